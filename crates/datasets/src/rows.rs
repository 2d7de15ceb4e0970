//! Small tables, written as a whole from rows of cells.

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
pub(crate) enum Cell {
    Text(String),
    Count(usize),
    Number(Option<f64>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        Self::Number(number)
    }
}

/// Writes rows, whose cells stand in the order of the table's columns.
pub(crate) fn write<W: Write + Send>(
    to: W,
    format: Format,
    table: &Table,
    rows: &[Vec<Cell>],
) -> Result<W, WriteError> {
    match format {
        Format::Csv => {
            let mut written = CsvTable::new(to, table)?;
            for row in rows {
                for cell in row {
                    match cell {
                        Cell::Text(text) => written.text(text)?,
                        Cell::Count(count) => written.number(Number::Count(*count as u64))?,
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
            let group = guarded(|| group(table, rows));
            written.write(&group.map_err(WriteError::Encoding)?)?;
            written.finish()
        }
    }
}

fn group(table: &Table, rows: &[Vec<Cell>]) -> PolarsResult<Group> {
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
                    Cell::Count(n) => u32::try_from(*n).ok(),
                    _ => None,
                };
                let counts: Vec<_> = cells.map(count).collect();
                Ok(Column::some_counts(field.name, &counts))
            }
            FieldKind::Text | FieldKind::Code | FieldKind::Word(_) => {
                let text = |cell: &'_ Cell| match cell {
                    Cell::Text(text) => text.clone(),
                    _ => String::new(),
                };
                let texts: Vec<String> = cells.map(text).collect();
                Ok(Column::texts(field.name, texts.iter().map(String::as_str)))
            }
        }
    };
    let columns = table.fields.iter().enumerate().map(column);
    Group::new(rows.len(), columns.collect::<PolarsResult<_>>()?)
}
