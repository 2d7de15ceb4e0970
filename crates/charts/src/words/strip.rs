//! The words of a distribution strip.

use icc_i18n::{Args, key};

use super::Words;
use super::table::{Header, TableRow, cell, numbers_column, words_column};
use crate::spec::{Standing, Strip, StripGroup};
use crate::text::clean;

impl Words<'_> {
    pub(crate) fn strip_named(&self, n: usize) -> String {
        let args = Args::new().integer("n", n);
        self.text(key!("charts-strip-key-named"), &args)
    }

    pub(crate) fn strip_unnamed(&self, count: usize) -> String {
        let args = Args::new().integer("count", count);
        self.text(key!("charts-strip-unnamed"), &args)
    }

    /// A group with its median and middle half.
    pub(crate) fn group_half(&self, name: &str, n: u32) -> String {
        let args = Args::new().text("network", clean(name)).integer("n", n);
        self.text(key!("charts-key-network"), &args)
    }

    /// A group with its median alone.
    pub(crate) fn group_median(&self, name: &str, n: u32) -> String {
        let args = Args::new().text("network", clean(name)).integer("n", n);
        self.text(key!("charts-key-network-median"), &args)
    }
}

fn values(strip: &Strip) -> Vec<f64> {
    let cities = strip.cities.iter();
    cities.filter_map(|city| city.score.value()).collect()
}

pub(super) fn kind(words: &Words<'_>, strip: &Strip) -> String {
    let args = Args::new()
        .integer("count", values(strip).len())
        .text("measure", clean(&strip.measure));
    words.text(key!("charts-kind-strip"), &args)
}

pub(super) fn finding(words: &Words<'_>, strip: &Strip) -> Vec<String> {
    let values = values(strip);
    let low = values.iter().copied().fold(f64::MAX, f64::min);
    let high = values.iter().copied().fold(f64::MIN, f64::max);
    let mut sentences = Vec::new();
    for city in &strip.cities {
        if let (Standing::Chosen, Some(value)) = (city.standing, city.score.value()) {
            let args = Args::new()
                .text("city", clean(&strip.measure))
                .text("label", clean(&city.name))
                .text("score", words.number(value));
            sentences.push(words.text(key!("charts-finding-one"), &args));
        }
    }
    let args = Args::new().integer("count", values.len());
    if values.is_empty() {
        if !strip.cities.is_empty() {
            sentences.push(words.plain(key!("charts-finding-strip-nothing")));
        }
    } else if values.len() > 1 && words.number(low) == words.number(high) {
        let args = args.text("score", words.number(low));
        sentences.push(words.text(key!("charts-finding-strip-equal"), &args));
    } else {
        let args = args
            .text("low", words.number(low))
            .text("high", words.number(high));
        sentences.push(words.text(key!("charts-finding-strip"), &args));
    }
    sentences.extend(strip.group.iter().map(|group| of_group(words, group)));
    let missing = strip.cities.len() - values.len();
    if missing > 0 && !values.is_empty() {
        let args = Args::new().integer("count", missing);
        sentences.push(words.text(key!("charts-finding-without"), &args));
    }
    sentences
}

fn of_group(words: &Words<'_>, group: &StripGroup) -> String {
    let args = Args::new()
        .text("group", clean(&group.name))
        .integer("n", group.spread.n)
        .text("median", words.number(group.spread.median));
    match group.spread.half() {
        Some((low, high)) => {
            let args = args
                .text("low", words.number(low))
                .text("high", words.number(high));
            words.text(key!("charts-finding-strip-group"), &args)
        }
        None => words.text(key!("charts-finding-strip-median"), &args),
    }
}

pub(super) fn caption(words: &Words<'_>, strip: &Strip) -> Option<String> {
    let names_only = strip.group.is_none();
    names_only.then(|| words.plain(key!("charts-caption-strip-names")))
}

pub(super) fn table(words: &Words<'_>, strip: &Strip) -> (Vec<Header>, Vec<TableRow>) {
    let headers = vec![
        words_column(words.plain(key!("charts-table-municipality"))),
        numbers_column(clean(&strip.measure)),
    ];
    let rows = strip.cities.iter().map(|city| TableRow {
        section: None,
        cells: vec![clean(&city.name), cell(words, city.score)],
    });
    (headers, rows.collect())
}
