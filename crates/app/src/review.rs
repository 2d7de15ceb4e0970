//! Looking at what a municipality has handed in: who looks, at how much of it, and what becomes of
//! each answer.
//!
//! An answer is *declared*, or *documented* where evidence counts: that is computed, not kept. What
//! somebody says about it is kept step by step. It counts while the answer and its evidence are what
//! they were, so that an edit sends an answer back without anybody having to remember.

mod answer;
mod assign;
mod check;
mod console;
mod decide;
mod finish;
mod flags;
mod holding;
mod list;
mod path;
mod peers;
mod requests;
mod stage;
mod texts;
mod texts_page;

pub use answer::{AnswerStanding, Reviewed, ReviewedAnswer, Spoken};
pub use assign::{AssignPage, AssignedRow, Candidate};
pub use check::{CheckMove, TRANSITIONS, becomes};
pub use console::{Overview, ReviewSection, SectionCount};
pub use decide::{Confirming, Decision, SectionConfirmed};
pub use finish::{Finish, Finished, TIME_TO_REPLY};
pub use flags::Flag;
pub use holding::{Holding, VERIFIED_FOR};
pub use list::{ReviewEntry, ReviewList};
pub use path::{SHARE, path_of, sample};
pub use peers::PeerAnswer;
pub use requests::RequestsPage;
pub use texts::{LONGEST_TEXT, TextDocument, TextState};
pub use texts_page::{TextSaid, TextsPage, TextsSaved};

pub(crate) use path::strictest_path;
pub(crate) use texts_page::read_texts;

pub use icc_store::{
    AssignmentId, CannedRequest, CheckState, CheckStep, Review, ReviewPath, ReviewTextKind,
};
