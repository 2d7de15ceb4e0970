//! The tables of a release: the same rows in every format, piece by piece, so that no table has to
//! be in memory as a whole.

mod arrow;
mod index;
mod json;
mod page;
mod sheets;

use std::io::Write;

use icc_scoring::{Program, Scores};
use polars::prelude::PolarsResult;

use crate::digest::{Digesting, FileRecord};
use crate::field::{FieldKind, Table};
use crate::group::{Cells, Column, Group, ParquetTable, Value};
use crate::guard::guarded;
use crate::scores::{Origin, Packer, Part, WriteError};
use crate::table::Format;
use crate::text::{CsvTable, Dialect, Number};

use arrow::ArrowTable;
pub use index::{Changes, Index};
use json::{JsonTable, Shape};
pub use page::{Condition, Page, kept_row};
pub use sheets::{Book, SHEET_ROWS};

/// A format in which a table of a release is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableFormat {
    /// RFC 4180: comma, decimal point, UTF-8.
    Csv,
    /// For spreadsheets set to French: semicolon, decimal comma, byte order mark.
    FrenchCsv,
    /// Parquet, compressed with Snappy.
    Parquet,
    /// A file of Arrow, also called Feather.
    Arrow,
    /// One list of objects.
    Json,
    /// One object a line.
    JsonLines,
}

impl TableFormat {
    /// Every format, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Csv,
        Self::FrenchCsv,
        Self::Parquet,
        Self::Arrow,
        Self::Json,
        Self::JsonLines,
    ];

    /// How names of such files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::FrenchCsv => "fr.csv",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Json => "json",
            Self::JsonLines => "ndjson",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::FrenchCsv => "text/csv; charset=utf-8",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Arrow => "application/vnd.apache.arrow.file",
            Self::Json => "application/json",
            Self::JsonLines => "application/x-ndjson",
        }
    }
}

/// A cell of a table that is made row by row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, in a column of any kind.
    Absent,
    /// A text; a blank one is nothing.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole number from 0.
    Count(u32),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number, or nothing.
    #[must_use]
    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Absent, Self::Number)
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn of(value: Value<'_>) -> Self {
        match value {
            Value::Absent => Self::Absent,
            Value::Text(text) => Self::text(text),
            Value::Number(number) => Self::Number(number),
            Value::Count(count) => Self::Count(u32::try_from(count).unwrap_or(u32::MAX)),
        }
    }

    /// What a writer is given of it.
    fn value(&self) -> Value<'_> {
        match self {
            Self::Text(text) if !text.is_empty() => Value::Text(text),
            // There is one zero only.
            Self::Number(number) if number.is_finite() => Value::Number(number + 0.0),
            Self::Count(count) => Value::Count((*count).into()),
            Self::Absent | Self::Text(_) | Self::Number(_) => Value::Absent,
        }
    }
}

/// Some rows of a table, column by column.
pub struct Piece {
    rows: usize,
    columns: Vec<Column>,
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Piece")
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

impl Piece {
    /// Rows of a table, each with one cell per column.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub fn new(table: &Table, rows: &[Vec<Cell>]) -> Result<Self, WriteError> {
        let column = |(at, field): (usize, &crate::field::Field)| {
            let cells = rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Absent));
            match field.kind {
                FieldKind::Number | FieldKind::Share => {
                    let number = |cell: &Cell| match cell {
                        Cell::Number(number) => *number,
                        _ => f64::NAN,
                    };
                    Column::numbers(field.name, cells.map(number).collect())
                }
                FieldKind::Count => {
                    let count = |cell: &Cell| match cell {
                        Cell::Count(count) => Some(*count),
                        _ => None,
                    };
                    let counts: Vec<_> = cells.map(count).collect();
                    Ok(Column::some_counts(field.name, &counts))
                }
                FieldKind::Text | FieldKind::Code | FieldKind::Word(_) => {
                    let texts = cells.map(|cell| match cell {
                        Cell::Text(text) => text.as_str(),
                        _ => "",
                    });
                    Column::texts(field.name, texts).without_blanks()
                }
            }
        };
        let columns = table.fields.iter().enumerate().map(column);
        let columns: PolarsResult<Vec<Column>> = columns.collect();
        Ok(Self {
            rows: rows.len(),
            columns: columns?,
        })
    }

    /// How many rows it has.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The rows from a position on that meet every condition, each with its position.
    ///
    /// # Errors
    /// When its columns cannot be read.
    pub fn rows_where(
        &self,
        from: usize,
        conditions: &[Condition],
    ) -> Result<impl Iterator<Item = (usize, Vec<Cell>)>, WriteError> {
        let columns = self.cells()?;
        let met = |row: usize| {
            conditions.iter().all(|condition| {
                let column = columns.get(condition.column);
                column.is_some_and(|column| condition.is_met(column.get(row)))
            })
        };
        let met: Vec<usize> = (from..self.rows).filter(|row| met(*row)).collect();
        Ok(met.into_iter().map(move |row| {
            let cells = columns.iter().map(|column| Cell::of(column.get(row)));
            (row, cells.collect())
        }))
    }

    fn cells(&self) -> Result<Vec<Cells<'_>>, WriteError> {
        let cells: PolarsResult<Vec<Cells<'_>>> = self.columns.iter().map(Column::cells).collect();
        Ok(cells?)
    }
}

