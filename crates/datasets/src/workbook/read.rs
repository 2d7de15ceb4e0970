//! Reading a workbook: its cells, whatever they look like.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::archive::measure;
use super::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refusal, address};
use crate::guard::guarded;

/// A sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSheet {
    /// Its name.
    pub name: String,
    /// Its cells in which something stands, row by row.
    pub cells: Vec<ReadCell>,
}

/// A cell that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// What stands in it.
    pub value: Value,
}

impl ReadCell {
    /// Its address as people read it.
    #[must_use]
    pub fn address(&self) -> String {
        address(self.row, self.column)
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text; a number in its shortest form, as a percentage where it is shown as one; a day as
    /// `2026-05-01`.
    Text(String),
    /// A formula, whatever it comes to.
    Formula,
    /// What a program shows where it could not compute something.
    Error,
    /// True or false.
    Truth,
    /// A time of day, or a length of time.
    Time,
}

/// The cells of a workbook.
///
/// # Errors
/// Why it is not read: see [`Refusal`].
pub fn read(bytes: &[u8]) -> Result<Vec<ReadSheet>, Refusal> {
    measure(bytes)?;
    let read = guarded(|| Ok::<_, String>(sheets(bytes)));
    read.unwrap_or(Err(Refusal::Damaged))
}

fn damaged(_: XlsxError) -> Refusal {
    Refusal::Damaged
}

fn sheets(bytes: &[u8]) -> Result<Vec<ReadSheet>, Refusal> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut cells_left = MOST_CELLS;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let percentages = percentages(&mut workbook, &name)?;
        let mut cells = Vec::new();
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A sheet of charts has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(Refusal::Damaged),
        };
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
            let (row, column) = cell.pos;
            let value = if cell.formula.is_some() {
                Value::Formula
            } else {
                match value(&cell.value, percentages.contains(&cell.pos)) {
                    Some(value) => value,
                    None => continue,
                }
            };
            cells_left = match cells_left.checked_sub(1) {
                Some(left) if row < MOST_ROWS && column < MOST_COLUMNS => left,
                _ => return Err(Refusal::TooManyCells),
            };
            cells.push(ReadCell { row, column, value });
        }
        sheets.push(ReadSheet { name, cells });
    }
    Ok(sheets)
}

/// The cells whose number is shown as a percentage: 22.5 % is kept as 0.225.
fn percentages(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<BTreeSet<(u32, u32)>, Refusal> {
    let mut found = BTreeSet::new();
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(found),
        Err(_) => return Err(Refusal::Damaged),
    };
    let styles = reader.styles().iter();
    let shown: Vec<bool> = styles
        .map(|style| {
            let format = style.number_format.as_ref();
            format.is_some_and(|format| format.format_code.contains('%'))
        })
        .collect();
    if !shown.contains(&true) {
        return Ok(found);
    }
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let number = matches!(cell.get_value(), DataRef::Float(_) | DataRef::Int(_));
        if number && shown.get(style).copied().unwrap_or_default() {
            if found.len() >= MOST_CELLS {
                return Err(Refusal::TooManyCells);
            }
            found.insert(cell.get_position());
        }
    }
    Ok(found)
}

/// What stands in a cell; nothing where there is nothing to be seen.
fn value(value: &DataRef<'_>, percentage: bool) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::String(written) => text(written),
        DataRef::SharedString(written) => text(written),
        DataRef::Int(number) => {
            let number = if percentage {
                number.checked_mul(100)
            } else {
                Some(*number)
            };
            number.map(|number| Value::Text(number.to_string()))
        }
        DataRef::Float(number) => Some(Value::Text(decimal(*number, percentage))),
        DataRef::Bool(_) => Some(Value::Truth),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            Some(if (hour, minute, second) == (0, 0, 0) {
                Value::Text(format!("{year:04}-{month:02}-{day:02}"))
            } else {
                Value::Time
            })
        }
        DataRef::DateTimeIso(written) => Some(match written.split_once('T') {
            Some((day, "00:00:00" | "00:00:00.000")) => Value::Text(day.to_owned()),
            Some(_) => Value::Time,
            None => Value::Text(written.clone()),
        }),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => Some(Value::Time),
        DataRef::Error(_) => Some(Value::Error),
    }
}

/// The shortest text that reads back to the same number.
fn decimal(number: f64, percentage: bool) -> String {
    if percentage {
        // 0.07 × 100 is 7.000000000000001 in floats: more digits than anybody has typed.
        let shown = format!("{:.10}", number * 100.0);
        return shown.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    format!("{}", number + 0.0)
}
