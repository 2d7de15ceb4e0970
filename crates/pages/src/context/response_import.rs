//! A questionnaire that was filled in as a workbook is handed in.

use serde::{Deserialize, Serialize};

use super::{RegisterFault, ResponseHead};

/// Handing in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseImportPage {
    /// Whose questionnaire.
    pub head: ResponseHead,
    /// The largest file, in mebibytes.
    pub largest: i64,
    /// Why the file as a whole is refused.
    pub faults: Vec<RegisterFault>,
    /// Whether answers have changed since the report before.
    pub changed: bool,
    /// What the workbook would do.
    pub plan: Option<ImportPlan>,
}

/// What a workbook would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPlan {
    /// What was read, to be sent again.
    pub reading: String,
    /// What tells this plan from every other.
    pub digest: String,
    /// How many answers would be written.
    pub answers: i64,
    /// How many cells are new.
    pub new: i64,
    /// How many differ.
    pub changed: i64,
    /// How many are the same.
    pub unchanged: i64,
    /// How many are not written.
    pub rejected: i64,
    /// How many somebody else has changed meanwhile.
    pub conflicts: i64,
    /// The cells that are not the same, in the order of the workbook.
    pub cells: Vec<ImportCell>,
}

/// What would become of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCell {
    /// Its address: `Éducation!C7`.
    pub place: String,
    /// `new`, `changed`, `rejected` or `conflict`.
    pub verdict: String,
    /// Code of the question; empty for none.
    pub question: String,
    /// The question; empty for none.
    pub text: String,
    /// Which part of its answer; empty for one that could not be understood.
    pub part: String,
    /// What stands there now; may be empty.
    pub before: String,
    /// What the workbook says; may be empty.
    pub after: String,
    /// Why it is not written, and what to do; may be empty.
    pub note: String,
    /// Who has changed it meanwhile; may be empty.
    pub by: String,
}
