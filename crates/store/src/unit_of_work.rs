//! Transactions: one for writing, one for several reads of the same state.

use sea_orm::{DatabaseExecutor, DatabaseTransaction};

use crate::error::StoreError;
use crate::repo::{Read, Repositories, Write};

/// A write transaction. Dropping it without [`UnitOfWork::commit`] undoes everything.
#[derive(Debug)]
#[must_use = "nothing is kept without `commit`"]
pub struct UnitOfWork(DatabaseTransaction);

impl UnitOfWork {
    pub(crate) const fn new(transaction: DatabaseTransaction) -> Self {
        Self(transaction)
    }

    /// The finders and writers inside this transaction.
    #[must_use]
    pub const fn repositories(&self) -> Repositories<'_, Write> {
        Repositories::over_transaction(&self.0)
    }

    /// Keeps everything; when this returns, it is on disk.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when a concurrent change won: do the whole unit of work again.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.0
            .commit()
            .await
            .map_err(|error| StoreError::of("transaction", error))
    }

    /// Undoes everything now, rather than when the connection is next used.
    pub async fn roll_back(self) -> Result<(), StoreError> {
        self.0
            .rollback()
            .await
            .map_err(|error| StoreError::of("transaction", error))
    }
}

/// A read transaction: every finder sees the state at its first read.
#[derive(Debug)]
pub struct Snapshot(DatabaseTransaction);

impl Snapshot {
    pub(crate) const fn new(transaction: DatabaseTransaction) -> Self {
        Self(transaction)
    }

    /// The finders inside this transaction.
    #[must_use]
    pub const fn repositories(&self) -> Repositories<'_, Read> {
        Repositories::over_transaction(&self.0)
    }

    pub(crate) fn executor(&self) -> DatabaseExecutor<'_> {
        (&self.0).into()
    }

    /// Gives the connection back; dropping does so too, when the connection is next used.
    pub async fn end(self) -> Result<(), StoreError> {
        self.0
            .rollback()
            .await
            .map_err(|error| StoreError::of("transaction", error))
    }
}
