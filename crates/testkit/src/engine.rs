//! Running one body on one database, and cleaning up however it ends.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::database::{Outcome, TestDatabase};

/// The database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database on the server at `TEST_POSTGRES_URL`.
    Postgres,
}

/// Whether a body finds the tables made, and the demonstration in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    Missing,
    Made,
    #[cfg(feature = "service")]
    Loaded,
}

/// Runs a body on a migrated database of its own and removes the database afterwards.
pub fn run<F>(engine: Engine, body: F) -> Outcome
where
    F: AsyncFnOnce(&TestDatabase) -> Outcome,
{
    run_on(engine, Tables::Made, body)
}

/// Runs a body on an empty database of its own and removes the database afterwards.
pub fn run_unmigrated<F>(engine: Engine, body: F) -> Outcome
where
    F: AsyncFnOnce(&TestDatabase) -> Outcome,
{
    run_on(engine, Tables::Missing, body)
}

/// Runs a body on a database of its own with everything that a starting service loads, and removes
/// the database afterwards.
#[cfg(feature = "service")]
pub fn run_loaded<F>(engine: Engine, body: F) -> Outcome
where
    F: AsyncFnOnce(&TestDatabase) -> Outcome,
{
    run_on(engine, Tables::Loaded, body)
}

fn run_on<F>(engine: Engine, tables: Tables, body: F) -> Outcome
where
    F: AsyncFnOnce(&TestDatabase) -> Outcome,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let database = runtime.block_on(TestDatabase::make(engine, tables))?;
    let held = catch_unwind(AssertUnwindSafe(|| runtime.block_on(body(&database))));
    let removed = runtime.block_on(database.remove());
    match held {
        Ok(outcome) => outcome.and(removed),
        Err(panic) => resume_unwind(panic),
    }
}
