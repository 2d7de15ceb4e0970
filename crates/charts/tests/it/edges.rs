//! Every kind at its edges: nothing, one, equal, missing, kept back, many, long and right to left.

use chrono::{Days, NaiveDate};
use icc_charts::{
    AllCities, ChartKind, Difference, DotRange, HeatMap, Lane, Lanes, MAX_ROWS, MAX_WAVES, Mean,
    NoScore, PlaceMap, Profile, Results, Role, Score, Spans, Standing, Strip, StripCity, Trend,
};
use icc_domain::Locale;

use crate::relabel::relabel;
use crate::samples;

/// What is unusual about the numbers or names of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Nothing,
    One,
    Equal,
    Missing,
    KeptBack,
    Many,
    Long,
    RightToLeft,
}

impl Edge {
    pub(crate) const ALL: [Self; 8] = [
        Self::Nothing,
        Self::One,
        Self::Equal,
        Self::Missing,
        Self::KeptBack,
        Self::Many,
        Self::Long,
        Self::RightToLeft,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::One => "one",
            Self::Equal => "equal",
            Self::Missing => "missing",
            Self::KeptBack => "kept-back",
            Self::Many => "many",
            Self::Long => "long",
            Self::RightToLeft => "right-to-left",
        }
    }

    /// A kind as it is at this edge.
    pub(crate) fn of(self, mut kind: ChartKind, locale: Locale) -> ChartKind {
        match self {
            Self::Long => relabel(&mut kind, LONG),
            Self::RightToLeft => relabel(&mut kind, ARABIC),
            _ => match &mut kind {
                ChartKind::DotRange(dots) => self.dots(dots),
                ChartKind::GroupedBars(profile) | ChartKind::Radar(profile) => {
                    self.profile(profile);
                }
                ChartKind::Spans(spans) => self.spans(spans),
                ChartKind::Trend(trend) => self.trend(trend),
                ChartKind::Strip(strip) => self.strip(strip),
                ChartKind::HeatMap(heat) => self.heat(heat, locale),
                ChartKind::Map(map) => self.map(map),
                ChartKind::Lanes(lanes) => self.lanes(lanes),
            },
        }
        kind
    }

    fn dots(self, dots: &mut DotRange) {
        dots.sections.truncate(1);
        let rows = dots
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.rows);
        match self {
            Self::Nothing => dots.sections.clear(),
            Self::One => dots
                .sections
                .iter_mut()
                .for_each(|section| section.rows.truncate(1)),
            Self::Equal => rows.for_each(|row| {
                (row.declared, row.documented) = (HALF, Some(HALF));
                row.all = Some(Mean { n: 40, value: 50.0 });
                row.difference = Difference::NoClear;
                if let Some(spread) = &mut row.network {
                    (spread.q1, spread.median, spread.q3) = (Some(50.0), 50.0, Some(50.0));
                }
            }),
            Self::Missing => rows.zip(none()).for_each(|(row, none)| {
                (row.declared, row.documented) = (none, Some(none));
                row.difference = Difference::NotComparable;
            }),
            Self::KeptBack => {
                rows.for_each(|row| {
                    row.all = None;
                    if let Some(spread) = &mut row.network {
                        (spread.q1, spread.q3) = (None, None);
                    }
                });
                dots.all = AllCities::NotYet;
            }
            _ => {
                let row = dots.rows().next().cloned();
                let rows = row.map(|row| vec![row; MAX_ROWS]).unwrap_or_default();
                dots.sections
                    .iter_mut()
                    .for_each(|section| section.rows.clone_from(&rows));
                dots.network
                    .iter_mut()
                    .for_each(|peers| (peers.n, peers.of) = (200, 214));
                dots.all = AllCities::Shown {
                    n: 200,
                    countries: 31,
                };
            }
        }
    }

    fn profile(self, profile: &mut Profile) {
        let values = profile
            .series
            .iter_mut()
            .flat_map(|series| &mut series.values);
        match self {
            Self::Nothing => profile.series.clear(),
            Self::One => {
                profile.categories.truncate(1);
                profile
                    .series
                    .iter_mut()
                    .for_each(|series| series.values.truncate(1));
            }
            Self::Equal => values.for_each(|value| *value = HALF),
            Self::Missing => values.zip(none()).for_each(|(value, none)| *value = none),
            Self::KeptBack => {
                profile.series.retain(|series| series.role != Role::All);
                profile.all = AllCities::NotYet;
            }
            _ => profile
                .series
                .iter_mut()
                .for_each(|series| series.n = series.n.map(|_| 200)),
        }
    }

    fn spans(self, spans: &mut Spans) {
        let rows = spans.rows.iter_mut();
        match self {
            Self::Nothing => spans.rows.clear(),
            Self::One => spans.rows.truncate(1),
            Self::Equal => rows.for_each(|row| {
                (row.declared, row.documented, row.verified) = (HALF, Some(HALF), Some(HALF));
            }),
            Self::Missing => rows.zip(none()).for_each(|(row, none)| {
                (row.declared, row.documented, row.verified) = (none, Some(none), Some(none));
            }),
            Self::KeptBack => rows.for_each(|row| (row.documented, row.verified) = (None, None)),
            _ => spans.rows = spans.rows.iter().cycle().take(MAX_ROWS).cloned().collect(),
        }
    }

    fn trend(self, trend: &mut Trend) {
        let scores = trend.city.iter_mut().flat_map(|city| &mut city.scores);
        match self {
            Self::Nothing => trend.waves.clear(),
            Self::One => {
                trend.waves.truncate(1);
                trend
                    .city
                    .iter_mut()
                    .for_each(|city| city.scores.truncate(1));
                if let Some(group) = &mut trend.group {
                    group.then.truncate(1);
                    group.same.clear();
                }
            }
            Self::Equal => {
                scores.for_each(|score| *score = HALF);
                if let Some(group) = &mut trend.group {
                    let then = group.then.iter_mut().flatten();
                    then.for_each(|mean| mean.value = 50.0);
                    let same = group.same.iter_mut().flatten();
                    same.for_each(|same| (same.from, same.to) = (50.0, 50.0));
                }
            }
            Self::Missing => scores
                .zip(none())
                .skip(2)
                .for_each(|(score, none)| *score = none),
            Self::KeptBack => {
                if let Some(group) = &mut trend.group {
                    group.then.fill(None);
                    group.same.fill(None);
                }
            }
            _ => {
                let wave = trend.waves.last().cloned();
                let day = NaiveDate::from_ymd_opt(2003, 3, 1).unwrap_or_default();
                trend.waves = wave
                    .into_iter()
                    .cycle()
                    .take(MAX_WAVES)
                    .zip((2003..).zip(0_u64..))
                    .map(|(mut wave, (year, place))| {
                        wave.label = format!("{year}");
                        wave.day = day + Days::new(place * 365);
                        wave
                    })
                    .collect();
                let value = |place: usize| Score::Value {
                    value: (place * 17 % 60) as f64 + 20.0,
                };
                if let Some(city) = &mut trend.city {
                    city.scores = (0..MAX_WAVES).map(value).collect();
                }
                if let Some(group) = &mut trend.group {
                    group.then = vec![
                        Some(Mean {
                            n: 200,
                            value: 51.0
                        });
                        MAX_WAVES
                    ];
                    group.same = vec![None; MAX_WAVES - 1];
                }
            }
        }
    }

    fn strip(self, strip: &mut Strip) {
        let cities = strip.cities.iter_mut();
        match self {
            Self::Nothing => (strip.group, strip.cities) = (None, Vec::new()),
            Self::One => strip.cities.truncate(1),
            Self::Equal => {
                cities.for_each(|city| city.score = HALF);
                if let Some(group) = &mut strip.group {
                    let spread = &mut group.spread;
                    (spread.q1, spread.median, spread.q3) = (Some(50.0), 50.0, Some(50.0));
                }
            }
            Self::Missing => cities
                .zip(none())
                .for_each(|(city, none)| city.score = none),
            Self::KeptBack => strip.group = None,
            _ => {
                let name = |place: usize| strip.cities[place % strip.cities.len()].name.clone();
                strip.cities = (0..200)
                    .map(|place| StripCity {
                        name: format!("{} {}", name(place), place + 1),
                        score: Score::Value {
                            value: (place * 7919 % 997) as f64 / 9.97,
                        },
                        standing: if place == 0 {
                            Standing::Chosen
                        } else {
                            Standing::Among
                        },
                    })
                    .collect();
            }
        }
    }

    fn heat(self, heat: &mut HeatMap, locale: Locale) {
        let cells = heat.rows.iter_mut().flat_map(|row| &mut row.cells);
        match self {
            Self::Nothing => heat.rows.clear(),
            Self::One => {
                heat.rows.truncate(1);
                heat.columns.truncate(1);
                heat.rows.iter_mut().for_each(|row| row.cells.truncate(1));
            }
            Self::Equal => cells.for_each(|cell| *cell = HALF),
            Self::Missing => cells.zip(none()).for_each(|(cell, none)| *cell = none),
            Self::KeptBack => cells.for_each(|cell| {
                *cell = Score::None {
                    reason: NoScore::TooFewCities,
                };
            }),
            _ => *heat = samples::heat(locale, 200),
        }
    }

    fn map(self, map: &mut PlaceMap) {
        let places = map.places.iter_mut();
        match self {
            Self::Nothing => map.places.clear(),
            Self::One => map.places.truncate(1),
            Self::Equal => places.for_each(|place| {
                (place.latitude, place.longitude) = (45.5, -73.6);
            }),
            Self::Missing | Self::KeptBack => {
                places.for_each(|place| place.results = Results::NotYet);
            }
            _ => {
                let all = map.places.iter().cycle().take(200).cloned().enumerate();
                map.places = all
                    .map(|(index, mut place)| {
                        if index > 0 {
                            place.standing = Standing::Among;
                        }
                        place.latitude = (index * 37 % 110) as f64 - 45.0;
                        place.longitude = (index * 101 % 340) as f64 - 170.0;
                        place
                    })
                    .collect();
            }
        }
    }
}

