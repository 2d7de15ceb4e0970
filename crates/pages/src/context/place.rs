//! Where a city stands among others, in words.

use serde::{Deserialize, Serialize};

use super::Difference;

/// Where a city stands among those that everybody may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceInWords {
    /// The other cities.
    pub n: u32,
    /// `above`, `below`, `among`.
    pub side: String,
    /// `upper`, `middle`, `lower`; empty where they are too few.
    pub third: String,
    /// The city with the next higher score.
    pub higher: Option<NeighbourCity>,
    /// The city with the next lower score.
    pub lower: Option<NeighbourCity>,
}

/// A city that is next to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeighbourCity {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its score.
    pub value: f64,
    /// The first city beside it.
    pub difference: Difference,
}
