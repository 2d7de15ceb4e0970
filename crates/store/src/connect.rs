//! Opening the database, and the state every connection must be in before it serves.

use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait, sqlx,
};

use crate::error::StoreError;
use crate::repo::{Read, Repositories};
use crate::unit_of_work::{Snapshot, UnitOfWork};

/// How long a SQLite connection waits for another process that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a reader may wait for a free connection before the store says that it is busy.
const READ_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a writer may wait for its turn.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// Where the database is and how much of it may be used at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreSettings {
    /// `sqlite://path/to/file.db` (`sqlite:///…` for an absolute path) or `postgres://…`.
    pub url: String,
    /// Connections for reading on SQLite, for everything on `PostgreSQL`; at least 1.
    pub connections: u32,
}

impl StoreSettings {
    /// Settings for an address, with 8 connections.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            connections: 8,
        }
    }
}

/// The two databases the store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// One file, for one machine.
    Sqlite,
    /// A server, for any number of replicas.
    Postgres,
}

/// What `doctor` and health checks report about the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreHealth {
    /// Which database it is.
    pub dialect: Dialect,
    /// Its version as it says itself.
    pub version: String,
    /// Migrations it lacks, oldest first.
    pub pending_migrations: Vec<String>,
}

/// The open database. Cloning is cheap and shares the connections.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) read: DatabaseConnection,
    pub(crate) write: DatabaseConnection,
    dialect: Dialect,
}

impl Store {
    /// Opens the database and checks every connection; creates a SQLite file that does not exist,
    /// changes no table.
    ///
    /// # Errors
    /// [`StoreError::Address`] for an address of another kind, [`StoreError::Open`] when nothing
    /// answers there or a connection is not as safe as it must be.
    pub async fn open(settings: &StoreSettings) -> Result<Self, StoreError> {
        let url = settings.url.as_str();
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let pool = Database::connect(postgres(settings))
                .await
                .map_err(StoreError::Open)?;
            return Ok(Self {
                read: pool.clone(),
                write: pool,
                dialect: Dialect::Postgres,
            });
        }
        let file = url.strip_prefix("sqlite://").unwrap_or_default();
        if file.is_empty() || file.contains(":memory:") || file.contains("mode=memory") {
            return Err(StoreError::Address);
        }
        // The writer first: it creates the file and sets its journal mode.
        let write = Database::connect(sqlite(url, 1, SqliteAccess::Write))
            .await
            .map_err(StoreError::Open)?;
        let read = Database::connect(sqlite(url, settings.connections.max(1), SqliteAccess::Read))
            .await
            .map_err(StoreError::Open)?;
        Ok(Self {
            read,
            write,
            dialect: Dialect::Sqlite,
        })
    }

    /// Which database this is.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Starts a write transaction. Nothing is kept unless [`UnitOfWork::commit`] is called.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when no turn came within 30 seconds.
    pub async fn begin(&self) -> Result<UnitOfWork, StoreError> {
        self.begin_write().await.map(UnitOfWork::new)
    }

    /// Starts a transaction for several reads that must see one and the same state.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when no connection came free within 10 seconds.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let options = match self.dialect {
            // A connection of the reading pool cannot write, and WAL gives it one state.
            Dialect::Sqlite => TransactionOptions::default(),
            Dialect::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let transaction = self
            .read
            .begin_with_options(options)
            .await
            .map_err(|error| StoreError::of("transaction", error))?;
        Ok(Snapshot::new(transaction))
    }

    /// The finders, for a single read.
    #[must_use]
    pub fn read(&self) -> Repositories<'_, Read> {
        Repositories::over_connection(&self.read)
    }

    /// Version and state of the database.
    pub async fn check(&self) -> Result<StoreHealth, StoreError> {
        Ok(StoreHealth {
            dialect: self.dialect,
            version: self.check_version().await?,
            pending_migrations: self.pending_migrations().await?,
        })
    }

    /// The version of the database as it says itself, whatever its schema.
    pub async fn check_version(&self) -> Result<String, StoreError> {
        let statement = match self.dialect {
            Dialect::Sqlite => "SELECT sqlite_version() AS version",
            Dialect::Postgres => "SHOW server_version",
        };
        let row = self
            .read
            .query_one_raw(sea_orm::Statement::from_string(
                self.read.get_database_backend(),
                statement,
            ))
            .await
            .map_err(|error| StoreError::of("version", error))?;
        Ok(row
            .and_then(|row| row.try_get_by_index::<String>(0).ok())
            .unwrap_or_default())
    }

    /// Waits until every connection is back and closes them; a SQLite file is then complete
    /// without its `-wal` companion.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read
            .close()
            .await
            .map_err(|error| StoreError::of("connections", error))?;
        // On PostgreSQL this is the same pool, and closing it again does nothing.
        self.write
            .close()
            .await
            .map_err(|error| StoreError::of("connections", error))
    }

    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction, StoreError> {
        // A deferred transaction that reads before it writes fails at once, without waiting, when
        // somebody else has written in between.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.write
            .begin_with_options(options)
            .await
            .map_err(|error| StoreError::of("transaction", error))
    }
}

fn postgres(settings: &StoreSettings) -> ConnectOptions {
    let mut options = ConnectOptions::new(settings.url.as_str());
    options
        .max_connections(settings.connections.max(1))
        .acquire_timeout(WRITE_TIMEOUT)
        .set_application_name("icc-index")
        .sqlx_logging(false);
    options
}

/// What connections of a SQLite pool are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SqliteAccess {
    Read,
    Write,
}

fn sqlite(url: &str, connections: u32, access: SqliteAccess) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    let wait = match access {
        SqliteAccess::Read => READ_TIMEOUT,
        SqliteAccess::Write => WRITE_TIMEOUT,
    };
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(wait)
        // The file does not go away between two queries, as a server may.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |connect| {
            use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            let connect = connect
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full);
            match access {
                SqliteAccess::Write => connect.create_if_missing(true),
                SqliteAccess::Read => connect.pragma("query_only", "ON"),
            }
        })
        .map_sqlx_sqlite_pool_opts(move |pool| {
            pool.after_connect(move |connection, _| Box::pin(assert_pragmas(connection, access)))
        });
    options
}

/// Reads back what was asked for: a setting that SQLite ignored silently would cost data later.
async fn assert_pragmas(
    connection: &mut sqlx::SqliteConnection,
    access: SqliteAccess,
) -> Result<(), sqlx::Error> {
    let query_only = i64::from(access == SqliteAccess::Read);
    let wait = i64::try_from(BUSY_TIMEOUT.as_millis()).unwrap_or(i64::MAX);
    let wanted = [
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA synchronous", 2),
        ("PRAGMA busy_timeout", wait),
        ("PRAGMA query_only", query_only),
    ];
    for (pragma, wanted) in wanted {
        let found: i64 = sqlx::query_scalar(pragma)
            .fetch_one(&mut *connection)
            .await?;
        if found != wanted {
            let message = format!("{pragma} is {found}, not {wanted}");
            return Err(sqlx::Error::Configuration(message.into()));
        }
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(&mut *connection)
        .await?;
    if mode != "wal" {
        let message = format!("PRAGMA journal_mode is {mode}, not wal");
        return Err(sqlx::Error::Configuration(message.into()));
    }
    Ok(())
}
