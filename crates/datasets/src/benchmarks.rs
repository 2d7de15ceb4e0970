//! Comparing units with groups of units: from a table of scores and facts to a table of
//! benchmarks.
//!
//! A mean is of units, never of pooled answers; every unit counts once, with its latest final
//! result that is not too old.

mod groups;
mod known;
mod view;
mod write;

use icc_questionnaire::Definition;
use icc_questionnaire::definition::{BenchmarkRules, Method};
use icc_scoring::benchmark::Statistics;
use icc_scoring::{Program, Scores};

use crate::input::Input;
use crate::problem::{Problem, Problems};
use crate::scores::Origin;
use crate::table::Source;

use groups::{Group, Groups};
pub use groups::{GroupError, GroupSpec};
use known::{Known, Unit};
use view::View;

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
        for own in known.by_kind() {
            let units = own.latest(&benchmarks.period, &comparison.rules);
            let compared = comparison.unit.as_deref();
            let compared = compared.map(|name| units.iter().find(|unit| unit.name == name));
            if matches!(compared, Some(None)) {
                continue; // The unit is of another kind.
            }
            found = true;
            let compared = compared.flatten();
            let again = like_for_like.filter(|_| own.name.is_empty());
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
            benchmarks.rows.extend(view.rows(&list));
        }
        if !found && problems.is_empty() {
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
        let file = with.input.facts_file();
        // What was filled in or drawn in stays so: it is learnt from all units, not from these few.
        let panel = with.input.clone().panel(with.program)?;
        let Some(case) = panel.find(compared.name, compared.period) else {
            return Ok(None);
        };
        let mut peers: Vec<usize> = units
            .iter()
            .filter_map(|unit| panel.find(unit.name, unit.period))
            .collect();
        peers.sort_unstable();
        let scores = with.program.like_for_like(&panel, case, &peers);
        let scores = scores.map_err(|errors| file.ungrouped(errors))?;
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
