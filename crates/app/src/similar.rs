//! Cities that are like one, by what is published about them: never by their scores.

mod group;

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{ReferenceData, Unit};

use crate::collection::latest_facts;
use crate::error::Error;
use crate::snapshot::{City, Snapshot};

pub use group::{SimilarGroup, SimilarRow};

/// How many are listed.
const LISTED: usize = 10;
/// The fewest cities with a figure from which a spread of it is worked out.
const LEAST: usize = 5;

/// The cities that are most like one.
#[derive(Debug)]
pub struct Similar<'a> {
    /// The city.
    pub city: &'a City,
    /// The figures that count: measures by which classes of cities are made, which the city has and
    /// enough others have too.
    pub measures: Vec<String>,
    /// The nearest first, equally near ones by code.
    pub found: Vec<Likeness<'a>>,
    /// Cities of the same world that cannot be placed: one of the figures is not published.
    pub without: usize,
}

/// How a city is like another.
#[derive(Debug)]
pub struct Likeness<'a> {
    /// The other city.
    pub city: &'a City,
    /// The root of the mean of the squared standardised differences: 0 is the same.
    pub distance: f64,
    /// The figures one by one, in the order of [`Similar::measures`].
    pub reasons: Vec<Reason>,
    /// Whether both are of one country.
    pub same_country: bool,
    /// Whether the same table says what is within their powers.
    pub same_powers: bool,
}

/// One figure of both cities.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Code of the measure.
    pub measure: String,
    /// The first city's figure.
    pub own: f64,
    /// The other's.
    pub other: f64,
    /// The difference in standard deviations of all cities of the same world. Counts of persons are
    /// taken as logarithms: 20,000 and 40,000 are as far apart as 200,000 and 400,000.
    pub standardised: f64,
}

/// How close two figures are, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// Less than a quarter of a standard deviation apart.
    VeryClose,
    /// Less than three quarters.
    Close,
    /// More.
    Further,
}

impl Near {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VeryClose => "very-close",
            Self::Close => "close",
            Self::Further => "further",
        }
    }
}

impl Reason {
    /// How close the two figures are.
    #[must_use]
    pub fn near(&self) -> Near {
        let apart = self.standardised.abs();
        if apart < 0.25 {
            Near::VeryClose
        } else if apart < 0.75 {
            Near::Close
        } else {
            Near::Further
        }
    }
}

impl Snapshot {
    /// The cities that are most like one, by published figures of one definition.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown city.
    pub fn similar<'a>(&'a self, code: &str, data: &ReferenceData) -> Result<Similar<'a>, Error> {
        let city = self.cities.get(code).ok_or(Error::NotFound)?;
        let invented = city.municipality.record.demonstration;
        let others: Vec<&City> = self
            .cities
            .values()
            .filter(|other| other.municipality.record.demonstration == invented)
            .collect();
        let by_class: BTreeSet<&str> = data.groups.iter().map(|g| g.measure.as_str()).collect();
        let own = figures(city);
        let mut spreads: Vec<(&str, f64)> = Vec::new();
        for measure in data
            .measures
            .iter()
            .filter(|m| by_class.contains(m.code.as_str()))
        {
            let code = measure.code.as_str();
            let all = others
                .iter()
                .filter_map(|other| figures(other).get(code).copied());
            let all: Vec<f64> = all.map(|value| on_scale(measure.unit, value)).collect();
            if let (true, Some(spread)) = (own.contains_key(code), spread(&all)) {
                spreads.push((code, spread));
            }
        }
        let rivals = || {
            let is_other = |other: &&&City| other.municipality.id != city.municipality.id;
            others.iter().filter(is_other)
        };
        let mut found: Vec<Likeness<'a>> = rivals()
            .filter_map(|other| likeness(city, other, &own, &spreads, data))
            .collect();
        let without = rivals().count() - found.len();
        found.sort_by(|one, other| {
            let code = |it: &Likeness<'_>| it.city.municipality.record.code.clone();
            let near = one.distance.total_cmp(&other.distance);
            near.then_with(|| code(one).cmp(&code(other)))
        });
        found.truncate(LISTED);
        Ok(Similar {
            city,
            measures: spreads.iter().map(|(code, _)| (*code).to_owned()).collect(),
            found,
            without,
        })
    }
}

fn likeness<'a>(
    city: &City,
    other: &'a City,
    own: &BTreeMap<String, f64>,
    spreads: &[(&str, f64)],
    data: &ReferenceData,
) -> Option<Likeness<'a>> {
    let theirs = figures(other);
    let mut reasons = Vec::new();
    for (measure, spread) in spreads {
        let (own, other) = (*own.get(*measure)?, *theirs.get(*measure)?);
        let unit = data.measure(measure)?.unit;
        reasons.push(Reason {
            measure: (*measure).to_owned(),
            own,
            other,
            standardised: (on_scale(unit, other) - on_scale(unit, own)) / spread,
        });
    }
    if reasons.is_empty() {
        return None;
    }
    let squares = reasons.iter().map(|it| it.standardised * it.standardised);
    let (first, second) = (&city.municipality.record, &other.municipality.record);
    Some(Likeness {
        distance: (squares.sum::<f64>() / number(reasons.len())).sqrt(),
        same_country: first.country == second.country,
        same_powers: first.jurisdiction.is_some() && first.jurisdiction == second.jurisdiction,
        city: other,
        reasons,
    })
}

/// The latest figures of a city, by measure.
fn figures(city: &City) -> BTreeMap<String, f64> {
    let latest = latest_facts(&city.facts, i32::MAX).into_iter();
    latest
        .filter_map(|(measure, value)| Some((measure.to_owned(), value.parse().ok()?)))
        .collect()
}

fn on_scale(unit: Unit, value: f64) -> f64 {
    match unit {
        Unit::Count => libm::log10(value.max(1.0)),
        Unit::Percent => value,
    }
}

/// The standard deviation; none where there are too few, or all are equal.
fn spread(values: &[f64]) -> Option<f64> {
    if values.len() < LEAST {
        return None;
    }
    let mean = values.iter().sum::<f64>() / number(values.len());
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    let spread = (squares.sum::<f64>() / number(values.len() - 1)).sqrt();
    (spread > 0.0).then_some(spread)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred cities")]
const fn number(n: usize) -> f64 {
    n as f64
}
