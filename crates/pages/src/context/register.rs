//! The register: what is known about cities and networks, for those who look after it.

use serde::{Deserialize, Serialize};

/// The tables that the reader looks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPage {
    /// The tables.
    pub tables: Vec<RegisterCount>,
    /// Whether whole tables may be taken and handed in.
    pub files: bool,
}

/// A table with how many rows of it the reader may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterCount {
    /// The table's code.
    pub table: String,
    /// The number of rows.
    pub count: i64,
}

/// A table with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterTablePage {
    /// The table's code.
    pub table: String,
    /// What was searched for.
    pub q: String,
    /// Rows that fit, in the order of the language.
    pub rows: Vec<RegisterEntry>,
    /// How many more fit and are not shown.
    pub more: i64,
    /// Whether rows may be added.
    pub may_add: bool,
    /// Whether the whole table may be taken and handed in.
    pub files: bool,
}

/// A row in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// The row's code or id.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What else it says, in one line.
    pub detail: String,
    /// Whether it is invented.
    pub demonstration: bool,
    /// Whether the city has entered it itself.
    pub by_city: bool,
}

/// A row with its form; one without a name is about to be made.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that a template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRowPage {
    /// The table's code.
    pub table: String,
    /// The row's code or id; empty for a new one.
    pub name: String,
    /// What it is called; empty for a new one.
    pub label: String,
    /// What a new one shall belong to, by its code; may be empty.
    pub of: String,
    /// The version that is seen.
    pub version: i64,
    /// Whether it is invented.
    pub demonstration: bool,
    /// Whether the city has entered it itself.
    pub by_city: bool,
    /// What tells it from others and does not change.
    pub fixed: Vec<FixedCell>,
    /// The fields of the form.
    pub fields: Vec<RegisterField>,
    /// Why what was sent was not accepted.
    pub faults: Vec<RegisterFault>,
    /// Whether somebody else was first: each field then says what it holds now.
    pub conflict: bool,
    /// Whether it can be removed.
    pub removable: bool,
    /// Whether the reader may add a source.
    pub add_source: bool,
    /// What belongs to it.
    pub related: Vec<RegisterRelated>,
}

/// A cell that is shown and not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedCell {
    /// The column.
    pub column: String,
    /// What it says, in words.
    pub text: String,
}

/// A field of the form of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterField {
    /// The column: its name is also its id on the page.
    pub column: String,
    /// What it holds.
    pub value: String,
    /// `text`, `long` or `choice`.
    pub shape: String,
    /// What may be chosen.
    pub choices: Vec<RegisterChoice>,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether there is advice for it.
    pub hint: bool,
    /// The language of the text, where it is of one.
    pub language: String,
    /// What somebody else has written meanwhile, where it differs.
    pub theirs: Option<String>,
}

/// Something that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterChoice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What is wrong, in words, and the field that it is about; empty for the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterFault {
    /// The column.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// Rows that belong to a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRelated {
    /// Their table.
    pub table: String,
    /// The rows.
    pub rows: Vec<RegisterEntry>,
    /// Whether more may be added.
    pub may_add: bool,
}

/// Handing in a whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterImportPage {
    /// The table's code.
    pub table: String,
    /// The first row that the file must have.
    pub columns: String,
    /// What is wrong with the file as a whole.
    pub faults: Vec<RegisterFault>,
    /// Whether what the file touches has changed since the report before.
    pub changed: bool,
    /// What the file would do.
    pub plan: Option<RegisterPlan>,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPlan {
    /// The text of the file, to be sent again.
    pub text: String,
    /// What tells this plan from every other.
    pub digest: String,
    /// How many rows are new.
    pub added: i64,
    /// How many differ.
    pub changed: i64,
    /// How many are the same.
    pub unchanged: i64,
    /// How many are refused.
    pub refused: i64,
    /// Whether it can be done.
    pub applicable: bool,
    /// The rows that are not the same, in the order of the file.
    pub rows: Vec<RegisterVerdict>,
}

/// What would become of a row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterVerdict {
    /// Its line.
    pub line: i64,
    /// `added`, `changed` or `refused`.
    pub verdict: String,
    /// What it is about.
    pub label: String,
    /// What changes, or what is wrong, in words.
    pub notes: Vec<RegisterFault>,
}
