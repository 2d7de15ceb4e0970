//! Tries to get in, counted for limits. Neither addresses nor e-mails are kept, only their hashes.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::sign_in_attempt;
use crate::error::StoreError;
use crate::ids::RowId;

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttemptKind {
    /// A password that was wrong.
    Password,
    /// A link by mail was asked for.
    Mail,
    /// A token that was no good.
    Token,
    /// A code of a second factor.
    Code,
}

impl AttemptKind {
    /// The word used in columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Mail => "mail",
            Self::Token => "token",
            Self::Code => "code",
        }
    }
}

/// A try to get in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What was tried.
    pub kind: AttemptKind,
    /// Hash of the e-mail that was named.
    pub subject: String,
    /// Hash of the network that it came from.
    pub origin: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Whose attempts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted<'a> {
    /// Those that named this e-mail, by its hash.
    Subject(&'a str),
    /// Those that came from this network, by its hash.
    Origin(&'a str),
}

/// Finders and writers of attempts.
#[derive(Debug)]
pub struct Attempts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Attempts<'_, A> {
    /// When attempts of a kind were made after a moment, oldest first.
    pub async fn since(
        &self,
        kind: AttemptKind,
        whose: Counted<'_>,
        since: DateTime<Utc>,
    ) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let columns = sign_in_attempt::COLUMN;
        let whose = match whose {
            Counted::Subject(hash) => columns.subject.eq(hash),
            Counted::Origin(hash) => columns.origin.eq(hash),
        };
        let rows = sign_in_attempt::Entity::find()
            .filter(Condition::all().add(whose))
            .filter(columns.kind.eq(kind.as_str()))
            .filter(columns.at.gt(kept(since)))
            .order_by_asc(columns.at)
            .all(&self.0.db())
            .await
            .map_err(failed("sign_in_attempt"))?;
        Ok(rows.into_iter().map(|row| row.at).collect())
    }
}

impl Attempts<'_, Write> {
    /// Notes an attempt.
    pub async fn add(&self, new: &Attempt, ids: &dyn IdSource) -> Result<RowId, StoreError> {
        let id = RowId(ids.next_id());
        let row = sign_in_attempt::ActiveModel {
            id: Set(id),
            kind: Set(new.kind.as_str().to_owned()),
            subject: Set(new.subject.clone()),
            origin: Set(new.origin.clone()),
            at: Set(kept(new.at)),
        };
        sign_in_attempt::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("sign_in_attempt"))?;
        Ok(id)
    }

    /// Forgets an attempt that did not fail after all.
    pub async fn remove(&self, id: RowId) -> Result<(), StoreError> {
        sign_in_attempt::Entity::delete_by_id(id)
            .exec(&self.0.db())
            .await
            .map_err(failed("sign_in_attempt"))?;
        Ok(())
    }

    /// Removes attempts from before a moment.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let done = sign_in_attempt::Entity::delete_many()
            .filter(sign_in_attempt::COLUMN.at.lt(kept(before)))
            .exec(&self.0.db())
            .await
            .map_err(failed("sign_in_attempt"))?;
        Ok(done.rows_affected)
    }
}
