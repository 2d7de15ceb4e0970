//! The table of all figures, and whom the city is compared with.

use icc_i18n::{Args, key};
use serde::Serialize;

use super::Words;
use crate::{AllCities, CitySummary, Difference, Group, IndexCard, Row, Score, Statistics};

/// The table of all figures.
#[derive(Debug, Serialize)]
pub(super) struct Numbers {
    title: String,
    heads: Heads,
    /// Whether the table compares with the network, and with all cities.
    has_network: bool,
    has_all: bool,
    sections: Vec<Section>,
    /// Whom the city is compared with, and other forms of the index.
    remarks: Vec<Remark>,
}

#[derive(Debug, Serialize)]
struct Heads {
    indicator: String,
    city: String,
    declared: String,
    documented: String,
    verified: String,
    coverage: String,
    network: String,
    median: String,
    quartiles: String,
    all: String,
    mean: String,
    n: String,
    countries: String,
    difference: String,
}

#[derive(Debug, Serialize)]
struct Section {
    /// Empty for the first.
    title: String,
    /// Whether its rows are parts of an indicator, not indicators.
    areas: bool,
    rows: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    label: String,
    /// Whether it is the index.
    strong: bool,
    /// The three figures; none where there is no score, and `why` says why.
    scores: Option<[String; 3]>,
    why: String,
    coverage: String,
    network: Option<[String; 3]>,
    all: Option<[String; 3]>,
    /// Said instead of a group's figures.
    too_few: String,
    difference: String,
}

/// What is named first, then what to know about it.
#[derive(Debug, Serialize)]
struct Remark {
    name: String,
    text: String,
}

impl Numbers {
    /// None for a city without a result.
    pub(super) fn of(summary: &CitySummary, words: Words<'_>) -> Option<Self> {
        let sections = sections(summary, words);
        if sections.iter().all(|section| section.rows.is_empty()) {
            return None;
        }
        Some(Self {
            title: words.text(
                key!("city-table-caption"),
                &Args::new()
                    .text("city", &summary.name)
                    .text("wave", &summary.wave),
            ),
            heads: heads(words),
            has_network: summary.network.is_some(),
            has_all: matches!(summary.all, Some(AllCities::Group { .. })),
            sections,
            remarks: remarks(summary, words),
        })
    }
}

fn heads(words: Words<'_>) -> Heads {
    Heads {
        indicator: words.plain(key!("city-table-indicator")),
        city: words.plain(key!("report-table-city")),
        declared: words.plain(key!("score-declared")),
        documented: words.plain(key!("score-documented")),
        verified: words.plain(key!("score-verified")),
        coverage: words.plain(key!("city-table-coverage")),
        network: words.plain(key!("report-table-network")),
        median: words.plain(key!("report-table-median")),
        quartiles: words.plain(key!("city-table-quartiles")),
        all: words.plain(key!("report-table-all")),
        mean: words.plain(key!("report-table-mean")),
        n: words.plain(key!("report-table-n")),
        countries: words.plain(key!("report-table-countries")),
        difference: words.plain(key!("city-table-difference")),
    }
}

fn sections(summary: &CitySummary, words: Words<'_>) -> Vec<Section> {
    let of = |optional: bool| -> Vec<Line> {
        let rows = summary.rows.iter().filter(|row| row.optional == optional);
        rows.map(|row| line(row, words)).collect()
    };
    let mut first: Vec<Line> = summary
        .index
        .iter()
        .map(|index| Line {
            label: words.plain(key!("city-index-title")),
            strong: true,
            ..figures(
                [index.declared, index.documented, index.verified],
                index.coverage,
                [index.network, index.all],
                index.difference,
                words,
            )
        })
        .collect();
    first.extend(of(false));
    let optional = Section {
        title: words.plain(key!("city-table-optional")),
        areas: false,
        rows: of(true),
    };
    let areas = Section {
        title: words.text(
            key!("city-areas-title"),
            &Args::new().text("areas", &summary.areas_of),
        ),
        areas: true,
        rows: summary.areas.iter().map(|row| line(row, words)).collect(),
    };
    let first = Section {
        title: String::new(),
        areas: false,
        rows: first,
    };
    [first, optional, areas]
        .into_iter()
        .filter(|section| !section.rows.is_empty())
        .collect()
}

