//! Tables as JSON: a list of objects, or one object a line. What is absent is `null`.

use std::io::Write;

use crate::group::{Cells, Value};
use crate::scores::WriteError;

/// How the objects stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Lines,
}

/// A table that is being written.
pub(super) struct JsonTable<W: Write> {
    to: W,
    shape: Shape,
    /// What stands before the value of each column.
    before: Vec<String>,
    rows: u64,
    line: Vec<u8>,
}

impl<W: Write> JsonTable<W> {
    pub(super) fn new<'n>(
        mut to: W,
        names: impl Iterator<Item = &'n str>,
        shape: Shape,
    ) -> Result<Self, WriteError> {
        if shape == Shape::List {
            to.write_all(b"[")?;
        }
        Ok(Self {
            to,
            shape,
            // Names of columns hold nothing that JSON would write otherwise.
            before: names
                .enumerate()
                .map(|(at, name)| format!("{}\"{name}\":", if at == 0 { "{" } else { "," }))
                .collect(),
            rows: 0,
            line: Vec::new(),
        })
    }

    pub(super) fn write(&mut self, rows: usize, columns: &[Cells<'_>]) -> Result<(), WriteError> {
        for row in 0..rows {
            self.row(columns.iter().map(|column| column.get(row)))?;
        }
        Ok(())
    }

    /// Writes a row: a value for each column.
    pub(super) fn row<'v>(
        &mut self,
        values: impl Iterator<Item = Value<'v>>,
    ) -> Result<(), WriteError> {
        let failed = |error: serde_json::Error| WriteError::Encoding(error.to_string());
        self.line.clear();
        if self.shape == Shape::List {
            let between: &[u8] = if self.rows == 0 { b"\n" } else { b",\n" };
            self.line.extend_from_slice(between);
        }
        for (before, value) in self.before.iter().zip(values) {
            self.line.extend_from_slice(before.as_bytes());
            match value {
                Value::Absent => self.line.extend_from_slice(b"null"),
                Value::Text(text) => {
                    serde_json::to_writer(&mut self.line, text).map_err(failed)?;
                }
                Value::Number(number) => {
                    serde_json::to_writer(&mut self.line, &number).map_err(failed)?;
                }
                Value::Count(count) => {
                    serde_json::to_writer(&mut self.line, &count).map_err(failed)?;
                }
            }
        }
        self.line.push(b'}');
        if self.shape == Shape::Lines {
            self.line.push(b'\n');
        }
        self.to.write_all(&self.line)?;
        self.rows += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W, WriteError> {
        if self.shape == Shape::List {
            self.to.write_all(b"\n]\n")?;
        }
        Ok(self.to)
    }
}
