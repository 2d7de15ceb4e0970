//! A file that takes a while.

use serde::{Deserialize, Serialize};

/// What the page of such a file shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparePage {
    /// The city's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// The file's name in addresses.
    pub file: String,
    /// `report` or `summary`.
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
