//! Some rows of a table: for programs that ask for a few at a time, of the table as it is now or of
//! what a release keeps of it.

use std::collections::BTreeSet;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::Cell;
use super::wording::Wording;
use crate::group::Value;
use crate::scores::WriteError;

/// What a row has to hold: in a column, one of some texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The position of the column.
    pub column: usize,
    /// What may stand there; counts as they are written.
    pub any: BTreeSet<String>,
}

impl Condition {
    /// Whether a row meets it.
    #[must_use]
    pub fn is_met_by(&self, row: &[Cell]) -> bool {
        let cell = row.get(self.column);
        cell.is_some_and(|cell| self.is_met(cell.value()))
    }

    pub(super) fn is_met(&self, value: Value<'_>) -> bool {
        match value {
            Value::Text(text) => self.any.contains(text),
            Value::Count(count) => self.any.contains(&count.to_string()),
            Value::Absent | Value::Number(_) => false,
        }
    }
}

/// Some rows with the names of their columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The columns, in the order of the table.
    pub columns: Vec<String>,
    /// The rows, as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Page {
    /// The rows as a list of objects, as files of releases write them.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub fn json(&self) -> Result<Vec<u8>, WriteError> {
        self.text(Wording::List)
    }

    /// The rows below their header (RFC 4180), as files of releases write them.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub fn csv(&self) -> Result<Vec<u8>, WriteError> {
        self.text(Wording::Csv)
    }

    fn text(&self, wording: Wording) -> Result<Vec<u8>, WriteError> {
        let names = || self.columns.iter().map(String::as_str);
        let mut text = wording.head(names())?;
        let mut rows = Vec::new();
        for row in &self.rows {
            wording.row(names(), row.iter().map(Cell::value), &mut rows)?;
        }
        text.extend_from_slice(wording.begin(&rows));
        text.extend_from_slice(wording.tail());
        Ok(text)
    }
}

/// Reads a row that a release keeps as one object on a line. Numbers are read to the very same
/// number, so that they are written again as they were.
///
/// # Errors
/// When the line is no such object.
pub fn kept_row(columns: &[String], line: &str) -> Result<Vec<Cell>, WriteError> {
    let broken = || WriteError::Encoding("a row of a release cannot be read".to_owned());
    let mut row = vec![Cell::Absent; columns.len()];
    let mut rest = line.trim().strip_prefix('{').ok_or_else(broken)?;
    while !rest.starts_with('}') {
        let (name, after) = value(rest).ok_or_else(broken)?;
        let name: String = serde_json::from_str(name).map_err(|_| broken())?;
        let after = after.strip_prefix(':').ok_or_else(broken)?;
        let (written, after) = value(after).ok_or_else(broken)?;
        if let Some(at) = columns.iter().position(|column| *column == name) {
            row[at] = cell(written).ok_or_else(broken)?;
        }
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    Ok(row)
}

/// The value that a text begins with, as it is written there, and what follows.
fn value(text: &str) -> Option<(&str, &str)> {
    let mut values = Deserializer::from_str(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    text.split_at_checked(values.byte_offset())
}

/// A value as it is written: a text, a number with a point, a whole number, or nothing.
fn cell(written: &str) -> Option<Cell> {
    if written == "null" {
        return Some(Cell::Absent);
    }
    if written.starts_with('"') {
        return serde_json::from_str(written).ok().map(Cell::Text);
    }
    let whole = written.parse().ok().map(Cell::Count);
    whole.or_else(|| written.parse().ok().map(Cell::Number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<String> {
        ["unit", "value", "answered", "note"]
            .map(str::to_owned)
            .into()
    }

    #[test]
    fn what_a_release_keeps_is_written_again_as_it_was() {
        let lines = [
            r#"{"unit":"val \"des\" c\u00e8dres","value":0.30000000000000004,"answered":7,"note":null}"#,
            r#"{"unit":"a,b","value":100.0,"answered":0,"note":"x"}"#,
            r#"{"unit":"c","value":1e-7,"answered":4,"note":"{}[],:"}"#,
        ];
        let rows = lines.map(|line| kept_row(&columns(), line));
        let rows: Result<Vec<Vec<Cell>>, WriteError> = rows.into_iter().collect();
        let page = Page {
            columns: columns(),
            rows: rows.unwrap_or_default(),
        };
        let json = page.json().map(String::from_utf8);
        let json = json.ok().and_then(Result::ok).unwrap_or_default();
        // An accent needs no escape; all else is letter by letter the same.
        let expected = lines.join(",\n").replace("\\u00e8", "è");
        assert_eq!(json, format!("[\n{expected}\n]\n"));
        let csv = page.csv().map(String::from_utf8);
        let csv = csv.ok().and_then(Result::ok).unwrap_or_default();
        assert_eq!(
            csv,
            "unit,value,answered,note\r\n\
             \"val \"\"des\"\" cèdres\",0.30000000000000004,7,\r\n\
             \"a,b\",100,0,x\r\n\
             c,0.0000001,4,\"{}[],:\"\r\n"
        );
    }

    #[test]
    fn columns_of_another_release_are_absent_or_left_out() {
        let line = r#"{"later":1,"unit":"a"}"#;
        let row = kept_row(&columns(), line).unwrap_or_default();
        assert_eq!(row.first(), Some(&Cell::text("a")));
        assert_eq!(row.len(), 4);
        for broken in ["", "{", "[]", r#"{"unit"}"#, r#"{"unit":}"#, r#"{"unit":1"#] {
            assert!(kept_row(&columns(), broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_condition_looks_at_texts_and_counts() {
        let condition = |column, text: &str| Condition {
            column,
            any: BTreeSet::from([text.to_owned()]),
        };
        let row = [Cell::text("a"), Cell::Number(1.0), Cell::Count(7)];
        assert!(condition(0, "a").is_met_by(&row));
        assert!(!condition(0, "b").is_met_by(&row));
        assert!(condition(2, "7").is_met_by(&row));
        for (column, text) in [(1, "1"), (3, "")] {
            assert!(!condition(column, text).is_met_by(&row));
        }
    }
}
