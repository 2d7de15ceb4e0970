//! The data sets and their dictionary.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What can be downloaded, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataPage {
    /// Version of the data set: what tells it from an earlier one.
    pub version: String,
    /// Day of its latest result; none while there is no result.
    pub date: Option<NaiveDate>,
    /// Rows of the long table.
    pub rows: u64,
    /// Cities in it.
    pub cities: u32,
    /// Whether any of its cities is invented.
    pub invented: bool,
    /// How to cite it.
    pub citation: String,
    /// The files.
    pub files: Vec<DataFile>,
    /// The columns, in order.
    pub columns: Vec<Column>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its name in the address, such as `scores.csv`.
    pub file: String,
    /// What it is, in words.
    pub label: String,
    /// Its format, such as `CSV`.
    pub format: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Whether it is the dictionary, not the data.
    pub dictionary: bool,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// Its type in words.
    pub kind: String,
    /// Its type in the Parquet file, such as `double`.
    pub parquet: String,
    /// What it holds.
    pub description: String,
    /// Its closed list of values; empty when it has none.
    pub vocabulary: Vec<VocabularyEntry>,
}

/// One value of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocabularyEntry {
    /// The value in the file.
    pub value: String,
    /// What it means.
    pub meaning: String,
}
