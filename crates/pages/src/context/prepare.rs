//! A file that takes a while.

use serde::{Deserialize, Serialize};

use crate::urls::Route;

/// What the page of such a file shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparePage {
    /// The name of the city or network.
    pub name: String,
    /// The name of the wave.
    pub wave_name: String,
    /// Its page.
    pub about: Route,
    /// Where the file is asked for.
    pub ask: Route,
    /// Where whoever waits looks how far it is.
    pub look: Route,
    /// Where whoever waits leaves.
    pub leave: Route,
    /// The file.
    pub open: Route,
    /// `report` or `summary` of a city, or `network`.
    pub what: String,
    /// `A4` or `Letter`.
    pub paper: String,
    /// The ticket of whoever waits; empty before the file is asked for.
    pub ticket: String,
    /// `asked` for nothing yet, `gone` for an old ticket, `waiting`, `working`, `done`, `failed`.
    pub stage: String,
    /// Files that are made first.
    pub ahead: usize,
    /// Steps done.
    pub done: u32,
    /// Steps there are.
    pub of: u32,
}
