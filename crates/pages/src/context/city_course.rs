//! A city over time.

use serde::{Deserialize, Serialize};

use super::{Difference, SameCities, Score};

/// A city over time, and where it stands out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityCourse {
    /// The indicators furthest above the network, the furthest first.
    pub strengths: Vec<CourseStanding>,
    /// Those furthest below.
    pub to_grow: Vec<CourseStanding>,
    /// What one question is worth in each indicator.
    pub worth: Vec<QuestionWorth>,
    /// Name of the wave of the result before; none for the first.
    pub since: Option<String>,
    /// Why none of it can be compared: `other-edition`, `other-method`, `not-comparable`,
    /// `not-established`; empty where something can.
    pub broken: String,
    /// The core index, then the indicators; empty where none can be compared.
    pub changes: Vec<CourseChange>,
    /// The waves with a result, newest first.
    pub waves: Vec<CourseWave>,
}

/// An indicator beside the network's median.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourseStanding {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// The city's score.
    pub score: Score,
    /// How far it is from the median, in points.
    pub points: f64,
}

/// What one question is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionWorth {
    /// Code of the indicator.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Points of the indicator.
    pub points: f64,
}

/// A measure in two waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourseChange {
    /// Its name.
    pub label: String,
    /// In the earlier wave; none where the two cannot be compared.
    pub before: Option<Score>,
    /// Why they cannot, as above; empty where they can.
    #[serde(default)]
    pub broken: String,
    /// In this one.
    pub now: Score,
    /// The difference.
    pub difference: Difference,
}

/// A city and its network at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourseWave {
    /// Code of the wave.
    pub code: String,
    /// Name of the wave.
    pub wave: String,
    /// The city's core index.
    pub core: Score,
    /// Why it cannot be compared with the wave that is shown; empty where it can.
    pub broken: String,
    /// How many of its network counted then, and their mean.
    pub network_then: Option<(u32, f64)>,
    /// The same other cities then and in the wave that is shown.
    pub same: Option<SameCities>,
}
