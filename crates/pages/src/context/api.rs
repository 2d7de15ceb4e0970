//! The interface for programs, told to people.

use serde::{Deserialize, Serialize};

use super::release::ReleaseSnippet;

/// What can be asked of the interface for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiPage {
    /// Where it begins.
    pub address: String,
    /// Where its description for programs is, on this service.
    pub document: String,
    /// Its tables.
    pub tables: Vec<ApiTable>,
    /// The rows of a page where nobody says how many.
    pub usual_rows: u32,
    /// The most rows of a page.
    pub most_rows: u32,
    /// Requests of one address in a minute.
    pub requests: u32,
    /// The problems there can be, by the code of their kind and the status that goes with it.
    pub problems: Vec<ApiProblem>,
    /// How to ask from other programs.
    pub snippets: Vec<ReleaseSnippet>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiTable {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// Its address on this service.
    pub address: String,
    /// Names by which its rows are chosen.
    pub filters: Vec<String>,
}

/// A kind of problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiProblem {
    /// Its code.
    pub kind: String,
    /// The status code that goes with it.
    pub status: u16,
}
