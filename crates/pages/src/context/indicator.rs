//! One indicator or area.

use serde::{Deserialize, Serialize};

use super::{
    ChartFigure, CityScore, GroupBasis, GroupFigures, Pagination, PointsRule, PointsStep,
    PracticesBeside,
};

/// An indicator or area of the current edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorPage {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it is about; empty when the edition has no text.
    pub summary: String,
    /// Whether it counts in the extended index only.
    pub optional: bool,
    /// Name of the edition.
    pub edition: String,
    /// The indicator that it is an area of.
    pub part_of: Option<MeasureLink>,
    /// Its areas, when it is made of areas.
    pub areas: Vec<MeasureLink>,
    /// Names of the methods, in the order of [`AskedQuestion::index`].
    pub methods: Vec<String>,
    /// Its questions, in the order of the edition.
    pub questions: Vec<AskedQuestion>,
    /// What the figures rest on; none while nobody has a result.
    pub basis: Option<GroupBasis>,
    /// What may be shown of all cities.
    pub figures: Option<GroupFigures>,
    /// How they are spread.
    #[serde(default)]
    pub chart: Option<ChartFigure>,
    /// Those of this page that everybody may see, in the order of the language.
    pub cities: Vec<CityScore>,
    /// How many there are on all pages.
    pub total: u32,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Practices that help with it, of those that everybody sees.
    #[serde(default)]
    pub practices: PracticesBeside,
}

/// A measure with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureLink {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// A question of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AskedQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Why it is asked; empty when the edition does not say.
    pub why: String,
    /// How answers become points; none where it is asked for context.
    pub rule: Option<PointsRule>,
    /// Points by number of ticks; empty for other rules.
    pub steps: Vec<PointsStep>,
    /// More than this many points cannot be had; none where there is no cap.
    pub cap: Option<f64>,
    /// Its options.
    pub options: Vec<OptionWorth>,
    /// What full marks are worth in the indicator, in points of 100.
    pub own: Option<f64>,
    /// What full marks are worth in the index, by each method.
    pub index: Vec<Option<f64>>,
    /// How many cities have full marks and show everybody their answers.
    #[serde(default)]
    pub full: u32,
    /// Some of them: those with words first, then by name.
    #[serde(default)]
    pub examples: Vec<ExampleCity>,
}

/// A city with full marks in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleCity {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Code of the wave of its answer.
    pub wave: String,
    /// What it has answered, in words.
    pub answer: Vec<String>,
    /// What it says beside it; empty for nothing.
    pub comment: String,
    /// Its example; empty for none.
    pub example: String,
    /// The language of these words where it is not the reader's; empty where it is.
    pub language: String,
}

/// An option and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionWorth {
    /// Its label.
    pub label: String,
    /// Its points; none where the number of ticks counts, and for a non-answer.
    pub points: Option<f64>,
}
