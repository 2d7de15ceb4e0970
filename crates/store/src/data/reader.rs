//! Reading tables and documents entry by entry, so that one bad entry does not hide the next.

use std::collections::BTreeMap;

use icc_domain::{Code, LocalizedText};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::{DataProblem, Origin};

/// Line and column, from 1; no column in a table.
pub(super) type Place = (usize, Option<usize>);

/// One data file.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) origin: Origin,
}

impl File<'_> {
    pub(super) fn is_demonstration(&self) -> bool {
        self.origin == Origin::Demonstration
    }

    /// Line and column of a byte of the text.
    fn place(&self, at: usize) -> Place {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(start..).unwrap_or_default().chars().count() + 1;
        (line, Some(column))
    }
}

/// Every problem so far, and where every named thing was written.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<DataProblem>,
    /// Kind and code → file and line of the first.
    named: BTreeMap<(&'static str, String), (String, Place)>,
    /// What refers to something: the kind and code it refers to, and from where.
    references: Vec<Reference>,
}

#[derive(Debug)]
struct Reference {
    file: String,
    place: Place,
    kind: &'static str,
    code: String,
}

impl Problems {
    pub(super) fn push(
        &mut self,
        file: &File<'_>,
        (line, column): Place,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.push_at(file.path, (line, column), code, message);
    }

    fn push_at(
        &mut self,
        file: &str,
        (line, column): Place,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.found.push(DataProblem {
            file: file.to_owned(),
            line,
            column,
            code,
            message: message.into(),
        });
    }

    /// Notes that a thing is defined here; a second one with its code is a problem.
    pub(super) fn define(&mut self, file: &File<'_>, place: Place, kind: &'static str, code: &str) {
        if let Err(error) = Code::new(code) {
            self.push(file, place, "code", format!("{code:?}: {error}"));
        }
        self.define_key(file, place, kind, code);
    }

    /// As [`Problems::define`], for rows that have no code of their own but a key made of several.
    pub(super) fn define_key(
        &mut self,
        file: &File<'_>,
        place: Place,
        kind: &'static str,
        key: &str,
    ) {
        let code = key;
        let key = (kind, key.to_owned());
        if let Some((first, (line, _))) = self.named.get(&key) {
            let message = format!("{kind} {code:?} is defined twice, first in {first}:{line}");
            self.push(file, place, "duplicate", message);
        } else {
            self.named.insert(key, (file.path.to_owned(), place));
        }
    }

    /// Notes that something with this code must be defined somewhere.
    pub(super) fn refer(&mut self, file: &File<'_>, place: Place, kind: &'static str, code: &str) {
        self.references.push(Reference {
            file: file.path.to_owned(),
            place,
            kind,
            code: code.to_owned(),
        });
    }

    /// Reports every reference to something that no file defines.
    pub(super) fn resolve(&mut self) {
        for reference in std::mem::take(&mut self.references) {
            let Reference {
                file,
                place,
                kind,
                code,
            } = reference;
            if !self.named.contains_key(&(kind, code.clone())) {
                let message = format!("no {kind} has the code {code:?}");
                self.push_at(&file, place, "unknown-reference", message);
            }
        }
    }

    /// Reports something about what was defined under a code, where it was defined.
    pub(super) fn about(
        &mut self,
        kind: &'static str,
        code: &str,
        problem: &'static str,
        message: impl Into<String>,
    ) {
        let known = self.named.get(&(kind, code.to_owned())).cloned();
        let (file, place) = known.unwrap_or_else(|| (String::new(), (1, None)));
        self.push_at(&file, place, problem, message);
    }

    pub(super) fn into_sorted(mut self) -> Vec<DataProblem> {
        self.found.sort();
        self.found.dedup();
        self.found
    }
}

/// A text that must exist in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BothLanguages {
    fr: String,
    en: String,
}

impl BothLanguages {
    pub(super) fn into_text(
        self,
        file: &File<'_>,
        place: Place,
        problems: &mut Problems,
    ) -> LocalizedText {
        both(self.fr, self.en, file, place, problems)
    }
}

