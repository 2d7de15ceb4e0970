//! A few cities or groups beside each other, row by row.

use icc_domain::Score;

use crate::spec::{RowsOf, Spread};

/// The most cities or groups that have shapes of their own.
pub const MAX_LANES: usize = 5;

/// Rows on one scale from 0 to 100; in each row every subject has a lane of its own, so that equal
/// scores do not hide each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes {
    /// What its rows are, for the words.
    pub of: RowsOf,
    /// The cities and groups, in the order to show.
    pub subjects: Vec<LaneSubject>,
    /// The rows, in the order to show.
    pub rows: Vec<LaneRow>,
}

/// A city or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneSubject {
    /// Its name.
    pub name: String,
    /// How many cities it is made of; `None` for a single city.
    pub n: Option<u32>,
}

/// One measure.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneRow {
    /// Its name.
    pub label: String,
    /// One per subject.
    pub marks: Vec<Lane>,
}

/// What a subject has in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lane {
    /// A city's score.
    City {
        /// From what it declares.
        declared: Score,
        /// Counting documented answers only; `None` where evidence is not known.
        documented: Option<Score>,
    },
    /// A group; `None` where it is too small for this row.
    Group(Option<Spread>),
}

impl Lane {
    /// The number of the lane: the declared score of a city, the median of a group.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::City { declared, .. } => declared.value(),
            Self::Group(spread) => spread.map(|spread| spread.median),
        }
    }
}
