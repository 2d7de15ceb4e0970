//! People who can sign in.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, Locale};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_locale};
use crate::entity::account;
use crate::error::StoreError;
use crate::ids::AccountId;

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Everything that was given when it was made, as it is now.
    pub record: NewAccount,
    /// Since when nobody can sign in with it; none while it is in use.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Goes up with every change of name or language.
    pub version: i32,
}

impl std::ops::Deref for Account {
    type Target = NewAccount;

    fn deref(&self) -> &NewAccount {
        &self.record
    }
}

/// An account without its id.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The address in its normal form; no two accounts share one.
    pub email: String,
    /// The name that colleagues see.
    pub name: String,
    /// The language of mails to this person.
    pub language: Locale,
    /// The password as an Argon2 string; none for somebody who signs in by mail only.
    pub password_hash: Option<String>,
    /// Whether it belongs to the demonstration.
    pub demonstration: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl std::fmt::Debug for NewAccount {
    /// Without name, address and password: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount")
            .field("demonstration", &self.demonstration)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of accounts.
#[derive(Debug)]
pub struct Accounts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Accounts<'_, A> {
    /// The account with this id.
    pub async fn by_id(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        account::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("account"))?
            .map(Account::read)
            .transpose()
    }

    /// The account with this address, which must be in its normal form.
    pub async fn by_email(&self, email: &str) -> Result<Option<Account>, StoreError> {
        account::Entity::find()
            .filter(account::COLUMN.email.eq(email))
            .one(&self.0.db())
            .await
            .map_err(failed("account"))?
            .map(Account::read)
            .transpose()
    }

    /// The accounts with these ids, by id. Whose ids one may know is decided by whoever gives them.
    pub async fn by_ids(&self, ids: &[AccountId]) -> Result<Vec<Account>, StoreError> {
        account::Entity::find()
            .filter(account::COLUMN.id.is_in(ids.iter().copied()))
            .order_by_asc(account::COLUMN.id)
            .all(&self.0.db())
            .await
            .map_err(failed("account"))?
            .into_iter()
            .map(Account::read)
            .collect()
    }
}

impl<A> Accounts<'_, A> {
    /// The accounts that hold no role now, by id; for whoever looks after the service.
    pub async fn without_role(&self) -> Result<Vec<Account>, StoreError> {
        let holding = Query::select()
            .column("account_id")
            .from("role_grant")
            .and_where(Expr::col("ended_at").is_null())
            .to_owned();
        account::Entity::find()
            .filter(account::COLUMN.id.not_in_subquery(holding))
            .order_by_asc(account::COLUMN.id)
            .all(&self.0.db())
            .await
            .map_err(failed("account"))?
            .into_iter()
            .map(Account::read)
            .collect()
    }
}

impl Accounts<'_, Write> {
    /// Adds an account.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the address has one already, which stays as it is.
    pub async fn add(&self, new: &NewAccount, ids: &dyn IdSource) -> Result<AccountId, StoreError> {
        let id = AccountId(ids.next_id());
        let row = account::ActiveModel {
            id: Set(id),
            email: Set(new.email.clone()),
            name: Set(new.name.clone()),
            language: Set(new.language.tag().to_owned()),
            password_hash: Set(new.password_hash.clone()),
            password_at: Set(new.password_hash.as_ref().map(|_| kept(new.created_at))),
            totp_secret: Set(None),
            totp_confirmed_at: Set(None),
            totp_last_step: Set(None),
            demonstration: Set(new.demonstration),
            disabled_at: Set(None),
            created_at: Set(kept(new.created_at)),
            version: Set(1),
        };
        account::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("account"))?;
        Ok(id)
    }

    /// Sets name and language of an account that still has the version `expected`.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else changed it first.
    pub async fn set_profile(
        &self,
        id: AccountId,
        expected: i32,
        name: &str,
        language: Locale,
    ) -> Result<(), StoreError> {
        let done = account::Entity::update_many()
            .set(account::ActiveModel {
                name: Set(name.to_owned()),
                language: Set(language.tag().to_owned()),
                ..Default::default()
            })
            .col_expr(account::COLUMN.version.0, Expr::value(expected + 1))
            .filter(account::COLUMN.id.eq(id))
            .filter(account::COLUMN.version.eq(expected))
            .exec(&self.0.db())
            .await
            .map_err(failed("account"))?;
        changed(done.rows_affected)
    }

    /// Sets the password.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when there is no such account.
    pub async fn set_password(
        &self,
        id: AccountId,
        hash: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = account::ActiveModel {
            password_hash: Set(Some(hash.to_owned())),
            password_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.update(id, row).await
    }

    /// Writes the same password with newer parameters, unless it was changed meanwhile.
    pub async fn set_hash_again(
        &self,
        id: AccountId,
        old: &str,
        new: &str,
    ) -> Result<(), StoreError> {
        account::Entity::update_many()
            .set(account::ActiveModel {
                password_hash: Set(Some(new.to_owned())),
                ..Default::default()
            })
            .filter(account::COLUMN.id.eq(id))
            .filter(account::COLUMN.password_hash.eq(Some(old.to_owned())))
            .exec(&self.0.db())
            .await
            .map_err(failed("account"))?;
        Ok(())
    }

    /// Closes an account since a moment, or opens it again.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when there is no such account.
    pub async fn set_disabled(
        &self,
        id: AccountId,
        since: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        let row = account::ActiveModel {
            disabled_at: Set(since.map(kept)),
            ..Default::default()
        };
        self.update(id, row).await
    }

    async fn update(&self, id: AccountId, row: account::ActiveModel) -> Result<(), StoreError> {
        let done = account::Entity::update_many()
            .set(row)
            .filter(account::COLUMN.id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed("account"))?;
        changed(done.rows_affected)
    }
}

fn changed(rows: u64) -> Result<(), StoreError> {
    if rows == 0 {
        Err(StoreError::Immutable("account"))
    } else {
        Ok(())
    }
}

impl Account {
    fn read(row: account::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            record: NewAccount {
                language: read_locale(&row.language, "account")?,
                email: row.email,
                name: row.name,
                password_hash: row.password_hash,
                demonstration: row.demonstration,
                created_at: row.created_at,
            },
            disabled_at: row.disabled_at,
            version: row.version,
        })
    }
}
