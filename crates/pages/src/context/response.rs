//! A municipality fills in the questionnaire of a wave.

use serde::{Deserialize, Serialize};

use super::evidence::AttachedEvidence;
use super::{LastPerson, ModuleTask, PartEntry, RequestEntry};

/// The questionnaires that wait for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistPage {
    /// Those that are open first.
    pub entries: Vec<WorkEntry>,
    /// Questions of networks that can be answered now, those that end first in front.
    #[serde(default)]
    pub modules: Vec<ModuleTask>,
}

/// A questionnaire in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkEntry {
    /// Whose, and in which wave.
    pub head: ResponseHead,
    /// How far it has come; none before it was begun.
    pub tally: Option<Tally>,
}

/// Whose questionnaire it is, and what can be done with it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseHead {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// Code of its status; `not-begun` before that.
    pub status: String,
    /// Whether it is the time to fill it in.
    pub open: bool,
    /// Until when, RFC 3339.
    pub closes: String,
}

/// How far some questions have come. Each question counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Questions that are asked.
    pub questions: u32,
    /// Answered in this wave, or confirmed.
    pub answered: u32,
    /// Said to be out of scope in this wave, or confirmed so.
    pub out_of_scope: u32,
    /// Not known yet.
    pub unknown: u32,
    /// From an earlier wave, not confirmed.
    pub carried: u32,
    /// Nothing yet.
    pub missing: u32,
    /// Minutes that the rest may take.
    pub minutes: u32,
}

/// A questionnaire as its list of tasks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that a template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsePage {
    /// Whose.
    pub head: ResponseHead,
    /// What is asked.
    pub edition: String,
    /// `shared` or `divided`; empty before it was begun.
    pub mode: String,
    /// Whether the reader may begin it.
    pub may_start: bool,
    /// Whether the reader sees all of it.
    #[serde(default)]
    pub whole: bool,
    /// Whether the reader may divide it among colleagues.
    pub may_divide: bool,
    /// Whether the reader says who may see what.
    #[serde(default)]
    pub may_consent: bool,
    /// How far it has come.
    pub tally: Tally,
    /// Its sections, each followed by those inside it.
    pub sections: Vec<SectionTask>,
    /// The name of the wave that was answered last; empty for none.
    pub former: String,
    /// Who has answered then, the most first.
    #[serde(default)]
    pub answered_by: Vec<LastPerson>,
    /// The parts that somebody has and that are not done.
    #[serde(default)]
    pub parts: Vec<PartEntry>,
    /// The request for a later end that stands.
    #[serde(default)]
    pub extension: Option<RequestEntry>,
    /// How many answers would come along whose evidence does not hold any more.
    #[serde(default)]
    pub expired: u32,
    /// Whether this wave asks for a light update only.
    #[serde(default)]
    pub light: bool,
    /// Tags of the languages in which every text must stand.
    pub languages: Vec<String>,
    /// Languages into which words wait to be translated.
    #[serde(default)]
    pub untranslated: Vec<LanguageTask>,
    /// Answers about which a reviewer has asked something that waits for a word.
    #[serde(default)]
    pub review_asked: u32,
    /// Answers about which a reviewer has said anything.
    #[serde(default)]
    pub review_spoken: u32,
    /// What the city plans, as far as the reader may see it.
    #[serde(default)]
    pub targets: Vec<super::TargetEntry>,
}

/// A section in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionTask {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How many sections it lies in.
    pub depth: u32,
    /// Whether it is the one on the page.
    pub current: bool,
    /// `done`, `confirm`, `started` or `to-do`.
    pub status: String,
    /// How far it has come.
    pub tally: Tally,
}

/// A section as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseSectionPage {
    /// Whose.
    pub head: ResponseHead,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its introduction; may be empty.
    pub intro: String,
    /// How far it has come.
    pub tally: Tally,
    /// Every section.
    pub sections: Vec<SectionTask>,
    /// Its questions.
    pub questions: Vec<QuestionForm>,
    /// Whether the reader may change something now.
    pub may_fill_in: bool,
    /// Code and title of the next section; none after the last.
    pub next: Option<SectionLink>,
    /// What was wrong with what was sent.
    pub errors: Vec<EntryError>,
}

