//! What a city declares, what of it is documented, and what somebody else has verified.

use icc_domain::Score;

use crate::spec::RowsOf;

/// Rows on one scale from 0 to 100, each with up to three scores of the same city.
#[derive(Debug, Clone, PartialEq)]
pub struct Spans {
    /// Name of the city.
    pub city: String,
    /// What its rows are, for the words.
    pub of: RowsOf,
    /// The rows, in the order to show.
    pub rows: Vec<SpanRow>,
}

/// One indicator or area, or the index itself.
#[derive(Debug, Clone, PartialEq)]
pub struct SpanRow {
    /// Its name.
    pub label: String,
    /// The score from what the city declares.
    pub declared: Score,
    /// The score counting documented answers only; `None` where evidence is not known.
    pub documented: Option<Score>,
    /// The score counting verified answers only; `None` where nobody verifies.
    pub verified: Option<Score>,
}
