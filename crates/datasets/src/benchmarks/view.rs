//! The figures of groups.

use std::sync::atomic::{AtomicUsize, Ordering};

use icc_questionnaire::definition::{BenchmarkRules, OwnUnit};
use icc_scoring::benchmark::statistics;

use super::groups::Group;
use super::known::{OfKind, Unit};
use super::{Again, Row};
use crate::distinct::EMPTY;

/// Rows made at the same time.
const AT_ONCE: usize = 4;

/// One kind of unit, seen from the compared unit.
pub(super) struct View<'a> {
    pub(super) own: OfKind<'a>,
    pub(super) compared: Option<&'a Unit<'a>>,
    pub(super) rules: &'a BenchmarkRules,
    pub(super) again: Option<&'a Again<'a>>,
}

impl View<'_> {
    /// The rows of some groups: for each, one per measure.
    pub(super) fn rows(&self, groups: &[Group<'_>]) -> Vec<Row> {
        let measures = self.own.measures().len();
        let next = AtomicUsize::new(0);
        let make = || {
            let mut counters = Counters::default();
            let mut made = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(group) = at.checked_div(measures).and_then(|g| groups.get(g)) else {
                    return made;
                };
                made.push((at, self.row(group, at % measures, &mut counters)));
            }
        };
        let mut rows = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(make)).collect();
            let rows = threads.into_iter().flat_map(|thread| match thread.join() {
                Ok(rows) => rows,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            rows.collect::<Vec<_>>()
        });
        rows.sort_unstable_by_key(|(at, _)| *at);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn row(&self, group: &Group<'_>, measure: usize, counters: &mut Counters) -> Row {
        let left_out = self
            .compared
            .filter(|_| self.rules.own_unit == OwnUnit::LeftOut);
        let members = group
            .units
            .iter()
            .filter(|u| left_out.is_none_or(|own| own.places.unit != u.places.unit));
        let counted: Vec<(&Unit<'_>, f64)> = members
            .filter_map(|unit| Some((*unit, self.own.value(unit, measure)?)))
            .collect();
        let enough = |n: usize| n >= self.rules.minimum_units as usize;
        let values: Vec<f64> = counted.iter().map(|(_, value)| *value).collect();
        let again = self.again.map(|again| {
            let values: Vec<f64> = counted
                .iter()
                .filter_map(|(unit, _)| again.value(unit, self.own.measure(measure)))
                .collect();
            let n = values.len();
            (n, if enough(n) { statistics(values) } else { None })
        });
        let Counters {
            countries,
            editions,
            periods,
        } = counters;
        for (unit, _) in &counted {
            countries.count(unit.places.country);
            editions.count(unit.places.edition);
            periods.count(unit.places.period);
        }
        let known = self.own.known;
        Row {
            kind: self.own.name.to_owned(),
            group: group.name.clone(),
            group_value: group.value.clone(),
            measure: self.own.measure(measure).to_owned(),
            n: counted.len(),
            countries: countries.take().filter(|(c, _)| *c != EMPTY).count(),
            editions: pairs(editions.take().map(|(e, n)| (known.edition(e), n))),
            periods: pairs(periods.take().map(|(p, n)| (known.period(p), n))),
            statistics: if enough(values.len()) {
                statistics(values)
            } else {
                None
            },
            value: self.compared.and_then(|unit| self.own.value(unit, measure)),
            like_for_like: again,
        }
    }
}

/// What is counted of the members of a group.
#[derive(Debug, Default)]
struct Counters {
    countries: Counter,
    editions: Counter,
    periods: Counter,
}

/// How often each number occurred.
#[derive(Debug, Default)]
struct Counter {
    counts: Vec<usize>,
    /// The numbers that occurred.
    met: Vec<u32>,
}

impl Counter {
    fn count(&mut self, number: u32) {
        let at = number as usize;
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        if self.counts[at] == 0 {
            self.met.push(number);
        }
        self.counts[at] += 1;
    }

    /// The numbers that occurred and how often, in no order; all are forgotten.
    fn take(&mut self) -> impl Iterator<Item = (u32, usize)> {
        let counts = &mut self.counts;
        let met = self.met.drain(..);
        met.map(|number| (number, std::mem::take(&mut counts[number as usize])))
    }
}

/// `word:number` pairs, sorted, with semicolons between.
fn pairs<'a>(counts: impl Iterator<Item = (&'a str, usize)>) -> String {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_unstable();
    let pairs: Vec<String> = counts
        .iter()
        .map(|(word, n)| format!("{word}:{n}"))
        .collect();
    pairs.join(";")
}
