//! Bringing the schema up to date, and refusing to serve with another one.

use std::collections::BTreeSet;

use icc_migrations::{Migrator, MigratorTrait, SchemaManager};
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, DatabaseExecutor, DbErr};

use crate::catalog::HISTORY;
use crate::connect::{Dialect, Store};
use crate::error::StoreError;

/// Any number that nothing else locks: two replicas that start together migrate one after the other.
const MIGRATION_LOCK: i64 = 0x0069_6363_6d69_6772;

impl Store {
    /// The migrations that this program knows and the database lacks, oldest first. Writes nothing.
    ///
    /// # Errors
    /// [`StoreError::UnknownMigrations`] when the database is newer than the program.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        pending((&self.read).into()).await
    }

    /// Passes only when the schema is the one this program was written for.
    ///
    /// # Errors
    /// [`StoreError::PendingMigrations`] or [`StoreError::UnknownMigrations`].
    pub async fn require_current_schema(&self) -> Result<(), StoreError> {
        let pending = self.pending_migrations().await?;
        if pending.is_empty() {
            Ok(())
        } else {
            Err(StoreError::PendingMigrations(pending))
        }
    }

    /// Applies what is missing, all of it or nothing, and returns its names.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        let transaction = self.begin_write().await?;
        if self.dialect() == Dialect::Postgres {
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            transaction
                .execute_unprepared(&lock)
                .await
                .map_err(StoreError::Migrate)?;
        }
        let pending = pending((&transaction).into()).await?;
        if pending.is_empty() {
            return Ok(pending);
        }
        Migrator::up(&transaction, None)
            .await
            .map_err(StoreError::Migrate)?;
        transaction.commit().await.map_err(StoreError::Migrate)?;
        tracing::info!(
            applied = pending.len(),
            "database schema brought up to date"
        );
        Ok(pending)
    }

    /// Takes back every migration, and with them all data; for tests of the migrations.
    pub async fn unmigrate(&self) -> Result<(), StoreError> {
        self.unmigrate_by(None).await
    }

    /// Takes back the last migrations, this many or all: an older schema with what it can hold of
    /// the data, for tests of the migrations.
    pub async fn unmigrate_by(&self, steps: Option<u32>) -> Result<(), StoreError> {
        let transaction = self.begin_write().await?;
        Migrator::down(&transaction, steps)
            .await
            .map_err(StoreError::Migrate)?;
        transaction.commit().await.map_err(StoreError::Migrate)
    }
}

async fn pending(database: DatabaseExecutor<'_>) -> Result<Vec<String>, StoreError> {
    let applied = applied(database)
        .await
        .map_err(|error| StoreError::of(HISTORY, error))?;
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let unknown: Vec<String> = applied
        .iter()
        .filter(|name| !known.contains(name))
        .cloned()
        .collect();
    if !unknown.is_empty() {
        return Err(StoreError::UnknownMigrations(unknown));
    }
    Ok(known
        .into_iter()
        .filter(|name| !applied.contains(name))
        .collect())
}

/// The names of the migrations that were applied.
pub(crate) async fn applied(database: DatabaseExecutor<'_>) -> Result<BTreeSet<String>, DbErr> {
    let manager = SchemaManager::new(database);
    if !manager.has_table(HISTORY).await? {
        return Ok(BTreeSet::new());
    }
    let statement = Query::select().column("version").from(HISTORY).to_owned();
    let rows = manager.get_connection().query_all(&statement).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}
