//! A score opened down to its answers.

use serde::{Deserialize, Serialize};

use super::{Calculation, Reader, Score};

/// One index, indicator or area of a city, opened one level: its parts, or its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Whose score it is.
    pub at: ExplainedAt,
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
    /// The least and the most it could be, by what unknown answers are worth; none when nothing is
    /// unknown.
    pub unknown: Option<(f64, f64)>,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// How it is calculated.
    pub calculation: Calculation,
    /// Its parts; empty when it is made of questions.
    pub parts: Vec<ExplainedPart>,
    /// Its questions; empty when it is made of parts.
    pub questions: Vec<ExplainedQuestion>,
    /// Questions of the same section that are asked for context and never count.
    pub context: Vec<Crumb>,
    /// What it takes to calculate it again.
    pub provenance: ExplainedWith,
}

/// A city at a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedAt {
    /// As which audience it is read.
    #[serde(default)]
    pub reader: Reader,
    /// The city's slug.
    pub city: String,
    /// The city's name.
    pub city_name: String,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// Whether the result was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// The wave's code.
    pub wave: String,
    /// The wave's name.
    pub wave_name: String,
}

/// What a score was calculated with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedWith {
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

/// Something above or beside, with its own explanation.
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
    /// Its code; empty for a number of the method, which cannot be opened.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its score.
    pub score: Score,
    /// What becomes of it in what is opened.
    pub counts: Counts,
}

/// What becomes of a part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Counts {
    /// It counts by its weight.
    Share {
        /// In percent of what counts.
        percent: f64,
        /// Points it brings to what is opened; none where they are not added up.
        brings: Option<f64>,
    },
    /// It counts in another way.
    Otherwise {
        /// How.
        how: How,
    },
    /// It does not count.
    LeftOut {
        /// Why.
        why: LeftOut,
    },
}

/// How something counts that has no share of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is the least, the greatest or the middle one, which is the score.
    Decides,
    /// It is compared with the others, and another one is the score.
    Compared,
    /// It is multiplied.
    Factor,
    /// The others divide it.
    Divided,
    /// It divides.
    Divisor,
    /// Something is taken away from it.
    Reduced,
    /// It is taken away.
    Subtracted,
    /// It counts on top, above the maximum.
    Beyond,
    /// The method gives it no weight.
    Weightless,
}

/// A question of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainedQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// The answer and its points.
    pub answer: ExplainedAnswer,
    /// What becomes of it in what is opened.
    pub counts: Counts,
    /// Points of the core index that full marks here are worth; none when it adds nothing to it.
    pub index_points: Option<f64>,
}

/// An answer and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainedAnswer {
    /// What became of the question.
    pub state: State,
    /// Labels of the options chosen, or the number; empty for every other state than `answered`.
    pub chosen: Vec<String>,
    /// Evidence behind the answer.
    pub evidence: Evidence,
    /// Points obtained; none when the question is left out.
    pub points: Option<f64>,
    /// Points possible; none when the question is left out, or when there is no maximum.
    pub maximum: Option<f64>,
}

/// One question of a city, opened: what its answer is worth and where it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionExplanation {
    /// Whose answer it is.
    pub at: ExplainedAt,
    /// The question's code.
    pub code: String,
    /// The question.
    pub text: String,
    /// What it is part of, from the index down.
    pub above: Vec<Crumb>,
    /// The answer and its points.
    pub answer: ExplainedAnswer,
    /// How answers become points.
    pub rule: PointsRule,
    /// Points by number of ticks, from few to many; empty for other rules.
    pub steps: Vec<PointsStep>,
    /// More than this many points cannot be had; none where it changes nothing.
    pub cap: Option<f64>,
    /// Its options, in the order of the questionnaire; empty when it has none.
    pub options: Vec<ExplainedOption>,
    /// The scores that it counts in.
    pub uses: Vec<QuestionUse>,
    /// Points of the core index that full marks are worth; none when it adds nothing to it.
    pub index_points: Option<f64>,
    /// What it takes to calculate it again.
    pub provenance: ExplainedWith,
}

/// How answers become points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointsRule {
    /// The points of the option chosen.
    Option,
    /// The sum of those ticked.
    Sum,
    /// The best of those ticked.
    Best,
    /// By the number of ticks.
    Steps,
    /// The number itself.
    Value,
    /// By the range that the number falls in.
    Bands,
}

/// From this many ticks on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PointsStep {
    /// Ticks.
    pub ticks: u32,
    /// Points.
    pub points: f64,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainedOption {
    /// Its label.
    pub label: String,
    /// What it is worth; none where the number of ticks counts, and for a non-answer.
    pub points: Option<f64>,
    /// Whether the city chose it.
    pub chosen: bool,
    /// Whether it does not count for this city, which lowers the maximum.
    pub out_of_scope: bool,
}

/// A score that a question counts in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionUse {
    /// Code of the measure.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its score.
    pub score: Score,
    /// What becomes of the question in it.
    pub counts: Counts,
    /// Points of the score that full marks would bring; none where they are not added up.
    pub at_most: Option<f64>,
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
    /// Not asked, because of another answer.
    NotAsked,
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

/// Why a question or part does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// It is not within the city's powers.
    NotWithinPowers,
    /// It does not apply to the city.
    NotApplicable,
    /// An earlier answer makes it superfluous.
    OffPath,
    /// It has no answer, and the method leaves it out then.
    NotAnswered,
    /// It is a part without a score.
    NoScore,
    /// The score needs it, and it has no answer or score.
    Required,
    /// No points could be had in it.
    NothingToGet,
    /// It could only add points, and has no answer or score.
    NothingToAdd,
    /// The condition of what is opened does not hold.
    ConditionNotMet,
    /// The method leaves it out for another declared reason.
    ByMethod,
}
