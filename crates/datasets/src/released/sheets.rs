//! A workbook of a release: a sheet to read first, the dictionary, then a sheet for each table.

use icc_domain::Locale;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::pieces::{Pieces, RowPieces};
use super::{Cell, Piece};
use crate::dictionary::entries;
use crate::field::{DICTIONARY, Table};
use crate::group::Value;
use crate::scores::WriteError;

/// A workbook that is being written. Texts are texts, never formulas; numbers are numbers.
pub struct Book {
    book: Workbook,
    head: Format,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").finish_non_exhaustive()
    }
}

/// The most rows of a table that a sheet is made for: a workbook is in memory as a whole, and a
/// sheet has no more than 1,048,576 rows.
pub const SHEET_ROWS: u64 = 250_000;

impl Book {
    /// A workbook made on a day (year, month, day).
    ///
    /// # Errors
    /// When there is no such day.
    pub fn new(title: &str, (year, month, day): (u16, u8, u8)) -> Result<Self, WriteError> {
        let made = ExcelDateTime::from_ymd(year, month, day)?;
        let mut book = Workbook::new();
        let properties = DocProperties::new().set_title(title);
        book.set_properties(&properties.set_creation_datetime(&made));
        Ok(Self {
            book,
            head: Format::new().set_bold(),
        })
    }

    /// Adds a sheet with lines to read.
    ///
    /// # Errors
    /// When the name cannot be that of a sheet, or a line is too long for a cell.
    pub fn lines(&mut self, name: &str, lines: &[String]) -> Result<(), WriteError> {
        /// Characters, for a screen.
        const WIDTH: f64 = 110.0;
        let wrap = Format::new().set_text_wrap();
        let page = self.book.add_worksheet();
        page.set_name(name)?.set_column_width(0, WIDTH)?;
        for (row, line) in (0..).zip(lines) {
            page.write_string_with_format(row, 0, line, &wrap)?;
        }
        Ok(())
    }

    /// Adds the dictionary of some tables.
    ///
    /// # Errors
    /// When a text is too long for a cell.
    pub fn dictionary<'t>(
        &mut self,
        tables: impl Iterator<Item = &'t Table>,
        text: &dyn Fn(Locale, &str) -> String,
    ) -> Result<(), WriteError> {
        let rows = tables.flat_map(entries).map(|entry| {
            let texts = Locale::ALL.map(|locale| text(locale, &entry.message_id));
            let [first, second] = texts.map(Cell::Text);
            vec![
                Cell::text(entry.table),
                Cell::text(entry.column),
                Cell::text(entry.kind),
                Cell::text(entry.word.unwrap_or_default()),
                first,
                second,
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        self.table(&DICTIONARY, &RowPieces::new(&DICTIONARY, &rows))?;
        Ok(())
    }

    /// Adds a table. Returns whether it fits: one with more than [`SHEET_ROWS`] rows is left out.
    ///
    /// # Errors
    /// When a text is too long for a cell.
    pub fn table(&mut self, table: &Table, pieces: &dyn Pieces) -> Result<bool, WriteError> {
        if pieces.rows() > SHEET_ROWS {
            return Ok(false);
        }
        let head = self.head.clone();
        let page = self.book.add_worksheet();
        begin(page, table, &head)?;
        let mut from = 1;
        for piece in 0..pieces.pieces() {
            from = add(page, from, &pieces.piece(piece)?)?;
        }
        Ok(true)
    }

    /// The bytes of the workbook: the same for the same input.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        Ok(self.book.save_to_buffer()?)
    }
}

fn begin(page: &mut Worksheet, table: &Table, head: &Format) -> Result<(), XlsxError> {
    page.set_name(table.name)?.set_freeze_panes(1, 0)?;
    for (column, field) in (0..).zip(table.fields) {
        page.write_string_with_format(0, column, field.name, head)?;
    }
    Ok(())
}

fn add(page: &mut Worksheet, from: u32, piece: &Piece) -> Result<u32, WriteError> {
    let columns = piece.cells()?;
    let mut at = from;
    for row in 0..piece.rows() {
        for (column, cells) in (0..).zip(&columns) {
            match cells.get(row) {
                Value::Absent => {}
                Value::Text(text) => {
                    page.write_string(at, column, text)?;
                }
                Value::Number(number) => {
                    page.write_number(at, column, number)?;
                }
                Value::Count(count) => {
                    let count = u32::try_from(count).unwrap_or(u32::MAX);
                    page.write_number(at, column, count)?;
                }
            }
        }
        at += 1;
    }
    Ok(at)
}
