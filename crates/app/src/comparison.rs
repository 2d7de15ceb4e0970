//! Up to five cities or groups on one scale.

use std::collections::BTreeSet;

use icc_domain::{Difference, Score};
use icc_questionnaire::State;
use icc_questionnaire::definition::Measure;
use icc_scoring::Cell;
use icc_store::ReferenceData;

use crate::city::{Figure, Group, level};
use crate::collection::latest_facts;
use crate::group::{GroupReport, ShownCity};
use crate::place::Place;
use crate::snapshot::{City, Snapshot};

/// How many stand beside each other at most.
pub const MOST: usize = 5;
/// The fewest cities with a result that make a class worth showing.
const LEAST: usize = icc_disclosure::LEAST_NAMED;

/// Something that is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A city, by code.
    City(String),
    /// The members of a network, by its code.
    Network(String),
    /// The cities of a class by size or share of people born abroad, by its code.
    Class(String),
    /// The cities of a country, by its code.
    Country(String),
    /// Cities of one's own choice, by code.
    Own(BTreeSet<String>),
}

/// Parts of what is written of a subject; `.` stands in no code.
const PART: char = '.';
/// Between subjects.
const BETWEEN: char = '~';

impl Subject {
    /// As addresses write it: `val-des-cedres`, `network.remiri`, `own.a.b.c`.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::City(code) => code.clone(),
            Self::Network(code) => format!("network{PART}{code}"),
            Self::Class(code) => format!("class{PART}{code}"),
            Self::Country(code) => format!("country{PART}{code}"),
            Self::Own(codes) => {
                let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                format!("own{PART}{}", codes.join(&PART.to_string()))
            }
        }
    }
}

impl Subject {
    /// Reads what [`Self::written`] writes; none for a kind that is not known.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let Some((kind, code)) = text.split_once(PART) else {
            return Some(Self::City(text.to_owned()));
        };
        let code = code.to_owned();
        match kind {
            "network" => Some(Self::Network(code)),
            "class" => Some(Self::Class(code)),
            "country" => Some(Self::Country(code)),
            "own" => Some(Self::Own(code.split(PART).map(str::to_owned).collect())),
            _ => None,
        }
    }
}

/// What is compared: each once, in a fixed order, so that the same comparison has one address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection(BTreeSet<Subject>);

impl Selection {
    /// Reads what [`Self::written`] writes, in any order; none when a subject is of no known kind.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let subjects = text.split(BETWEEN).filter(|one| !one.is_empty());
        let subjects: Option<BTreeSet<Subject>> = subjects.map(Subject::read).collect();
        subjects.map(Self)
    }

    /// As addresses write it.
    #[must_use]
    pub fn written(&self) -> String {
        let subjects: Vec<String> = self.0.iter().map(Subject::written).collect();
        subjects.join(&BETWEEN.to_string())
    }

    /// With one more.
    pub fn add(&mut self, subject: Subject) {
        self.0.insert(subject);
    }

    /// Without one.
    #[must_use]
    pub fn without(&self, subject: &Subject) -> Self {
        let rest = self.0.iter().filter(|one| *one != subject);
        Self(rest.cloned().collect())
    }

    /// What is compared.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.0.iter()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A comparison at a wave.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// Everybody with a result: who can be chosen, and what the figures rest on.
    pub everybody: GroupReport<'a>,
    /// What is compared, in the order of the selection.
    pub columns: Vec<Column>,
    /// The measures: indices, then indicators.
    pub rows: Vec<ComparedRow<'a>>,
    /// Networks that can be chosen: with members that count.
    pub networks: Vec<String>,
    /// Countries that can be chosen.
    pub countries: Vec<String>,
    /// The classes, and how many cities with a result each holds.
    pub classes: Vec<Class>,
}

/// One subject of a comparison.
#[derive(Debug)]
pub struct Column {
    /// The subject.
    pub subject: Subject,
    /// Its cities; none for a city, and for what is not known here.
    pub group: Option<Group>,
    /// Whether there is anything to show.
    pub known: bool,
    /// Whether it is a city whose result was accepted without anybody looking at it.
    pub unreviewed: bool,
    /// Where a city stands among the others that everybody may see, by its core index.
    pub place: Option<Place>,
}

/// A measure of everything that is compared.
#[derive(Debug)]
pub struct ComparedRow<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// In the order of the columns.
    pub values: Vec<Value>,
    /// The second beside the first, where two are compared and the first is a city.
    pub difference: Option<Difference>,
}

/// What a subject has of a measure.
#[derive(Debug, Clone)]
pub enum Value {
    /// A city's scores.
    City {
        /// As it declares.
        declared: Score,
        /// Counting positive answers only with evidence.
        documented: Score,
    },
    /// The figures of a group.
    Group(Figure),
    /// It is not known here.
    Unknown,
}

/// A class of cities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Its code.
    pub code: String,
    /// Cities with a result and the figure that puts them into it.
    pub n: usize,
}

impl Class {
    /// Whether it has enough cities to be chosen.
    #[must_use]
    pub const fn can_be_filled(&self) -> bool {
        self.n >= LEAST
    }
}