/// Makes a text of its two languages; an empty one is a problem.
pub(super) fn both(
    fr: String,
    en: String,
    file: &File<'_>,
    place: Place,
    problems: &mut Problems,
) -> LocalizedText {
    if fr.trim().is_empty() || en.trim().is_empty() {
        problems.push(
            file,
            place,
            "language",
            "the text is missing in one language",
        );
    }
    LocalizedText([("fr".to_owned(), fr), ("en".to_owned(), en)].into())
}

/// The `[[key]]` entries of a document and what is left beside them.
pub(super) struct Document<'a> {
    file: File<'a>,
    table: Spanned<DeTable<'a>>,
}

impl<'a> Document<'a> {
    pub(super) fn read(file: &File<'a>, problems: &mut Problems) -> Self {
        let (table, errors) = DeTable::parse_recoverable(file.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            problems.push(file, file.place(at), "syntax", error.message());
        }
        Self { file: *file, table }
    }

    /// Takes the entries of an array of tables; each that cannot be read is one problem.
    pub(super) fn entries<T: DeserializeOwned>(
        &mut self,
        key: &str,
        problems: &mut Problems,
    ) -> Vec<(Place, T)> {
        let Some(value) = self.table.get_mut().remove(key) else {
            return Vec::new();
        };
        let place = self.file.place(value.span().start);
        let DeValue::Array(array) = value.into_inner() else {
            let message = format!("write [[{key}]] before every entry");
            problems.push(&self.file, place, "shape", message);
            return Vec::new();
        };
        let mut entries = Vec::new();
        for entry in array {
            let place = self.file.place(entry.span().start);
            if let Some(entry) = self.deserialize(entry, place, problems) {
                entries.push((place, entry));
            }
        }
        entries
    }

    /// Reads what is left; with no field in `T`, anything left is a problem.
    pub(super) fn rest<T: DeserializeOwned>(self, problems: &mut Problems) -> Option<T> {
        let span = self.table.span();
        let value = Spanned::new(span, DeValue::Table(self.table.clone().into_inner()));
        self.deserialize(value, (1, Some(1)), problems)
    }

    fn deserialize<T: DeserializeOwned>(
        &self,
        value: Spanned<DeValue<'a>>,
        place: Place,
        problems: &mut Problems,
    ) -> Option<T> {
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(value),
            Err(error) => {
                let place = error
                    .span()
                    .map_or(place, |span| self.file.place(span.start));
                problems.push(&self.file, place, "field", error.message());
                None
            }
        }
    }
}

/// What a document holds beside its entries when it may hold nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// Reads the rows of a table with exactly these columns, in this order.
pub(super) fn rows<'a>(
    file: &File<'a>,
    columns: &'static [&'static str],
    problems: &mut Problems,
) -> Vec<Row<'a>> {
    // Spreadsheets begin their files with this mark.
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(file.text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut is_first = true;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error
                    .position()
                    .map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
                problems.push(file, (line, None), "syntax", "the row is not UTF-8 text");
                continue;
            }
        };
        let line = record
            .position()
            .map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
        if is_first {
            is_first = false;
            if record.iter().ne(columns.iter().copied()) {
                let message = format!("the first row must be: {}", columns.join(","));
                problems.push(file, (1, None), "columns", message);
                return Vec::new();
            }
            continue;
        }
        if record.len() != columns.len() {
            let message = format!("{} cells, but {} columns", record.len(), columns.len());
            problems.push(file, (line, None), "cells", message);
            continue;
        }
        rows.push(Row {
            file: *file,
            line,
            columns,
            record,
        });
    }
    if is_first {
        let message = format!("the first row must be: {}", columns.join(","));
        problems.push(file, (1, None), "columns", message);
    }
    rows
}

