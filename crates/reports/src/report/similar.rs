//! The cities that are most like one: as data, checked, and in words.

use icc_i18n::{Args, key};
use serde::{Deserialize, Serialize};

use crate::check::Check;
use crate::sheet::Words;
use crate::{Difference, FactValue, Score, Statistics};

/// The cities that are most like one by published facts, never by their scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarCities {
    /// Names of the facts that count; none where the city has published nothing that could.
    pub criteria: Vec<String>,
    /// The nearest first.
    pub cities: Vec<SimilarCity>,
    /// Cities that cannot be placed: one of the facts is missing.
    pub without: u32,
    /// The core index, then the indicators.
    pub rows: Vec<SimilarRow>,
}

/// A city that is like another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarCity {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Whether it counts in the figures: only those that show their scores do.
    pub counted: bool,
    /// How far it is; 0 is the same.
    pub distance: f64,
    /// Figure by figure, in the order of the criteria.
    pub reasons: Vec<SimilarReason>,
    /// Whether both are of one country.
    pub same_country: bool,
    /// Whether both have the same powers.
    pub same_powers: bool,
}

/// A figure of both cities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarReason {
    /// Its name.
    pub label: String,
    /// That of the city of the report.
    pub own: FactValue,
    /// That of the other.
    pub other: FactValue,
    /// How close they are.
    pub near: Nearness,
    /// The difference in standard deviations, not negative.
    pub difference: f64,
}

/// How close two figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nearness {
    /// Very close.
    VeryClose,
    /// Close.
    Close,
    /// Further away.
    Further,
}

/// A measure beside the cities that are like the one of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarRow {
    /// Its name.
    pub label: String,
    /// As the city declares.
    pub declared: Score,
    /// The others; none where too few count.
    pub statistics: Option<Statistics>,
    /// The city beside their median.
    pub difference: Difference,
}

impl Check {
    pub(crate) fn similar(&mut self, similar: &SimilarCities) {
        for (place, city) in similar.cities.iter().enumerate() {
            let field = |part: &str| format!("similar.cities[{place}].{part}");
            self.text(&field("name"), &city.name);
            self.require(city.distance >= 0.0, &field("distance"));
            for reason in &city.reasons {
                self.text(&field("reasons.label"), &reason.label);
                self.require(reason.difference >= 0.0, &field("reasons.difference"));
            }
        }
        for (place, row) in similar.rows.iter().enumerate() {
            let field = |part: &str| format!("similar.rows[{place}].{part}");
            self.text(&field("label"), &row.label);
            self.score(&field("declared"), row.declared);
            self.statistics(&field("statistics"), row.statistics);
            self.difference(&field("difference"), row.difference);
        }
    }
}

/// The same in words.
#[derive(Debug, Serialize)]
pub(super) struct SimilarSheet<'a> {
    title: String,
    lead: String,
    criteria: String,
    heads: Heads,
    rows: Vec<Row<'a>>,
    listed: String,
    cities: Vec<City<'a>>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Heads {
    indicator: String,
    declared: String,
    median: String,
    half: String,
    n: String,
    difference: String,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    label: &'a str,
    strong: bool,
    declared: String,
    /// Median, middle half, how many; none where too few count, and `why` says so.
    figures: Option<[String; 3]>,
    why: String,
    difference: String,
}

#[derive(Debug, Serialize)]
struct City<'a> {
    name: &'a str,
    /// Country, and whether it counts.
    about: String,
    distance: String,
    reasons: Vec<String>,
}

impl<'a> SimilarSheet<'a> {
    pub(super) fn of(similar: &'a SimilarCities, words: Words<'_>) -> Self {
        let plain = |id: &str| words.plain(id);
        let criteria = if similar.criteria.is_empty() {
            plain(key!("report-similar-no-facts"))
        } else {
            let args = Args::new().list("measures", similar.criteria.iter().cloned());
            words.text(key!("similar-measures"), &args)
        };
        let counts = similar.cities.iter().any(|city| city.counted);
        let rows = similar.rows.iter().enumerate().filter(|_| counts);
        let mut notes = Vec::new();
        if similar.without > 0 {
            let args = Args::new().integer("n", similar.without);
            notes.push(words.text(key!("similar-without"), &args));
        }
        if !similar.criteria.is_empty() {
            notes.push(plain(key!("similar-how")));
            notes.push(plain(key!("report-similar-shown")));
        }
        Self {
            title: plain(key!("report-similar-title")),
            lead: plain(key!("similar-lead")),
            criteria,
            heads: Heads {
                indicator: plain(key!("city-table-indicator")),
                declared: plain(key!("score-declared")),
                median: plain(key!("group-median")),
                half: plain(key!("group-quartiles")),
                n: plain(key!("group-n")),
                difference: plain(key!("report-similar-beside")),
            },
            rows: rows.map(|(place, it)| row(it, place == 0, words)).collect(),
            listed: if similar.cities.is_empty() {
                String::new()
            } else {
                plain(key!("report-similar-listed"))
            },
            cities: similar.cities.iter().map(|it| city(it, words)).collect(),
            notes,
        }
    }
}

fn row<'a>(row: &'a SimilarRow, strong: bool, words: Words<'_>) -> Row<'a> {
    let figures = row
        .statistics
        .map(|it| [words.whole(it.median), words.half(&it), words.count(it.n)]);
    Row {
        label: &row.label,
        strong,
        declared: words.score(row.declared),
        figures,
        why: words.plain(key!("score-none-too-few-cities")),
        difference: words.difference(row.difference),
    }
}

fn city<'a>(city: &'a SimilarCity, words: Words<'_>) -> City<'a> {
    let reason = |reason: &SimilarReason| {
        let args = Args::new()
            .text("label", &reason.label)
            .text("other", words.fact(reason.other))
            .text("own", words.fact(reason.own));
        let told = words.text(key!("similar-reason"), &args);
        let near = words.plain(match reason.near {
            Nearness::VeryClose => key!("similar-very-close"),
            Nearness::Close => key!("similar-close"),
            Nearness::Further => key!("similar-further"),
        });
        let args = Args::new().text("z", decimal(reason.difference, words));
        let apart = words.text(key!("similar-deviations"), &args);
        format!("{told} · {near} {apart}")
    };
    let mut reasons: Vec<String> = city.reasons.iter().map(reason).collect();
    for (holds, id) in [
        (city.same_country, key!("similar-same-country")),
        (city.same_powers, key!("similar-same-powers")),
    ] {
        if holds {
            reasons.push(words.plain(id));
        }
    }
    let mut about = vec![city.country.clone()];
    if city.counted {
        about.push(words.plain(key!("network-member-shown")));
    }
    City {
        name: &city.name,
        about: about.join(" · "),
        distance: format!(
            "{} {}",
            words.plain(key!("similar-distance")),
            decimal(city.distance, words)
        ),
        reasons,
    }
}

fn decimal(value: f64, words: Words<'_>) -> String {
    icc_i18n::number(words.locale, value, 2)
}
