//! What is known: scores by unit, period and measure, and facts of units.
//!
//! A table of scores has a row per measure of every unit and period, so names are numbers here and
//! scores lie measure by measure.

mod read;

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::BenchmarkRules;
use icc_scoring::benchmark::is_recent;
use indexmap::IndexSet;

use super::Comparison;
use super::groups::{Classes, GroupSpec};
use crate::distinct::{Distinct, EMPTY};
use crate::facts::{Fact, Facts};
use crate::input::{COPY, DRAFT};
use crate::names::Names;
use crate::problem::{Problem, Problems, listed, or_none};
use crate::scores::Origin;

const COUNTRY: &str = "country";

/// Scores and facts.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) origin: Origin,
    names: Names,
    editions: Distinct,
    facts: Facts,
    /// Per kind, by its number in `facts`: the facts of its units.
    units: BTreeMap<u32, UnitFacts>,
    /// The kinds that have scores, by name.
    kinds: BTreeMap<String, Scored>,
}

/// Where the facts of the units of a kind stand.
#[derive(Debug, Default)]
struct UnitFacts {
    /// Per unit: its first fact in the list, and one more at the end.
    starts: Vec<u32>,
}

/// The scores of the units of one kind.
#[derive(Debug, Default)]
struct Scored {
    /// Number of the kind.
    kind: u32,
    /// Measures in the order of the file.
    measures: IndexSet<String>,
    /// Unit and period of each result.
    cases: IndexSet<(u32, u32)>,
    /// The edition of each.
    editions: Vec<u32>,
    /// Per measure: the scores.
    columns: Vec<Column>,
}

/// The scores of one measure, by result.
#[derive(Debug, Default)]
struct Column {
    /// The row each stands in; 0: none.
    rows: Vec<u32>,
    /// Not-a-number: none.
    values: Vec<f64>,
}

/// A unit with the result that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    pub(super) name: &'a str,
    pub(super) period: &'a str,
    pub(super) places: Places,
    known: &'a Known,
    facts: &'a [Fact],
}

/// The numbers of what a unit belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    /// The place of the result among those of its kind.
    case: usize,
    pub(super) unit: u32,
    pub(super) period: u32,
    pub(super) edition: u32,
    /// [`EMPTY`]: not known.
    pub(super) country: u32,
}

impl<'a> Unit<'a> {
    /// A fact in the period of the result that counts.
    pub(super) fn fact(&self, name: &str) -> Option<&'a str> {
        let facts = &self.known.facts;
        let value = value(self.facts, facts.names.find(name)?, self.places.period)?;
        Some(facts.values.text(value))
    }
}

/// The value of a fact of one unit in a period: what is stated for it, else for every period.
fn value(facts: &[Fact], fact: u32, period: u32) -> Option<u32> {
    let stated = |period: u32| {
        let at = facts.binary_search_by_key(&(period, fact), |f| (f.period, f.fact));
        let found = facts.get(at.ok()?)?;
        (found.value != EMPTY).then_some(found.value)
    };
    stated(period).or_else(|| stated(EMPTY))
}

/// One kind of units that has scores.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfKind<'a> {
    pub(super) name: &'a str,
    pub(super) known: &'a Known,
    own: &'a Scored,
}

impl Known {
    /// The text of an edition's number.
    pub(super) fn edition(&self, number: u32) -> &str {
        self.editions.text(number)
    }

    /// The text of a period's number.
    pub(super) fn period(&self, number: u32) -> &str {
        self.names.periods.text(number)
    }

    /// The number of a unit's name.
    pub(super) fn unit(&self, name: &str) -> Option<u32> {
        self.names.units.find(name)
    }

    /// Reports what is asked for and no unit of any kind has.
    pub(super) fn lacks(
        &self,
        comparison: &Comparison,
        classes: &Classes,
        problems: &mut Problems,
    ) {
        if let Some(period) = &comparison.period {
            let mut known: Vec<&str> = self.periods().collect();
            known.sort_unstable();
            let counts = |own: &&str| is_recent(own, period, &comparison.rules);
            if !known.iter().any(counts) {
                known.retain(|name| !name.is_empty());
                let unknown = Problem::new("period-unknown").with("period", period);
                problems.push(unknown.with("known", or_none(&listed(&known))));
            }
        }
        let kinds: BTreeSet<u32> = self.kinds.values().map(|own| own.kind).collect();
        for group in &comparison.groups {
            match group {
                GroupSpec::All => {}
                GroupSpec::Fact(name) => {
                    let number = self.facts.names.find(name);
                    let is_it = |f: &Fact| Some(f.fact) == number && f.value != EMPTY;
                    let mut facts = self.facts.list.iter().filter(|f| kinds.contains(&f.kind));
                    if !facts.any(is_it) {
                        problems.push(Problem::new("fact-missing").with("fact", name));
                    }
                }
                GroupSpec::List(_, units) => {
                    let scored: BTreeSet<u32> = self.by_kind().flat_map(OfKind::units).collect();
                    let has = |unit: &str| self.unit(unit).is_some_and(|u| scored.contains(&u));
                    for unit in units.iter().filter(|unit| !has(unit)) {
                        problems.push(Problem::new("unit-unknown").with("unit", unit));
                    }
                }
                GroupSpec::Class(set) => {
                    if !classes.contains_key(set) {
                        problems.push(Problem::new("classes-missing").with("set", set));
                    }
                }
            }
        }
    }