/// One row of a table.
#[derive(Debug)]
pub(super) struct Row<'a> {
    file: File<'a>,
    line: usize,
    columns: &'static [&'static str],
    record: csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn place(&self) -> Place {
        (self.line, None)
    }

    fn cell(&self, column: &str) -> &str {
        self.columns
            .iter()
            .position(|it| *it == column)
            .and_then(|at| self.record.get(at))
            .unwrap_or_default()
            .trim()
    }

    /// Reports something about a cell.
    pub(super) fn refuse(
        &self,
        column: &str,
        code: &'static str,
        why: &str,
        problems: &mut Problems,
    ) {
        let message = format!("{column}: {why}, not {:?}", self.cell(column));
        problems.push(&self.file, self.place(), code, message);
    }

    /// The text of a cell; none when it is empty.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        Some(self.cell(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// The text of a cell; empty is a problem.
    pub(super) fn text(&self, column: &str, problems: &mut Problems) -> String {
        self.optional(column).unwrap_or_else(|| {
            self.refuse(column, "empty", "must be filled in", problems);
            String::new()
        })
    }

    /// The number in a cell; none when it is empty or is no number within the bounds, which is a
    /// problem.
    pub(super) fn number<T>(
        &self,
        column: &str,
        bounds: std::ops::RangeInclusive<T>,
        problems: &mut Problems,
    ) -> Option<T>
    where
        T: std::str::FromStr + PartialOrd + std::fmt::Display,
    {
        let text = self.optional(column)?;
        match text.parse::<T>() {
            Ok(number) if bounds.contains(&number) => Some(number),
            _ => {
                let why = format!(
                    "must be a number from {} to {}",
                    bounds.start(),
                    bounds.end()
                );
                self.refuse(column, "number", &why, problems);
                None
            }
        }
    }

    /// As [`Row::number`]; an empty cell is a problem too, and counts as the smallest number.
    pub(super) fn required<T>(
        &self,
        column: &str,
        bounds: std::ops::RangeInclusive<T>,
        problems: &mut Problems,
    ) -> T
    where
        T: std::str::FromStr + PartialOrd + std::fmt::Display + Copy,
    {
        if self.cell(column).is_empty() {
            self.refuse(column, "empty", "must be filled in", problems);
        }
        let smallest = *bounds.start();
        self.number(column, bounds, problems).unwrap_or(smallest)
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, column: &str, problems: &mut Problems) -> bool {
        match self.cell(column) {
            "true" => true,
            "false" => false,
            _ => {
                self.refuse(column, "flag", "must be true or false", problems);
                false
            }
        }
    }

    /// A date as precise as its source; none when the cell is empty.
    pub(super) fn date(&self, column: &str, problems: &mut Problems) -> Option<String> {
        let text = self.optional(column)?;
        if !is_date(&text) {
            let why = "must be a date such as 2016-06-16, 2016-06 or 2016";
            self.refuse(column, "date", why, problems);
        }
        Some(text)
    }

    /// `…_fr` and `…_en`: a text in both languages, or in none.
    pub(super) fn both(&self, stem: &str, problems: &mut Problems) -> Option<LocalizedText> {
        let cell = |tag: &str| self.optional(&format!("{stem}_{tag}"));
        match (cell("fr"), cell("en")) {
            (None, None) => None,
            (fr, en) => Some(both(
                fr.unwrap_or_default(),
                en.unwrap_or_default(),
                &self.file,
                self.place(),
                problems,
            )),
        }
    }
}

/// Whether a text is a date of the calendar, or the beginning of one: a year, a year and month.
pub(super) fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.len() == 10 && whole.parse::<chrono::NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_their_source() {
        for text in ["2016", "2016-06", "2016-06-16", "2024-02-29"] {
            assert!(is_date(text), "{text}");
        }
        for text in [
            "",
            "16",
            "2016-13",
            "2023-02-29",
            "2016-6-16",
            "2016/06/16",
            "soon",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn places_count_letters_and_not_bytes() {
        let file = File {
            path: "a.toml",
            text: "a = 1\né = x\n",
            origin: Origin::Real,
        };
        assert_eq!(file.place(0), (1, Some(1)));
        assert_eq!(file.place(11), (2, Some(5)));
    }
}
