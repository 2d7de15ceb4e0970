//! Secrets in links, kept as hashes: each is good for one use, for a while, until a newer one.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::{Handle, Write, failed, kept, read_word};
use crate::entity::account_token;
use crate::error::StoreError;
use crate::ids::{AccountId, InvitationId};

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenPurpose {
    /// Making the first administrator's account.
    FirstAdministrator,
    /// Making an account and taking the role that is offered.
    Invitation,
    /// Signing in.
    SignIn,
    /// Choosing a new password.
    Reset,
}

impl TokenPurpose {
    const WORDS: [(Self, &'static str); 4] = [
        (Self::FirstAdministrator, "first-administrator"),
        (Self::Invitation, "invitation"),
        (Self::SignIn, "sign-in"),
        (Self::Reset, "reset"),
    ];

    /// The word used in columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstAdministrator => "first-administrator",
            Self::Invitation => "invitation",
            Self::SignIn => "sign-in",
            Self::Reset => "reset",
        }
    }
}

/// A secret in a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// What it is good for.
    pub purpose: TokenPurpose,
    /// Whose it is; none for one that makes an account.
    pub account: Option<AccountId>,
    /// The invitation it opens.
    pub invitation: Option<InvitationId>,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// When it was used, or replaced by a newer one.
    pub used_at: Option<DateTime<Utc>>,
}

impl Token {
    /// Whether it is still good.
    #[must_use]
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// Finders and writers of tokens.
#[derive(Debug)]
pub struct Tokens<'a, A>(pub(super) Handle<'a, A>);

impl<A> Tokens<'_, A> {
    /// The token with this hash, good or not.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<Token>, StoreError> {
        account_token::Entity::find_by_id(hash)
            .one(&self.0.db())
            .await
            .map_err(failed("account_token"))?
            .map(Token::read)
            .transpose()
    }
}

impl Tokens<'_, Write> {
    /// Adds a token; older ones for the same purpose and person or invitation are no good any more.
    pub async fn add(&self, new: &Token) -> Result<(), StoreError> {
        let columns = account_token::COLUMN;
        let same = Condition::all()
            .add(columns.purpose.eq(new.purpose.as_str()))
            .add(match new.account {
                Some(account) => columns.account_id.eq(Some(account)),
                None => columns.account_id.is_null(),
            })
            .add(match new.invitation {
                Some(invitation) => columns.invitation_id.eq(Some(invitation)),
                None => columns.invitation_id.is_null(),
            });
        self.spoil(same, new.created_at).await?;
        let row = account_token::ActiveModel {
            hash: Set(new.hash.clone()),
            purpose: Set(new.purpose.as_str().to_owned()),
            account_id: Set(new.account),
            invitation_id: Set(new.invitation),
            created_at: Set(kept(new.created_at)),
            expires_at: Set(kept(new.expires_at)),
            used_at: Set(new.used_at.map(kept)),
        };
        account_token::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("account_token"))?;
        Ok(())
    }

    /// Uses a token up; false when somebody has done so already.
    pub async fn use_up(&self, hash: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let this = Condition::all().add(account_token::COLUMN.hash.eq(hash));
        Ok(self.spoil(this, at).await? == 1)
    }

    /// Makes every token of an account no good.
    pub async fn spoil_all_of(
        &self,
        account: AccountId,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let all = Condition::all().add(account_token::COLUMN.account_id.eq(Some(account)));
        self.spoil(all, at).await?;
        Ok(())
    }

    /// Removes tokens that ended before a moment.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let done = account_token::Entity::delete_many()
            .filter(account_token::COLUMN.expires_at.lt(kept(before)))
            .exec(&self.0.db())
            .await
            .map_err(failed("account_token"))?;
        Ok(done.rows_affected)
    }

    async fn spoil(&self, which: Condition, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let done = account_token::Entity::update_many()
            .set(account_token::ActiveModel {
                used_at: Set(Some(kept(at))),
                ..Default::default()
            })
            .filter(which)
            .filter(account_token::COLUMN.used_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("account_token"))?;
        Ok(done.rows_affected)
    }
}

impl Token {
    fn read(row: account_token::Model) -> Result<Self, StoreError> {
        Ok(Self {
            purpose: read_word(
                &TokenPurpose::WORDS,
                &row.purpose,
                "account_token",
                "purpose",
            )?,
            hash: row.hash,
            account: row.account_id,
            invitation: row.invitation_id,
            created_at: row.created_at,
            expires_at: row.expires_at,
            used_at: row.used_at,
        })
    }
}
