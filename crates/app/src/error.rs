//! The one error of this crate: small and closed, so that the web layer can answer each kind.

use icc_charts::ChartError;
use icc_reports::ReportError;
use icc_store::{ShelfError, StoreError};

use crate::answers::SheetError;
use crate::input::Issue;

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// The person may know of it, but may not do this.
    #[error("forbidden")]
    Forbidden,
    /// What was sent cannot be accepted; every reason at once.
    #[error("{} part(s) of what was sent cannot be accepted", .0.len())]
    Invalid(Vec<Issue>),
    /// It is not in the state that this needs any more.
    #[error("somebody else was first, or it is too late")]
    Conflict,
    /// It can be done between two dates only, and it is before or after them.
    #[error("before the beginning, or after the end")]
    Closed,
    /// Too many tries in a short time; after this many seconds one may try again.
    #[error("too many tries, again after {0} s")]
    TooMany(u32),
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] StoreError),
    /// Files of releases cannot be written or read.
    #[error("files of releases cannot be written or read")]
    Shelf(#[source] ShelfError),
    /// Stored data contradict each other; somebody has to look.
    #[error("stored data contradict each other: {0}")]
    Broken(String),
    /// The numbers cannot be drawn.
    #[error("the chart cannot be drawn")]
    Drawing(#[source] ChartError),
    /// The report cannot be printed.
    #[error("the report cannot be printed")]
    Printing(#[source] ReportError),
    /// Too much work of this kind is waiting already.
    #[error("too much is being worked on")]
    Busy,
    /// Nobody waits for this work any more.
    #[error("nobody waits for it any more")]
    Left,
    /// Work on a thread of its own was stopped or panicked.
    #[error("the work was interrupted")]
    Interrupted(#[source] tokio::task::JoinError),
}

impl Error {
    pub(crate) fn issue(field: &'static str, code: &'static str) -> Self {
        Self::Invalid(vec![Issue::new(field, code)])
    }

    pub(crate) fn broken(problems: impl IntoIterator<Item = String>) -> Self {
        Self::Broken(problems.into_iter().collect::<Vec<_>>().join("; "))
    }
}

impl From<StoreError> for Error {
    fn from(source: StoreError) -> Self {
        match source {
            // Somebody else was first.
            StoreError::Duplicate(_) | StoreError::Immutable(_) => Self::Conflict,
            other => Self::Store(other),
        }
    }
}

impl From<SheetError> for Error {
    fn from(source: SheetError) -> Self {
        Self::Broken(source.to_string())
    }
}

impl From<ShelfError> for Error {
    fn from(source: ShelfError) -> Self {
        Self::Shelf(source)
    }
}
