//! Small tables, written as a whole from rows of cells.

use std::borrow::Cow;
use std::io::Write;

use polars::prelude::PolarsResult;

use crate::field::{Field, FieldKind, Table};
use crate::group::{Column, Group, ParquetTable};
use crate::guard::guarded;
use crate::scores::WriteError;
use crate::table::Format;
use crate::text::{CsvTable, Number};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(Cow<'a, str>),
    Count(Option<usize>),
    Number(Option<f64>),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<usize> for Cell<'_> {
    fn from(count: usize) -> Self {
        Self::Count(Some(count))
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(number: Option<f64>) -> Self {
        Self::Number(number)
    }
}

/// Writes rows, whose cells stand in the order of the table's columns.
pub(crate) fn write<'a, W: Write + Send>(
    to: W,
    format: Format,
    table: &Table,
    rows: impl Iterator<Item: AsRef<[Cell<'a>]>>,
) -> Result<W, WriteError> {
    match format {
        Format::Csv => {
            let mut written = CsvTable::new(to, table)?;
            for row in rows {
                for cell in row.as_ref() {
                    match cell {
                        Cell::Text(text) => written.text(text)?,
                        Cell::Count(Some(n)) => written.number(Number::Count(*n as u64))?,
                        Cell::Count(None) => written.text("")?,
                        Cell::Number(number) => {
                            written.number(Number::Float(number.unwrap_or(f64::NAN)))?;
                        }
                    }
                }
                written.end_row()?;
            }
            written.finish()
        }
        Format::Parquet => {
            let mut written = ParquetTable::new(to);
            let rows: Vec<_> = rows.collect();
            let group = guarded(|| group(table, &rows));
            written.write(&group.map_err(WriteError::Encoding)?)?;
            written.finish()
        }
    }
}

fn group<'a>(table: &Table, rows: &[impl AsRef<[Cell<'a>]>]) -> PolarsResult<Group> {
    let column = |(at, field): (usize, &Field)| {
        let cells = rows.iter().map(|row| &row.as_ref()[at]);
        match field.kind {
            FieldKind::Number | FieldKind::Share => {
                let number = |cell: &Cell<'_>| match cell {
                    Cell::Number(Some(number)) => *number,
                    _ => f64::NAN,
                };
                Column::numbers(field.name, cells.map(number).collect())
            }
            FieldKind::Count => {
                let count = |cell: &Cell<'_>| match cell {
                    Cell::Count(n) => n.and_then(|n| u32::try_from(n).ok()),
                    _ => None,
                };
                let counts: Vec<_> = cells.map(count).collect();
                Ok(Column::some_counts(field.name, &counts))
            }
            FieldKind::Text | FieldKind::Code | FieldKind::Word(_) => {
                let texts = cells.map(|cell| match cell {
                    Cell::Text(text) => text.as_ref(),
                    _ => "",
                });
                Ok(Column::texts(field.name, texts))
            }
        }
    };
    let columns = table.fields.iter().enumerate().map(column);
    Group::new(rows.len(), columns.collect::<PolarsResult<_>>()?)
}
