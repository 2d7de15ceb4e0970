//! The words of lanes.

use icc_domain::{NoScore, Score};
use icc_i18n::{Args, key};

use super::finding::{range, without};
use super::table::{Header, TableRow, cell, numbers_column, words_column};
use super::{NOTHING, Words};
use crate::spec::{Lane, LaneSubject, Lanes};
use crate::text::clean;

impl Words<'_> {
    /// The name of a subject, with its n where it is a group.
    pub(crate) fn subject(&self, subject: &LaneSubject) -> String {
        let name = clean(&subject.name);
        match subject.n {
            None => name,
            Some(n) => {
                let args = Args::new().text("name", name).integer("n", n);
                self.text(key!("charts-key-group"), &args)
            }
        }
    }

    pub(crate) fn lanes_half(&self) -> String {
        self.plain(key!("charts-lanes-key-half"))
    }
}

pub(super) fn kind(words: &Words<'_>, lanes: &Lanes) -> String {
    let names: Vec<String> = lanes
        .subjects
        .iter()
        .map(|one| words.subject(one))
        .collect();
    let args = Args::new()
        .integer("count", lanes.rows.len())
        .text("names", words.list(&names));
    words.text(key!("charts-kind-lanes"), &args)
}

/// For each subject where it is highest and lowest; nothing is said of who is ahead of whom.
pub(super) fn finding(words: &Words<'_>, lanes: &Lanes) -> Vec<String> {
    let mut sentences = Vec::new();
    for (index, subject) in lanes.subjects.iter().enumerate() {
        let scores: Vec<(&str, Score)> = lanes
            .rows
            .iter()
            .filter_map(|row| Some((row.label.as_str(), score(row.marks.get(index)?))))
            .collect();
        sentences.extend(range(words, &words.subject(subject), &scores));
        without(words, &scores, &mut sentences);
    }
    sentences
}

fn score(lane: &Lane) -> Score {
    match lane {
        Lane::City { declared, .. } => *declared,
        Lane::Group(Some(spread)) => Score::Value {
            value: spread.median,
        },
        Lane::Group(None) => Score::None {
            reason: NoScore::TooFewCities,
        },
    }
}

pub(super) fn table(words: &Words<'_>, lanes: &Lanes) -> (Vec<Header>, Vec<TableRow>) {
    let first = words_column(words.plain(key!("charts-table-indicator")));
    let others = lanes
        .subjects
        .iter()
        .map(|one| numbers_column(words.subject(one)));
    let rows = lanes.rows.iter().map(|row| {
        let cells = row.marks.iter().map(|lane| value(words, lane));
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

fn value(words: &Words<'_>, lane: &Lane) -> String {
    match lane {
        Lane::City {
            declared,
            documented,
        } => {
            let documented = documented.and_then(Score::value);
            match (declared.value(), documented) {
                (Some(declared), Some(documented)) => {
                    let args = Args::new()
                        .text("declared", words.number(declared))
                        .text("documented", words.number(documented));
                    words.text(key!("charts-lanes-cell-city"), &args)
                }
                _ => cell(words, *declared),
            }
        }
        Lane::Group(None) => NOTHING.to_owned(),
        Lane::Group(Some(spread)) => {
            let args = Args::new()
                .text("median", words.number(spread.median))
                .integer("n", spread.n);
            match spread.half() {
                None => words.text(key!("charts-lanes-cell-median"), &args),
                Some((low, high)) => {
                    let args = args
                        .text("low", words.number(low))
                        .text("high", words.number(high));
                    words.text(key!("charts-lanes-cell-group"), &args)
                }
            }
        }
    }
}
