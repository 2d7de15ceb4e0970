//! A score opened down to its answers.

use serde::{Deserialize, Serialize};

use super::Score;

/// One index, indicator or area of a city, opened one level: its parts, or its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The city's slug.
    pub city: String,
    /// The city's name.
    pub city_name: String,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// The wave's code.
    pub wave: String,
    /// The wave's name.
    pub wave_name: String,
    /// Code of what is opened.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it is part of, from the index down.
    pub above: Vec<Crumb>,
    /// Its score as declared.
    pub score: Score,
    /// Its score counting positive answers only with evidence.
    pub documented: Score,
    /// Its score counting positive answers only when verified.
    pub verified: Score,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// Its parts; empty when it is made of questions.
    pub parts: Vec<ExplainedPart>,
    /// Its questions; empty when it is made of parts.
    pub questions: Vec<ExplainedQuestion>,
    /// Name of the edition.
    pub edition: String,
    /// Name of the method.
    pub method: String,
    /// Version of the method.
    pub method_version: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Digest of the definition, hexadecimal.
    pub definition_digest: String,
    /// Digest of the method, hexadecimal.
    pub method_digest: String,
    /// Digest of the answers, hexadecimal.
    pub answers_digest: String,
}

/// Something above, with its own explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// A part of a score that has parts of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainedPart {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its score.
    pub score: Score,
    /// Its weight in what is opened, in percent of what counts; none when it is left out.
    pub share: Option<f64>,
    /// Points it brings to what is opened; none when it is left out.
    pub contribution: Option<f64>,
}

/// A question of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainedQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// What became of it.
    pub state: State,
    /// Labels of the options chosen; empty for every other state than `answered`.
    pub answer: Vec<String>,
    /// Evidence behind the answer.
    pub evidence: Evidence,
    /// Points obtained; none when the question is left out.
    pub points: Option<f64>,
    /// Points possible; none when the question is left out.
    pub maximum: Option<f64>,
    /// Its weight in what is opened, in percent of what counts; none when it is left out, or when
    /// there is no score that it could be a part of.
    pub share: Option<f64>,
    /// Points of the core index that full marks here are worth; none when it adds nothing to it.
    pub index_points: Option<f64>,
    /// Why it is left out; none when it counts.
    pub left_out: Option<LeftOut>,
}

/// What became of a question: an answer, or one of the four non-answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Answered; *no* is an answer.
    Answered,
    /// Not within the city's powers.
    NotWithinPowers,
    /// Does not apply to the city.
    NotApplicable,
    /// The city does not know.
    Unknown,
    /// Not answered yet.
    NotAnswered,
}

/// What stands behind an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Nothing, or a note only.
    None,
    /// A document or an address.
    Documented,
    /// Evidence that a reviewer has checked.
    Verified,
    /// An answer that needs no evidence (a *no*, a non-answer).
    NotNeeded,
}

/// Why a question does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// It is not within the city's powers.
    NotWithinPowers,
    /// It does not apply to the city.
    NotApplicable,
    /// An earlier answer makes it superfluous.
    OffPath,
    /// It is asked for context and never counts.
    Context,
    /// It is not answered yet in a draft.
    Provisional,
    /// The method leaves it out for another declared reason.
    ByMethod,
}
