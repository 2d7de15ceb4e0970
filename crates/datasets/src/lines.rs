//! A small table of texts as CSV (RFC 4180) that no spreadsheet takes for formulas.

use crate::WriteError;

/// Signs with which a cell becomes a formula somewhere, also written wide.
const FORMULA: [char; 8] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// A table that is being written.
#[derive(Debug)]
pub struct Lines {
    writer: csv::Writer<Vec<u8>>,
}

impl Lines {
    /// A table with these columns.
    ///
    /// # Errors
    /// When writing fails.
    pub fn new(columns: &[&str]) -> Result<Self, WriteError> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::NonNumeric)
            .from_writer(Vec::new());
        writer
            .write_record(columns)
            .map_err(|error| broken(&error))?;
        Ok(Self { writer })
    }

    /// Adds a row: as many cells as there are columns.
    ///
    /// # Errors
    /// When there are more or fewer.
    pub fn add(&mut self, cells: &[String]) -> Result<(), WriteError> {
        let cells = cells.iter().map(|cell| inert(cell));
        self.writer
            .write_record(cells)
            .map_err(|error| broken(&error))
    }

    /// The bytes of the whole table.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        let done = self.writer.into_inner();
        done.map_err(|error| WriteError::Io(error.into_error()))
    }
}

fn broken(error: &csv::Error) -> WriteError {
    WriteError::Encoding(error.to_string())
}

/// A text that stays a text: what could begin a formula, also after spaces and quotes, has an
/// apostrophe in front. A number stays a number.
pub(crate) fn inert(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '"', '\'']).chars().next();
    let risky =
        first.is_some_and(|c| FORMULA.contains(&c)) || cell.starts_with(['\t', '\r', '\n', '\0']);
    if risky && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x1_no_cell_becomes_a_formula_and_numbers_stay_numbers() {
        for risky in [
            "=1+1",
            "+a",
            "-a",
            "@SUM(A1)",
            "\u{ff1d}1",
            " =1",
            "\"=1",
            "\t=1",
            "\r=",
        ] {
            assert_eq!(inert(risky), format!("'{risky}"));
        }
        for plain in ["-1.5", "+3", "Montréal", "a=b", ""] {
            assert_eq!(inert(plain), plain);
        }
    }

    #[test]
    fn x2_lines_are_those_of_rfc_4180() -> Result<(), WriteError> {
        let mut lines = Lines::new(&["a", "b"])?;
        lines.add(&["x, \"y\"".to_owned(), "=1".to_owned()])?;
        let bytes = lines.finish()?;
        assert_eq!(bytes, b"\"a\",\"b\"\r\n\"x, \"\"y\"\"\",\"'=1\"\r\n");
        Ok(())
    }
}
