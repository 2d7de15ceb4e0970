//! The method lab: what everything public would be by another method.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ChartFigure, Pagination, Score};
use crate::urls::Route;

/// A method with what can be changed of it, and what the change makes of every wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodLabPage {
    /// The methods from which one can start; empty while nobody shows a result.
    pub grounds: Vec<LabChoice>,
    /// The chosen one with its form; none while nobody shows a result.
    pub base: Option<LabBase>,
    /// What cannot be tried, in the order of the form.
    pub errors: Vec<LabFault>,
    /// Variants to begin with.
    pub examples: Vec<LabExample>,
    /// What came of it; none while nothing differs from the method.
    pub result: Option<LabResult>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabChoice {
    /// As addresses write it; the template words those of a closed list.
    pub value: String,
    /// Its name; empty where the template words it.
    #[serde(default)]
    pub name: String,
    /// Whether it was chosen.
    #[serde(default)]
    pub chosen: bool,
}

/// The method to start from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabBase {
    /// As addresses write it.
    pub from: String,
    /// Where nothing of it is different.
    pub plain: Route,
    /// Name of the edition.
    pub edition: String,
    /// Version of the edition.
    pub edition_version: String,
    /// Name of the method.
    pub method: String,
    /// Its version.
    pub version: String,
    /// Its digest, hexadecimal.
    pub digest: String,
    /// Name of the core index.
    pub index: String,
    /// Weights of its parts; empty where they cannot be changed.
    pub weights: Vec<LabNumber>,
    /// How its parts are put together in the method; empty where that cannot be changed.
    pub combine: String,
    /// The ways of putting them together.
    pub combines: Vec<LabChoice>,
    /// What each part counts at least; none where that cannot be changed.
    pub floor: Option<LabNumber>,
    /// How what is missing counts.
    pub treatments: Vec<LabTreatment>,
    /// The questions whose points can be changed.
    pub questions: Vec<LabChoice>,
    /// The one that was chosen.
    pub question: Option<LabQuestion>,
    /// The wave whose municipalities are listed; empty for the newest.
    pub wave: String,
    /// The measure by which they are listed; empty for the core index.
    #[serde(default)]
    pub measure: String,
}

/// A number that can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabNumber {
    /// Name of its field.
    pub id: String,
    /// What it is about.
    pub label: String,
    /// The ticks from which on it holds; none for anything else.
    #[serde(default)]
    pub ticks: Option<u32>,
    /// What is written.
    pub value: String,
    /// What the method has; none where it says nothing.
    pub usual: Option<f64>,
}

/// How something missing counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabTreatment {
    /// Name of its field, and the word for what is missing.
    pub id: String,
    /// The ways of counting it; none is chosen where it counts as in the method.
    pub choices: Vec<LabChoice>,
}

/// A question with what its answers are worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Its answers.
    pub points: Vec<LabNumber>,
}

/// Why something cannot be tried. The words are the message `lab-error-` and the code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabFault {
    /// The field that the summary leads to.
    pub field: String,
    /// What is wrong.
    pub code: String,
    /// Of which kind the part is that is meant: the message `lab-field-` and this word.
    pub kind: String,
    /// Name of the part.
    #[serde(default)]
    pub name: String,
    /// A limit in the message.
    #[serde(default)]
    pub limit: f64,
}

/// A variant to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabExample {
    /// Which: the message `lab-example-` and this word.
    pub code: String,
    /// Its address.
    pub route: Route,
}

/// What came of a variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabResult {
    /// What differs from the method.
    pub changes: Vec<LabChange>,
    /// Whether only those count that show everybody their answers.
    pub needs_answers: bool,
    /// The wave whose municipalities are listed; none where no wave could be scored again.
    pub shown: Option<LabShown>,
    /// Every wave that was scored again, newest first.
    pub waves: Vec<LabWave>,
    /// The other waves, newest first.
    pub apart: Vec<LabApart>,
}

/// A difference from the method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabChange {
    /// Which kind: `weight`, `combine`, `floor`, `treatment`, `points`.
    pub kind: String,
    /// The part, or what is missing.
    #[serde(default)]
    pub name: String,
    /// The word for how it is now.
    #[serde(default)]
    pub word: String,
    /// The number in the method.
    #[serde(default)]
    pub before: Option<f64>,
    /// The number now.
    #[serde(default)]
    pub after: f64,
}

/// A wave by both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabWave {
    /// Its name.
    pub name: String,
    /// Whether its municipalities are invented.
    pub invented: bool,
    /// The day the scores are as of.
    pub day: NaiveDate,
    /// How the chosen measure moves in it.
    pub figures: LabFigures,
    /// Municipalities that are left out, because they show their scores alone.
    pub left_out: u32,
    /// Version of the edition.
    pub edition_version: String,
    /// Version of the method.
    pub method_version: String,
    /// Digest of the method, hexadecimal.
    pub digest: String,
    /// Digest of the variant, hexadecimal.
    pub variant_digest: String,
    /// Whether its municipalities are listed.
    pub chosen: bool,
    /// Why it cannot be compared with the wave whose municipalities are listed: the message
    /// `course-broken-` and this word; empty where it can.
    #[serde(default)]
    pub broken: String,
    /// The same variant with its municipalities listed.
    pub route: Route,
}

/// How a measure moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabFigures {
    /// Municipalities with a score by both.
    pub n: u32,
    /// How many of them move.
    pub moved: u32,
    /// How many have no score any more.
    pub lost: u32,
    /// How many have one by the variant alone.
    pub gained: u32,
    /// The mean difference; none below four municipalities.
    pub mean: Option<f64>,
    /// The least and the greatest difference; none without any.
    pub range: Option<(f64, f64)>,
}

/// The municipalities and indicators of a wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabShown {
    /// Name of the wave.
    pub wave: String,
    /// Name of the measure by which municipalities are listed.
    pub measure: String,
    /// The municipalities of this page of the list, the largest difference first.
    pub cities: Vec<LabCity>,
    /// Which page of the list it is.
    pub pagination: Pagination,
    /// The page of the list before this one.
    pub previous: Route,
    /// The page of the list after this one.
    pub next: Route,
    /// The indices, then indicators and areas.
    pub measures: Vec<LabMeasure>,
    /// The figures by both; none where there are too few municipalities.
    pub chart: Option<ChartFigure>,
}

/// A municipality in the chosen measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabCity {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// By the method.
    pub now: Score,
    /// By the variant.
    pub then: Score,
    /// The points that the variant gives more; none where either has no score.
    pub difference: Option<f64>,
}

/// An index or indicator by both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabMeasure {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether it is an index, which has no page of its own.
    pub index: bool,
    /// How it moves.
    pub figures: LabFigures,
    /// Whether municipalities are listed by it.
    pub chosen: bool,
    /// The same trial with municipalities listed by it.
    pub route: Route,
}

/// A wave that was not scored again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabApart {
    /// Its name.
    pub wave: String,
    /// Name of its edition.
    pub edition: String,
    /// Version of its edition.
    pub version: String,
    /// Why: `edition`, `version`.
    pub why: String,
}
