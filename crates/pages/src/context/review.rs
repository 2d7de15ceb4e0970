//! Reviewing what a municipality has handed in, and what the municipality says to that.

use serde::{Deserialize, Serialize};

use super::evidence::EvidenceCard;
use super::{FieldError, FormerForm, ResponseHead, SectionLink};

/// The reviews that the reader has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewsPage {
    /// Where it is the reader's turn first.
    pub reviews: Vec<ReviewLink>,
}

/// A review in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewLink {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// How many answers there are.
    pub answers: u32,
    /// How many wait for the reader's word.
    pub open: u32,
    /// Whether it is the reader's turn.
    pub mine: bool,
}

/// A review as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// What is asked.
    pub edition: String,
    /// Code of how much is looked at.
    pub path: String,
    /// Of a hundred questions, how many a sample takes.
    pub share: i64,
    /// Whether it is the reader's turn.
    pub may_review: bool,
    /// Who has the review.
    pub reviewers: Vec<String>,
    /// How many answers there are.
    pub answers: u32,
    /// How many wait for the reader's word.
    pub open: u32,
    /// How many answers stand how.
    pub standings: Vec<StandingCount>,
    /// Its sections, each followed by those inside it.
    pub sections: Vec<ReviewSectionLink>,
    /// What it says as a whole.
    pub texts: Vec<ReviewTextEntry>,
    /// The version of the questionnaire that is shown.
    pub version: i64,
    /// The remark that was typed.
    pub remark: String,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// How many answers stand so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingCount {
    /// Code of the standing.
    pub code: String,
    /// How many.
    pub n: u32,
}

/// A section in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSectionLink {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How many sections it lies in.
    pub depth: u32,
    /// Whether it is the one on the page.
    pub current: bool,
    /// How many answers there are.
    pub answers: u32,
    /// How many wait for a reviewer's word.
    pub open: u32,
}

/// A text of a review, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTextEntry {
    /// `narrative` or `recommendations`.
    pub kind: String,
    /// What it says, in the language of the page where it stands in it; empty for nothing.
    pub body: String,
    /// The language of that.
    pub language: String,
    /// Required languages in which it does not stand.
    pub missing: Vec<String>,
}

/// A section of a review with its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSectionPage {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// `open` for the answers that wait for a word; empty for all.
    pub show: String,
    /// How many answers there are.
    pub all: u32,
    /// How many wait for a word.
    pub open: u32,
    /// Every section.
    pub sections: Vec<ReviewSectionLink>,
    /// The answers that are shown.
    pub answers: Vec<ReviewAnswerForm>,
    /// Whether it is the reader's turn.
    pub may_review: bool,
    /// What is asked again and again.
    pub requests: Vec<RequestChoice>,
    /// Visits that can have shown something, the latest first.
    #[serde(default)]
    pub visits: Vec<VisitChoice>,
    /// The next section; none after the last.
    pub next: Option<SectionLink>,
    /// Whether somebody was there since it was shown.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A visit that can have shown something about an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitChoice {
    /// Its id.
    pub id: String,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
}

/// Something that reviewers ask again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestChoice {
    /// Its code.
    pub code: String,
    /// What it is chosen by.
    pub title: String,
}

