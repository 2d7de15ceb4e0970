//! The list of indicators.

use serde::{Deserialize, Serialize};

/// The indicators of the current edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorList {
    /// Name of the edition.
    pub edition: String,
    /// The indicators, core first, then the optional ones.
    pub indicators: Vec<Indicator>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it is about; empty when the edition has no text.
    pub summary: String,
    /// Whether it counts in the extended index only.
    pub optional: bool,
    /// Questions asked.
    pub questions: u32,
    /// Questions that count.
    pub scored: u32,
    /// Its share of the core index by the default method, in percent; none when it has none.
    pub share: Option<f64>,
    /// Its areas, when it is made of areas.
    pub areas: Vec<IndicatorArea>,
}

/// An area of a composite indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorArea {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Questions asked.
    pub questions: u32,
    /// Questions that count.
    pub scored: u32,
}
