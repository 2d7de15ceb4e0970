//! The same numbers as a table.

use icc_domain::Score;
use icc_i18n::{Args, key};

use crate::spec::{AllCities, ChartKind, DotRange, Profile, Row};
use crate::text::clean;
use crate::words::{NOTHING, Words, heat, lanes, map, spans, strip, trend};

/// The numbers of a chart as text, formatted as in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartTable {
    /// What the table is called: the title of the chart.
    pub caption: String,
    /// One per column; the first column names the rows.
    pub headers: Vec<Header>,
    /// The rows, in the order of the picture.
    pub rows: Vec<TableRow>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its text.
    pub text: String,
    /// Whether its cells are numbers, to be set to the right.
    pub numeric: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Heading of the section that begins with this row.
    pub section: Option<String>,
    /// One per header. A score that is missing says why.
    pub cells: Vec<String>,
}

/// A column: its head and how it reads a row.
type Column<'a> = (Header, Box<dyn Fn(&Row) -> String + 'a>);

pub(crate) fn table(words: &Words<'_>, caption: &str, kind: &ChartKind) -> ChartTable {
    let (headers, rows) = match kind {
        ChartKind::DotRange(dots) => of_dots(words, dots),
        ChartKind::GroupedBars(profile) | ChartKind::Radar(profile) => of_profile(words, profile),
        ChartKind::Spans(one) => spans::table(words, one),
        ChartKind::Trend(one) => trend::table(words, one),
        ChartKind::Strip(one) => strip::table(words, one),
        ChartKind::HeatMap(one) => heat::table(words, one),
        ChartKind::Map(one) => map::table(words, one),
        ChartKind::Lanes(one) => lanes::table(words, one),
    };
    ChartTable {
        caption: caption.to_owned(),
        headers,
        rows,
    }
}

pub(super) fn words_column(text: String) -> Header {
    Header {
        text,
        numeric: false,
    }
}

pub(super) fn numbers_column(text: String) -> Header {
    Header {
        text,
        numeric: true,
    }
}

pub(super) fn cell(words: &Words<'_>, score: Score) -> String {
    match score {
        Score::Value { value } => words.number(value),
        Score::None { reason } => words.no_score(reason),
    }
}

/// A number; with its n, if that is not the n of the column.
fn of_group(words: &Words<'_>, value: f64, (n, usual): (u32, u32)) -> String {
    let value = words.number(value);
    if n == usual {
        return value;
    }
    let args = Args::new().text("value", value).integer("n", n);
    words.text(key!("charts-table-value-n"), &args)
}

fn of_dots(words: &Words<'_>, dots: &DotRange) -> (Vec<Header>, Vec<TableRow>) {
    let columns = columns(words, dots);
    let mut rows = Vec::with_capacity(dots.rows().count());
    for section in &dots.sections {
        for (index, row) in section.rows.iter().enumerate() {
            let heading = section.heading.as_deref().filter(|_| index == 0);
            rows.push(TableRow {
                section: heading.map(clean),
                cells: columns.iter().map(|(_, read)| read(row)).collect(),
            });
        }
    }
    (
        columns.into_iter().map(|(header, _)| header).collect(),
        rows,
    )
}

fn columns<'a>(words: &'a Words<'_>, dots: &'a DotRange) -> Vec<Column<'a>> {
    let nothing = || NOTHING.to_owned();
    let name = words.plain(key!("charts-table-indicator"));
    let city = Args::new().text("city", clean(&dots.city));
    let declared = words.text(key!("charts-table-declared"), &city);
    let mut columns: Vec<Column<'a>> = vec![
        (words_column(name), Box::new(|row| clean(&row.label))),
        (
            numbers_column(declared),
            Box::new(|row| cell(words, row.declared)),
        ),
    ];
    if dots.rows().any(|row| row.documented.is_some()) {
        columns.push((
            numbers_column(words.plain(key!("charts-table-documented"))),
            Box::new(move |row| {
                row.documented
                    .map_or_else(nothing, |score| cell(words, score))
            }),
        ));
    }
    if let Some(network) = &dots.network {
        let n = network.n;
        let args = Args::new()
            .text("network", clean(&network.name))
            .integer("n", n);
        columns.push((
            numbers_column(words.text(key!("charts-table-network"), &args)),
            Box::new(move |row| {
                row.network
                    .map_or_else(nothing, |s| of_group(words, s.median, (s.n, n)))
            }),
        ));
        columns.push((
            numbers_column(words.plain(key!("charts-table-half"))),
            Box::new(move |row| {
                let half = row.network.and_then(|spread| spread.half());
                half.map_or_else(nothing, |(q1, q3)| {
                    let args = Args::new()
                        .text("low", words.number(q1))
                        .text("high", words.number(q3));
                    words.text(key!("charts-table-range"), &args)
                })
            }),
        ));
    }
    if let AllCities::Shown { n, .. } = dots.all {
        let args = Args::new().integer("n", n);
        columns.push((
            numbers_column(words.text(key!("charts-table-all"), &args)),
            Box::new(move |row| {
                row.all
                    .map_or_else(nothing, |m| of_group(words, m.value, (m.n, n)))
            }),
        ));
    }
    if dots.network.is_some() {
        columns.push((
            words_column(words.plain(key!("charts-table-difference"))),
            Box::new(|row| words.difference(row.difference)),
        ));
    }
    columns
}

fn of_profile(words: &Words<'_>, profile: &Profile) -> (Vec<Header>, Vec<TableRow>) {
    let name = words.plain(key!("charts-table-category"));
    let mut headers = vec![words_column(name)];
    headers.extend(
        profile
            .series
            .iter()
            .map(|s| numbers_column(words.series(s))),
    );
    let rows = profile
        .categories
        .iter()
        .enumerate()
        .map(|(place, category)| {
            let scores = profile.series.iter().map(|series| {
                let score = series.values.get(place).copied();
                score.map_or_else(|| NOTHING.to_owned(), |score| cell(words, score))
            });
            TableRow {
                section: None,
                cells: std::iter::once(clean(category)).chain(scores).collect(),
            }
        });
    (headers, rows.collect())
}
