//! Writing tables as CSV: UTF-8, numbers in their shortest form.

use std::io::Write;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::field::Table;
use crate::scores::WriteError;

/// A number of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// Written in the shortest form that reads back to the same number.
    Float(f64),
    Count(u64),
}

/// Writes the cells of a table one after the other, as our own files are: comma, line feeds.
pub(crate) struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    shown: Vec<u8>,
}

impl<W: Write> CsvTable<W> {
    /// Begins with the header.
    pub(crate) fn new(to: W, table: &Table) -> Result<Self, WriteError> {
        let mut begun = Self::rows(to);
        for field in table.fields {
            begun.text(field.name)?;
        }
        begun.end_row()?;
        Ok(begun)
    }

    /// Goes on after the header.
    pub(crate) fn rows(to: W) -> Self {
        let mut settings = WriterBuilder::new();
        settings
            .buffer_capacity(1 << 16)
            .quote_style(QuoteStyle::Necessary)
            .terminator(Terminator::Any(b'\n'));
        Self {
            writer: settings.from_writer(to),
            shown: Vec::with_capacity(32),
        }
    }

    pub(crate) fn text(&mut self, text: &str) -> Result<(), WriteError> {
        self.writer.write_field(text).map_err(failure)
    }

    /// A number; an empty cell for not-a-number.
    pub(crate) fn number(&mut self, number: Number) -> Result<(), WriteError> {
        self.shown.clear();
        match number {
            Number::Float(number) if number.is_finite() => {
                write!(self.shown, "{}", number + 0.0)?;
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
