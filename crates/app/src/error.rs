//! The one error of this crate: small and closed, so that the web layer can answer each kind.

use icc_charts::ChartError;
use icc_reports::ReportError;
use icc_store::StoreError;

use crate::answers::SheetError;

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] StoreError),
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
    /// Work on a thread of its own was stopped or panicked.
    #[error("the work was interrupted")]
    Interrupted(#[source] tokio::task::JoinError),
}

impl Error {
    pub(crate) fn broken(problems: impl IntoIterator<Item = String>) -> Self {
        Self::Broken(problems.into_iter().collect::<Vec<_>>().join("; "))
    }
}

impl From<StoreError> for Error {
    fn from(source: StoreError) -> Self {
        Self::Store(source)
    }
}

impl From<SheetError> for Error {
    fn from(source: SheetError) -> Self {
        Self::Broken(source.to_string())
    }
}
