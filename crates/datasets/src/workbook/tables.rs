//! Writing a workbook that is nothing but tables: for other programs to read.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, XlsxError};

use crate::scores::WriteError;

/// A table on a sheet of its own; its first row names the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSheet {
    /// The name of the sheet.
    pub name: String,
    /// The rows, all as wide as the first.
    pub rows: Vec<Vec<String>>,
}

/// The bytes of a workbook of tables: the same for the same input. Every cell is a text.
///
/// # Errors
/// When a text is longer than a cell can hold, or a name no program takes.
pub fn write_tables(title: &str, sheets: &[TableSheet]) -> Result<Vec<u8>, WriteError> {
    Ok(bytes(title, sheets)?)
}

fn bytes(title: &str, sheets: &[TableSheet]) -> Result<Vec<u8>, XlsxError> {
    /// No day of making is part of the input.
    const DAY: (u16, u8, u8) = (2000, 1, 1);
    let made = ExcelDateTime::from_ymd(DAY.0, DAY.1, DAY.2)?;
    let mut book = rust_xlsxwriter::Workbook::new();
    let properties = DocProperties::new().set_title(title);
    book.set_properties(&properties.set_creation_datetime(&made));
    let head = Format::new().set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, text) in (0..).zip(cells) {
                if text.is_empty() {
                    continue;
                }
                if row == 0 {
                    page.write_string_with_format(row, column, text, &head)?;
                } else {
                    page.write_string(row, column, text)?;
                }
            }
        }
    }
    book.save_to_buffer()
}
