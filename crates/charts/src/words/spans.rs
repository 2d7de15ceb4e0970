//! The words of a span chart.

use icc_domain::Score;
use icc_i18n::{Args, key};

use super::finding::{range, without};
use super::table::{Header, TableRow, cell, numbers_column, words_column};
use super::{NOTHING, Words};
use crate::spec::{SpanRow, Spans};
use crate::text::clean;

impl Words<'_> {
    pub(crate) fn spans_declared(&self) -> String {
        self.plain(key!("charts-spans-declared"))
    }

    pub(crate) fn spans_documented(&self) -> String {
        self.plain(key!("charts-spans-documented"))
    }

    pub(crate) fn spans_verified(&self) -> String {
        self.plain(key!("charts-spans-verified"))
    }

    pub(crate) fn spans_key_verified(&self) -> String {
        self.plain(key!("charts-spans-key-verified"))
    }
}

pub(super) fn kind(words: &Words<'_>, spans: &Spans) -> String {
    let args = Args::new()
        .integer("count", spans.rows.len())
        .text("of", spans.of.word());
    words.text(key!("charts-kind-spans"), &args)
}

pub(super) fn finding(words: &Words<'_>, spans: &Spans) -> Vec<String> {
    if let [row] = spans.rows.as_slice()
        && row.declared.value().is_some()
    {
        return vec![one(words, spans, row)];
    }
    let scores: Vec<_> = spans
        .rows
        .iter()
        .map(|row| (row.label.as_str(), row.declared))
        .collect();
    if scores.iter().all(|(_, score)| score.value().is_none()) {
        return range(words, &clean(&spans.city), &scores);
    }
    let lower = |read: fn(&SpanRow) -> Option<Score>| {
        let less = |row: &&SpanRow| {
            let part = read(row).and_then(Score::value);
            matches!((row.declared.value(), part), (Some(whole), Some(part))
                if part < whole && words.number(part) != words.number(whole))
        };
        spans.rows.iter().filter(less).count()
    };
    let counts = [
        (
            key!("charts-finding-documented"),
            lower(|row| row.documented),
        ),
        (key!("charts-finding-verified"), lower(|row| row.verified)),
    ];
    let mut sentences: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| {
            let args = Args::new()
                .integer("count", count)
                .text("of", spans.of.word());
            words.text(id, &args)
        })
        .collect();
    match widest(spans) {
        Some((row, low, high)) if words.number(low) != words.number(high) => {
            let args = Args::new()
                .text("label", clean(&row.label))
                .text("low", words.number(low))
                .text("high", words.number(high));
            sentences.push(words.text(key!("charts-finding-spans-widest"), &args));
        }
        Some(_) => sentences.push(words.plain(key!("charts-finding-spans-level"))),
        // There is nothing beside what is declared.
        None => sentences = range(words, &clean(&spans.city), &scores),
    }
    without(words, &scores, &mut sentences);
    sentences
}

/// All scores of the only row.
fn one(words: &Words<'_>, spans: &Spans, row: &SpanRow) -> String {
    let scores: Vec<String> = [
        (key!("charts-spans-said-declared"), Some(row.declared)),
        (key!("charts-spans-said-documented"), row.documented),
        (key!("charts-spans-said-verified"), row.verified),
    ]
    .into_iter()
    .filter_map(|(id, score)| Some((id, score?.value()?)))
    .map(|(id, value)| words.text(id, &Args::new().text("score", words.number(value))))
    .collect();
    let args = Args::new()
        .text("city", clean(&spans.city))
        .text("label", clean(&row.label))
        .text("scores", words.list(&scores));
    words.text(key!("charts-finding-spans-one"), &args)
}

/// The row whose scores are furthest apart, with its lowest and highest; the first of equals.
fn widest(spans: &Spans) -> Option<(&SpanRow, f64, f64)> {
    let mut best: Option<(&SpanRow, f64, f64)> = None;
    for row in &spans.rows {
        let scores = [Some(row.declared), row.documented, row.verified];
        let values: Vec<f64> = scores
            .into_iter()
            .flatten()
            .filter_map(Score::value)
            .collect();
        if values.len() < 2 {
            continue;
        }
        let low = values.iter().copied().fold(f64::MAX, f64::min);
        let high = values.iter().copied().fold(f64::MIN, f64::max);
        if best.is_none_or(|(_, l, h)| high - low > h - l) {
            best = Some((row, low, high));
        }
    }
    best
}

pub(super) fn table(words: &Words<'_>, spans: &Spans) -> (Vec<Header>, Vec<TableRow>) {
    let any = |read: fn(&SpanRow) -> bool| spans.rows.iter().any(read);
    let documented = any(|row| row.documented.is_some());
    let verified = any(|row| row.verified.is_some());
    let city = Args::new().text("city", clean(&spans.city));
    let mut headers = vec![
        words_column(words.plain(key!("charts-table-indicator"))),
        numbers_column(words.text(key!("charts-table-declared"), &city)),
    ];
    if documented {
        headers.push(numbers_column(words.plain(key!("charts-table-documented"))));
    }
    if verified {
        headers.push(numbers_column(words.plain(key!("charts-table-verified"))));
    }
    let other = |score: Option<Score>| score.map_or_else(|| NOTHING.to_owned(), |s| cell(words, s));
    let rows = spans.rows.iter().map(|row| {
        let mut cells = vec![clean(&row.label), cell(words, row.declared)];
        cells.extend(documented.then(|| other(row.documented)));
        cells.extend(verified.then(|| other(row.verified)));
        TableRow {
            section: None,
            cells,
        }
    });
    (headers, rows.collect())
}
