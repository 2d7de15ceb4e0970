//! The store on both databases.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing where a row must be should stop there"
)]

mod accounts;
mod append_only;
mod audit;
mod connection;
mod data;
mod evidence;
mod hand_in;
mod joinings;
mod migrations;
mod network_messages;
mod operation;
mod partners_readers;
mod parts;
mod reference;
mod register;
mod releases;
mod responses;
mod reviews;
mod runs;
mod submissions;
mod targets;
mod waves;