    /// Every period that has scores.
    pub(super) fn periods(&self) -> impl Iterator<Item = &str> {
        let cases = self.kinds.values().flat_map(|own| &own.cases);
        let periods: BTreeSet<u32> = cases.map(|(_, period)| *period).collect();
        periods.into_iter().map(|period| self.period(period))
    }

    /// The kinds of units that have scores, the answering ones first.
    pub(super) fn by_kind(&self) -> impl Iterator<Item = OfKind<'_>> {
        self.kinds.iter().map(|(name, own)| OfKind {
            name,
            known: self,
            own,
        })
    }

    /// The facts of a unit.
    fn facts(&self, kind: u32, unit: u32) -> &[Fact] {
        let at = unit as usize;
        let range = self.units.get(&kind).and_then(|units| {
            let (start, end) = (units.starts.get(at)?, units.starts.get(at + 1)?);
            self.facts.list.get(*start as usize..*end as usize)
        });
        range.unwrap_or_default()
    }
}

impl<'a> OfKind<'a> {
    /// Positions of the measures, in the order of the scores.
    pub(super) fn measures(self) -> std::ops::Range<usize> {
        0..self.own.measures.len()
    }

    pub(super) fn measure(self, position: usize) -> &'a str {
        let name = self.own.measures.get_index(position);
        name.map_or("", String::as_str)
    }

    /// Every unit that has scores in some period, perhaps more than once.
    pub(super) fn units(self) -> impl Iterator<Item = u32> {
        self.own.cases.iter().map(|(unit, _)| *unit)
    }

    /// The score of a unit in the period that counts.
    pub(super) fn value(self, unit: &Unit<'_>, measure: usize) -> Option<f64> {
        let value = self.own.columns.get(measure)?.values.get(unit.places.case);
        value.copied().filter(|value| !value.is_nan())
    }

    /// Every unit with the result that counts at the reference period: its latest final one that is
    /// not too old.
    pub(super) fn latest(self, reference: &str, rules: &BenchmarkRules) -> Vec<Unit<'a>> {
        let Known {
            names, facts: all, ..
        } = self.known;
        let periods = (0..names.periods.len()).map(|period| {
            let period = u32::try_from(period).unwrap_or(EMPTY);
            is_recent(names.periods.text(period), reference, rules)
        });
        let recent: Vec<bool> = periods.collect();
        let ranks = names.periods.ranks();
        let (copy, country) = (all.names.find(COPY), all.names.find(COUNTRY));
        let draft = all.values.find(DRAFT);
        let fact = |facts: &[Fact], fact: Option<u32>, period| value(facts, fact?, period);
        let mut chosen: Vec<Option<usize>> = vec![None; names.units.len()];
        for (case, (unit, period)) in self.own.cases.iter().enumerate() {
            if !recent[*period as usize] {
                continue;
            }
            let best = &mut chosen[*unit as usize];
            let of = |case: usize| self.own.cases.get_index(case).map(|(_, period)| *period);
            let later = best
                .and_then(of)
                .is_none_or(|best| ranks[*period as usize] > ranks[best as usize]);
            let facts = self.known.facts(self.own.kind, *unit);
            if later && (draft.is_none() || fact(facts, copy, *period) != draft) {
                *best = Some(case);
            }
        }
        let unit = |case: usize| {
            let (unit, period) = *self.own.cases.get_index(case)?;
            let facts = self.known.facts(self.own.kind, unit);
            Some(Unit {
                name: names.units.text(unit),
                period: names.periods.text(period),
                places: Places {
                    case,
                    unit,
                    period,
                    edition: self.own.editions.get(case).copied().unwrap_or(EMPTY),
                    country: fact(facts, country, period).unwrap_or(EMPTY),
                },
                known: self.known,
                facts,
            })
        };
        chosen.into_iter().flatten().filter_map(unit).collect()
    }
}
