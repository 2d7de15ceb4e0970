//! How the cities of a group are spread on one measure.

use icc_domain::Score;

use crate::spec::Spread;

/// The most named cities a strip takes.
pub const MAX_CITIES: usize = 250;

/// One measure: a dot for each city that may be named, and the middle half of the group.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Name of the measure.
    pub measure: String,
    /// The cities that may be named, in the order of the table; never by score.
    pub cities: Vec<StripCity>,
    /// The group with its band. Left out for a small group, of which only names are shown.
    pub group: Option<StripGroup>,
}

/// One named city.
#[derive(Debug, Clone, PartialEq)]
pub struct StripCity {
    /// Its name.
    pub name: String,
    /// Its score.
    pub score: Score,
    /// Whether the chart is about it.
    pub standing: Standing,
}

/// How a city stands in a chart of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One of many.
    Among,
    /// The one the reader came for.
    Chosen,
}

/// The band of a group; hidden cities may stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct StripGroup {
    /// Its name.
    pub name: String,
    /// Median and middle half, with n.
    pub spread: Spread,
}
