//! Use cases: one function per thing the service does, over the store, the scoring engine and the
//! makers of charts and reports.
//!
//! The crate knows no HTTP and no SQL. A use case owns its transaction; time and ids are passed in.

pub mod accounts;
pub mod answers;
pub mod board;
pub mod city;
pub mod collection;
pub mod consent;
pub mod demonstration;
pub mod dictionary;
mod disclosure;
pub mod edition;
pub mod editions;
mod error;
pub mod evidence;
mod example;
pub mod explain;
pub mod export;
pub mod figure;
pub mod finding;
pub mod housekeeping;
pub mod input;
pub mod mail;
pub mod methods;
pub mod naming;
pub mod policy;
pub mod provenance;
pub mod publish;
mod readiness;
pub mod register;
pub mod reminders;
pub mod responses;
mod row;
mod service;
pub mod setup;
pub mod snapshot;
pub mod summary;
pub mod verify;
pub mod waves;
pub mod work;

pub use error::Error;
pub use policy::Actor;
pub use service::{Service, Sources};
pub use snapshot::Snapshot;
