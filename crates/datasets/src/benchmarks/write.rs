//! The table of benchmarks.

use std::io::Write;

use super::{Benchmarks, Row};
use crate::field::BENCHMARKS;
use crate::rows::{self, Cell};
use crate::scores::WriteError;
use crate::table::Format;

impl Benchmarks {
    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Writes the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write<W: Write + Send>(&self, to: W, format: Format) -> Result<W, WriteError> {
        let cells = self.rows.iter().map(|row| self.cells(row));
        rows::write(to, format, &BENCHMARKS, cells)
    }

    /// The cells of a row, in the order of the table.
    fn cells<'a>(&'a self, row: &'a Row) -> [Cell<'a>; BENCHMARKS.fields.len()] {
        let of = row.statistics;
        let again = row.like_for_like;
        let again_of = again.and_then(|(_, statistics)| statistics);
        let difference = row.value.zip(of).map(|(value, of)| value - of.mean);
        [
            Cell::from(self.origin.edition.as_str()),
            Cell::from(self.origin.method.as_str()),
            Cell::from(self.origin.method_version.as_str()),
            Cell::from(row.kind.as_str()),
            Cell::from(self.period.as_str()),
            Cell::from(row.group.as_str()),
            Cell::from(row.group_value.as_str()),
            Cell::from(self.unit.as_deref().unwrap_or_default()),
            Cell::from(row.measure.as_str()),
            Cell::Count(Some(row.n)),
            Cell::Count(Some(row.countries)),
            Cell::from(row.editions.as_str()),
            Cell::from(row.periods.as_str()),
            Cell::Number(of.map(|s| s.mean)),
            Cell::Number(of.map(|s| s.median)),
            Cell::Number(of.map(|s| s.lower_quartile)),
            Cell::Number(of.map(|s| s.upper_quartile)),
            Cell::Number(of.map(|s| s.minimum)),
            Cell::Number(of.map(|s| s.maximum)),
            Cell::Number(of.and_then(|s| s.standard_deviation)),
            Cell::Number(of.map(|s| s.share_at_100)),
            Cell::Number(row.value),
            Cell::Number(difference),
            Cell::Count(again.map(|(n, _)| n)),
            Cell::Number(again_of.map(|s| s.mean)),
            Cell::Number(again_of.map(|s| s.median)),
        ]
    }
}
