//! Who of a municipality has which part of its questionnaire, and until when.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use super::{FieldError, ResponseHead};

/// The parts of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsPage {
    /// Whose.
    pub head: ResponseHead,
    /// Those that are shown.
    pub parts: Vec<PartEntry>,
    /// Which can be shown.
    pub filters: Vec<FilterChoice>,
    /// Whether the reader gives parts.
    pub may_give: bool,
    /// What can be given: every section.
    pub sections: Vec<PartChoice>,
}

/// Which parts can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterChoice {
    /// Its word in the address; empty for all.
    pub code: String,
    /// How many parts it shows.
    pub count: u32,
    /// Whether it is the one on the page.
    pub current: bool,
}

/// Something that can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartChoice {
    /// `section` or `question`.
    pub kind: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How many sections it lies in.
    pub depth: u32,
}

/// A part that was given to somebody.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartEntry {
    /// Its id.
    pub id: String,
    /// What it is.
    pub what: PartChoice,
    /// Who has it: a name, or the address of somebody who is invited; may be empty.
    pub holder: String,
    /// Whether that person is invited and has not accepted yet.
    pub invited: bool,
    /// Whether that person can come to it now.
    pub has_access: bool,
    /// Whether the reader has it.
    pub mine: bool,
    /// Who gave it; may be empty.
    pub by: String,
    /// When, as a day.
    pub given: String,
    /// The last day for it; may be empty.
    pub due: String,
    /// Code of its state.
    pub state: String,
    /// Whether somebody works on it after its last day.
    pub overdue: bool,
    /// What to do; may be empty.
    pub instruction: String,
    /// How many of its questions need nothing more.
    pub done: u32,
    /// How many questions it has.
    pub questions: u32,
}

/// One part that was given to somebody.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartPage {
    /// Whose.
    pub head: ResponseHead,
    /// The part.
    pub part: PartEntry,
    /// What became of it, the newest first.
    pub steps: Vec<StepEntry>,
    /// Whether the reader may say that it is done.
    pub may_hand_back: bool,
    /// Whether the reader may accept or return it.
    pub may_decide: bool,
    /// Whether the reader may take it away.
    pub may_withdraw: bool,
    /// Whether the reader may remind whoever has it.
    pub may_remind: bool,
    /// The version that is shown.
    pub version: i64,
    /// The remark that was typed.
    pub remark: String,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What became of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepEntry {
    /// Code of the state.
    pub state: String,
    /// Who did it; may be empty.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// What was said; may be empty.
    pub remark: String,
}

/// Giving a part to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivePage {
    /// Whose.
    pub head: ResponseHead,
    /// What is given.
    pub what: PartChoice,
    /// To whom it can be given.
    pub people: Vec<PersonChoice>,
    /// Whether everybody sees everything so far.
    pub shared: bool,
    /// The last day on which the questionnaire is open.
    pub latest: String,
    /// What the form holds.
    pub form: GiveForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
}

/// Somebody to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChoice {
    /// Id of the account.
    pub id: String,
    /// Name.
    pub name: String,
}

/// What the form for giving a part holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveForm {
    /// Id of a colleague's account.
    pub person: String,
    /// An address instead.
    pub email: String,
    /// Language of the mail to it.
    pub language: Locale,
    /// What to do.
    pub instruction: String,
    /// The last day for it.
    pub due: String,
    /// `yes`, `no` or nothing yet.
    pub divide: String,
}
