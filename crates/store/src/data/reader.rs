//! Reading tables and documents entry by entry, so that one bad entry does not hide the next.

use std::collections::BTreeMap;

use icc_domain::{Code, LocalizedText};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::{DataProblem, Origin, cells};

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
    field: Option<&'static str>,
    kind: &'static str,
    code: String,
}

impl Problems {
    pub(super) fn push(
        &mut self,
        file: &File<'_>,
        place: Place,
        code: &'static str,
        args: &[(&'static str, &str)],
    ) {
        self.push_at(file.path, place, None, code, args);
    }

    fn push_at(
        &mut self,
        file: &str,
        (line, column): Place,
        field: Option<&'static str>,
        code: &'static str,
        args: &[(&'static str, &str)],
    ) {
        self.found.push(DataProblem {
            file: file.to_owned(),
            line,
            column,
            field,
            code,
            args: args
                .iter()
                .map(|(name, value)| (*name, shortened(value)))
                .collect(),
        });
    }

    /// A file that is there for what is invented alone is a problem anywhere else.
    pub(super) fn only_invented(&mut self, file: &File<'_>) {
        if !file.is_demonstration() {
            self.push(file, (1, Some(1)), "unknown-file", &[]);
        }
    }

    /// Notes that a thing is defined here; a second one with its code is a problem.
    pub(super) fn define(&mut self, file: &File<'_>, place: Place, kind: &'static str, code: &str) {
        if Code::new(code).is_err() {
            self.push(file, place, "code", &[("found", code)]);
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
            let first = format!("{first}:{line}");
            self.push(
                file,
                place,
                "duplicate",
                &[("kind", kind), ("found", code), ("first", &first)],
            );
        } else {
            self.named.insert(key, (file.path.to_owned(), place));
        }
    }

    /// Notes that something with this code must be defined somewhere.
    pub(super) fn refer(&mut self, file: &File<'_>, place: Place, kind: &'static str, code: &str) {
        self.refer_in(file, place, None, kind, code);
    }

    /// As [`Problems::refer`], from a column of a table.
    pub(super) fn refer_in(
        &mut self,
        file: &File<'_>,
        place: Place,
        field: Option<&'static str>,
        kind: &'static str,
        code: &str,
    ) {
        self.references.push(Reference {
            file: file.path.to_owned(),
            place,
            field,
            kind,
            code: code.to_owned(),
        });
    }

    /// Reports every reference to something that no file defines and that is not known either.
    pub(super) fn resolve(&mut self, is_known: impl Fn(&str, &str) -> bool) {
        for reference in std::mem::take(&mut self.references) {
            let Reference {
                file,
                place,
                field,
                kind,
                code,
            } = reference;
            if !is_known(kind, &code) && !self.named.contains_key(&(kind, code.clone())) {
                let args = [("kind", kind), ("found", code.as_str())];
                self.push_at(&file, place, field, "unknown-reference", &args);
            }
        }
    }

    /// Reports something about what was defined under a code, where it was defined.
    pub(super) fn about(
        &mut self,
        kind: &'static str,
        code: &str,
        (field, problem): (Option<&'static str>, &'static str),
        args: &[(&'static str, &str)],
    ) {
        let known = self.named.get(&(kind, code.to_owned())).cloned();
        let (file, place) = known.unwrap_or_else(|| (String::new(), (1, None)));
        self.push_at(&file, place, field, problem, args);
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
        problems.push(file, place, "language", &[]);
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
            problems.push(
                file,
                file.place(at),
                "syntax",
                &[("detail", error.message())],
            );
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
            problems.push(&self.file, place, "shape", &[("key", key)]);
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
                problems.push(&self.file, place, "field", &[("detail", error.message())]);
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
    // The reader of CSV counts a line too late after `\r\n`.
    let text = text.replace("\r\n", "\n");
    let expected = columns.join(",");
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
                let detail = error.to_string();
                problems.push(file, (line, None), "syntax", &[("detail", &detail)]);
                continue;
            }
        };
        let line = record
            .position()
            .map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
        if is_first {
            is_first = false;
            if record.iter().ne(columns.iter().copied()) {
                // A spreadsheet in French separates with semicolons: said apart, for it is
                // mended when saving.
                let semicolons = record.len() == 1 && record.iter().any(|it| it.contains(';'));
                let code = if semicolons { "separator" } else { "columns" };
                problems.push(file, (1, None), code, &[("columns", &expected)]);
                return Vec::new();
            }
            continue;
        }
        if record.len() != columns.len() {
            let (found, expected) = (record.len().to_string(), columns.len().to_string());
            let args = [("found", found.as_str()), ("expected", expected.as_str())];
            problems.push(file, (line, None), "cells", &args);
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
        problems.push(file, (1, None), "columns", &[("columns", &expected)]);
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

    /// Every cell as it is meant, in the order of the columns.
    pub(super) fn cells(&self) -> Vec<String> {
        let cells = self.columns.iter().map(|column| self.cell(column));
        cells.map(str::to_owned).collect()
    }

    pub(super) fn cell(&self, column: &str) -> &str {
        let cell = self
            .columns
            .iter()
            .position(|it| *it == column)
            .and_then(|at| self.record.get(at));
        cells::meant(cell.unwrap_or_default().trim())
    }

    /// The name of a column as problems carry it.
    pub(super) fn column(&self, name: &str) -> Option<&'static str> {
        self.columns.iter().find(|it| **it == name).copied()
    }

    /// Reports something about a cell.
    pub(super) fn refuse(
        &self,
        column: &str,
        code: &'static str,
        args: &[(&'static str, &str)],
        problems: &mut Problems,
    ) {
        let mut all = vec![("found", self.cell(column))];
        all.extend_from_slice(args);
        let field = self.column(column);
        problems.push_at(self.file.path, self.place(), field, code, &all);
    }

    /// Refuses a cell with control characters, or with more characters than it may have.
    pub(super) fn sound(&self, column: &str, longest: usize, problems: &mut Problems) {
        let text = self.cell(column);
        if text.chars().any(char::is_control) {
            self.refuse(column, "control", &[], problems);
        } else if text.chars().count() > longest {
            let longest = longest.to_string();
            self.refuse(column, "too-long", &[("max", &longest)], problems);
        }
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
            self.refuse(column, "empty", &[], problems);
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
                let (min, max) = (bounds.start().to_string(), bounds.end().to_string());
                let args = [("min", min.as_str()), ("max", max.as_str())];
                // A number as French writes it: said apart, for it is mended by itself.
                let comma = text.replace(',', ".").parse::<f64>().is_ok() && text.contains(',');
                let code = if comma { "comma" } else { "number" };
                self.refuse(column, code, &args, problems);
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
            self.refuse(column, "empty", &[], problems);
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
                self.refuse(column, "word", &[("words", "true, false")], problems);
                false
            }
        }
    }

    /// A date as precise as its source; none when the cell is empty.
    pub(super) fn date(&self, column: &str, problems: &mut Problems) -> Option<String> {
        let text = self.optional(column)?;
        if !is_date(&text) {
            self.refuse(column, "date", &[], problems);
        }
        Some(text)
    }

    /// `…_fr` and `…_en`: a text in both languages, or in none.
    pub(super) fn both(&self, stem: &str, problems: &mut Problems) -> Option<LocalizedText> {
        let cell = |tag: &str| self.optional(&format!("{stem}_{tag}"));
        match (cell("fr"), cell("en")) {
            (None, None) => None,
            (fr, en) => {
                for (tag, text) in [("fr", &fr), ("en", &en)] {
                    if text.is_none() {
                        self.refuse(&format!("{stem}_{tag}"), "language", &[], problems);
                    }
                }
                let text = |text: Option<String>| text.unwrap_or_default();
                let both = [("fr".to_owned(), text(fr)), ("en".to_owned(), text(en))];
                Some(LocalizedText(both.into()))
            }
        }
    }
}

/// What a problem repeats of a text: enough to find it again.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
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
