//! Erasing a person: what is removed, what is handed on, what stays with an id that leads to nobody.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, DeleteResult, EntityTrait, QueryFilter, QueryOrder};

use super::parts::PartState;
use super::persons::{Persons, Wanted};
use super::{Write, failed, kept};
use crate::entity::{
    account, account_identity, account_token, api_token, calendar_link, evidence, expert,
    invitation, mail, part, part_step, pending_sign_in, recovery_code, reminder, reminder_off,
    role_grant, session, sign_in_attempt, space_digest, topic_reader,
};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, InvitationId, MunicipalityId};

/// Evidence that somebody looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnedEvidence {
    /// Its id.
    pub id: EvidenceId,
    /// Whose it is.
    pub municipality: MunicipalityId,
    version: i32,
}

impl<A> Persons<'_, A> {
    /// The evidence that somebody looks after, as far as it can still be changed.
    pub async fn owned_evidence(
        &self,
        account: AccountId,
    ) -> Result<Vec<OwnedEvidence>, StoreError> {
        let columns = evidence::COLUMN;
        let rows = evidence::Entity::find()
            .filter(columns.owner_id.eq(account))
            .filter(columns.withdrawn_at.is_null())
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("evidence"))?;
        let owned = rows.into_iter().map(|row| OwnedEvidence {
            id: row.id,
            municipality: row.municipality_id,
            version: row.version,
        });
        Ok(owned.collect())
    }
}

