//! The words of a heat map.

use icc_domain::Score;
use icc_i18n::{Args, key};

use super::Words;
use super::table::{Header, TableRow, cell, numbers_column, words_column};
use crate::spec::HeatMap;
use crate::text::clean;

impl Words<'_> {
    pub(crate) fn heat_key(&self) -> String {
        self.plain(key!("charts-heat-key"))
    }
}

pub(super) fn kind(words: &Words<'_>, heat: &HeatMap) -> String {
    let args = Args::new()
        .integer("rows", heat.rows.len())
        .integer("columns", heat.columns.len());
    words.text(key!("charts-kind-heat"), &args)
}

pub(super) fn finding(words: &Words<'_>, heat: &HeatMap) -> Vec<String> {
    let scores = || heat.rows.iter().flat_map(|row| &row.cells);
    let values: Vec<f64> = scores().filter_map(|score| Score::value(*score)).collect();
    if values.is_empty() {
        return vec![words.plain(key!("charts-finding-heat-nothing"))];
    }
    let low = words.number(values.iter().copied().fold(f64::MAX, f64::min));
    let high = words.number(values.iter().copied().fold(f64::MIN, f64::max));
    let mut sentences = vec![if low == high {
        words.text(
            key!("charts-finding-heat-equal"),
            &Args::new().text("score", low),
        )
    } else {
        let args = Args::new().text("low", low).text("high", high);
        words.text(key!("charts-finding-heat"), &args)
    }];
    let missing = scores().count() - values.len();
    if missing > 0 {
        let args = Args::new().integer("count", missing);
        sentences.push(words.text(key!("charts-finding-without"), &args));
    }
    sentences
}

pub(super) fn table(words: &Words<'_>, heat: &HeatMap) -> (Vec<Header>, Vec<TableRow>) {
    let first = words_column(words.plain(key!("charts-table-municipality")));
    let others = heat.columns.iter().map(|name| numbers_column(clean(name)));
    let rows = heat.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|score| cell(words, *score));
        TableRow {
            section: None,
            cells: std::iter::once(clean(&row.label)).chain(cells).collect(),
        }
    });
    (
        std::iter::once(first).chain(others).collect(),
        rows.collect(),
    )
}
