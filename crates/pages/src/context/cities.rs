//! The searchable list of cities.

use serde::{Deserialize, Serialize};

use super::Score;

/// The list, or what a search found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityList {
    /// What was searched for, as typed; empty when nothing was.
    pub query: String,
    /// Code of the network the list is limited to; empty for all.
    pub network: String,
    /// The networks one can choose from, in the order of the language.
    pub networks: Vec<NetworkChoice>,
    /// How many cities match, on all pages.
    pub total: u32,
    /// The cities of this page.
    pub cities: Vec<CityEntry>,
    /// Where this page stands.
    pub pagination: Pagination,
}

/// A network to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkChoice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// One city of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityEntry {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Province, state or region; empty when not known.
    pub region: String,
    /// Country in the reader's language.
    pub country: String,
    /// Names of its networks.
    pub networks: Vec<String>,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// What it has in this service.
    pub result: EntryResult,
}

/// What a city has in this service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum EntryResult {
    /// A published result.
    Published {
        /// The wave's name.
        wave: String,
        /// Its core index.
        core: Score,
        /// Whether it was accepted without anybody looking at it.
        #[serde(default)]
        unreviewed: bool,
    },
    /// No result in this service.
    Absent,
}

/// Where a page of a long list stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pagination {
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// Which of all entries is the first of this page, from 1; 0 where there is none.
    pub first: u32,
    /// Which is the last.
    pub last: u32,
    /// How many entries there are on all pages.
    pub of: u32,
}