impl Persons<'_, Write> {
    /// Has somebody else, or nobody, look after a piece of evidence.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody changed it meanwhile.
    pub async fn hand_over(
        &self,
        owned: &OwnedEvidence,
        to: Option<AccountId>,
    ) -> Result<(), StoreError> {
        let done = evidence::Entity::update_many()
            .set(evidence::ActiveModel {
                owner_id: Set(to),
                version: Set(owned.version + 1),
                ..Default::default()
            })
            .filter(evidence::COLUMN.id.eq(owned.id))
            .filter(evidence::COLUMN.version.eq(owned.version))
            .exec(&self.0.db())
            .await
            .map_err(failed("evidence"))?;
        super::kept_version(&done, "evidence")
    }

    /// Takes every part back that the person, or the address, has, and the address out of those
    /// that were ever given to it. The step is kept as the person's own. Returns how many were
    /// still worked on.
    pub async fn let_parts_go(
        &self,
        wanted: &Wanted,
        by: AccountId,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let columns = part::COLUMN;
        let mut own = Condition::any().add(columns.email.eq(wanted.email.as_str()));
        if let Some(account) = wanted.account {
            own = own.add(columns.account_id.eq(account));
        }
        let live = [PartState::Open, PartState::HandedBack, PartState::Returned];
        let live = live.map(PartState::as_str);
        let rows = part::Entity::find()
            .filter(own)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("part"))?;
        let mut taken_back = 0;
        for row in rows {
            let was_live = live.contains(&row.state.as_str());
            if !was_live && row.email.is_none() {
                continue;
            }
            let mut change = part::ActiveModel {
                account_id: Set(Some(row.account_id.unwrap_or(by))),
                email: Set(None),
                ..Default::default()
            };
            if was_live {
                taken_back += 1;
                change.state = Set(PartState::Withdrawn.as_str().to_owned());
                change.changed_at = Set(kept(at));
                change.version = Set(row.version + 1);
                let step = part_step::ActiveModel {
                    part_id: Set(row.id),
                    version: Set(row.version + 1),
                    state: Set(PartState::Withdrawn.as_str().to_owned()),
                    remark: Set(String::new()),
                    made_by: Set(by),
                    made_at: Set(kept(at)),
                };
                part_step::Entity::insert(step)
                    .exec_without_returning(&self.0.db())
                    .await
                    .map_err(failed("part_step"))?;
            }
            let done = part::Entity::update_many()
                .set(change)
                .filter(columns.id.eq(row.id))
                .filter(columns.version.eq(row.version))
                .exec(&self.0.db())
                .await
                .map_err(failed("part"))?;
            super::kept_version(&done, "part")?;
        }
        Ok(taken_back)
    }

    /// Removes the account and everything that belongs to the person alone: sessions, links, offers
    /// of and by the person, mails, identities, roles, tries to get in. Returns how many rows of
    /// which table.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when a table refers to the account that this does not know
    /// of: a defect.
    pub async fn erase(&self, wanted: &Wanted) -> Result<BTreeMap<&'static str, u64>, StoreError> {
        let db = self.0.db();
        let db = &db;
        let mut removed = BTreeMap::new();
        let mut count = |table, done: DeleteResult| {
            if done.rows_affected > 0 {
                *removed.entry(table).or_insert(0) += done.rows_affected;
            }
        };
        let offers = self.offers(wanted).await?;

        let columns = mail::COLUMN;
        let mut own = Condition::any()
            .add(columns.recipient.eq(wanted.email.as_str()))
            .add(columns.invitation_id.is_in(offers.iter().copied()));
        if let Some(account) = wanted.account {
            own = own.add(columns.account_id.eq(account));
        }
        let done = mail::Entity::delete_many().filter(own).exec(db).await;
        count("mail", done.map_err(failed("mail"))?);
        self.forget_mails_that_name(wanted).await?;

        let columns = account_token::COLUMN;
        let mut own = Condition::any().add(columns.invitation_id.is_in(offers.iter().copied()));
        if let Some(account) = wanted.account {
            own = own.add(columns.account_id.eq(account));
        }
        let done = account_token::Entity::delete_many().filter(own).exec(db);
        count(
            "account_token",
            done.await.map_err(failed("account_token"))?,
        );

        let own = invitation::COLUMN.id.is_in(offers.iter().copied());
        let done = invitation::Entity::delete_many().filter(own).exec(db);
        count("invitation", done.await.map_err(failed("invitation"))?);

        let own = sign_in_attempt::COLUMN
            .subject
            .is_in(wanted.hashes.iter().cloned());
        let done = sign_in_attempt::Entity::delete_many().filter(own).exec(db);
        let done = done.await.map_err(failed("sign_in_attempt"))?;
        count("sign_in_attempt", done);

        let Some(account) = wanted.account else {
            return Ok(removed);
        };
        macro_rules! remove {
            ($($entity:ident . $column:ident),+ $(,)?) => {$(
                let own = $entity::COLUMN.$column.eq(account);
                let done = $entity::Entity::delete_many().filter(own).exec(db).await;
                count(stringify!($entity), done.map_err(failed(stringify!($entity)))?);
            )+};
        }
        remove![
            session.account_id,
            pending_sign_in.account_id,
            recovery_code.account_id,
            account_identity.account_id,
            reminder.account_id,
            reminder_off.account_id,
            topic_reader.account_id,
            space_digest.account_id,
            calendar_link.account_id,
            api_token.account_id,
            expert.account_id,
            role_grant.account_id,
            account.id,
        ];
        Ok(removed)
    }

    /// Offers to the address, and by the person: those could not be taken any more.
    async fn offers(&self, wanted: &Wanted) -> Result<Vec<InvitationId>, StoreError> {
        let columns = invitation::COLUMN;
        let mut own = Condition::any().add(columns.email.eq(wanted.email.as_str()));
        if let Some(account) = wanted.account {
            own = own.add(columns.invited_by.eq(account));
        }
        let rows = invitation::Entity::find()
            .filter(own)
            .all(&self.0.db())
            .await
            .map_err(failed("invitation"))?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// Texts of mails to others are kept for a day where there is no mail server, and may name the
    /// person.
    async fn forget_mails_that_name(&self, wanted: &Wanted) -> Result<(), StoreError> {
        let named = self.mentions(wanted).await?;
        let mails = named.into_iter().filter(|mention| mention.table == "mail");
        for mention in mails {
            let id = mention.row.get("id").and_then(|id| id.as_str());
            let Some(id) = id.and_then(|id| id.parse::<uuid::Uuid>().ok()) else {
                continue;
            };
            mail::Entity::update_many()
                .set(mail::ActiveModel {
                    subject: Set(None),
                    body: Set(None),
                    failure: Set(None),
                    ..Default::default()
                })
                .filter(mail::COLUMN.id.eq(id))
                .exec(&self.0.db())
                .await
                .map_err(failed("mail"))?;
        }
        Ok(())
    }
}
