//! What is known: scores by unit, period and measure, and facts of units.

use std::collections::BTreeMap;

use icc_questionnaire::definition::BenchmarkRules;
use icc_scoring::benchmark::{Observation, latest};
use indexmap::IndexSet;

use super::Comparison;
use super::groups::{Classes, GroupSpec};
use crate::distinct::EMPTY;
use crate::facts;
use crate::field::{SCORED, SCORES, Vocabulary};
use crate::names::Names;
use crate::problem::{Problem, Problems};
use crate::scores::Origin;
use crate::table::{Block, Reader, Source};

/// The fact that marks a draft, which enters no benchmark.
const COPY: &str = "copy";
const DRAFT: &str = "draft";

/// Scores and facts.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) origin: Origin,
    kinds: BTreeMap<String, OfKind>,
}

/// Those of one kind of unit.
#[derive(Debug, Default)]
pub(super) struct OfKind {
    /// Measures in the order of the file.
    measures: IndexSet<String>,
    /// Unit → period → edition, values by measure.
    units: BTreeMap<String, BTreeMap<String, Scored>>,
    facts: Facts,
}

/// The scores of one unit in one period.
#[derive(Debug, Default)]
struct Scored {
    edition: String,
    /// By measure: the row it stands in (0: none), and the score.
    values: Vec<(u64, Option<f64>)>,
}

/// Unit → fact → period (empty: every) → value.
type Facts = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// A unit with the result that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit<'a> {
    pub(super) name: &'a str,
    pub(super) period: &'a str,
    pub(super) edition: &'a str,
    /// Its facts: name → period (empty: every) → value.
    facts: Option<&'a BTreeMap<String, BTreeMap<String, String>>>,
}

impl Unit<'_> {
    /// A fact in the period of the result that counts.
    pub(super) fn fact(&self, name: &str) -> Option<&str> {
        fact(self.facts?, name, self.period)
    }
}

fn fact<'a>(
    facts: &'a BTreeMap<String, BTreeMap<String, String>>,
    name: &str,
    period: &str,
) -> Option<&'a str> {
    let by_period = facts.get(name)?;
    by_period
        .get(period)
        .or_else(|| by_period.get(""))
        .map(String::as_str)
}

impl Known {
    pub(super) fn read(scores: Source<'_>, facts: Source<'_>, problems: &mut Problems) -> Self {
        let mut known = Self::default();
        known.read_facts(facts, problems);
        known.read_scores(scores, problems);
        known
    }

    fn read_facts(&mut self, source: Source<'_>, problems: &mut Problems) {
        let mut names = Names::default();
        let facts = facts::read(source, &mut names, problems);
        for f in facts
            .list
            .iter()
            .filter(|f| f.fact != EMPTY && f.value != EMPTY)
        {
            let of_kind = self
                .kinds
                .entry(facts.kinds.text(f.kind).to_owned())
                .or_default();
            let unit = of_kind
                .facts
                .entry(names.units.text(f.unit).to_owned())
                .or_default();
            unit.entry(facts.names.text(f.fact).to_owned())
                .or_default()
                .insert(
                    names.periods.text(f.period).to_owned(),
                    facts.values.text(f.value).to_owned(),
                );
        }
    }

    fn read_scores(&mut self, source: Source<'_>, problems: &mut Problems) {
        let columns = [
            "edition",
            "method",
            "method_version",
            "kind",
            "period",
            "unit",
            "measure",
        ];
        let columns = columns.map(|name| SCORES.position(name).unwrap_or_default());
        let status = SCORES.position("status").unwrap_or_default();
        let value = SCORES.position("value").unwrap_or_default();
        let mut needed = columns.to_vec();
        needed.extend([status, value]);
        let mut reader = Reader::open(source, &SCORES, problems);
        reader.need(&needed);
        let words = Vocabulary::Status.words();
        let mut block = Block::default();
        let mut first = true;
        while reader.next(&mut block, problems) {
            for index in 0..block.rows {
                let text = |column: usize| reader.distinct[column].text(block.cell(column, index));
                let row = block.row(index);
                let [edition, method, version, kind, period, unit, measure] = columns.map(text);
                let origin = Origin {
                    edition: edition.to_owned(),
                    method: method.to_owned(),
                    method_version: version.to_owned(),
                };
                self.agree(origin, first, row, problems);
                first = false;
                if !words.contains(&text(status)) {
                    let problem = Problem::new("unknown-word").row(row).column("status");
                    let problem = problem.with("value", text(status));
                    problems.push(problem.with("known", words.join(", ")));
                }
                if unit.is_empty() {
                    problems.push(Problem::new("name-missing").row(row).column("unit"));
                }
                let number = number(text(value), "value", row, problems);
                let number = number.filter(|_| text(status) == SCORED);
                let of_kind = self.kinds.entry(kind.to_owned()).or_default();
                of_kind.add([edition, period, unit, measure], row, number, problems);
            }
        }
    }

