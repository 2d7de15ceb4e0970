//! Sign-ins that wait for a code. The secret in the browser's cookie is kept as a hash.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::{Handle, Write, failed, kept};
use crate::entity::pending_sign_in;
use crate::error::StoreError;
use crate::ids::AccountId;

/// A sign-in that waits for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingSignIn {
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// Who wants to get in.
    pub account: AccountId,
    /// How the first step was made.
    pub means: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// Wrong codes until now.
    pub failures: u32,
}

/// Finders and writers of sign-ins that wait.
#[derive(Debug)]
pub struct PendingSignIns<'a, A>(pub(super) Handle<'a, A>);

impl<A> PendingSignIns<'_, A> {
    /// The one with this hash.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<PendingSignIn>, StoreError> {
        let found = pending_sign_in::Entity::find_by_id(hash)
            .one(&self.0.db())
            .await
            .map_err(failed("pending_sign_in"))?;
        Ok(found.map(PendingSignIn::read))
    }
}

impl PendingSignIns<'_, Write> {
    /// Adds one.
    pub async fn add(&self, new: &PendingSignIn) -> Result<(), StoreError> {
        let row = pending_sign_in::ActiveModel {
            hash: Set(new.hash.clone()),
            account_id: Set(new.account),
            means: Set(new.means.clone()),
            created_at: Set(kept(new.created_at)),
            expires_at: Set(kept(new.expires_at)),
            failures: Set(i32::try_from(new.failures).unwrap_or(i32::MAX)),
        };
        pending_sign_in::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("pending_sign_in"))?;
        Ok(())
    }

    /// Counts a wrong code.
    pub async fn count_failure(&self, hash: &str) -> Result<(), StoreError> {
        let failures = pending_sign_in::COLUMN.failures.0;
        pending_sign_in::Entity::update_many()
            .col_expr(failures, Expr::col(failures).add(1))
            .filter(pending_sign_in::COLUMN.hash.eq(hash))
            .exec(&self.0.db())
            .await
            .map_err(failed("pending_sign_in"))?;
        Ok(())
    }

    /// Ends one; false when it has ended already.
    pub async fn end(&self, hash: &str) -> Result<bool, StoreError> {
        let this = Condition::all().add(pending_sign_in::COLUMN.hash.eq(hash));
        Ok(self.remove(this).await? == 1)
    }

    /// Ends every one of an account.
    pub async fn end_all_of(&self, account: AccountId) -> Result<u64, StoreError> {
        let all = Condition::all().add(pending_sign_in::COLUMN.account_id.eq(account));
        self.remove(all).await
    }

    /// Removes those that ended before a moment.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let old = Condition::all().add(pending_sign_in::COLUMN.expires_at.lt(kept(before)));
        self.remove(old).await
    }

    async fn remove(&self, which: Condition) -> Result<u64, StoreError> {
        let done = pending_sign_in::Entity::delete_many()
            .filter(which)
            .exec(&self.0.db())
            .await
            .map_err(failed("pending_sign_in"))?;
        Ok(done.rows_affected)
    }
}

impl PendingSignIn {
    fn read(row: pending_sign_in::Model) -> Self {
        Self {
            hash: row.hash,
            account: row.account_id,
            means: row.means,
            created_at: row.created_at,
            expires_at: row.expires_at,
            failures: u32::try_from(row.failures).unwrap_or_default(),
        }
    }
}
