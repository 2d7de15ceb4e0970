//! Which reminders went out, and who wants none.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};
use uuid::Uuid;

use super::{Handle, Write, failed, kept};
use crate::entity::{reminder, reminder_off};
use crate::error::StoreError;
use crate::ids::AccountId;

/// A reminder that is about to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReminder {
    /// What kind of reminder, as `app` names them.
    pub kind: String,
    /// The part or wave it is about.
    pub about: Uuid,
    /// To whom.
    pub account: AccountId,
    /// For which due day.
    pub due_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Finders and writers of reminders.
#[derive(Debug)]
pub struct Reminders<'a, A>(pub(super) Handle<'a, A>);

impl<A> Reminders<'_, A> {
    /// Those of these people who want no reminders.
    pub async fn off(&self, accounts: &[AccountId]) -> Result<BTreeSet<AccountId>, StoreError> {
        let column = reminder_off::COLUMN.account_id;
        let rows = reminder_off::Entity::find()
            .filter(column.is_in(accounts.iter().copied()))
            .all(&self.0.db())
            .await
            .map_err(failed("reminder_off"))?;
        Ok(rows.into_iter().map(|row| row.account_id).collect())
    }

    /// Those to whom a reminder of this kind about this thing went out for this day.
    pub async fn claimed(
        &self,
        kind: &str,
        about: Uuid,
        due_on: NaiveDate,
    ) -> Result<BTreeSet<AccountId>, StoreError> {
        let columns = reminder::COLUMN;
        let rows = reminder::Entity::find()
            .filter(columns.kind.eq(kind))
            .filter(columns.about_id.eq(about))
            .filter(columns.due_on.eq(due_on.to_string()))
            .all(&self.0.db())
            .await
            .map_err(failed("reminder"))?;
        Ok(rows.into_iter().map(|row| row.account_id).collect())
    }
}

impl Reminders<'_, Write> {
    /// Notes a reminder, unless it has gone out: says whether it is to go out now. Of several that
    /// try, one is told so.
    pub async fn claim(&self, new: &NewReminder) -> Result<bool, StoreError> {
        let row = reminder::ActiveModel {
            kind: Set(new.kind.clone()),
            about_id: Set(new.about),
            account_id: Set(new.account),
            due_on: Set(new.due_on.to_string()),
            made_at: Set(kept(new.at)),
        };
        let key = [
            reminder::Column::Kind,
            reminder::Column::AboutId,
            reminder::Column::AccountId,
            reminder::Column::DueOn,
        ];
        let added = reminder::Entity::insert(row)
            .on_conflict_do_nothing_on(key)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("reminder"))?;
        Ok(matches!(added, TryInsertResult::Inserted(rows) if rows > 0))
    }

    /// Switches reminders off since a moment, or on again.
    pub async fn set_off(
        &self,
        account: AccountId,
        since: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        reminder_off::Entity::delete_by_id(account)
            .exec(&self.0.db())
            .await
            .map_err(failed("reminder_off"))?;
        if let Some(since) = since {
            let row = reminder_off::ActiveModel {
                account_id: Set(account),
                since: Set(kept(since)),
            };
            reminder_off::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("reminder_off"))?;
        }
        Ok(())
    }

    /// Removes what went out before a moment: its day has passed.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let done = reminder::Entity::delete_many()
            .filter(reminder::COLUMN.made_at.lt(kept(before)))
            .exec(&self.0.db())
            .await
            .map_err(failed("reminder"))?;
        Ok(done.rows_affected)
    }
}
