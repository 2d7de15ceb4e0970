//! The addresses of people's own calendars: one for each person and network. Only the hash of the
//! secret in it is kept; a new one takes the place of the old one.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, QueryFilter};

use super::{Handle, Write, failed, kept};
use crate::entity::calendar_link;
use crate::error::StoreError;
use crate::ids::{AccountId, NetworkId};

const TABLE: &str = "calendar_link";

/// The address of somebody's own calendar of a network.
#[derive(Clone, PartialEq, Eq)]
pub struct CalendarLink {
    /// Whose.
    pub account: AccountId,
    /// Of which network.
    pub network: NetworkId,
    /// Hash of the secret in it.
    pub hash: String,
    /// Since when.
    pub made_at: DateTime<Utc>,
}

impl std::fmt::Debug for CalendarLink {
    /// Without the hash.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CalendarLink")
            .field("account", &self.account)
            .field("network", &self.network)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of these addresses.
#[derive(Debug)]
pub struct CalendarLinks<'a, A>(pub(super) Handle<'a, A>);

impl<A> CalendarLinks<'_, A> {
    /// The one that somebody has of a network.
    pub async fn of(
        &self,
        account: AccountId,
        network: NetworkId,
    ) -> Result<Option<CalendarLink>, StoreError> {
        let found = calendar_link::Entity::find_by_id((account, network))
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(found.map(CalendarLink::read))
    }

    /// The one with this hash.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<CalendarLink>, StoreError> {
        let found = calendar_link::Entity::find()
            .filter(calendar_link::COLUMN.hash.eq(hash))
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(found.map(CalendarLink::read))
    }
}

impl CalendarLinks<'_, Write> {
    /// Keeps one in place of the one before.
    pub async fn put(&self, new: &CalendarLink) -> Result<(), StoreError> {
        self.remove(new.account, new.network).await?;
        let row = calendar_link::ActiveModel {
            account_id: Set(new.account),
            network_id: Set(new.network),
            hash: Set(new.hash.clone()),
            made_at: Set(kept(new.made_at)),
        };
        calendar_link::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Removes the one that somebody has of a network: its address leads nowhere from then on.
    pub async fn remove(&self, account: AccountId, network: NetworkId) -> Result<(), StoreError> {
        calendar_link::Entity::delete_by_id((account, network))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}

impl CalendarLink {
    fn read(row: calendar_link::Model) -> Self {
        Self {
            account: row.account_id,
            network: row.network_id,
            hash: row.hash,
            made_at: row.made_at,
        }
    }
}