/// The rows of scores in pieces: of one method, without ranks.
#[derive(Debug)]
pub struct ScorePieces<'a> {
    packer: Packer<'a>,
    scores: &'a Scores,
    table: &'static Table,
    period: Option<String>,
}

impl<'a> ScorePieces<'a> {
    /// The scores of a panel, as a table has them.
    #[must_use]
    pub fn new(
        table: &'static Table,
        origin: &Origin,
        program: &'a Program,
        scores: &'a Scores,
    ) -> Self {
        Self {
            packer: Packer::new(Format::Parquet, origin, program),
            scores,
            table,
            period: None,
        }
    }

    /// Those of one period only.
    #[must_use]
    pub fn of_period(self, period: &str) -> Self {
        Self {
            period: Some(period.to_owned()),
            ..self
        }
    }

    /// How many rows they have together.
    #[must_use]
    pub fn rows(&self) -> usize {
        let parts = self.packer.parts(self.scores, self.period.as_deref());
        parts.iter().map(Part::rows).sum()
    }

    /// The pieces, one after the other: one is in memory at a time.
    pub fn into_pieces(self) -> impl Iterator<Item = Result<Piece, WriteError>> + 'a {
        let parts = self.packer.parts(self.scores, self.period.as_deref()).len();
        (0..parts).map(move |at| self.piece(at))
    }

    fn piece(&self, at: usize) -> Result<Piece, WriteError> {
        let parts = self.packer.parts(self.scores, self.period.as_deref());
        let (rows, mut columns) = self.packer.columns(&parts[at])?;
        let fields = self.table.fields.iter();
        let kept = fields.filter_map(|field| {
            let at = columns.iter().position(|one| one.name() == field.name)?;
            Some(columns.swap_remove(at).without_blanks())
        });
        let kept: PolarsResult<Vec<Column>> = kept.collect();
        Ok(Piece {
            rows,
            columns: kept?,
        })
    }
}

/// A table that is being written in one format.
pub struct TableWriter<W: Write> {
    output: Output<Digesting<W>>,
    table: &'static Table,
    rows: u64,
    begun: bool,
}

enum Output<W: Write> {
    Csv(Box<CsvTable<W>>),
    Parquet(ParquetTable<W>),
    Arrow(ArrowTable<W>),
    Json(JsonTable<W>),
}

impl<W: Write> TableWriter<W> {
    /// Begins a table. A file without rows has its columns too.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(to: W, table: &'static Table, format: TableFormat) -> Result<Self, WriteError> {
        let to = Digesting::new(to);
        let csv = |to, dialect| {
            let table = CsvTable::in_dialect(to, table, dialect)?;
            Ok::<_, WriteError>(Output::Csv(Box::new(table)))
        };
        Ok(Self {
            output: match format {
                TableFormat::Csv => csv(to, Dialect::Open)?,
                TableFormat::FrenchCsv => csv(to, Dialect::French)?,
                TableFormat::Parquet => Output::Parquet(ParquetTable::new(to)),
                TableFormat::Arrow => Output::Arrow(ArrowTable::new(to)),
                TableFormat::Json => Output::Json(JsonTable::new(to, names(table), Shape::List)?),
                TableFormat::JsonLines => {
                    Output::Json(JsonTable::new(to, names(table), Shape::Lines)?)
                }
            },
            table,
            rows: 0,
            begun: false,
        })
    }

    /// Writes some rows.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, piece: &Piece) -> Result<(), WriteError> {
        self.begun = true;
        self.rows += piece.rows as u64;
        match &mut self.output {
            Output::Csv(to) => write_csv(to, piece),
            Output::Parquet(to) => {
                let group = guarded(|| Group::new(piece.rows, piece.columns.clone()));
                to.write(&group.map_err(WriteError::Encoding)?)
            }
            Output::Arrow(to) => to.write(piece.rows, &piece.columns),
            Output::Json(to) => to.write(piece.rows, &piece.cells()?),
        }
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<FileRecord, WriteError> {
        if !self.begun {
            self.write(&Piece::new(self.table, &[])?)?;
        }
        let digesting = match self.output {
            Output::Csv(to) => to.finish()?,
            Output::Parquet(to) => to.finish()?,
            Output::Arrow(to) => to.finish()?,
            Output::Json(to) => to.finish()?,
        };
        Ok(FileRecord {
            digest: digesting.finish()?,
            rows: self.rows,
        })
    }
}

/// The names of a table's columns.
fn names(table: &Table) -> impl Iterator<Item = &'static str> {
    table.fields.iter().map(|field| field.name)
}

fn write_csv<W: Write>(to: &mut CsvTable<W>, piece: &Piece) -> Result<(), WriteError> {
    let columns = piece.cells()?;
    for row in 0..piece.rows {
        csv_row(to, columns.iter().map(|column| column.get(row)))?;
    }
    Ok(())
}

/// Writes a row: a value for each column.
fn csv_row<'v, W: Write>(
    to: &mut CsvTable<W>,
    values: impl Iterator<Item = Value<'v>>,
) -> Result<(), WriteError> {
    for value in values {
        match value {
            Value::Absent => to.text("")?,
            Value::Text(text) => to.text(text)?,
            Value::Number(number) => to.number(Number::Float(number))?,
            Value::Count(count) => to.number(Number::Count(count))?,
        }
    }
    to.end_row()
}
