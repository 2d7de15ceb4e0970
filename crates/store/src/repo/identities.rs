//! Who people are at providers of identity.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::account_identity;
use crate::error::StoreError;
use crate::ids::AccountId;

/// Who the person of an account is at a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider's own name, an address.
    pub issuer: String,
    /// What the provider calls the person, for ever.
    pub subject: String,
    /// The account.
    pub account: AccountId,
    /// Since when.
    pub linked_at: DateTime<Utc>,
}

impl std::fmt::Debug for Identity {
    /// Without the subject: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of identities.
#[derive(Debug)]
pub struct Identities<'a, A>(pub(super) Handle<'a, A>);

impl<A> Identities<'_, A> {
    /// The identity with this name at a provider.
    pub async fn by_subject(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Identity>, StoreError> {
        let key = (issuer.to_owned(), subject.to_owned());
        let found = account_identity::Entity::find_by_id(key)
            .one(&self.0.db())
            .await
            .map_err(failed("account_identity"))?;
        Ok(found.map(Identity::read))
    }

    /// The identities of an account, by provider.
    pub async fn of(&self, account: AccountId) -> Result<Vec<Identity>, StoreError> {
        let columns = account_identity::COLUMN;
        let rows = account_identity::Entity::find()
            .filter(columns.account_id.eq(account))
            .order_by_asc(columns.issuer)
            .all(&self.0.db())
            .await
            .map_err(failed("account_identity"))?;
        Ok(rows.into_iter().map(Identity::read).collect())
    }
}

impl Identities<'_, Write> {
    /// Adds an identity.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the subject has an account, or the account a subject there.
    pub async fn add(&self, new: &Identity) -> Result<(), StoreError> {
        let row = account_identity::ActiveModel {
            issuer: Set(new.issuer.clone()),
            subject: Set(new.subject.clone()),
            account_id: Set(new.account),
            linked_at: Set(kept(new.linked_at)),
        };
        account_identity::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("account_identity"))?;
        Ok(())
    }
}

impl Identity {
    fn read(row: account_identity::Model) -> Self {
        Self {
            issuer: row.issuer,
            subject: row.subject,
            account: row.account_id,
            linked_at: row.linked_at,
        }
    }
}
