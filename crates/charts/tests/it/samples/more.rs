//! Spans, trends, strips, heat maps, maps and lanes of invented cities.

use chrono::NaiveDate;
use icc_charts::{
    HeatMap, HeatRow, Lane, LaneRow, LaneSubject, Lanes, MapView, Mean, NoScore, Place, PlaceMap,
    Results, RowsOf, SameCities, Score, SpanRow, Spans, Spread, Standing, Strip, StripCity,
    StripGroup, Trend, TrendCity, TrendGroup, TrendWave,
};
use icc_domain::Locale;

use super::{dots, pick};

const NAMES: [&str; 14] = [
    "Val-des-Cèdres",
    "Anse-au-Moulin",
    "Baie-des-Brumes",
    "Clairmont",
    "Grand-Ruisseau",
    "Havre-Rouge",
    "Lac-aux-Hérons",
    "Montfranc",
    "Pointe-Verte",
    "Rivière-Claire",
    "Saint-Aubin-des-Vents",
    "Terre-Basse",
    "Trois-Érables",
    "Vieux-Portage",
];

fn value(value: f64) -> Score {
    Score::Value { value }
}

/// A number from 0 to 100 that looks like any other, the same in every run.
fn any(seed: usize) -> f64 {
    (seed * 7919 % 997) as f64 / 9.97
}

/// The declared and documented scores of [`dots`], and what of them is verified.
pub(crate) fn spans(locale: Locale) -> Spans {
    let rows = dots(locale);
    Spans {
        city: "Val-des-Cèdres".to_owned(),
        of: RowsOf::Indicators,
        rows: rows
            .rows()
            .enumerate()
            .map(|(place, row)| SpanRow {
                label: row.label.clone(),
                declared: row.declared,
                documented: row.documented,
                verified: row
                    .documented
                    .and_then(Score::value)
                    .map(|documented| value((documented - (place % 4) as f64 * 6.0).max(0.0))),
            })
            .collect(),
    }
}

/// Five waves, of which the first cannot be compared with the second.
pub(crate) fn trend(locale: Locale) -> Trend {
    let day = |year| NaiveDate::from_ymd_opt(year, 3, 1).expect("a day");
    let mean = |n, value| Some(Mean { n, value });
    let same = |n, from, to| Some(SameCities { n, from, to });
    Trend {
        waves: [2018, 2020, 2022, 2024, 2026]
            .into_iter()
            .map(|year| TrendWave {
                label: year.to_string(),
                day: day(year),
                comparable: year > 2020,
            })
            .collect(),
        city: Some(TrendCity {
            name: "Val-des-Cèdres".to_owned(),
            scores: [71.0, 52.3, 55.0, 58.9, 65.2].map(value).to_vec(),
        }),
        group: Some(TrendGroup {
            name: pick(locale, "Réseau de démonstration", "Demonstration network").to_owned(),
            then: vec![
                mean(6, 63.0),
                mean(8, 49.0),
                mean(11, 52.5),
                mean(13, 51.0),
                mean(14, 56.4),
            ],
            same: vec![
                None,
                same(8, 49.0, 55.5),
                same(11, 52.5, 53.0),
                same(12, 51.8, 58.0),
            ],
        }),
    }
}

/// Named cities with the band of a larger group.
pub(crate) fn strip(locale: Locale) -> Strip {
    let mut strip = names(locale);
    strip.group = Some(StripGroup {
        name: pick(locale, "Toutes les villes publiées", "All published cities").to_owned(),
        spread: Spread {
            n: 40,
            q1: Some(41.0),
            median: 54.0,
            q3: Some(66.5),
        },
    });
    strip
}

/// A group too small for figures: its names alone.
pub(crate) fn names(locale: Locale) -> Strip {
    let scores = [
        65.2, 12.0, 43.5, 44.0, 44.9, 51.0, 58.3, 58.3, 59.0, 66.0, 72.0, 73.5, 88.0, 97.0,
    ];
    Strip {
        measure: pick(locale, "Indice", "Index").to_owned(),
        cities: NAMES
            .iter()
            .zip(scores)
            .enumerate()
            .map(|(place, (name, score))| StripCity {
                name: (*name).to_owned(),
                score: value(score),
                standing: if place == 0 {
                    Standing::Chosen
                } else {
                    Standing::Among
                },
            })
            .collect(),
        group: None,
    }
}

