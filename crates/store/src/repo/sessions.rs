//! Who is signed in, browser by browser. The secret in the browser's cookie is kept as a hash.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::session;
use crate::error::StoreError;
use crate::ids::{AccountId, SessionId};

/// Somebody who is signed in with one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// Names it in lists.
    pub id: SessionId,
    /// Who is signed in.
    pub account: AccountId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends whatever happens.
    pub expires_at: DateTime<Utc>,
    /// Browser and system, as short words; never the whole of what the browser says.
    pub browser: String,
}

/// Finders and writers of sessions.
#[derive(Debug)]
pub struct Sessions<'a, A>(pub(super) Handle<'a, A>);

impl<A> Sessions<'_, A> {
    /// The session with this hash.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<Session>, StoreError> {
        let found = session::Entity::find_by_id(hash)
            .one(&self.0.db())
            .await
            .map_err(failed("session"))?;
        Ok(found.map(Session::read))
    }

    /// The sessions of an account, the last used first.
    pub async fn of(&self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let columns = session::COLUMN;
        let rows = session::Entity::find()
            .filter(columns.account_id.eq(account))
            .order_by_desc(columns.seen_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("session"))?;
        Ok(rows.into_iter().map(Session::read).collect())
    }
}

impl Sessions<'_, Write> {
    /// Adds a session.
    pub async fn add(&self, new: &Session) -> Result<(), StoreError> {
        let row = session::ActiveModel {
            hash: Set(new.hash.clone()),
            id: Set(new.id),
            account_id: Set(new.account),
            created_at: Set(kept(new.created_at)),
            seen_at: Set(kept(new.seen_at)),
            expires_at: Set(kept(new.expires_at)),
            browser: Set(new.browser.clone()),
        };
        session::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("session"))?;
        Ok(())
    }

    /// Notes that it was used.
    pub async fn touch(&self, hash: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = session::ActiveModel {
            seen_at: Set(kept(at)),
            ..Default::default()
        };
        self.update(hash, row).await
    }

    /// Gives it another secret.
    pub async fn rename(&self, hash: &str, new: &str) -> Result<(), StoreError> {
        let row = session::ActiveModel {
            hash: Set(new.to_owned()),
            ..Default::default()
        };
        self.update(hash, row).await
    }

    async fn update(&self, hash: &str, row: session::ActiveModel) -> Result<(), StoreError> {
        session::Entity::update_many()
            .set(row)
            .filter(session::COLUMN.hash.eq(hash))
            .exec(&self.0.db())
            .await
            .map_err(failed("session"))?;
        Ok(())
    }

    /// Ends one session.
    pub async fn end(&self, hash: &str) -> Result<u64, StoreError> {
        self.remove(Condition::all().add(session::COLUMN.hash.eq(hash)))
            .await
    }

    /// Ends one session of an account; of another account's, none. Says how many ended.
    pub async fn end_one_of(&self, account: AccountId, id: SessionId) -> Result<u64, StoreError> {
        let columns = session::COLUMN;
        let which = Condition::all()
            .add(columns.account_id.eq(account))
            .add(columns.id.eq(id));
        self.remove(which).await
    }

    /// Ends every session of an account, but the one with the hash `but`.
    pub async fn end_all_of(
        &self,
        account: AccountId,
        but: Option<&str>,
    ) -> Result<u64, StoreError> {
        let columns = session::COLUMN;
        let mut which = Condition::all().add(columns.account_id.eq(account));
        if let Some(hash) = but {
            which = which.add(columns.hash.ne(hash));
        }
        self.remove(which).await
    }

    /// Removes sessions that ended, or were last used, before these moments.
    pub async fn remove_old(
        &self,
        expired: DateTime<Utc>,
        unused: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let columns = session::COLUMN;
        let which = Condition::any()
            .add(columns.expires_at.lt(kept(expired)))
            .add(columns.seen_at.lt(kept(unused)));
        self.remove(which).await
    }

    async fn remove(&self, which: Condition) -> Result<u64, StoreError> {
        let done = session::Entity::delete_many()
            .filter(which)
            .exec(&self.0.db())
            .await
            .map_err(failed("session"))?;
        Ok(done.rows_affected)
    }
}

impl Session {
    fn read(row: session::Model) -> Self {
        Self {
            hash: row.hash,
            id: row.id,
            account: row.account_id,
            created_at: row.created_at,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
            browser: row.browser,
        }
    }
}
