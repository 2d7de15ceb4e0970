//! What can go wrong in the store.

use sea_orm::{DbErr, SqlErr};

/// A failure of the store. Absence is not one: lookups return `Option`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is neither a `sqlite:` file nor a `postgres:` server.
    #[error(
        "the database address must start with `sqlite://` and name a file, or with `postgres://`"
    )]
    Address,
    /// The database could not be reached or opened.
    #[error("the database could not be opened")]
    Open(#[source] DbErr),
    /// The schema is older than this program; `migrate` brings it up to date.
    #[error("the database lacks {} migration(s), the first is {}", .0.len(), .0.first().map_or("", String::as_str))]
    PendingMigrations(Vec<String>),
    /// The schema is newer than this program, which therefore must not touch it.
    #[error("the database was changed by a newer version; unknown here: {}", .0.join(", "))]
    UnknownMigrations(Vec<String>),
    /// A migration failed; nothing of it was kept.
    #[error("the database schema could not be changed")]
    Migrate(#[source] DbErr),
    /// A row with the same key exists already: somebody else was first.
    #[error("a row with the same key exists already: {0}")]
    Duplicate(String),
    /// A row that this one refers to does not exist.
    #[error("a row that this one refers to does not exist: {0}")]
    MissingReference(String),
    /// The row may not change any more, or is not in the state that the change needs.
    #[error("{0} may not change in this way")]
    Immutable(&'static str),
    /// A document whose hash is not the one it was handed over with.
    #[error("the document's SHA-256 is {actual}, not {claimed}")]
    Hash {
        /// What the caller said.
        claimed: String,
        /// What it is.
        actual: String,
    },
    /// A version of an edition that is kept already with other content. What was once asked never
    /// changes: an edited definition needs a new version.
    #[error("version {version} of {edition} is kept already with other content, SHA-256 {kept}")]
    VersionTaken {
        /// The edition.
        edition: String,
        /// Its version.
        version: String,
        /// The hash of what is kept.
        kept: String,
    },
    /// A stored text that this program cannot read back.
    #[error("{table}.{column} holds a value this version cannot read")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// Every connection was in use for too long; trying again later may work.
    #[error("the database is busy")]
    Busy(#[source] DbErr),
    /// The database answered with an error.
    #[error("the database answered with an error")]
    Database(#[source] DbErr),
}

impl StoreError {
    /// Whether the same call may succeed a moment later.
    #[must_use]
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// Sorts an error of the database by what a caller can do about it; `what` names the rows.
    pub(crate) fn of(what: &'static str, error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(text)) => return Self::Duplicate(text),
            Some(SqlErr::ForeignKeyConstraintViolation(text)) => {
                return Self::MissingReference(text);
            }
            _ => {}
        }
        let text = error.to_string();
        if text.contains("append-only") {
            Self::Immutable(what)
        } else if matches!(error, DbErr::ConnectionAcquire(_))
            || text.contains("database is locked")
            || text.contains("could not serialize access")
            || text.contains("deadlock detected")
        {
            Self::Busy(error)
        } else {
            Self::Database(error)
        }
    }
}
