//! A municipality fills in the questionnaire of a wave: several people, one row per answer, nothing
//! lost.
//!
//! An answer is kept as it was given, whole or not, with a version; what is refused changes
//! nothing. Every version stays in the history. Which questions are asked is decided anew at every
//! reading, so an answer that is not asked any more is kept and ignored.

mod asked;
mod carry;
mod confirm;
mod desk;
mod entry;
mod history;
mod home;
mod open;
mod save;
mod section;
mod wording;
mod workbook;
mod worklist;

pub use asked::Asked;
pub use carry::{Carried, Carrying, Former};
pub use confirm::Confirmed;
pub use desk::Desk;
pub use entry::{Entry, EntryField, EntryIssue, LONGEST_COMMENT, Said};
pub use history::Version;
pub use home::{Home, SectionProgress, Tally};
pub use open::Opening;
pub use save::{Change, Conflict, LookedAt, Saved};
pub use section::{FormerAnswer, Question, Section};
pub use wording::{Input, WordedQuestion, Wording};
pub use workbook::{
    CellField, CellVerdict, Fault, FaultKind, FileRefusal, LARGEST_FILE, MEDIA_TYPE, Paper,
    PaperSize, PlannedCell, ReadQuestion, Reading, Refusal, Rejection, Spot, WorkbookKind,
    WorkbookPlan, read_workbook,
};
pub use worklist::{Worklist, WorklistEntry};

pub use icc_store::{Confirmation, Extent, Mode, ResponseStatus};
