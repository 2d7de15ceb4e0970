//! Writing tables as CSV: UTF-8, numbers in their shortest form.

use std::io::Write;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::field::Table;
use crate::lines::inert;
use crate::scores::WriteError;

/// A number of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// Written in the shortest form that reads back to the same number.
    Float(f64),
    Count(u64),
}

/// For whom a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Programs that read our own files: comma, line feeds.
    Plain,
    /// Any program (RFC 4180): comma, carriage return and line feed, no text is a formula.
    Open,
    /// Spreadsheets set to French: semicolon, decimal comma, byte order mark, no text is a formula.
    French,
}

impl Dialect {
    const fn delimiter(self) -> u8 {
        match self {
            Self::Plain | Self::Open => b',',
            Self::French => b';',
        }
    }
}

/// Writes the cells of a table one after the other.
pub(crate) struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    dialect: Dialect,
    shown: Vec<u8>,
}

impl<W: Write> CsvTable<W> {
    /// Begins with the header, as our own files are written.
    pub(crate) fn new(to: W, table: &Table) -> Result<Self, WriteError> {
        Self::in_dialect(to, table, Dialect::Plain)
    }

    /// Begins with the header, in a dialect.
    pub(crate) fn in_dialect(to: W, table: &Table, dialect: Dialect) -> Result<Self, WriteError> {
        let names = table.fields.iter().map(|field| field.name);
        Self::with_header(to, names, dialect)
    }

    /// Begins with these names of columns.
    pub(crate) fn with_header<'n>(
        mut to: W,
        names: impl Iterator<Item = &'n str>,
        dialect: Dialect,
    ) -> Result<Self, WriteError> {
        if dialect == Dialect::French {
            to.write_all("\u{feff}".as_bytes())?;
        }
        let mut begun = Self::after_header(to, dialect);
        for name in names {
            begun.text(name)?;
        }
        begun.end_row()?;
        Ok(begun)
    }

    /// Goes on after the header.
    pub(crate) fn rows(to: W) -> Self {
        Self::after_header(to, Dialect::Plain)
    }

    fn after_header(to: W, dialect: Dialect) -> Self {
        let mut settings = WriterBuilder::new();
        settings
            .delimiter(dialect.delimiter())
            .buffer_capacity(1 << 16);
        match dialect {
            Dialect::Plain => settings
                .quote_style(QuoteStyle::Necessary)
                .terminator(Terminator::Any(b'\n')),
            // Which text is quoted depends on more than the library looks at.
            Dialect::Open | Dialect::French => settings
                .quote_style(QuoteStyle::Never)
                .terminator(Terminator::CRLF),
        };
        Self {
            writer: settings.from_writer(to),
            dialect,
            shown: Vec::with_capacity(32),
        }
    }

    pub(crate) fn text(&mut self, text: &str) -> Result<(), WriteError> {
        if self.dialect == Dialect::Plain {
            return self.writer.write_field(text).map_err(failure);
        }
        let safe = inert(text);
        let special = |sign: char| {
            matches!(sign, '"' | '\r' | '\n') || sign == char::from(self.dialect.delimiter())
        };
        if safe.len() != text.len() || safe.contains(special) {
            let quoted = format!("\"{}\"", safe.replace('"', "\"\""));
            self.writer.write_field(quoted).map_err(failure)
        } else {
            self.writer.write_field(text).map_err(failure)
        }
    }

    /// A number; an empty cell for not-a-number.
    pub(crate) fn number(&mut self, number: Number) -> Result<(), WriteError> {
        self.shown.clear();
        match number {
            Number::Float(number) if number.is_finite() => {
                write!(self.shown, "{}", number + 0.0)?;
                if self.dialect == Dialect::French {
                    let point = self.shown.iter_mut().find(|sign| **sign == b'.');
                    if let Some(point) = point {
                        *point = b',';
                    }
                }
            }
            Number::Count(number) => write!(self.shown, "{number}")?,
            Number::Float(_) => {}
        }
        self.writer.write_field(&self.shown).map_err(failure)
    }

    pub(crate) fn end_row(&mut self) -> Result<(), WriteError> {
        self.writer.write_record(None::<&[u8]>).map_err(failure)
    }

    pub(crate) fn finish(self) -> Result<W, WriteError> {
        self.writer
            .into_inner()
            .map_err(|error| WriteError::Io(error.into_error()))
    }
}

fn failure(error: csv::Error) -> WriteError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => WriteError::Io(error),
        other => WriteError::Encoding(format!("{other:?}")),
    }
}
