//! Figures about groups of cities, as every page shows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Score;

/// What may be shown of a measure in a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupFigures {
    /// Cities that count.
    pub n: u32,
    /// How many of them are counted without being shown.
    pub hidden: u32,
    /// Their countries.
    pub countries: u32,
    /// Arithmetic mean; none where there are too few cities, like the median.
    pub mean: Option<f64>,
    /// Middle value.
    pub median: Option<f64>,
    /// First and third quartile; none where some cities are hidden and there are too few.
    pub quartiles: Option<(f64, f64)>,
    /// Least and greatest value of the cities that are shown; none like the median.
    pub range: Option<(f64, f64)>,
}

/// What figures about a group rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupBasis {
    /// Cities that count.
    pub n: u32,
    /// Cities that belong to the group.
    pub of: u32,
    /// Countries of those that count.
    pub countries: u32,
    /// How many of those that count are not shown.
    pub hidden: u32,
    /// Name of the wave.
    pub wave: String,
    /// The day that the figures are as of.
    pub date: NaiveDate,
    /// Name of the edition.
    pub edition: String,
    /// Name of the method.
    pub method: String,
    /// Version of the method.
    pub method_version: String,
    /// Whether the cities are invented.
    pub invented: bool,
}

/// A city that everybody may see, with one of its scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityScore {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Code of the wave of its result.
    pub wave: String,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// As it declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
}
