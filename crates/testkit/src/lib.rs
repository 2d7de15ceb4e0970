//! What tests of several crates share: a database of its own for every test, on SQLite and on
//! `PostgreSQL`, records with meaningful defaults and, with the feature `service`, the service with
//! its demonstration. A development dependency only.
//!
//! A test of the database is an ordinary function, listed once per file:
//!
//! ```
//! use icc_testkit::{Outcome, TestDatabase};
//!
//! async fn a_new_database_has_no_waves(database: &TestDatabase) -> Outcome {
//!     assert!(database.store().read().waves().all().await?.is_empty());
//!     Ok(())
//! }
//!
//! icc_testkit::on_both_databases![a_new_database_has_no_waves];
//! # fn main() {}
//! ```
//!
//! It then runs as `sqlite::a_new_database_has_no_waves` and as
//! `postgres::a_new_database_has_no_waves`. The latter needs the address of a server in
//! `TEST_POSTGRES_URL` and fails without it; `cargo xtask test` starts one, and plain
//! `cargo nextest run` leaves the group `postgres` out.

#[cfg(feature = "service")]
mod again;
mod database;
mod engine;
mod given;
#[cfg(feature = "service")]
mod loaded;
mod records;
#[cfg(feature = "service")]
mod service;
mod shelf;

#[cfg(feature = "service")]
pub use again::asked_again;
pub use database::{Outcome, TestDatabase};
#[cfg(feature = "service")]
pub use engine::run_loaded;
pub use engine::{Engine, run, run_unmigrated};
pub use given::Given;
#[cfg(feature = "service")]
pub use loaded::DATABASE;
pub use records::{
    Foundation, consent, definition, foundation, moment, municipality, practice_shown, run_of,
    score, submission, wave,
};
#[cfg(feature = "service")]
pub use service::{
    Demonstration, definition_files, editions, load, loaded_in, service_in, service_moment,
    service_over, service_over_at, service_over_loaded,
};
pub use shelf::keeps_files;

/// Makes `sqlite::…` and `postgres::…` tests of functions `async fn(&TestDatabase) -> Outcome`,
/// each on a migrated database of its own. Once per module.
#[macro_export]
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run($crate::Engine::Sqlite, super::$name)
                }
            )+
        }
        mod postgres {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run($crate::Engine::Postgres, super::$name)
                }
            )+
        }
    };
}

/// As [`on_both_databases`], each on an empty database without any table.
#[macro_export]
macro_rules! on_both_empty_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run_unmigrated($crate::Engine::Sqlite, super::$name)
                }
            )+
        }
        mod postgres {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run_unmigrated($crate::Engine::Postgres, super::$name)
                }
            )+
        }
    };
}

/// As [`on_both_databases`], each on a database with everything that a starting service loads, the
/// demonstration too (feature `service`).
#[macro_export]
macro_rules! on_both_loaded_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run_loaded($crate::Engine::Sqlite, super::$name)
                }
            )+
        }
        mod postgres {
            $(
                #[test]
                fn $name() -> $crate::Outcome {
                    $crate::run_loaded($crate::Engine::Postgres, super::$name)
                }
            )+
        }
    };
}
