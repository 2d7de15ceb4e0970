//! Looking through a questionnaire, handing it in, and what has become of it.

use serde::{Deserialize, Serialize};

use super::{FieldError, ResponseHead, SectionLink, SectionTask, Tally};

/// A questionnaire before it is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionCheckPage {
    /// Whose.
    pub head: ResponseHead,
    /// How far it has come.
    pub tally: Tally,
    /// Its sections, each followed by those inside it.
    pub sections: Vec<SectionTask>,
    /// What has to be done first.
    pub obstacles: Vec<Obstacle>,
    /// What will not count as it stands.
    pub losses: Vec<Loss>,
    /// Parts that are still with colleagues.
    pub open_parts: u32,
    /// Code of what is looked at afterwards.
    pub path: String,
    /// Whether the reader may hand it in now.
    pub may_submit: bool,
    /// SHA-256 of what would be handed in.
    pub seen: String,
    /// Whether answers have changed since the reader looked through them.
    pub changed: bool,
    /// The name that was typed.
    pub name: String,
    /// The function that was typed.
    pub function: String,
    /// Whether the box was ticked.
    pub agreed: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Something that has to be done before handing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// `untranslated` or `empty`.
    pub kind: String,
    /// Tag of the language, for translations.
    pub language: String,
    /// How many answers.
    pub n: u32,
}

/// Answers that will not count, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// `not-asked`, `unconfirmed`, `evidence-out` or `missing`.
    pub kind: String,
    /// The questions, in order.
    pub questions: Vec<QuestionLink>,
}

/// A question to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLink {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Whether there is a page on which it is answered.
    pub answerable: bool,
}

/// The answers of a section before they are handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionSectionPage {
    /// Whose.
    pub head: ResponseHead,
    /// The section.
    pub section: SectionLink,
    /// The next section; none after the last.
    pub next: Option<SectionLink>,
    /// Whether the reader sees the whole questionnaire.
    pub sees_all: bool,
    /// Its questions.
    pub questions: Vec<CheckedAnswer>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedAnswer {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// The language of the question, when it is not that of the page; else empty.
    pub language: String,
    /// The answer in words; none without one.
    pub words: Vec<String>,
    /// Whether it waits to be confirmed.
    pub unconfirmed: bool,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// What is attached.
    pub evidence: Vec<CheckedEvidence>,
    /// Whether the reader may change it now.
    pub may_fill_in: bool,
}

/// A piece of evidence of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedEvidence {
    /// What it is called.
    pub title: String,
    /// `valid`, `expiring`, `expired` or `withdrawn`.
    pub standing: String,
    /// The last day on which it counts; empty for none.
    pub valid_until: String,
}

/// What was handed in, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionPage {
    /// Whose.
    pub head: ResponseHead,
    /// What was handed in, the newest first.
    pub revisions: Vec<RevisionEntry>,
    /// Every step, the newest first.
    pub steps: Vec<StageEntry>,
    /// Whether it was accepted without anybody looking at it.
    pub declared: bool,
}

/// A revision that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionEntry {
    /// Its number.
    pub revision: u32,
    /// When, RFC 3339.
    pub at: String,
    /// Who signed.
    pub signed_name: String,
    /// As what.
    pub signed_function: String,
    /// SHA-256 of the copy.
    pub record_digest: String,
    /// SHA-256 of the answers that count.
    pub answers_digest: String,
    /// Answers that count as they were given.
    pub as_given: u32,
    /// Answers that nobody has confirmed.
    pub unconfirmed: u32,
    /// Answers to questions that are not asked.
    pub not_asked: u32,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageEntry {
    /// Code of what was done.
    pub kind: String,
    /// When, RFC 3339.
    pub at: String,
    /// Who; may be empty.
    pub by: String,
    /// Whether nobody did it, but the rules of the networks.
    pub by_rule: bool,
    /// What was said; may be empty.
    pub remark: String,
}
