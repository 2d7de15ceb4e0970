//! Tokens with which programs read for people. Only the hash of each is kept; one that has ended is
//! removed.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::api_token;
use crate::error::StoreError;
use crate::ids::{AccountId, ApiTokenId};

const TABLE: &str = "api_token";

/// A token with which a program reads for somebody.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Names it in lists.
    pub id: ApiTokenId,
    /// For whom the program reads.
    pub account: AccountId,
    /// What the person calls it.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// Since when.
    pub made_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
    /// The day of its last use; none before the first.
    pub used_on: Option<NaiveDate>,
}

impl std::fmt::Debug for ApiToken {
    /// Without the hash and the person's own words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApiToken")
            .field("id", &self.id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of tokens.
#[derive(Debug)]
pub struct ApiTokens<'a, A>(pub(super) Handle<'a, A>);

impl<A> ApiTokens<'_, A> {
    /// The token with this hash.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<ApiToken>, StoreError> {
        let found = api_token::Entity::find()
            .filter(api_token::COLUMN.hash.eq(hash))
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(found.map(ApiToken::read))
    }

    /// The tokens of an account, the newest first.
    pub async fn of(&self, account: AccountId) -> Result<Vec<ApiToken>, StoreError> {
        let columns = api_token::COLUMN;
        let rows = api_token::Entity::find()
            .filter(columns.account_id.eq(account))
            .order_by_desc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(rows.into_iter().map(ApiToken::read).collect())
    }
}

impl ApiTokens<'_, Write> {
    /// Adds a token.
    pub async fn add(&self, new: &ApiToken) -> Result<(), StoreError> {
        let row = api_token::ActiveModel {
            id: Set(new.id),
            account_id: Set(new.account),
            name: Set(new.name.clone()),
            purpose: Set(new.purpose.clone()),
            hash: Set(new.hash.clone()),
            made_at: Set(kept(new.made_at)),
            expires_at: Set(kept(new.expires_at)),
            used_on: Set(new.used_on),
        };
        api_token::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Notes the day on which it was used.
    pub async fn touch(&self, id: ApiTokenId, on: NaiveDate) -> Result<(), StoreError> {
        let row = api_token::ActiveModel {
            used_on: Set(Some(on)),
            ..Default::default()
        };
        api_token::Entity::update_many()
            .set(row)
            .filter(api_token::COLUMN.id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Ends one token of an account; of another account's, none. Says how many ended.
    pub async fn end_one_of(&self, account: AccountId, id: ApiTokenId) -> Result<u64, StoreError> {
        let columns = api_token::COLUMN;
        let which = Condition::all()
            .add(columns.account_id.eq(account))
            .add(columns.id.eq(id));
        self.remove(which).await
    }

    /// Ends every token of an account. Says how many ended.
    pub async fn end_all_of(&self, account: AccountId) -> Result<u64, StoreError> {
        let which = Condition::all().add(api_token::COLUMN.account_id.eq(account));
        self.remove(which).await
    }

    /// Removes tokens that ended by themselves before this moment.
    pub async fn remove_old(&self, expired: DateTime<Utc>) -> Result<u64, StoreError> {
        let columns = api_token::COLUMN;
        let which = Condition::all().add(columns.expires_at.lt(kept(expired)));
        self.remove(which).await
    }

    async fn remove(&self, which: Condition) -> Result<u64, StoreError> {
        let done = api_token::Entity::delete_many()
            .filter(which)
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(done.rows_affected)
    }
}

impl ApiToken {
    fn read(row: api_token::Model) -> Self {
        Self {
            id: row.id,
            account: row.account_id,
            name: row.name,
            purpose: row.purpose,
            hash: row.hash,
            made_at: row.made_at,
            expires_at: row.expires_at,
            used_on: row.used_on,
        }
    }
}