    /// All scores must be made with one method; editions may differ.
    fn agree(&mut self, origin: Origin, first: bool, row: u64, problems: &mut Problems) {
        if first {
            self.origin = origin;
            return;
        }
        let own = &mut self.origin;
        if (&own.method, &own.method_version) != (&origin.method, &origin.method_version) {
            let shown = |o: &Origin| format!("{} {}", o.method, o.method_version);
            let problem = Problem::new("different-methods").row(row).column("method");
            problems.push(
                problem
                    .with("first", shown(own))
                    .with("other", shown(&origin)),
            );
        } else if own.edition != origin.edition {
            own.edition.clear();
        }
    }

    /// Reports what is asked for and no unit of any kind has.
    pub(super) fn lacks(
        &self,
        comparison: &Comparison,
        classes: &Classes,
        problems: &mut Problems,
    ) {
        let scored = || self.by_kind().map(|(_, kind)| kind);
        for group in &comparison.groups {
            match group {
                GroupSpec::All => {}
                GroupSpec::Fact(name) => {
                    if !scored().any(|kind| kind.facts.values().any(|f| f.contains_key(name))) {
                        problems.push(Problem::new("fact-missing").with("fact", name));
                    }
                }
                GroupSpec::List(_, units) => {
                    for unit in units
                        .iter()
                        .filter(|unit| !scored().any(|kind| kind.has(unit)))
                    {
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
        let units = self.kinds.values().flat_map(|kind| kind.units.values());
        units.flat_map(BTreeMap::keys).map(String::as_str)
    }

    /// The kinds of units that have scores, the answering ones first.
    pub(super) fn by_kind(&self) -> impl Iterator<Item = (&str, &OfKind)> {
        let scored = self.kinds.iter().filter(|(_, kind)| !kind.units.is_empty());
        scored.map(|(name, kind)| (name.as_str(), kind))
    }
}

/// Reads a number; an empty cell is none.
pub(super) fn number(text: &str, column: &str, row: u64, problems: &mut Problems) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok().filter(|n: &f64| n.is_finite());
    if number.is_none() {
        let problem = Problem::new("invalid-number").row(row).column(column);
        problems.push(problem.with("value", text));
    }
    number
}

impl OfKind {
    fn add(
        &mut self,
        [edition, period, unit, measure]: [&str; 4],
        row: u64,
        value: Option<f64>,
        problems: &mut Problems,
    ) {
        let at = match self.measures.get_index_of(measure) {
            Some(at) => at,
            None => self.measures.insert_full(measure.to_owned()).0,
        };
        if !self.units.contains_key(unit) {
            self.units.insert(unit.to_owned(), BTreeMap::new());
        }
        let Some(periods) = self.units.get_mut(unit) else {
            return;
        };
        if !periods.contains_key(period) {
            let scored = Scored {
                edition: edition.to_owned(),
                values: Vec::new(),
            };
            periods.insert(period.to_owned(), scored);
        }
        let Some(scored) = periods.get_mut(period) else {
            return;
        };
        if scored.values.len() <= at {
            scored.values.resize(at + 1, (0, None));
        }
        let (first_row, cell) = &mut scored.values[at];
        if *first_row > 0 {
            let problem = Problem::new("repeated-row").row(row).column("measure");
            problems.push(problem.with("first_row", *first_row));
        }
        (*first_row, *cell) = (row, value);
    }

    /// Positions of the measures, in the order of the scores.
    pub(super) fn measures(&self) -> std::ops::Range<usize> {
        0..self.measures.len()
    }

    pub(super) fn measure(&self, position: usize) -> &str {
        self.measures.get_index(position).map_or("", String::as_str)
    }

    /// Whether the unit has scores in any period.
    pub(super) fn has(&self, unit: &str) -> bool {
        self.units.contains_key(unit)
    }

    /// The score of a unit in the period that counts.
    pub(super) fn value(&self, unit: &Unit<'_>, measure: usize) -> Option<f64> {
        self.units
            .get(unit.name)?
            .get(unit.period)?
            .values
            .get(measure)?
            .1
    }

    /// Every unit with the result that counts at the reference period.
    pub(super) fn latest(&self, reference: &str, rules: &BenchmarkRules) -> Vec<Unit<'_>> {
        let mut observations = Vec::new();
        for (unit, periods) in &self.units {
            let facts = self.facts.get(unit);
            observations.extend(periods.iter().map(|(period, scored)| Observation {
                unit,
                period,
                edition: &scored.edition,
                country: None,
                value: None,
                draft: facts.and_then(|f| fact(f, COPY, period)) == Some(DRAFT),
            }));
        }
        let chosen = latest(&observations, reference, rules);
        let unit = |o: &Observation<'_>| {
            // The names live as long as this table, not as long as the list of observations.
            let (name, periods) = self.units.get_key_value(o.unit)?;
            let (period, scored) = periods.get_key_value(o.period)?;
            Some(Unit {
                name,
                period,
                edition: &scored.edition,
                facts: self.facts.get(name),
            })
        };
        chosen.iter().filter_map(unit).collect()
    }
}
