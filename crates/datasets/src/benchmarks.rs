//! Comparing units with groups of units: from a table of scores and facts to a table of
//! benchmarks.
//!
//! A mean is of units, never of pooled answers; every unit counts once, with its latest final
//! result that is not too old.

mod groups;
mod known;
mod write;

use icc_questionnaire::Definition;
use icc_questionnaire::definition::{BenchmarkRules, Method, OwnUnit};
use icc_scoring::benchmark::{Statistics, statistics};
use icc_scoring::{Program, Scores};

use crate::input::Input;
use crate::problem::{Problem, Problems};
use crate::scores::Origin;
use crate::table::Source;

use groups::{Group, Groups};
pub use groups::{GroupError, GroupSpec};
use known::{Known, Unit};

/// What is compared with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The groups.
    pub groups: Vec<GroupSpec>,
    /// The compared unit; none: the groups alone.
    pub unit: Option<String>,
    /// The reference period; none: the last one of the scores.
    pub period: Option<String>,
    /// Which results count.
    pub rules: BenchmarkRules,
}

/// The tables that are compared.
#[derive(Debug)]
pub struct Tables<'a> {
    /// Scores.
    pub scores: Source<'a>,
    /// Facts of the units.
    pub facts: Source<'a>,
    /// Classes of units, for groups of classes.
    pub classes: Option<Source<'a>>,
}

/// What is needed to recompute scores on the questions within the powers of the compared unit.
#[derive(Debug)]
pub struct LikeForLike<'a> {
    /// The definition.
    pub definition: &'a Definition,
    /// The method of the scores.
    pub method: &'a Method,
    /// The method, compiled.
    pub program: &'a Program,
    /// The answers that the scores were made from.
    pub input: Input,
}

/// Benchmarks, one row per group and measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmarks {
    origin: Origin,
    period: String,
    unit: Option<String>,
    rows: Vec<Row>,
}

/// A group seen through one measure.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    kind: String,
    group: String,
    group_value: String,
    measure: String,
    n: usize,
    countries: usize,
    editions: String,
    periods: String,
    statistics: Option<Statistics>,
    value: Option<f64>,
    like_for_like: Option<(usize, Option<Statistics>)>,
}

impl Benchmarks {
    /// Compares.
    ///
    /// # Errors
    /// Every problem of the tables, and what is asked for that they do not have.
    pub fn compute(
        tables: Tables<'_>,
        comparison: &Comparison,
        like_for_like: Option<&LikeForLike<'_>>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let known = Known::read(tables.scores, tables.facts, &mut problems);
        let classes = groups::read_classes(tables.classes, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        // What is asked for may be in no file.
        problems.in_file("");
        known.lacks(comparison, &classes, &mut problems);
        let period = comparison
            .period
            .clone()
            .or_else(|| known.periods().max().map(str::to_owned));
        let period = period.unwrap_or_default();
        let mut benchmarks = Self {
            origin: known.origin.clone(),
            unit: comparison.unit.clone(),
            rows: Vec::new(),
            period,
        };
        let mut found = comparison.unit.is_none();
        for (kind, own) in known.by_kind() {
            let units = own.latest(&benchmarks.period, &comparison.rules);
            let compared = comparison.unit.as_deref();
            let compared = compared.map(|name| units.iter().find(|unit| unit.name == name));
            if compared == Some(None) {
                continue; // The unit is of another kind.
            }
            found = true;
            let compared = compared.flatten();
            let again = like_for_like.filter(|_| kind.is_empty());
            let again = again
                .zip(compared)
                .map(|(with, unit)| Again::compute(with, &units, unit));
            let again = again.transpose()?.flatten();
            let groups = Groups {
                classes: &classes,
                own,
                units: &units,
                compared,
            };
            let mut list: Vec<Group> = Vec::new();
            for spec in &comparison.groups {
                list.extend(groups.of(spec));
            }
            list.sort_by(|a, b| (&a.name, &a.value).cmp(&(&b.name, &b.value)));
            let view = View {
                own,
                compared,
                rules: &comparison.rules,
                again: again.as_ref(),
            };
            for group in &list {
                benchmarks
                    .rows
                    .extend(own.measures().map(|m| view.row(kind, group, m)));
            }
        }
        if !found {
            let unit = comparison.unit.clone().unwrap_or_default();
            let problem = Problem::new("unit-unknown").with("unit", unit);
            problems.push(problem.with("period", &benchmarks.period));
        }
        if problems.is_empty() {
            Ok(benchmarks)
        } else {
            Err(problems)
        }
    }
}

/// One kind of unit, seen from the compared unit.
struct View<'a> {
    own: &'a known::OfKind,
    compared: Option<&'a Unit<'a>>,
    rules: &'a BenchmarkRules,
    again: Option<&'a Again<'a>>,
}

impl View<'_> {
    fn row(&self, kind: &str, group: &Group<'_>, measure: usize) -> Row {
        let left_out = self
            .compared
            .filter(|_| self.rules.own_unit == OwnUnit::LeftOut);
        let members = group
            .units
            .iter()
            .filter(|u| left_out.is_none_or(|own| own.name != u.name));
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
        Row {
            kind: kind.to_owned(),
            group: group.name.clone(),
            group_value: group.value.clone(),
            measure: self.own.measure(measure).to_owned(),
            n: counted.len(),
            countries: different(counted.iter().filter_map(|(unit, _)| unit.fact("country"))),
            editions: pairs(counted.iter().map(|(unit, _)| unit.edition)),
            periods: pairs(counted.iter().map(|(unit, _)| unit.period)),
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

/// How many different words there are.
fn different<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.collect::<std::collections::BTreeSet<_>>().len()
}

/// `word:number` pairs, sorted, with semicolons between.
fn pairs<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let pairs: Vec<String> = counts
        .iter()
        .map(|(word, n)| format!("{word}:{n}"))
        .collect();
    pairs.join(";")
}

/// Scores recomputed on the questions within the powers of the compared unit.
struct Again<'a> {
    program: &'a Program,
    scores: Scores,
}

impl<'a> Again<'a> {
    /// None if the answers lack the compared unit.
    fn compute(
        with: &LikeForLike<'a>,
        units: &[Unit<'_>],
        compared: &Unit<'_>,
    ) -> Result<Option<Self>, Problems> {
        let panel = with.input.clone().into_panel();
        let Some(case) = panel.find(compared.name, compared.period) else {
            return Ok(None);
        };
        let mut peers: Vec<usize> = units
            .iter()
            .filter_map(|unit| panel.find(unit.name, unit.period))
            .collect();
        peers.sort_unstable();
        let scores = with.program.like_for_like(&panel, case, &peers);
        let scores = scores.map_err(crate::run::problems_of)?;
        Ok(Some(Self {
            program: with.program,
            scores,
        }))
    }

    fn value(&self, unit: &Unit<'_>, measure: &str) -> Option<f64> {
        self.scores
            .find(self.program, unit.name, unit.period, measure)?
            .score()
    }
}
