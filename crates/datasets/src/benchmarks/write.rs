//! The table of benchmarks.

use std::io::Write;

use polars::prelude::PolarsResult;

use super::{Benchmarks, Row};
use crate::field::{BENCHMARKS, Field, FieldKind};
use crate::group::{Column, Group, ParquetTable};
use crate::guard::guarded;
use crate::scores::WriteError;
use crate::table::Format;
use crate::text::{CsvTable, Number};

/// A cell of the table.
enum Cell<'a> {
    Text(&'a str),
    Count(Option<usize>),
    Number(Option<f64>),
}

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
        match format {
            Format::Csv => {
                let mut table = CsvTable::new(to, &BENCHMARKS)?;
                for row in &self.rows {
                    for cell in self.cells(row) {
                        match cell {
                            Cell::Text(text) => table.text(text)?,
                            Cell::Count(Some(n)) => table.number(Number::Count(n as u64))?,
                            Cell::Count(None) => table.text("")?,
                            Cell::Number(n) => {
                                table.number(Number::Float(n.unwrap_or(f64::NAN)))?;
                            }
                        }
                    }
                    table.end_row()?;
                }
                table.finish()
            }
            Format::Parquet => {
                let mut table = ParquetTable::new(to);
                let group = guarded(|| self.group());
                table.write(&group.map_err(WriteError::Encoding)?)?;
                table.finish()
            }
        }
    }

    /// The cells of a row, in the order of the table.
    fn cells<'a>(&'a self, row: &'a Row) -> [Cell<'a>; BENCHMARKS.fields.len()] {
        let of = row.statistics;
        let again = row.like_for_like;
        let again_of = again.and_then(|(_, statistics)| statistics);
        let difference = row.value.zip(of).map(|(value, of)| value - of.mean);
        [
            Cell::Text(&self.origin.edition),
            Cell::Text(&self.origin.method),
            Cell::Text(&self.origin.method_version),
            Cell::Text(&row.kind),
            Cell::Text(&self.period),
            Cell::Text(&row.group),
            Cell::Text(&row.group_value),
            Cell::Text(self.unit.as_deref().unwrap_or_default()),
            Cell::Text(&row.measure),
            Cell::Count(Some(row.n)),
            Cell::Count(Some(row.countries)),
            Cell::Text(&row.editions),
            Cell::Text(&row.periods),
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

    fn group(&self) -> PolarsResult<Group> {
        let rows: Vec<_> = self.rows.iter().map(|row| self.cells(row)).collect();
        let column = |(at, field): (usize, &Field)| {
            let cells = rows.iter().map(|row| &row[at]);
            match field.kind {
                FieldKind::Number | FieldKind::Share => {
                    let number = |cell: &Cell| match cell {
                        Cell::Number(Some(number)) => *number,
                        _ => f64::NAN,
                    };
                    Column::numbers(field.name, cells.map(number).collect())
                }
                FieldKind::Count => {
                    let count = |cell: &Cell| match cell {
                        Cell::Count(n) => n.and_then(|n| u32::try_from(n).ok()),
                        _ => None,
                    };
                    let counts: Vec<_> = cells.map(count).collect();
                    Ok(Column::some_counts(field.name, &counts))
                }
                FieldKind::Text | FieldKind::Code | FieldKind::Word(_) => {
                    let text = |cell: &'_ Cell<'_>| match cell {
                        Cell::Text(text) => (*text).to_owned(),
                        _ => String::new(),
                    };
                    let texts: Vec<String> = cells.map(text).collect();
                    Ok(Column::texts(field.name, texts.iter().map(String::as_str)))
                }
            }
        };
        let columns = BENCHMARKS.fields.iter().enumerate().map(column);
        Group::new(rows.len(), columns.collect::<PolarsResult<_>>()?)
    }
}