fn line(row: &Row, words: Words<'_>) -> Line {
    Line {
        label: row.label.clone(),
        ..figures(
            [row.declared, row.documented, row.verified],
            row.coverage,
            [row.network, row.all],
            row.difference,
            words,
        )
    }
}

fn figures(
    scores: [Score; 3],
    coverage: f64,
    [network, all]: [Option<Statistics>; 2],
    difference: Difference,
    words: Words<'_>,
) -> Line {
    let why = match scores {
        [Score::None { reason }, ..] => Some(
            words.text(
                key!("report-table-no-score"),
                &Args::new()
                    .text("none", words.plain(key!("score-none")))
                    .text("why", words.reason(reason)),
            ),
        ),
        [Score::Value { .. }, ..] => None,
    };
    Line {
        label: String::new(),
        strong: false,
        scores: why
            .is_none()
            .then(|| scores.map(|score| words.score(score))),
        why: why.unwrap_or_default(),
        coverage: words.percent(coverage),
        network: network.map(|it| [words.whole(it.median), words.half(&it), words.count(it.n)]),
        all: all.map(|it| {
            [
                words.whole(it.mean),
                words.count(it.n),
                words.count(it.countries),
            ]
        }),
        too_few: words.plain(key!("score-none-too-few-cities")),
        difference: words.difference(difference),
    }
}

fn remarks(summary: &CitySummary, words: Words<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(network) = &summary.network {
        let args = Args::new()
            .text("network", &network.name)
            .integer("n", network.n)
            .integer("of", network.of);
        remarks.push(about(
            network,
            words.text(key!("city-group-network"), &args),
            words,
        ));
    }
    match &summary.all {
        Some(AllCities::Group { group }) => {
            let args = Args::new()
                .integer("n", group.n)
                .integer("countries", group.countries);
            remarks.push(about(
                group,
                words.text(key!("city-group-all"), &args),
                words,
            ));
        }
        Some(AllCities::NotYet {
            n,
            countries,
            cities_needed,
            countries_needed,
        }) => {
            let args = Args::new()
                .integer("n", *n)
                .integer("countries", *countries)
                .integer("need", *cities_needed)
                .integer("needCountries", *countries_needed);
            remarks.push(Remark {
                name: words.plain(key!("city-all-not-yet")),
                text: words.text(key!("city-all-not-yet-text"), &args),
            });
        }
        None => {}
    }
    if let Some(index) = &summary.index {
        remarks.push(Remark {
            name: words.text(
                key!("city-index-submitted"),
                &Args::new().date("date", index.submitted),
            ),
            text: other_forms(index, words).join(" · "),
        });
    }
    remarks
}

/// The extended index, and the index by other methods.
fn other_forms(index: &IndexCard, words: Words<'_>) -> Vec<String> {
    let mut forms = Vec::new();
    if let Some(Score::Value { value }) = index.extended {
        let args = Args::new().text("score", words.whole(value));
        forms.push(words.text(key!("city-index-extended"), &args));
    }
    for other in &index.other_methods {
        if let Score::Value { value } = other.core {
            let args = Args::new()
                .text("method", &other.name)
                .text("score", words.whole(value));
            forms.push(words.text(key!("city-index-other-method"), &args));
        }
    }
    forms
}

fn about(group: &Group, name: String, words: Words<'_>) -> Remark {
    let mut parts = vec![words.text(
        key!("city-group-date"),
        &Args::new().date("date", group.date),
    )];
    if !group.editions.is_empty() {
        let args = Args::new().list("editions", group.editions.iter().cloned());
        parts.push(words.text(key!("city-group-editions"), &args));
    }
    if group.like_for_like {
        parts.push(words.plain(key!("city-group-like")));
    }
    Remark {
        name,
        text: parts.join(" · "),
    }
}
