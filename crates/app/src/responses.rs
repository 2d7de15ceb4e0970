//! A municipality fills in the questionnaire of a wave: several people, one row per answer, nothing
//! lost.
//!
//! An answer is kept as it was given, whole or not, with a version; what is refused changes
//! nothing. Every version stays in the history. Which questions are asked is decided anew at every
//! reading, so an answer that is not asked any more is kept and ignored.

mod asked;
mod attach;
mod carry;
mod company;
mod confirm;
mod crossed;
mod desk;
mod entry;
mod extension;
mod history;
mod home;
mod notices;
mod open;
mod parts;
mod preparation;
mod save;
mod section;
mod still_true;
mod translate;
mod translation;
mod wording;
mod workbook;
mod worklist;

pub use asked::Asked;
pub use attach::Attaching;
pub use carry::{Carried, Carrying, Former};
pub use company::Whereabouts;
pub use confirm::Confirmed;
pub use crossed::{Crossed, CrossedQuestion, Open, Shown, Target, Targets};
pub use desk::Desk;
pub use entry::{Entry, EntryField, EntryIssue, LONGEST_COMMENT, Said};
pub use extension::{ExtensionPage, LONGEST_EXTENSION, Verdict, Wish};
pub use history::{History, Version};
pub use home::{Home, SectionProgress, Tally};
pub use open::Opening;
pub use parts::{Divide, Gift, Giving, PartFilter, PartList, PartMove, PartPage, PartRow, Step};
pub use preparation::{LastAnswer, LastRemark, LastTime, Preparation};
pub use save::{Change, Conflict, LookedAt, Saved};
pub use section::{FormerAnswer, Question, Reserve, Section};
pub use still_true::{StillTrue, Waiting};
pub use translate::{TranslationChange, Translations, Untranslated};
pub use translation::{Translation, TranslationState};
pub use wording::{Input, WordedQuestion, Wording};
pub use workbook::{
    CellField, CellVerdict, Fault, FaultKind, FileRefusal, LARGEST_FILE, MEDIA_TYPE, Paper,
    PaperSize, PlannedCell, ReadQuestion, Reading, Refusal, Rejection, Spot, WorkbookKind,
    WorkbookPlan, read_workbook,
};
pub use worklist::{Worklist, WorklistEntry};

pub(crate) use asked::Asking;
pub(crate) use carry::{earlier_question, lasts};
pub(crate) use company::Company;
pub(crate) use desk::asking_networks;
pub(crate) use desk::{entries, stage};
pub(crate) use entry::text;
pub(crate) use extension::latest;
pub(crate) use history::names;
pub(crate) use home::{ordered_sections, progress};
pub(crate) use save::{Meeting, meeting, same_words};

pub use icc_store::{Confirmation, Extent, Mode, ResponseStatus};
pub use icc_store::{Extension, ExtensionId, ExtensionState};
pub use icc_store::{Holder, Part, PartId, PartKind, PartState, PartStep};
