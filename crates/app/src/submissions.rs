//! A municipality hands in what it has answered: looked through first, signed, frozen word for
//! word, with a receipt. What then becomes of it are steps, each listed and kept.

mod accept;
mod check;
mod freeze;
mod hand_in;
mod receipt;
mod stages;

pub use check::{Check, Checked, CheckedQuestion, Obstacle};
pub use freeze::{Counts, Record, RecordedAnswer, RecordedEvidence};
pub use hand_in::{HandedIn, LONGEST_FUNCTION, Signing};
pub use receipt::{PaperCopy, Receipt, Revision, StepTaken};
pub use stages::{Move, TRANSITIONS};

pub(crate) use accept::{accept, latest};
pub(crate) use stages::{StepBy, advance};
