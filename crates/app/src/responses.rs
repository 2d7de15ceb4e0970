//! A municipality fills in the questionnaire of a wave: several people, one row per answer, nothing
//! lost.
//!
//! An answer is kept as it was given, whole or not, with a version; what is refused changes
//! nothing. Every version stays in the history. Which questions are asked is decided anew at every
//! reading, so an answer that is not asked any more is kept and ignored.

mod asked;
mod attach;
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
mod worklist;

pub use asked::Asked;
pub use attach::Attaching;
pub use carry::{Carried, Carrying, Former};
pub use confirm::Confirmed;
pub use desk::Desk;
pub use entry::{Entry, EntryField, EntryIssue, LONGEST_COMMENT, Said};
pub use history::Version;
pub use home::{Home, SectionProgress, Tally};
pub use open::Opening;
pub use save::{Change, Conflict, LookedAt, Saved};
pub use section::{FormerAnswer, Question, Reserve, Section};
pub use wording::{Input, WordedQuestion, Wording};
pub use worklist::{Worklist, WorklistEntry};

pub(crate) use desk::asking_networks;

pub use icc_store::{Confirmation, Extent, Mode, ResponseStatus};