/// A section to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionLink {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// One question as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseQuestionPage {
    /// Whose.
    pub head: ResponseHead,
    /// The section.
    pub section: SectionLink,
    /// Its number in the section, from 1.
    pub number: u32,
    /// How many questions the section has.
    pub of: u32,
    /// Every section.
    pub sections: Vec<SectionTask>,
    /// The question.
    pub question: QuestionForm,
    /// Code of the one before; empty for the first.
    pub previous: String,
    /// Code of the one after; empty for the last.
    pub next: String,
    /// What is attached to the answer.
    #[serde(default)]
    pub attached: AttachedEvidence,
    /// What was wrong with what was sent.
    pub errors: Vec<EntryError>,
    /// Whether the reader may give the question to somebody.
    #[serde(default)]
    pub may_give: bool,
}

/// What is wrong with a part of an answer, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryError {
    /// The id of the field on the page.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// A question with its answer, for a form.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that the template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionForm {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// The language of the question's texts, when it is not that of the page; else empty.
    pub language: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// A concrete example of a good answer; may be empty.
    pub good_example: String,
    /// What to attach; may be empty.
    pub evidence: String,
    /// `single`, `ticks`, `number`, `date` or `text`.
    pub input: String,
    /// Not part of the mandatory core.
    pub optional: bool,
    /// Asked, but not scored.
    pub unscored: bool,
    /// Its options.
    pub options: Vec<OptionForm>,
    /// The word of the state.
    pub state: String,
    /// Whether "none of these" is chosen.
    pub none_chosen: bool,
    /// The number, date or text.
    pub value: String,
    /// The comment.
    pub comment: String,
    /// The example from the municipality.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// The version of the answer that is shown; 0 for none.
    pub version: i32,
    /// Whether the reader may change it now.
    pub may_fill_in: bool,
    /// `entered`, `carried` or `confirmed`; empty without an answer.
    pub confirmation: String,
    /// Who has changed it last; may be empty.
    pub changed_by: String,
    /// When, RFC 3339; empty without an answer.
    pub changed_at: String,
    /// The answer in words; empty without one.
    pub words: Vec<String>,
    /// The day since which it stands so, over all waves; empty for an answer of this wave.
    pub since: String,
    /// What was said last time.
    pub former: Option<FormerForm>,
    /// Somebody else was first.
    pub conflict: Option<ConflictForm>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionForm {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it is out of scope on its own.
    pub out_of_scope: bool,
    /// Whether it was chosen last time.
    pub former: bool,
}

/// What was said last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerForm {
    /// The name of the wave.
    pub wave_name: String,
    /// The answer in words.
    pub words: Vec<String>,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// The day since which it had stood so.
    pub since: String,
    /// The question as it was put then, when it was changed since; else empty.
    pub asked: String,
}

/// Somebody else has changed the answer in the meantime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictForm {
    /// The version that the reader had changed.
    pub seen: i32,
    /// Who; may be empty.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// That answer in words.
    pub words: Vec<String>,
    /// Its comment; may be empty.
    pub comment: String,
    /// Its example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
}

/// What was written beside answers, to translate it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseTranslationsPage {
    /// Whose.
    pub head: ResponseHead,
    /// Tag of the language into which it is translated.
    pub language: String,
    /// Whether a network wants it.
    pub required: bool,
    /// What there is to translate.
    pub entries: Vec<TranslationForm>,
    /// What was wrong with what was sent.
    pub errors: Vec<EntryError>,
}

/// The words of one answer, to translate them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationForm {
    /// Code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// `missing`, `draft`, `outdated` or `current`.
    pub state: String,
    /// The language in which the words were written.
    pub words_language: String,
    /// The comment as it was written; may be empty.
    pub comment: String,
    /// The example as it was written; may be empty.
    pub example: String,
    /// The comment in the other language.
    pub translated_comment: String,
    /// The example in the other language.
    pub translated_example: String,
    /// Whether somebody has said that it is done.
    pub finished: bool,
    /// The version of the answer that is shown.
    pub version: i32,
    /// Whether the reader may change it now.
    pub may_fill_in: bool,
}

/// A language into which words wait to be translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageTask {
    /// Its tag.
    pub language: String,
    /// How many answers have such words.
    pub n: u32,
    /// Whether a network wants it.
    pub required: bool,
}

/// Everything that an answer ever was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseHistoryPage {
    /// Whose.
    pub head: ResponseHead,
    /// Code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// The newest first.
    pub versions: Vec<VersionEntry>,
}

/// An answer at one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionEntry {
    /// Its number.
    pub version: i32,
    /// Who; may be empty.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// `entered`, `carried` or `confirmed`.
    pub confirmation: String,
    /// The answer in words.
    pub words: Vec<String>,
    /// Titles of the evidence that was attached.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
}
