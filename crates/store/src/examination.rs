//! What whoever runs the service wants to know about the database.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::connect::{Dialect, Store};
use crate::error::StoreError;
use crate::unit_of_work::Snapshot;

/// How many problems of a damaged file are told.
const TOLD: usize = 20;

impl Store {
    /// The settings of the connections on which durability depends, as the database tells them.
    pub async fn guarantees(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        let asked: &[(&'static str, &str)] = match self.dialect() {
            Dialect::Sqlite => &[
                ("journal_mode", "PRAGMA journal_mode"),
                ("synchronous", "PRAGMA synchronous"),
                ("foreign_keys", "PRAGMA foreign_keys"),
                ("busy_timeout", "PRAGMA busy_timeout"),
            ],
            Dialect::Postgres => &[
                ("fsync", "SHOW fsync"),
                ("full_page_writes", "SHOW full_page_writes"),
                ("synchronous_commit", "SHOW synchronous_commit"),
                ("archive_mode", "SHOW archive_mode"),
            ],
        };
        let mut told = Vec::new();
        for (name, sql) in asked {
            told.push((*name, text(&self.write, sql).await?));
        }
        Ok(told)
    }

    /// What the database finds wrong with its own file; empty when it is sound, and on
    /// `PostgreSQL`, which has tools of its own.
    pub async fn damage(&self) -> Result<Vec<String>, StoreError> {
        if self.dialect() == Dialect::Postgres {
            return Ok(Vec::new());
        }
        let backend = self.read.get_database_backend();
        let mut problems = Vec::new();
        for sql in ["PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"] {
            let rows = self
                .read
                .query_all_raw(Statement::from_string(backend, sql))
                .await
                .map_err(|error| StoreError::of("file of the database", error))?;
            for row in rows.iter().take(TOLD) {
                let said: String = row.try_get_by_index(0).unwrap_or_default();
                if said != "ok" {
                    problems.push(said);
                }
            }
        }
        Ok(problems)
    }

    /// How many bytes the database takes.
    pub async fn size(&self) -> Result<u64, StoreError> {
        let sql = match self.dialect() {
            Dialect::Sqlite => {
                "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            }
            Dialect::Postgres => "SELECT pg_database_size(current_database())",
        };
        let told = text(&self.read, sql).await?;
        Ok(told.parse().unwrap_or_default())
    }

    /// What time it is for the database's own machine; none where that is this one.
    pub async fn server_time(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        if self.dialect() == Dialect::Sqlite {
            return Ok(None);
        }
        let sql = "SELECT clock_timestamp() AS now";
        let statement = Statement::from_string(self.read.get_database_backend(), sql);
        let row = self.read.query_one_raw(statement).await;
        let row = row.map_err(|error| StoreError::of("clock", error))?;
        Ok(row.and_then(|row| row.try_get("", "now").ok()))
    }

    /// Passes only when something could be written now. Writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the database or its disk takes no change, [`StoreError::Busy`]
    /// when no turn came.
    pub async fn require_writable(&self) -> Result<(), StoreError> {
        let transaction = self.begin_write().await?;
        let failed = |error| StoreError::of("transaction", error);
        transaction
            .execute_unprepared("DELETE FROM sign_in_attempt WHERE 1 = 0")
            .await
            .map_err(failed)?;
        transaction.rollback().await.map_err(failed)
    }
}

impl Snapshot {
    /// The first column of the first row that a statement finds, as text.
    pub(crate) async fn text(&self, sql: &str) -> Result<String, StoreError> {
        let db = self.executor();
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement).await;
        let row = row.map_err(|error| StoreError::of("snapshot", error))?;
        Ok(row
            .and_then(|row| row.try_get_by_index(0).ok())
            .unwrap_or_default())
    }
}

async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, StoreError> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await;
    let row = row.map_err(|error| StoreError::of("settings of the database", error))?;
    let told = row.map(|row| {
        let word = row.try_get_by_index::<String>(0);
        let number = || row.try_get_by_index::<i64>(0).map(|n| n.to_string());
        word.or_else(|_| number())
    });
    Ok(told.transpose().ok().flatten().unwrap_or_default())
}
