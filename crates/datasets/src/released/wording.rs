//! Tables as text: what stands before, between and after the values of a row, and how a value is
//! written. Values that repeat in a column are written once and copied.

use std::io::Write;

use polars_arrow::bitmap::Bitmap;

use crate::group::{Cells, Value};
use crate::lines::inert;
use crate::scores::WriteError;

/// How a table is written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// RFC 4180: comma, carriage return and line feed, no text is a formula.
    Csv,
    /// For spreadsheets set to French: semicolon, decimal comma, byte order mark, no text is a
    /// formula.
    FrenchCsv,
    /// A list of objects.
    List,
    /// One object a line.
    Lines,
}

impl Wording {
    /// What a file begins with.
    pub(super) fn head<'n>(
        self,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<Vec<u8>, WriteError> {
        let mut head = Vec::new();
        match self {
            Self::List => head.push(b'['),
            Self::Lines => {}
            Self::Csv | Self::FrenchCsv => {
                if self == Self::FrenchCsv {
                    head.extend_from_slice("\u{feff}".as_bytes());
                }
                for (at, name) in names.enumerate() {
                    head.extend(self.before(at, name));
                    self.value(Value::Text(name), &mut head)?;
                }
                head.extend_from_slice(self.after());
            }
        }
        Ok(head)
    }

    /// What a file ends with.
    pub(super) const fn tail(self) -> &'static [u8] {
        match self {
            Self::List => b"\n]\n",
            Self::Csv | Self::FrenchCsv | Self::Lines => b"",
        }
    }

    /// The first rows of a file: no comma stands before the first of a list.
    pub(super) fn begin(self, rows: &[u8]) -> &[u8] {
        match self {
            Self::List => rows.strip_prefix(b",").unwrap_or(rows),
            Self::Csv | Self::FrenchCsv | Self::Lines => rows,
        }
    }

    /// What stands before the value of a column. Names of columns hold nothing that JSON would
    /// write otherwise.
    fn before(self, column: usize, name: &str) -> Vec<u8> {
        let text = match (self, column) {
            (Self::Csv | Self::FrenchCsv, 0) => String::new(),
            (Self::Csv, _) => ",".to_owned(),
            (Self::FrenchCsv, _) => ";".to_owned(),
            // The first row of a file has none: see `begin`.
            (Self::List, 0) => format!(",\n{{\"{name}\":"),
            (Self::Lines, 0) => format!("{{\"{name}\":"),
            (Self::List | Self::Lines, _) => format!(",\"{name}\":"),
        };
        text.into_bytes()
    }

    /// What stands after a row.
    const fn after(self) -> &'static [u8] {
        match self {
            Self::Csv | Self::FrenchCsv => b"\r\n",
            Self::List => b"}",
            Self::Lines => b"}\n",
        }
    }

    fn value(self, value: Value<'_>, to: &mut Vec<u8>) -> Result<(), WriteError> {
        match self {
            Self::Csv => csv_value(value, ',', to),
            Self::FrenchCsv => {
                let start = to.len();
                csv_value(value, ';', to)?;
                if let Value::Number(_) = value {
                    let point = to[start..].iter_mut().find(|sign| **sign == b'.');
                    if let Some(point) = point {
                        *point = b',';
                    }
                }
                Ok(())
            }
            Self::List | Self::Lines => json_value(value, to),
        }
    }

    /// A row: a value for each column, by their names.
    pub(super) fn row<'v>(
        self,
        names: impl Iterator<Item = &'v str>,
        values: impl Iterator<Item = Value<'v>>,
        to: &mut Vec<u8>,
    ) -> Result<(), WriteError> {
        for (at, (name, value)) in names.zip(values).enumerate() {
            to.extend(self.before(at, name));
            self.value(value, to)?;
        }
        to.extend_from_slice(self.after());
        Ok(())
    }

    /// Rows, given as columns.
    pub(super) fn rows(
        self,
        rows: usize,
        columns: &[(&str, Cells<'_>)],
    ) -> Result<Vec<u8>, WriteError> {
        let written: Result<Vec<Written<'_>>, WriteError> = columns
            .iter()
            .enumerate()
            .map(|(at, (name, cells))| Written::new(self, &self.before(at, name), *cells, rows))
            .collect();
        let written = written?;
        let width: usize = written.iter().map(Written::width).sum();
        let mut text = Vec::with_capacity(rows.saturating_mul(width + self.after().len()));
        for row in 0..rows {
            for column in &written {
                text.extend_from_slice(column.get(row));
            }
            text.extend_from_slice(self.after());
        }
        Ok(text)
    }
}

/// A column in which each value that repeats is written once.
struct Written<'a> {
    slots: Slots<'a>,
    /// Where the text of a slot ends; the last slot is that of nothing.
    ends: Vec<usize>,
    text: Vec<u8>,
}

