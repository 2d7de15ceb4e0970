//! The tables of a release: the same rows in every format, piece by piece, so that no table has to
//! be in memory as a whole.

mod arrow;
mod cases;
mod index;
mod packed;
mod page;
mod pieces;
mod sheets;
mod wording;

use std::io::{BufRead, BufReader, Write};

use polars::prelude::PolarsResult;

use crate::digest::{Digesting, FileRecord};
use crate::field::{FieldKind, Table};
use crate::group::{Cells, Column, ParquetTable, Value};
use crate::scores::WriteError;

use arrow::ArrowTable;
pub use cases::{CasePieces, CaseTable};
pub use index::{Changes, Index};
pub use packed::Packed;
use packed::{Content, frame};
pub use page::{Condition, Page, kept_row};
pub use pieces::{Chain, Pieces, RowPieces, ScorePieces, Scored, write_table};
pub use sheets::{Book, SHEET_ROWS};
use wording::Wording;

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
    /// RFC 4180, packed as Zstandard, a frame for each piece.
    PackedCsv,
    /// One object a line, packed so.
    PackedJsonLines,
}

/// The most rows of a table that is written in every format: those of a sheet below its header. What
/// has more is for programs.
pub const EVERY_FORMAT_ROWS: u64 = 1_048_575;

impl TableFormat {
    /// The formats of a table that a spreadsheet can open, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Csv,
        Self::FrenchCsv,
        Self::Parquet,
        Self::Arrow,
        Self::Json,
        Self::JsonLines,
    ];

    /// The formats of a larger one. Left out are those of spreadsheets, those that have to be read
    /// as a whole, and those that repeat what is not packed.
    pub const LARGE: [Self; 3] = [Self::PackedCsv, Self::Parquet, Self::PackedJsonLines];

    /// The formats of a table of so many rows.
    #[must_use]
    pub const fn of(rows: u64) -> &'static [Self] {
        if rows > EVERY_FORMAT_ROWS {
            &Self::LARGE
        } else {
            &Self::ALL
        }
    }

    /// The format of a table of so many rows that has a row on each line.
    #[must_use]
    pub const fn lines(rows: u64) -> Self {
        if rows > EVERY_FORMAT_ROWS {
            Self::PackedJsonLines
        } else {
            Self::JsonLines
        }
    }

    /// The format of a table of so many rows that has comma-separated values.
    #[must_use]
    pub const fn separated(rows: u64) -> Self {
        if rows > EVERY_FORMAT_ROWS {
            Self::PackedCsv
        } else {
            Self::Csv
        }
    }

    const fn is_packed(self) -> bool {
        matches!(self, Self::PackedCsv | Self::PackedJsonLines)
    }

    /// The text of a file that may be packed.
    ///
    /// # Errors
    /// When reading cannot begin.
    pub fn unpacked<'r>(
        self,
        file: impl BufRead + 'r,
    ) -> Result<Box<dyn BufRead + 'r>, WriteError> {
        Ok(match self {
            Self::PackedCsv | Self::PackedJsonLines => {
                Box::new(BufReader::new(zstd::Decoder::with_buffer(file)?))
            }
            _ => Box::new(file),
        })
    }

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
            Self::PackedCsv => "csv.zst",
            Self::PackedJsonLines => "ndjson.zst",
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
            Self::PackedCsv | Self::PackedJsonLines => "application/zstd",
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

/// A table that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What names the file.
    pub record: FileRecord,
    /// Of a packed format: the first row of each frame that has rows, and the byte at which the
    /// frame begins. None of others.
    pub frames: Vec<(u64, u64)>,
}

/// A table that is being written in one format.
pub struct TableWriter<W: Write> {
    output: Output<Digesting<W>>,
    table: &'static Table,
    format: TableFormat,
    rows: u64,
    /// Bytes of a packed format.
    bytes: u64,
    frames: Vec<(u64, u64)>,
    begun: bool,
}

enum Output<W: Write> {
    Text(W, Wording),
    Parquet(ParquetTable<W>),
    Arrow(ArrowTable<W>),
}

impl<W: Write> TableWriter<W> {
    /// Begins a table. A file without rows has its columns too.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(to: W, table: &'static Table, format: TableFormat) -> Result<Self, WriteError> {
        let mut to = Digesting::new(to);
        let names = table.fields.iter().map(|field| field.name);
        let mut bytes = 0;
        let text = |wording: Wording| -> Result<Wording, WriteError> {
            let mut head = wording.head(names)?;
            if format.is_packed() {
                head = frame(&head)?;
                bytes = head.len() as u64;
            }
            to.write_all(&head)?;
            Ok(wording)
        };
        let wording = match format {
            TableFormat::Csv | TableFormat::PackedCsv => Some(text(Wording::Csv)?),
            TableFormat::FrenchCsv => Some(text(Wording::FrenchCsv)?),
            TableFormat::Json => Some(text(Wording::List)?),
            TableFormat::JsonLines | TableFormat::PackedJsonLines => Some(text(Wording::Lines)?),
            TableFormat::Parquet | TableFormat::Arrow => None,
        };
        Ok(Self {
            output: match wording {
                Some(wording) => Output::Text(to, wording),
                None if format == TableFormat::Parquet => Output::Parquet(ParquetTable::new(to)),
                None => Output::Arrow(ArrowTable::new(to)),
            },
            table,
            format,
            rows: 0,
            bytes,
            frames: Vec::new(),
            begun: false,
        })
    }

    /// Writes some rows.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, piece: &Piece) -> Result<(), WriteError> {
        let mut packed = piece.pack(&[self.format])?;
        let mut contents = packed.contents.drain(..);
        contents.try_for_each(|content| self.put(packed.rows, content))
    }

    /// Writes what was packed for this format.
    fn put(&mut self, rows: usize, content: Content) -> Result<(), WriteError> {
        if let (true, Content::Text(text)) = (self.format.is_packed(), &content) {
            self.frames.push((self.rows, self.bytes));
            self.bytes += text.len() as u64;
        }
        match (&mut self.output, content) {
            (Output::Text(to, wording), Content::Text(text)) if self.rows == 0 => {
                to.write_all(wording.begin(&text))?;
            }
            (Output::Text(to, _), Content::Text(text)) => to.write_all(&text)?,
            (Output::Parquet(to), Content::Group(group)) => to.write(&group)?,
            (Output::Arrow(to), Content::Batch(columns)) => to.write(rows, columns)?,
            _ => return Err(WriteError::Encoding("packed for another format".to_owned())),
        }
        self.begun = true;
        self.rows += rows as u64;
        Ok(())
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<Written, WriteError> {
        if !self.begun {
            self.write(&Piece::new(self.table, &[])?)?;
        }
        let digesting = match self.output {
            Output::Text(mut to, wording) => {
                to.write_all(wording.tail())?;
                to
            }
            Output::Parquet(to) => to.finish()?,
            Output::Arrow(to) => to.finish()?,
        };
        Ok(Written {
            record: FileRecord {
                digest: digesting.finish()?,
                rows: self.rows,
            },
            frames: self.frames,
        })
    }
}
