//! What a chart shows, as plain data. Labels are already in the reader's language.

use chrono::NaiveDate;
use icc_domain::{Difference, NoScore, Score};

use crate::ChartError;

mod heat;
mod lanes;
mod map;
mod span;
mod strip;
mod trend;

pub use heat::{HeatMap, HeatRow, MAX_HEAT_COLUMNS, MAX_HEAT_ROWS};
pub use lanes::{Lane, LaneRow, LaneSubject, Lanes, MAX_LANES};
pub use map::{MAX_PLACES, MapView, Place, PlaceMap, Results};
pub use span::{SpanRow, Spans};
pub use strip::{MAX_CITIES, Standing, Strip, StripCity, StripGroup};
pub use trend::{MAX_WAVES, SameCities, Trend, TrendCity, TrendGroup, TrendWave};

/// The most rows a dot plot takes.
pub const MAX_ROWS: usize = 60;
/// The most categories grouped bars take.
pub const MAX_CATEGORIES: usize = 40;
/// The most axes a radar takes.
pub const MAX_AXES: usize = 24;

/// Everything a chart needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSpec {
    /// Prefix of the ids inside the picture; unique in its page.
    pub id: ChartId,
    /// What the picture says or shows; also its accessible name.
    pub title: String,
    /// What, where, when and in which unit.
    pub subtitle: Option<String>,
    /// The shape and its values.
    pub kind: ChartKind,
    /// Where the numbers come from.
    pub provenance: Provenance,
    /// Whether the numbers are invented; then the picture itself says so.
    pub demonstration: bool,
}

/// Prefix of element ids: a letter, then letters, digits, hyphens or underscores, 64 in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartId(String);

impl ChartId {
    /// Checks an identifier.
    ///
    /// # Errors
    /// [`ChartError::Id`].
    pub fn new(id: impl Into<String>) -> Result<Self, ChartError> {
        let id = id.into();
        let good = id.len() <= 64
            && id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if good {
            Ok(Self(id))
        } else {
            Err(ChartError::Id)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Day and method of the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The day the numbers are as of.
    pub date: NaiveDate,
    /// Name and version of the method; empty where no score is shown.
    pub method: String,
    /// Further sentences in the reader's language, ready with their full stops.
    pub notes: Vec<String>,
}

/// The shape of a chart with its values.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartKind {
    /// One row per indicator on one scale: the city, its network and all cities.
    DotRange(DotRange),
    /// Bars side by side for each category.
    GroupedBars(Profile),
    /// The same values on axes around a centre; a second view, never filled.
    Radar(Profile),
    /// What a city declares, documents and has verified, one row each.
    Spans(Spans),
    /// Lines over time: a city, a group as it was then, the same cities in both years.
    Trend(Trend),
    /// How the cities of a group are spread on one measure.
    Strip(Strip),
    /// Cities by indicators, each score in its cell.
    HeatMap(HeatMap),
    /// Municipalities on outlines of the land.
    Map(PlaceMap),
    /// A few cities or groups beside each other, row by row.
    Lanes(Lanes),
}

/// Rows on one scale from 0 to 100.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRange {
    /// Name of the city.
    pub city: String,
    /// What its rows are, for the words.
    pub of: RowsOf,
    /// The rows, in sections.
    pub sections: Vec<Section>,
    /// The city's network, if it is compared with one.
    pub network: Option<Peers>,
    /// All cities, or why they are not shown.
    pub all: AllCities,
}

/// What the rows of a dot plot are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsOf {
    /// Indicators.
    Indicators,
    /// Areas of one indicator.
    Areas,
}

impl RowsOf {
    /// The word by which messages choose.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Areas => "areas",
        }
    }
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What the rows have in common; the first section usually needs none.
    pub heading: Option<String>,
    /// The rows, in the order to show.
    pub rows: Vec<Row>,
}

/// One indicator or area.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// The city's score, from what it declares.
    pub declared: Score,
    /// The score counting documented answers only; `None` where evidence is not known.
    pub documented: Option<Score>,
    /// The network, if it is large enough for this row.
    pub network: Option<Spread>,
    /// The mean of all cities, if there are enough for this row.
    pub all: Option<Mean>,
    /// The city beside the network's median.
    pub difference: Difference,
}

/// Median and middle half of a group; 0 to 100, in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many cities.
    pub n: u32,
    /// First quartile; none where it is kept back.
    pub q1: Option<f64>,
    /// Median.
    pub median: f64,
    /// Third quartile, likewise.
    pub q3: Option<f64>,
}

impl Spread {
    /// The ends of the middle half.
    #[must_use]
    pub fn half(&self) -> Option<(f64, f64)> {
        self.q1.zip(self.q3)
    }
}

/// Mean of a group; 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// How many cities.
    pub n: u32,
    /// The mean.
    pub value: f64,
}

/// A group of cities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// Its name.
    pub name: String,
    /// How many of its cities count here.
    pub n: u32,
    /// How many cities it has, without the one shown.
    pub of: u32,
}

/// The group of all cities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllCities {
    /// They are shown.
    Shown {
        /// How many cities.
        n: u32,
        /// In how many countries.
        countries: u32,
    },
    /// There are not enough of them yet; the picture says so.
    NotYet,
    /// The chart does not speak of them.
    Left,
}

/// Several series over the same categories.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The names of the categories, in the order to show.
    pub categories: Vec<String>,
    /// The series; each role once.
    pub series: Vec<Series>,
    /// Whether a note says that there is no comparison with all cities yet.
    pub all: AllCities,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is; decides colour and mark.
    pub role: Role,
    /// Its name, such as *Val-des-Cèdres, 2026*.
    pub name: String,
    /// How many cities it is made of, for a group.
    pub n: Option<u32>,
    /// One value per category.
    pub values: Vec<Score>,
}

/// What a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The city.
    City,
    /// The same city at an earlier time.
    Earlier,
    /// Its network.
    Network,
    /// All cities.
    All,
    /// One of several cities or groups that are compared.
    Subject {
        /// Its place among them, from 0; decides its shape.
        place: usize,
        /// Whether it is a single city: its shape is filled.
        city: bool,
    },
}

impl DotRange {
    /// The rows of every section, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    /// The same numbers for bars or a radar: the city's declared scores, the network's medians and
    /// the means of all cities.
    ///
    /// `city`, `network` and `all` are the names of the three series.
    #[must_use]
    pub fn profile(&self, city: String, network: String, all: String) -> Profile {
        let missing = Score::None {
            reason: NoScore::TooFewCities,
        };
        let mut series = vec![Series {
            role: Role::City,
            name: city,
            n: None,
            values: self.rows().map(|row| row.declared).collect(),
        }];
        if let Some(peers) = &self.network {
            series.push(Series {
                role: Role::Network,
                name: network,
                n: Some(peers.n),
                values: self
                    .rows()
                    .map(|row| {
                        row.network
                            .map_or(missing, |s| Score::Value { value: s.median })
                    })
                    .collect(),
            });
        }
        if let AllCities::Shown { n, .. } = self.all {
            series.push(Series {
                role: Role::All,
                name: all,
                n: Some(n),
                values: self
                    .rows()
                    .map(|row| row.all.map_or(missing, |m| Score::Value { value: m.value }))
                    .collect(),
            });
        }
        Profile {
            categories: self.rows().map(|row| row.label.clone()).collect(),
            series,
            all: self.all,
        }
    }
}