impl Snapshot {
    /// Compares at the newest wave; none while nobody has a public result.
    #[must_use]
    pub fn compare(&self, selection: &Selection, data: &ReferenceData) -> Option<Comparison<'_>> {
        self.compare_in(self.standing()?, selection, data)
    }

    /// The same at the wave of some figures of everybody.
    #[must_use]
    pub fn compare_in<'a>(
        &'a self,
        everybody: GroupReport<'a>,
        selection: &Selection,
        data: &ReferenceData,
    ) -> Option<Comparison<'a>> {
        let core = everybody.core()?;
        let with_result: BTreeSet<String> = core.cities.iter().map(|c| c.code.clone()).collect();
        let mut columns = Vec::new();
        let mut found: Vec<Found<'_>> = Vec::new();
        for subject in selection.subjects() {
            let one = self.found(subject, &everybody, &with_result, data);
            columns.push(Column {
                subject: subject.clone(),
                known: !matches!(one, Found::Unknown),
                unreviewed: match subject {
                    Subject::City(code) => core
                        .cities
                        .iter()
                        .any(|city| &city.code == code && city.unreviewed),
                    _ => false,
                },
                place: match subject {
                    Subject::City(code) => place(&everybody, code),
                    _ => None,
                },
                group: match &one {
                    Found::Group(report) => Some(report.group.clone()),
                    Found::City(_) | Found::Unknown => None,
                },
            });
            found.push(one);
        }
        let levels = [level::INDEX, level::INDICATOR].into_iter();
        let measures = levels.flat_map(|level| everybody.at(level));
        let measures: Vec<&Measure> = measures.map(|row| row.measure).collect();
        let rows = measures.into_iter().map(|measure| {
            let values: Vec<Value> = found.iter().map(|one| one.value(measure)).collect();
            ComparedRow {
                difference: difference(&everybody, measure, &found, &values),
                measure,
                values,
            }
        });
        let rows = rows.collect();
        let classes = data.groups.iter().map(|class| Class {
            code: class.code.clone(),
            n: with_result
                .iter()
                .filter_map(|code| self.cities.get(code))
                .filter(|city| is_in(class, city, everybody.wave.record.year))
                .count(),
        });
        let classes = classes.collect();
        let networks = self.networks.values().filter(|network| {
            let members = self.members(network.id);
            with_result
                .iter()
                .any(|code| members.contains(code.as_str()))
        });
        let countries: BTreeSet<String> = with_result
            .iter()
            .filter_map(|code| Some(self.cities.get(code)?.municipality.record.country.clone()))
            .collect();
        let networks = networks
            .map(|network| network.record.code.clone())
            .collect();
        Some(Comparison {
            columns,
            rows,
            networks,
            countries: countries.into_iter().collect(),
            classes,
            everybody,
        })
    }

    fn found<'a>(
        &'a self,
        subject: &Subject,
        everybody: &GroupReport<'a>,
        with_result: &BTreeSet<String>,
        data: &ReferenceData,
    ) -> Found<'a> {
        let at = (everybody.collection, everybody.wave);
        let year = everybody.wave.record.year;
        let group = |network: Option<&str>, fits: &dyn Fn(&str) -> bool| {
            let report = self.group_at(at, everybody.invented, network, fits);
            report
                .filter(|report| report.group.of > 0)
                .map_or(Found::Unknown, Found::Group)
        };
        match subject {
            Subject::City(code) => {
                let of = |row: &crate::group::GroupRow<'_>| {
                    let mut cities = row.cities.iter();
                    let city = cities.find(|city| &city.code == code)?;
                    Some((row.measure.code.to_string(), city.clone()))
                };
                let scores: Vec<_> = everybody.rows.iter().filter_map(of).collect();
                if scores.is_empty() {
                    Found::Unknown
                } else {
                    Found::City(scores)
                }
            }
            Subject::Network(code) => match self.networks.get(code) {
                Some(network) => {
                    let members = self.members(network.id);
                    group(Some(code), &|one| members.contains(one))
                }
                None => Found::Unknown,
            },
            Subject::Class(code) => match data.groups.iter().find(|class| &class.code == code) {
                Some(class) => group(None, &|one| {
                    self.cities
                        .get(one)
                        .is_some_and(|city| is_in(class, city, year))
                }),
                None => Found::Unknown,
            },
            Subject::Country(code) => group(None, &|one| {
                let city = self.cities.get(one);
                city.is_some_and(|city| &city.municipality.record.country == code)
            }),
            Subject::Own(codes) => group(None, &|one| {
                codes.contains(one) && with_result.contains(one)
            }),
        }
    }
}