/// Which text a row has.
enum Slots<'a> {
    /// That of a place in a list.
    Places(&'a [u32], Option<&'a Bitmap>),
    /// That of a count from 0 on.
    Small(&'a [u16], Option<&'a Bitmap>),
    /// Its own.
    Rows,
}

/// The largest count that has a slot whether or not it occurs.
const COUNTS: u16 = 1 << 12;

impl<'a> Written<'a> {
    fn new(
        wording: Wording,
        before: &[u8],
        cells: Cells<'a>,
        rows: usize,
    ) -> Result<Self, WriteError> {
        let (slots, values) = match cells {
            Cells::Words(keys, words) => {
                (Slots::Places(keys.values(), keys.validity()), words.len())
            }
            Cells::Places(keys, numbers) => {
                (Slots::Places(keys.values(), keys.validity()), numbers.len())
            }
            Cells::Small(counts) => match counts.values().iter().max() {
                Some(most) if *most < COUNTS => {
                    let slots = Slots::Small(counts.values(), counts.validity());
                    (slots, usize::from(*most) + 1)
                }
                _ => (Slots::Rows, rows),
            },
            Cells::Texts(_) | Cells::Numbers(_) | Cells::Counts(_) => (Slots::Rows, rows),
        };
        let mut written = Self {
            ends: Vec::with_capacity(values + 1),
            text: Vec::new(),
            slots,
        };
        for slot in 0..values {
            let value = match (&written.slots, cells) {
                (Slots::Rows, cells) => cells.get(slot),
                (Slots::Small(..), _) => Value::Count(slot as u64),
                (Slots::Places(..), cells) => cells.place(slot),
            };
            written.add(wording, before, value)?;
        }
        written.add(wording, before, Value::Absent)?;
        Ok(written)
    }

    fn add(&mut self, wording: Wording, before: &[u8], value: Value<'_>) -> Result<(), WriteError> {
        self.text.extend_from_slice(before);
        wording.value(value, &mut self.text)?;
        self.ends.push(self.text.len());
        Ok(())
    }

    /// Bytes of a value, about.
    fn width(&self) -> usize {
        self.text.len().div_ceil(self.ends.len())
    }

    fn get(&self, row: usize) -> &[u8] {
        let nothing = self.ends.len() - 1;
        let there = |valid: Option<&Bitmap>| valid.is_none_or(|valid| valid.get_bit(row));
        let slot = match &self.slots {
            Slots::Places(places, valid) if there(*valid) => places[row] as usize,
            Slots::Small(counts, valid) if there(*valid) => usize::from(counts[row]),
            Slots::Rows => row,
            Slots::Places(..) | Slots::Small(..) => nothing,
        };
        let start = slot.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[slot]]
    }
}

fn csv_value(value: Value<'_>, delimiter: char, to: &mut Vec<u8>) -> Result<(), WriteError> {
    match value {
        Value::Absent => {}
        Value::Text(text) => {
            let safe = inert(text);
            let special = |sign: char| matches!(sign, '"' | '\r' | '\n') || sign == delimiter;
            if safe.len() != text.len() || safe.contains(special) {
                write!(to, "\"{}\"", safe.replace('"', "\"\""))?;
            } else {
                to.extend_from_slice(text.as_bytes());
            }
        }
        // There is one zero only.
        Value::Number(number) => write!(to, "{}", number + 0.0)?,
        Value::Count(count) => write!(to, "{count}")?,
    }
    Ok(())
}

fn json_value(value: Value<'_>, to: &mut Vec<u8>) -> Result<(), WriteError> {
    let written = match value {
        Value::Absent => {
            to.extend_from_slice(b"null");
            Ok(())
        }
        Value::Text(text) => serde_json::to_writer(to, text),
        Value::Number(number) => serde_json::to_writer(to, &number),
        Value::Count(count) => serde_json::to_writer(to, &count),
    };
    written.map_err(|error| WriteError::Encoding(error.to_string()))
}
