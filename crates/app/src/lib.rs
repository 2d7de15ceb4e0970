//! Use cases: one function per thing the service does, over the store, the scoring engine and the
//! makers of charts and reports.
//!
//! The crate knows no HTTP and no SQL. A use case owns its transaction; time and ids are passed in.

pub mod accounts;
pub mod answers;
pub mod board;
pub mod city;
pub mod city_report;
pub mod collection;
pub mod comparison;
pub mod condition;
pub mod consent;
pub mod course;
pub mod demonstration;
pub mod dictionary;
mod disclosure;
pub mod edition;
pub mod editions;
pub mod erasure;
mod error;
pub mod evidence;
mod example;
pub mod examples;
pub mod explain;
pub mod export;
pub mod figure;
pub mod finding;
pub mod group;
pub mod housekeeping;
pub mod indicator;
pub mod input;
pub mod jobs;
pub mod mail;
pub mod methods;
pub mod naming;
pub mod network;
pub mod network_report;
pub mod person_data;
pub mod place;
pub mod plans;
pub mod policy;
pub mod provenance;
pub mod publication;
pub mod publish;
pub mod readiness;
pub mod register;
pub mod reminders;
pub mod responses;
pub mod review;
mod row;
mod service;
pub mod setup;
pub mod shared;
pub mod similar;
pub mod snapshot;
pub mod submissions;
pub mod summary;
pub mod targets;
pub mod verify;
pub mod waves;
pub mod work;
pub mod xlsform;

pub use error::Error;
pub use policy::Actor;
pub use service::{Service, Sources};
pub use snapshot::Snapshot;