/// The first beside the second, where the first is a city: less than what one question is worth
/// is no clear difference, nor is one between two cities whose spans overlap.
fn difference(
    everybody: &GroupReport<'_>,
    measure: &Measure,
    found: &[Found<'_>],
    values: &[Value],
) -> Option<Difference> {
    let (
        [Found::City(scores), _],
        [
            Value::City {
                declared,
                documented,
            },
            other,
        ],
    ) = (found, values)
    else {
        return None;
    };
    let city = scores
        .iter()
        .find(|(code, _)| code == measure.code.as_str());
    let (_, city) = city?;
    let collection = everybody.collection;
    let case = collection.case(&city.code, &city.wave)?;
    let program = &collection.methods[everybody.method].program;
    let position = program.measure_position(measure.code.as_str())?;
    let worth = question_worth(collection.cell(everybody.method, case, position));
    Some(match other {
        Value::City {
            declared: theirs,
            documented: their_least,
        } => between((*declared, *documented), (*theirs, *their_least), worth),
        Value::Group(figure) => {
            let median = figure.statistics.map(|found| found.median);
            Difference::between(*declared, median, worth)
        }
        Value::Unknown => Difference::NotComparable,
    })
}

/// Where a city stands among the others that everybody may see, by its core index.
fn place(everybody: &GroupReport<'_>, code: &str) -> Option<Place> {
    let core = everybody.core()?;
    let (own, others): (Vec<ShownCity>, Vec<ShownCity>) = core
        .cities
        .iter()
        .cloned()
        .partition(|city| city.code == code);
    let own = own.first()?;
    let collection = everybody.collection;
    let case = collection.case(&own.code, &own.wave)?;
    let program = &collection.methods[everybody.method].program;
    let position = program.measure_position(core.measure.code.as_str())?;
    let worth = question_worth(collection.cell(everybody.method, case, position));
    Place::of((own.declared, own.documented), worth, &others)
}

/// What one question is worth in a measure, on average, in points.
pub(crate) fn question_worth(cell: &Cell) -> f64 {
    let counted = [State::Answered, State::Unknown, State::NotAnswered];
    let counted: u16 = counted
        .iter()
        .map(|state| cell.counts[*state as usize])
        .sum();
    100.0 / f64::from(counted.max(1))
}

/// Two cities, each by its declared and its documented score. No clear difference when it is less
/// than what one question is worth, or when the two spans from documented to declared overlap: what
/// is not documented could make the whole difference.
#[must_use]
pub fn between(one: (Score, Score), other: (Score, Score), worth: f64) -> Difference {
    let found = Difference::between(one.0, other.0.value(), worth);
    let span = |(declared, documented): (Score, Score)| {
        let (declared, documented) = (declared.value()?, documented.value()?);
        Some((documented.min(declared), declared.max(documented)))
    };
    match (found, span(one), span(other)) {
        (Difference::Above { .. } | Difference::Below { .. }, Some(one), Some(other))
            if one.0 <= other.1 && other.0 <= one.1 =>
        {
            Difference::NoClear
        }
        _ => found,
    }
}

/// Whether a city is in a class, by its latest figure that is not later than the year. Without that
/// figure it is in none.
fn is_in(class: &icc_store::Group, city: &City, year: i32) -> bool {
    let figure = latest_facts(&city.facts, year).remove(class.measure.as_str());
    let figure = figure.and_then(|figure| figure.parse().ok());
    figure.is_some_and(|figure| class.contains(figure))
}

/// What was found of a subject.
enum Found<'a> {
    /// A city's scores by measure.
    City(Vec<(String, ShownCity)>),
    Group(GroupReport<'a>),
    Unknown,
}

impl Found<'_> {
    fn value(&self, measure: &Measure) -> Value {
        match self {
            Self::City(scores) => {
                let found = scores
                    .iter()
                    .find(|(code, _)| code == measure.code.as_str());
                found.map_or(Value::Unknown, |(_, city)| Value::City {
                    declared: city.declared,
                    documented: city.documented,
                })
            }
            Self::Group(report) => {
                let mut rows = report.rows.iter();
                let row = rows.find(|row| row.measure.code == measure.code);
                row.map_or(Value::Unknown, |row| Value::Group(row.figure.clone()))
            }
            Self::Unknown => Value::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(value: f64) -> Score {
        Score::Value { value }
    }

    #[test]
    fn one_comparison_has_one_address() {
        let one = Selection::read("val-des-cedres~own.b.a~country.XA~val-des-cedres");
        let other = Selection::read("country.XA~~val-des-cedres~own.a.b.a");
        assert_eq!(one, other);
        let written = one.as_ref().map(Selection::written);
        assert_eq!(
            written.as_deref(),
            Some("val-des-cedres~country.XA~own.a.b")
        );
        assert_eq!(Selection::read("planet.mars"), None);
    }

    #[test]
    fn spans_that_overlap_are_no_clear_difference() {
        let told = |one: (f64, f64), other: (f64, f64)| {
            between(
                (score(one.0), score(one.1)),
                (score(other.0), score(other.1)),
                5.0,
            )
        };
        assert_eq!(
            told((70.0, 60.0), (55.0, 40.0)),
            Difference::Above { points: 15.0 }
        );
        assert_eq!(told((70.0, 50.0), (55.0, 40.0)), Difference::NoClear);
        assert_eq!(told((58.0, 57.0), (55.0, 54.0)), Difference::NoClear);
        assert_eq!(
            told((40.0, 30.0), (55.0, 55.0)),
            Difference::Below { points: 15.0 }
        );
    }
}
