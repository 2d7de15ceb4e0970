//! A questionnaire as a workbook: taken along, filled in elsewhere, and handed in again.
//!
//! A workbook says which answers it has seen, so that whoever was second is shown both, as on the
//! pages. Whose answers are written is never the workbook's to say.

mod collecting;
mod last;
mod made;
mod plan;
mod printed;
mod reading;
mod words;

pub use collecting::read_workbook;
pub use icc_datasets::workbook::{LARGEST_FILE, MEDIA_TYPE, Refusal as FileRefusal};
pub use made::{Paper, WorkbookKind};
pub use plan::{CellVerdict, PlannedCell, Rejection, WorkbookPlan};
pub use printed::PaperSize;
pub use reading::{CellField, Fault, FaultKind, ReadQuestion, Reading, Refusal, Spot};

/// The sheet that says what a workbook is about. Hidden.
const ABOUT: &str = "icc-index";
/// The sheet with the lists. Hidden.
const LISTS: &str = "icc-index-lists";
/// The layout of our workbooks; another number is another layout.
const FORMAT: &str = "1";

/// Names of the hidden columns.
const CODE: &str = "code";
const OPTION: &str = "option";

/// Rows of [`ABOUT`]: a word, and what it says.
mod about {
    pub(super) const FORMAT: &str = "format";
    pub(super) const EDITION: &str = "edition";
    pub(super) const DEFINITION: &str = "definition";
    pub(super) const WAVE: &str = "wave";
    pub(super) const CITY: &str = "city";
    pub(super) const LANGUAGE: &str = "language";
    pub(super) const KIND: &str = "kind";
    /// One row for each answer that was seen: its question and version.
    pub(super) const ANSWER: &str = "answer";
}