impl Edge {
    fn lanes(self, lanes: &mut Lanes) {
        let marks = lanes.rows.iter_mut().flat_map(|row| &mut row.marks);
        match self {
            Self::Nothing => lanes.subjects.clear(),
            Self::One => {
                lanes.subjects.truncate(1);
                lanes.rows.truncate(1);
                lanes.rows.iter_mut().for_each(|row| row.marks.truncate(1));
            }
            Self::Equal => marks.for_each(|lane| match lane {
                Lane::City {
                    declared,
                    documented,
                } => (*declared, *documented) = (HALF, Some(HALF)),
                Lane::Group(spread) => {
                    if let Some(spread) = spread {
                        (spread.q1, spread.median, spread.q3) = (Some(50.0), 50.0, Some(50.0));
                    }
                }
            }),
            Self::Missing => marks.zip(none()).for_each(|(lane, none)| match lane {
                Lane::City {
                    declared,
                    documented,
                } => (*declared, *documented) = (none, Some(none)),
                Lane::Group(spread) => *spread = None,
            }),
            Self::KeptBack => marks.for_each(|lane| {
                if let Lane::Group(Some(spread)) = lane {
                    (spread.q1, spread.q3) = (None, None);
                }
            }),
            _ => lanes.rows = lanes.rows.iter().cycle().take(MAX_ROWS).cloned().collect(),
        }
    }
}

const HALF: Score = Score::Value { value: 50.0 };
const LONG: &str =
    "Saint-Jean-de-l’Île-aux-Grues-et-Sainte-Marguerite-du-Lac-Masson, municipalité régionale";
const ARABIC: &str = "بلدية مونتريال الكبرى";

/// Every reason, again and again.
fn none() -> impl Iterator<Item = Score> {
    NoScore::ALL
        .into_iter()
        .map(|reason| Score::None { reason })
        .cycle()
}
