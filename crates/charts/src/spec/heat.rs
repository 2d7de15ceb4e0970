//! Many cities by many indicators.

use icc_domain::Score;

/// The most rows a heat map takes. A page shows fewer at a time.
pub const MAX_HEAT_ROWS: usize = 250;
/// The most columns a heat map takes.
pub const MAX_HEAT_COLUMNS: usize = 24;

/// A table of scores, each in a cell that shows its number and how high it is.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// Names of the indicators.
    pub columns: Vec<String>,
    /// The cities, in an order that is not that of their scores.
    pub rows: Vec<HeatRow>,
}

/// One city.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// Its name.
    pub label: String,
    /// One score per column.
    pub cells: Vec<Score>,
}
