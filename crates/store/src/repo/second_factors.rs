//! Second factors: the secret from which codes are made, and codes for whoever cannot make one.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Handle, Write, failed, kept};
use crate::entity::{account, recovery_code};
use crate::error::StoreError;
use crate::ids::AccountId;

/// The second factor of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// The secret, sealed by whoever keeps it here.
    pub secret: String,
    /// Since when it is asked for; none while it is being set up.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The step of the last code that was used.
    pub last_step: Option<i64>,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor")
            .field("confirmed_at", &self.confirmed_at)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of second factors.
#[derive(Debug)]
pub struct SecondFactors<'a, A>(pub(super) Handle<'a, A>);

impl<A> SecondFactors<'_, A> {
    /// The second factor of an account, also one that is being set up.
    pub async fn of(&self, id: AccountId) -> Result<Option<SecondFactor>, StoreError> {
        let found = account::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("account"))?;
        Ok(found.and_then(|row| {
            Some(SecondFactor {
                secret: row.totp_secret?,
                confirmed_at: row.totp_confirmed_at,
                last_step: row.totp_last_step,
            })
        }))
    }

    /// Those of these accounts that are asked for a code.
    pub async fn asked_among(&self, ids: &[AccountId]) -> Result<Vec<AccountId>, StoreError> {
        let rows = account::Entity::find()
            .filter(account::COLUMN.id.is_in(ids.iter().copied()))
            .filter(account::COLUMN.totp_confirmed_at.is_not_null())
            .all(&self.0.db())
            .await
            .map_err(failed("account"))?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// How many codes for emergencies are left.
    pub async fn recovery_codes_left(&self, account: AccountId) -> Result<u64, StoreError> {
        let columns = recovery_code::COLUMN;
        recovery_code::Entity::find()
            .filter(columns.account_id.eq(account))
            .filter(columns.used_at.is_null())
            .count(&self.0.db())
            .await
            .map_err(failed("recovery_code"))
    }
}

impl SecondFactors<'_, Write> {
    /// Keeps a secret that is to be confirmed; false when one is confirmed already, which stays.
    pub async fn begin(&self, id: AccountId, secret: &str) -> Result<bool, StoreError> {
        let row = account::ActiveModel {
            totp_secret: Set(Some(secret.to_owned())),
            totp_last_step: Set(None),
            ..Default::default()
        };
        let unconfirmed = account::COLUMN.totp_confirmed_at.is_null();
        self.update(id, row, Condition::all().add(unconfirmed))
            .await
    }

    /// Seals the same secret another way, unless it was changed meanwhile.
    pub async fn seal_again(&self, id: AccountId, old: &str, new: &str) -> Result<(), StoreError> {
        let row = account::ActiveModel {
            totp_secret: Set(Some(new.to_owned())),
            ..Default::default()
        };
        let same = account::COLUMN.totp_secret.eq(Some(old.to_owned()));
        self.update(id, row, Condition::all().add(same)).await?;
        Ok(())
    }

    /// Has the factor asked for from now on; false when this secret is not waiting for it any more.
    pub async fn confirm(
        &self,
        id: AccountId,
        secret: &str,
        at: DateTime<Utc>,
        step: i64,
    ) -> Result<bool, StoreError> {
        let row = account::ActiveModel {
            totp_confirmed_at: Set(Some(kept(at))),
            totp_last_step: Set(Some(step)),
            ..Default::default()
        };
        let waiting = Condition::all()
            .add(account::COLUMN.totp_confirmed_at.is_null())
            .add(account::COLUMN.totp_secret.eq(Some(secret.to_owned())));
        self.update(id, row, waiting).await
    }

    /// Uses the code of a step up; false when it, or a later one, was used already.
    pub async fn use_step(&self, id: AccountId, step: i64) -> Result<bool, StoreError> {
        let row = account::ActiveModel {
            totp_last_step: Set(Some(step)),
            ..Default::default()
        };
        let columns = account::COLUMN;
        let earlier = Condition::any()
            .add(columns.totp_last_step.is_null())
            .add(columns.totp_last_step.lt(step));
        self.update(id, row, earlier).await
    }

    /// Removes the factor with all its codes; false when there is none.
    pub async fn remove(&self, id: AccountId) -> Result<bool, StoreError> {
        self.remove_recovery_codes(id).await?;
        let row = account::ActiveModel {
            totp_secret: Set(None),
            totp_confirmed_at: Set(None),
            totp_last_step: Set(None),
            ..Default::default()
        };
        let there = account::COLUMN.totp_secret.is_not_null();
        self.update(id, row, Condition::all().add(there)).await
    }

    /// Replaces all codes for emergencies by new ones, given as their hashes.
    pub async fn set_recovery_codes(
        &self,
        id: AccountId,
        hashes: &[String],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.remove_recovery_codes(id).await?;
        let rows = hashes.iter().map(|hash| recovery_code::ActiveModel {
            hash: Set(hash.clone()),
            account_id: Set(id),
            created_at: Set(kept(at)),
            used_at: Set(None),
        });
        recovery_code::Entity::insert_many(rows)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("recovery_code"))?;
        Ok(())
    }

    /// Uses a code for emergencies up; false when the account has none such, or not any more.
    pub async fn use_recovery_code(
        &self,
        id: AccountId,
        hash: &str,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let columns = recovery_code::COLUMN;
        let done = recovery_code::Entity::update_many()
            .set(recovery_code::ActiveModel {
                used_at: Set(Some(kept(at))),
                ..Default::default()
            })
            .filter(columns.hash.eq(hash))
            .filter(columns.account_id.eq(id))
            .filter(columns.used_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("recovery_code"))?;
        Ok(done.rows_affected == 1)
    }

    async fn remove_recovery_codes(&self, id: AccountId) -> Result<(), StoreError> {
        recovery_code::Entity::delete_many()
            .filter(recovery_code::COLUMN.account_id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed("recovery_code"))?;
        Ok(())
    }

    async fn update(
        &self,
        id: AccountId,
        row: account::ActiveModel,
        which: Condition,
    ) -> Result<bool, StoreError> {
        let done = account::Entity::update_many()
            .set(row)
            .filter(account::COLUMN.id.eq(id))
            .filter(which)
            .exec(&self.0.db())
            .await
            .map_err(failed("account"))?;
        Ok(done.rows_affected == 1)
    }
}
