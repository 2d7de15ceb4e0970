//! Releases of the data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::data::Column;

/// Every release of the data, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasesPage {
    /// The releases.
    pub releases: Vec<ReleaseEntry>,
}

/// A release in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseEntry {
    /// Its version.
    pub version: String,
    /// Its day.
    pub date: NaiveDate,
    /// How it differs from the one before: `first`, `major`, `minor`, `patch`.
    pub change: String,
    /// Whether its municipalities are invented.
    pub demonstration: bool,
    /// Whether it is the newest one that is there.
    pub latest: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// One release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasePage {
    /// As in lists.
    pub entry: ReleaseEntry,
    /// The one that it was compared with; empty for the first.
    pub previous: String,
    /// Why it is there no more; none while it is.
    pub withdrawn: Option<ReleaseWithdrawn>,
    /// Its permanent address.
    pub address: String,
    /// How to cite it.
    pub citation: String,
    /// Its licence.
    pub licence: String,
    /// Where that is read.
    pub licence_address: String,
    /// Where corrections are told; empty when that is not said.
    pub email: String,
    /// Everything in one archive, then the workbook.
    pub whole: Vec<ReleaseFileEntry>,
    /// Its tables.
    pub tables: Vec<ReleaseTable>,
    /// What is written about them.
    pub papers: Vec<ReleaseFileEntry>,
    /// The first rows of a table; none once it was withdrawn.
    pub preview: Option<ReleasePreview>,
    /// How to open it in other programs.
    pub snippets: Vec<ReleaseSnippet>,
}

/// Why a release is there no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseWithdrawn {
    /// Since when: an instant.
    pub since: String,
    /// Why.
    pub reason: String,
    /// The version that came in its place; empty when there is none.
    pub replaced_by: String,
}

/// A table of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseTable {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// How many rows.
    pub rows: u64,
    /// Things that came since the release before.
    pub added: u64,
    /// Things that say something else.
    pub changed: u64,
    /// Things that went.
    pub removed: u64,
    /// Its files.
    pub files: Vec<ReleaseFileEntry>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseFileEntry {
    /// Its name.
    pub name: String,
    /// Its format, in a word.
    pub format: String,
    /// Its address on this service.
    pub address: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

/// The first rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasePreview {
    /// The table.
    pub table: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows, as wide as the columns.
    pub rows: Vec<Vec<String>>,
}

/// How to open a release in another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseSnippet {
    /// The program.
    pub program: String,
    /// What to write there.
    pub code: String,
}
