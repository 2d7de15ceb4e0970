//! The one error of this crate: small and closed, so that the web layer can answer each kind.

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