/// As many cities as asked for by the indicators of [`dots`], with scores that are missing.
pub(crate) fn heat(locale: Locale, count: usize) -> HeatMap {
    let columns: Vec<String> = dots(locale).rows().map(|row| row.label.clone()).collect();
    let cell = |place: usize| match place % 29 {
        3 => Score::None {
            reason: NoScore::NotAnswered,
        },
        17 => Score::None {
            reason: NoScore::OutOfScope,
        },
        _ => value(any(place + 3)),
    };
    let rows = (0..count).map(|row| HeatRow {
        label: NAMES[row % NAMES.len()].to_owned(),
        cells: (0..columns.len())
            .map(|column| cell(row * columns.len() + column))
            .collect(),
    });
    HeatMap {
        rows: rows.collect(),
        columns,
    }
}

fn place(name: &str, region: &str, (latitude, longitude): (f64, f64), results: Results) -> Place {
    Place {
        name: name.to_owned(),
        region: region.to_owned(),
        latitude,
        longitude,
        results,
        standing: Standing::Among,
    }
}

/// Invented municipalities around the world.
pub(crate) fn world(locale: Locale) -> PlaceMap {
    let region = |place: usize| format!("{} {}", pick(locale, "Pays", "Country"), place % 8 + 1);
    let published = |place: usize| {
        if place.is_multiple_of(3) {
            Results::NotYet
        } else {
            Results::Published
        }
    };
    let places = (0..60).map(|seed| {
        let (north, east) = (any(seed * 3 + 1), any(seed * 5 + 2));
        // Half of them in one corner, where they cover each other.
        let at = if seed.is_multiple_of(2) {
            (36.0 + north / 5.0, -8.0 + east / 3.0)
        } else {
            (north - 40.0, east.mul_add(3.2, -160.0))
        };
        place(
            NAMES[seed % NAMES.len()],
            &region(seed),
            at,
            published(seed),
        )
    });
    PlaceMap {
        places: places.collect(),
        view: MapView::World,
    }
}

/// A network of invented municipalities near the coast.
pub(crate) fn around(locale: Locale) -> PlaceMap {
    let region = pick(locale, "Rive-Nord", "North Shore");
    let mut places: Vec<Place> = NAMES
        .iter()
        .enumerate()
        .map(|(seed, name)| {
            let at = (
                46.0 + any(seed * 3 + 1) / 40.0,
                -74.0 + any(seed * 7 + 2) / 16.0,
            );
            let results = match seed % 4 {
                3 => Results::NotYet,
                2 => Results::Named,
                _ => Results::Published,
            };
            place(name, region, at, results)
        })
        .collect();
    if let Some(first) = places.first_mut() {
        first.standing = Standing::Chosen;
    }
    PlaceMap {
        places,
        view: MapView::Around,
    }
}

/// Two cities, and groups with and without a middle half, on the rows of [`dots`].
pub(crate) fn lanes(locale: Locale) -> Lanes {
    let subject = |name: &str, n| LaneSubject {
        name: name.to_owned(),
        n,
    };
    let rows = dots(locale);
    Lanes {
        of: RowsOf::Indicators,
        subjects: vec![
            subject(NAMES[0], None),
            subject(NAMES[1], None),
            subject(NAMES[2], None),
            subject(
                pick(locale, "Réseau de démonstration", "Demonstration network"),
                Some(14),
            ),
            subject(pick(locale, "Côte-Nord", "North Shore"), Some(8)),
        ],
        rows: rows
            .rows()
            .enumerate()
            .map(|(place, row)| LaneRow {
                label: row.label.clone(),
                marks: vec![
                    Lane::City {
                        declared: row.declared,
                        documented: row.documented,
                    },
                    Lane::City {
                        declared: value(any(place * 3 + 5)),
                        documented: None,
                    },
                    Lane::City {
                        declared: if place == 2 {
                            Score::None {
                                reason: NoScore::OutOfScope,
                            }
                        } else {
                            value(any(place * 5 + 1))
                        },
                        documented: None,
                    },
                    Lane::Group(row.network),
                    Lane::Group((place != 4).then(|| Spread {
                        n: 8,
                        q1: None,
                        median: any(place + 40),
                        q3: None,
                    })),
                ],
            })
            .collect(),
    }
}
