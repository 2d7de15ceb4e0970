//! Copies of a database that is in use, and what must be true of a place for one.

use std::path::Path;

use sea_orm::{ConnectionTrait, Statement, Value};

use crate::catalog;
use crate::connect::{Dialect, Store};
use crate::error::StoreError;
use crate::unit_of_work::Snapshot;

/// Tables that erasing a person leaves gaps in.
const ABOUT_PEOPLE: [&str; 12] = [
    "account",
    "account_identity",
    "account_token",
    "evidence",
    "invitation",
    "mail",
    "part",
    "pending_sign_in",
    "recovery_code",
    "role_grant",
    "session",
    "sign_in_attempt",
];

impl Store {
    /// Writes everything that was committed before now into a new file, while others go on reading
    /// and writing. SQLite only: `pg_dump` copies a server's database.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file is there already or cannot be written.
    pub async fn copy_into(&self, file: &Path) -> Result<(), StoreError> {
        let file = file.to_str().ok_or(StoreError::Address)?;
        let statement = Statement::from_sql_and_values(
            self.write.get_database_backend(),
            "VACUUM INTO ?",
            [Value::from(file)],
        );
        self.write
            .execute_raw(statement)
            .await
            .map_err(|error| StoreError::of("copy", error))?;
        Ok(())
    }

    /// A snapshot that another program can read too, with the name under which it finds it while
    /// this one lasts. `PostgreSQL` only.
    pub async fn shared_snapshot(&self) -> Result<(Snapshot, String), StoreError> {
        let snapshot = self.snapshot().await?;
        let name = snapshot.text("SELECT pg_export_snapshot()").await?;
        Ok((snapshot, name))
    }

    /// Whether there is no table at all.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let tables = catalog::tables(&(&self.read).into()).await;
        let tables = tables.map_err(|error| StoreError::of("tables", error))?;
        Ok(tables.is_empty())
    }

    /// Writes the files of the database anew, so that nothing removed can be read from them any
    /// more. Others wait meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when others read all the time.
    pub async fn compact(&self) -> Result<(), StoreError> {
        let failed = |error| StoreError::of("files of the database", error);
        match self.dialect() {
            Dialect::Sqlite => {
                self.write
                    .execute_unprepared("VACUUM")
                    .await
                    .map_err(failed)?;
                self.checkpoint().await
            }
            Dialect::Postgres => {
                for table in ABOUT_PEOPLE {
                    let sql = format!("VACUUM FULL {}", catalog::quoted(table));
                    self.write.execute_unprepared(&sql).await.map_err(failed)?;
                }
                Ok(())
            }
        }
    }

    /// Moves everything that was written into the file of the database and empties the log beside
    /// it. Nothing to do on `PostgreSQL`, which does so by itself.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when somebody reads from the log all the time.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        if self.dialect() == Dialect::Postgres {
            return Ok(());
        }
        let statement = Statement::from_string(
            self.write.get_database_backend(),
            "PRAGMA wal_checkpoint(TRUNCATE)",
        );
        let row = self
            .write
            .query_one_raw(statement)
            .await
            .map_err(|error| StoreError::of("log of the database", error))?;
        let busy = row.and_then(|row| row.try_get_by_index::<i32>(0).ok());
        if busy == Some(0) {
            return Ok(());
        }
        let still = sea_orm::DbErr::Custom("the log of the database is still read".to_owned());
        Err(StoreError::Busy(still))
    }
}
