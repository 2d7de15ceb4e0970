//! What full marks would take, and what planned measures would change.

use serde::{Deserialize, Serialize};

use super::{MeasureLink, PlaceInWords, PracticeEntry, Reader, Score, ToolEntry};

/// The next steps of a city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextStepsPage {
    /// Who reads it, where it is not for everybody.
    #[serde(default)]
    pub reader: Reader,
    /// The city's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Code of the wave.
    pub wave: String,
    /// Name of the wave.
    pub wave_name: String,
    /// How many measures can be ticked at once.
    pub most: u32,
    /// How many are ticked.
    pub planned: u32,
    /// The core index, then the indicators that would change; empty while nothing is ticked.
    pub changes: Vec<PlannedChange>,
    /// The questions in which points are lost, by section.
    pub sections: Vec<StepSection>,
    /// Where the city stands among others, as it is and, once something is ticked, as it would be.
    #[serde(default)]
    pub places: Vec<PlaceInWords>,
    /// What is ticked, as addresses write it.
    #[serde(default)]
    pub plan: String,
    /// Whether the reader may save it as a target of the city.
    #[serde(default)]
    pub may_keep: bool,
}

/// A measure as it is and as it would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlannedChange {
    /// Its name.
    pub label: String,
    /// As it is.
    pub now: Score,
    /// As it would be.
    pub then: Score,
}

/// The questions of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepSection {
    /// Its name.
    pub label: String,
    /// Its questions, in the order of the questionnaire.
    pub steps: Vec<NextStep>,
}

/// A question in which points are lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextStep {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Points that the answer gets.
    pub points: f64,
    /// Points that could be had.
    pub maximum: f64,
    /// The options that full marks take.
    pub options: Vec<String>,
    /// How many of them it takes; all of them where it is as many.
    pub ticks: u32,
    /// Points of the core index that full marks would add.
    pub gain: Option<f64>,
    /// Cities that show their answers and have full marks.
    pub examples: Vec<MeasureLink>,
    /// Whether it is ticked.
    pub planned: bool,
    /// Practices that help, of those that the reader sees.
    #[serde(default)]
    pub practices: Vec<PracticeEntry>,
    /// Tools that help, of those that the reader sees.
    #[serde(default)]
    pub tools: Vec<ToolEntry>,
}
