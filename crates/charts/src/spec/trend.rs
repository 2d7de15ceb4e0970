//! Scores over time, with gaps where two times cannot be compared.

use chrono::NaiveDate;
use icc_domain::Score;

use crate::spec::Mean;

/// The most waves a trend takes.
pub const MAX_WAVES: usize = 24;

/// One city, a group as it was then, and the same cities in both years.
///
/// A group changes: who joins or leaves moves its mean although no city has changed. So the mean
/// of those who were there at each time is one line, and for each step from a wave to the next the
/// mean of those who are in both is a line of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The waves, the earliest first.
    pub waves: Vec<TrendWave>,
    /// The city, if the chart is about one.
    pub city: Option<TrendCity>,
    /// A group, if the chart shows one.
    pub group: Option<TrendGroup>,
}

/// One moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendWave {
    /// Its name, such as *2026*.
    pub label: String,
    /// Where it stands on the axis of time; later than the wave before.
    pub day: NaiveDate,
    /// Whether scores may be compared with those of the wave before; says nothing of the first.
    pub comparable: bool,
}

/// The city's own line.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendCity {
    /// Its name.
    pub name: String,
    /// One score per wave.
    pub scores: Vec<Score>,
}

/// The two lines of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendGroup {
    /// Its name.
    pub name: String,
    /// The mean of the cities that were there, per wave; `None` where it is not shown.
    pub then: Vec<Option<Mean>>,
    /// Per step from a wave to the next, one fewer than waves: the cities that are in both;
    /// `None` where it is not shown.
    pub same: Vec<Option<SameCities>>,
}

/// The mean of the same cities at two waves that follow each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SameCities {
    /// How many cities are in both.
    pub n: u32,
    /// Their mean at the earlier wave.
    pub from: f64,
    /// Their mean at the later wave.
    pub to: f64,
}
