//! The store on both databases.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing where a row must be should stop there"
)]

mod accounts;
mod api_tokens;
mod append_only;
mod audit;
mod connection;
mod consensuses;
mod data;
mod evidence;
mod experts;
mod hand_in;
mod joinings;
mod lists;
mod migrations;
mod modules;
mod network_messages;
mod operation;
mod partners_readers;
mod parts;
mod practices;
mod reference;
mod register;
mod releases;
mod responses;
mod reviews;
mod runs;
mod search;
mod submissions;
mod targets;
mod topics;
mod waves;