/// An answer in its review.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that the template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAnswerForm {
    /// Code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// The language of the question's texts, when it is not that of the page; else empty.
    pub language: String,
    /// The answer in words; empty without one.
    pub words: Vec<String>,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// Whether it came along from last time and was not confirmed.
    #[serde(default)]
    pub unconfirmed: bool,
    /// Code of how it stands.
    pub standing: String,
    /// Since which day it is verified; empty otherwise.
    pub verified_on: String,
    /// Name of the earlier wave in which it was verified; empty for this one.
    pub verified_in: String,
    /// Whether it waits for a reviewer's word.
    pub open: bool,
    /// Whether it can be found true together with others.
    pub plain: bool,
    /// What to look at twice.
    pub flags: Vec<FlagEntry>,
    /// What is attached to it.
    pub evidence: Vec<ReviewEvidence>,
    /// What was said last time.
    pub former: Option<FormerForm>,
    /// Whether the same was said then.
    pub unchanged: bool,
    /// What other cities have answered.
    pub peers: Vec<PeerEntry>,
    /// What was said about it, the oldest first.
    pub spoken: Vec<SpokenEntry>,
    /// Codes of what the reader may say about it now.
    pub moves: Vec<String>,
    /// The version of its check that is shown.
    pub check_version: i32,
    /// The version of the answer that is shown.
    pub answer_version: i32,
    /// What was sent and could not be kept; else empty.
    pub form: DecisionForm,
}

/// What the form for an answer holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionForm {
    /// Code of a request.
    pub request: String,
    /// What is said.
    pub remark: String,
    /// Id of the visit that has shown it; empty for none.
    #[serde(default)]
    pub visit: String,
}

/// What a reviewer should look at twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagEntry {
    /// Its code.
    pub code: String,
    /// What the piece of evidence is called; may be empty.
    pub piece: String,
    /// Code of the other question; may be empty.
    pub other: String,
}

/// A piece of evidence beside an answer under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewEvidence {
    /// The piece.
    pub card: EvidenceCard,
    /// The options that it stands for; empty for the whole answer.
    pub options: Vec<String>,
}

/// What another city has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerEntry {
    /// Its name.
    pub city: String,
    /// The answer in words.
    pub words: Vec<String>,
}

/// What was said about an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenEntry {
    /// Code of what was done.
    pub made: String,
    /// Who; may be empty.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// A request in the language of the page; may be empty.
    pub request: String,
    /// What was said; may be empty.
    pub remark: String,
}

/// Narrative and recommendations of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTextsPage {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// Whether they can be changed now.
    pub may_review: bool,
    /// Tags of the languages in which they have to stand.
    pub required: Vec<String>,
    /// The texts.
    pub texts: Vec<ReviewTextForm>,
    /// Whether somebody else has changed one in between.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A text of a review, to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTextForm {
    /// `narrative` or `recommendations`.
    pub kind: String,
    /// The language in which it is written.
    pub language: String,
    /// The other language.
    pub other: String,
    /// What it says.
    pub body: String,
    /// The same in the other language.
    pub translation: String,
    /// Code of how the translation stands.
    pub state: String,
    /// Whether the translation is said to be done.
    pub finished: bool,
    /// The version that is shown.
    pub version: i32,
    /// What somebody else has written in between; empty for nothing.
    pub theirs: String,
}

/// Saying who reviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAssignPage {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// Code of how much is looked at.
    pub path: String,
    /// Who has it, and who had it.
    pub rows: Vec<AssignedEntry>,
    /// To whom it can be given.
    pub candidates: Vec<CandidateChoice>,
    /// Whether it can be given to somebody now.
    pub may_assign: bool,
    /// Id of whoever was chosen.
    pub reviewer: String,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Somebody who has or had a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignedEntry {
    /// Id of the assignment.
    pub id: String,
    /// The name; may be empty.
    pub name: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// Until when, RFC 3339; empty while it lasts.
    pub until: String,
}

/// Somebody to whom a review can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateChoice {
    /// Id of the account.
    pub id: String,
    /// Name.
    pub name: String,
    /// How many reviews the person has already.
    pub load: u32,
}

/// What a municipality is asked about its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseRequestsPage {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// Who reviews it.
    pub reviewers: Vec<String>,
    /// What was said when it last came back; may be empty.
    #[serde(default)]
    pub message: String,
    /// How many questions wait for an answer.
    pub asked: u32,
    /// The answers about which something was said.
    pub answers: Vec<ReviewAnswerForm>,
    /// What the review says as a whole.
    pub texts: Vec<ReviewTextEntry>,
    /// Whether somebody was there since it was shown.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}
