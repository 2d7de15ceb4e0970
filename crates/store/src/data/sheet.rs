//! One table of the register by itself, as somebody hands it in: read against what is known already,
//! with the problems of each row.

use std::collections::BTreeMap;

use super::cells::inert;
use super::checks::faults;
use super::reader::{File, Problems, rows};
use super::{DataProblem, Entry, Origin, ReferenceData, Table, tables};

/// What rows may refer to, and whether it is of the real world.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<(&'static str, String), Origin>);

impl Known {
    /// Notes that a thing exists: a source, a municipality, a network, a partner.
    pub fn add(&mut self, kind: &'static str, code: &str, origin: Origin) {
        self.0.insert((kind, code.to_owned()), origin);
    }

    /// Whether a thing is of the real world; none when it does not exist.
    #[must_use]
    pub fn origin(&self, kind: &'static str, code: &str) -> Option<Origin> {
        self.0.get(&(kind, code.to_owned())).copied()
    }
}

/// A table that was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// What is wrong with the whole; then there are no rows.
    pub problems: Vec<DataProblem>,
    /// Every row, in the order of the file.
    pub rows: Vec<SheetRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its cells as they are meant, in the order of the columns; empty when there are too many or
    /// too few.
    pub cells: Vec<String>,
    /// What it says, or every reason why it cannot be accepted.
    pub entry: Result<Entry, Vec<DataProblem>>,
}

/// Reads one table as text in the format of the data files. Pure: it looks at nothing but what it is
/// given.
#[must_use]
pub fn read_sheet(
    (table, origin): (Table, Origin),
    text: &str,
    known: &Known,
    data: &ReferenceData,
) -> Sheet {
    let path = format!("{}.csv", table.code());
    let file = File {
        path: &path,
        text,
        origin,
    };
    let mut problems = Problems::default();
    let found = rows(&file, table.columns(origin), &mut problems);
    let mut read = Vec::new();
    for row in &found {
        let entry = tables::entry(table, row, &file, &mut problems);
        for fault in faults(&entry, known, data) {
            let (field, code, args) = fault.parts();
            problems.about(entry.kind(), &entry.key(), (field, code), &args);
        }
        read.push((row.place().0, row.cells(), entry));
    }
    problems.resolve(|kind, code| match kind {
        "measure" => data.measure(code).is_some(),
        "country" => data.country(code).is_some(),
        "jurisdiction" => data.jurisdiction(code).is_some(),
        "province" => code.split_once('-').is_some_and(|(country, province)| {
            let country = data.country(country);
            country.is_some_and(|country| country.provinces.contains_key(province))
        }),
        "source" => known.origin("source", code).is_some(),
        "municipality" => known.origin("municipality", code).is_some(),
        "network" => known.origin("network", code).is_some(),
        "partner" => known.origin("partner", code).is_some(),
        _ => false,
    });
    let mut by_line: BTreeMap<usize, Vec<DataProblem>> = BTreeMap::new();
    for problem in problems.into_sorted() {
        by_line.entry(problem.line).or_default().push(problem);
    }
    if read.is_empty() || by_line.contains_key(&1) {
        let all = by_line.into_values().flatten().collect();
        return Sheet {
            problems: all,
            rows: Vec::new(),
        };
    }
    let mut rows: Vec<SheetRow> = read
        .into_iter()
        .map(|(line, cells, entry)| SheetRow {
            line,
            cells,
            entry: by_line.remove(&line).map_or(Ok(entry), Err),
        })
        .collect();
    // Rows that could not be taken apart have a line and nothing else.
    rows.extend(by_line.into_iter().map(|(line, problems)| SheetRow {
        line,
        cells: Vec::new(),
        entry: Err(problems),
    }));
    rows.sort_by_key(|row| row.line);
    Sheet {
        problems: Vec::new(),
        rows,
    }
}

/// A table as text, which [`read_sheet`] reads back: RFC 4180, no cell that a spreadsheet would
/// calculate.
#[must_use]
pub fn write_sheet((table, origin): (Table, Origin), entries: &[Entry]) -> String {
    let columns = table.columns(origin);
    let cells = |entry: &Entry| columns.iter().map(|it| entry.cell(it)).collect();
    let rows: Vec<Vec<String>> = entries.iter().map(cells).collect();
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    written(columns, rows)
}

/// A table with one row, which was typed into a form.
#[must_use]
pub fn row_text((table, origin): (Table, Origin), cells: &[&str]) -> String {
    written(table.columns(origin), [cells.iter().copied()])
}

/// Any table as text, in the same format.
#[must_use]
pub fn table_text(columns: &[&str], rows: &[Vec<String>]) -> String {
    written(
        columns,
        rows.iter().map(|row| row.iter().map(String::as_str)),
    )
}

fn written<'a>(
    columns: &[&str],
    rows: impl IntoIterator<Item = impl Iterator<Item = &'a str>>,
) -> String {
    let mut text = columns.join(",");
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = row.map(cell).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell, quoted where it must be, and where it was made inert.
fn cell(text: &str) -> String {
    let safe = inert(text);
    let quoted = safe != text || safe.contains([',', '"', '\n', '\r', ' ']);
    if quoted {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}
