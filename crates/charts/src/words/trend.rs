//! The words of a trend.

use icc_i18n::{Args, key};

use super::table::{Header, TableRow, cell, numbers_column, words_column};
use super::{NOTHING, Words};
use crate::spec::{SameCities, Trend, TrendGroup};
use crate::text::clean;

impl Words<'_> {
    pub(crate) fn trend_then(&self, group: &TrendGroup) -> String {
        let args = Args::new().text("group", clean(&group.name));
        self.text(key!("charts-trend-key-then"), &args)
    }

    pub(crate) fn trend_same(&self) -> String {
        self.plain(key!("charts-trend-key-same"))
    }

    pub(crate) fn trend_break(&self) -> String {
        self.plain(key!("charts-trend-key-break"))
    }
}

pub(super) fn kind(words: &Words<'_>, trend: &Trend) -> String {
    let mut lines: Vec<String> = trend.city.iter().map(|city| clean(&city.name)).collect();
    if let Some(group) = &trend.group {
        let args = Args::new().text("group", clean(&group.name));
        lines.push(words.text(key!("charts-trend-said-then"), &args));
        if group.same.iter().any(Option::is_some) {
            lines.push(words.trend_same());
        }
    }
    let args = Args::new()
        .integer("count", trend.waves.len())
        .text("lines", words.list(&lines));
    words.text(key!("charts-kind-trend"), &args)
}

pub(super) fn finding(words: &Words<'_>, trend: &Trend) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(city) = &trend.city {
        let values: Vec<_> = city.scores.iter().map(|score| score.value()).collect();
        sentences.push(line(words, trend, &clean(&city.name), &values));
    }
    if let Some(group) = &trend.group {
        let values: Vec<_> = group
            .then
            .iter()
            .map(|mean| mean.map(|m| m.value))
            .collect();
        if values.iter().any(Option::is_some) {
            let args = Args::new().text("group", clean(&group.name));
            let name = words.text(key!("charts-trend-said-then"), &args);
            sentences.push(line(words, trend, &name, &values));
        }
        sentences.extend(same(words, trend, group));
    }
    for (place, pair) in trend.waves.windows(2).enumerate() {
        if let [first, last] = pair
            && !comparable(trend, place + 1)
        {
            let args = waves(&first.label, &last.label);
            sentences.push(words.text(key!("charts-finding-trend-break"), &args));
        }
    }
    sentences
}

fn comparable(trend: &Trend, wave: usize) -> bool {
    trend.waves.get(wave).is_some_and(|wave| wave.comparable)
}

fn waves(first: &str, last: &str) -> Args {
    Args::new()
        .text("first", clean(first))
        .text("last", clean(last))
}

/// From the first to the last score that can be compared with the latest one.
fn line(words: &Words<'_>, trend: &Trend, name: &str, values: &[Option<f64>]) -> String {
    let name = Args::new().text("name", name).text("city", name);
    let Some(last) = values.iter().rposition(Option::is_some) else {
        return words.text(key!("charts-finding-nothing"), &name);
    };
    let mut first = last;
    for wave in (0..last).rev() {
        if !comparable(trend, wave + 1) {
            break;
        }
        if values.get(wave).copied().flatten().is_some() {
            first = wave;
        }
    }
    let shown = |wave: usize| {
        let value = values.get(wave).copied().flatten();
        value.map_or_else(|| NOTHING.to_owned(), |value| words.number(value))
    };
    let label = |wave: usize| {
        let wave = trend.waves.get(wave);
        wave.map(|wave| clean(&wave.label)).unwrap_or_default()
    };
    if first == last {
        let args = name.text("score", shown(last)).text("wave", label(last));
        return words.text(key!("charts-finding-trend-one"), &args);
    }
    let args = name
        .text("from", shown(first))
        .text("to", shown(last))
        .text("first", label(first))
        .text("last", label(last));
    words.text(key!("charts-finding-trend"), &args)
}

/// The last step for which the same cities are shown.
fn same(words: &Words<'_>, trend: &Trend, group: &TrendGroup) -> Option<String> {
    let shown = |step: &usize| {
        let same = group.same.get(*step).copied().flatten();
        same.is_some() && comparable(trend, step + 1)
    };
    let step = (0..group.same.len()).rev().find(shown)?;
    let same = group.same.get(step).copied().flatten()?;
    let (first, last) = (trend.waves.get(step)?, trend.waves.get(step + 1)?);
    let args = waves(&first.label, &last.label)
        .integer("n", same.n)
        .text("from", words.number(same.from))
        .text("to", words.number(same.to));
    Some(words.text(key!("charts-finding-trend-same"), &args))
}

pub(super) fn table(words: &Words<'_>, trend: &Trend) -> (Vec<Header>, Vec<TableRow>) {
    let mut headers = vec![words_column(words.plain(key!("charts-table-wave")))];
    if let Some(city) = &trend.city {
        headers.push(numbers_column(clean(&city.name)));
    }
    if let Some(group) = &trend.group {
        let args = Args::new().text("group", clean(&group.name));
        headers.push(numbers_column(words.text(key!("charts-table-then"), &args)));
        headers.push(numbers_column(words.plain(key!("charts-table-same"))));
    }
    headers.push(words_column(words.plain(key!("charts-table-comparable"))));
    let nothing = || NOTHING.to_owned();
    let rows = trend.waves.iter().enumerate().map(|(place, wave)| {
        let mut cells = vec![clean(&wave.label)];
        if let Some(city) = &trend.city {
            let score = city.scores.get(place);
            cells.push(score.map_or_else(nothing, |score| cell(words, *score)));
        }
        if let Some(group) = &trend.group {
            let mean = group.then.get(place).copied().flatten();
            cells.push(mean.map_or_else(nothing, |mean| {
                let args = Args::new()
                    .text("value", words.number(mean.value))
                    .integer("n", mean.n);
                words.text(key!("charts-table-value-n"), &args)
            }));
            let step = place.checked_sub(1).and_then(|step| group.same.get(step));
            let same = step.copied().flatten().filter(|_| wave.comparable);
            cells.push(same.map_or_else(nothing, |same| same_cell(words, same)));
        }
        cells.push(match (place, wave.comparable) {
            (0, _) => nothing(),
            (_, true) => words.plain(key!("charts-table-comparable-yes")),
            (_, false) => words.plain(key!("charts-table-comparable-no")),
        });
        TableRow {
            section: None,
            cells,
        }
    });
    (headers, rows.collect())
}

fn same_cell(words: &Words<'_>, same: SameCities) -> String {
    let args = Args::new()
        .text("from", words.number(same.from))
        .text("to", words.number(same.to))
        .integer("n", same.n);
    words.text(key!("charts-table-same-cell"), &args)
}
