//! What normalisations learn from the units they refer to.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Deviation, RankRule, Sample, Transform};
use num_rational::BigRational;

use super::Table;
use super::ranks::{Place, assign, assign_outside, group};
use crate::kernel::answers::Answers;
use crate::kernel::condition::holds;
use crate::kernel::exact::Exact;
use crate::kernel::measure::source_figures;
use crate::kernel::transform::Learnt;
use crate::panel::Panel;
use crate::program::{NodeFunc, Program, Source};
use crate::score::{Cell, Reason};

/// What one measure has learnt: once, or per period.
pub(crate) enum Learning {
    Once(Learnt),
    PerPeriod(Vec<Learnt>),
}

impl Learning {
    pub(crate) fn of(&self, period: usize) -> &Learnt {
        match self {
            Self::Once(learnt) => learnt,
            Self::PerPeriod(list) => &list[period],
        }
    }
}

/// The sample of measure `node`; empty for measures without one.
pub(crate) fn learn(program: &Program, panel: &Panel, tables: &[Table], node: usize) -> Learning {
    let NodeFunc::Transform { transform, .. } = &program.nodes[node].func else {
        return Learning::Once(Learnt::default());
    };
    let Some(sample) = crate::program::transform_sample(transform) else {
        return Learning::Once(Learnt::default());
    };
    let values = values(program, panel, tables, node, sample);
    if let Transform::Rank { rule, .. } = transform {
        let exact = Exact { tables };
        let pair = |a: usize, b: usize| {
            let NodeFunc::Transform { of, .. } = &program.nodes[node].func else {
                return None;
            };
            exact_pair(&exact, program, panel, *of, (a, b))
        };
        let mut ranks = vec![None; tables[program.nodes[node].kind].cases.len()];
        let table = &tables[program.nodes[node].kind];
        let group = |case: usize| group(rule, panel, table, case);
        for ranked in rankings(&values, panel, sample, group) {
            for (case, place) in ranked.assign(rule, pair) {
                ranks[case] = Some(place);
            }
        }
        return Learning::Once(Learnt {
            ranks,
            ..Learnt::default()
        });
    }
    let (deviation, positive) = match transform {
        Transform::ZScore { deviation, .. } => (*deviation, false),
        // What has no logarithm is no end of a scale of logarithms.
        Transform::Goalposts { log, .. } => (Deviation::Sample, *log),
        _ => (Deviation::Sample, false),
    };
    let of = |keep: &dyn Fn(u32) -> bool| {
        learnt(
            values
                .iter()
                .filter(|v| v.sampled && keep(v.period) && !(positive && v.x <= 0.0))
                .map(|v| v.x)
                .collect(),
            deviation,
        )
    };
    match &sample.period {
        None => {
            let periods = 0..u32::try_from(panel.periods.len()).unwrap_or(u32::MAX);
            Learning::PerPeriod(periods.map(|p| of(&|period| period == p)).collect())
        }
        Some(None) => Learning::Once(of(&|_| true)),
        Some(Some(name)) => {
            let reference = period(panel, name);
            Learning::Once(of(&|period| Some(period) == reference))
        }
    }
}

fn period(panel: &Panel, name: &str) -> Option<u32> {
    let at = panel.periods.iter().position(|p| p == name)?;
    u32::try_from(at).ok()
}

/// A declared value of the source.
#[derive(Debug, Clone, Copy)]
struct Value {
    period: u32,
    case: usize,
    x: f64,
    /// Whether the unit is one of those that the sample is made of.
    sampled: bool,
}

/// What is ranked together.
#[derive(Debug, Default)]
struct Ranking {
    /// Cases of the sample with their values.
    sample: Vec<(usize, f64)>,
    /// Those outside: each is ranked as if it were added to the sample.
    outside: Vec<(usize, f64)>,
}

impl Ranking {
    fn assign(
        self,
        rule: &RankRule,
        exact: impl Fn(usize, usize) -> Option<(BigRational, BigRational)>,
    ) -> Vec<(usize, Place)> {
        if self.sample.is_empty() {
            return Vec::new();
        }
        let values: BTreeMap<usize, f64> = self.sample.iter().copied().collect();
        let mut ranks = assign(self.sample, rule, &exact);
        let with_value = |(case, place): &(usize, Place)| (*case, values[case], *place);
        let sample: Vec<_> = ranks.iter().map(with_value).collect();
        ranks.extend(assign_outside(&sample, self.outside, rule, &exact));
        ranks
    }
}

/// By period, unless the sample crosses periods, and by group.
fn rankings<'a>(
    values: &[Value],
    panel: &Panel,
    sample: &Sample,
    group: impl Fn(usize) -> Option<&'a str>,
) -> impl Iterator<Item = Ranking> {
    let reference = match &sample.period {
        None | Some(None) => None,
        Some(Some(name)) => Some(period(panel, name)),
    };
    let mut rankings: BTreeMap<(u32, Option<&str>), Ranking> = BTreeMap::new();
    for value in values {
        let period = sample.period.is_none().then_some(value.period);
        let place = (period.unwrap_or_default(), group(value.case));
        let ranking = rankings.entry(place).or_default();
        let inside = value.sampled && reference.is_none_or(|r| r == Some(value.period));
        let list = if inside {
            &mut ranking.sample
        } else {
            &mut ranking.outside
        };
        list.push((value.case, value.x));
    }
    rankings.into_values()
}

/// The fractions of a source in two cases, where it is a measure that has them.
fn exact_pair(
    exact: &Exact,
    program: &Program,
    panel: &Panel,
    of: Source,
    cases: (usize, usize),
) -> Option<(BigRational, BigRational)> {
    let Source::Node(n) = of else { return None };
    let kind = program.nodes[n].kind;
    let scored = |case: usize| exact.tables[kind].row(case)[n].reason == Reason::Scored;
    if !scored(cases.0) || !scored(cases.1) {
        return None;
    }
    exact.pair(program, panel, kind, n, cases, true)
}

/// The declared values of the source, in the order of the cases.
fn values(
    program: &Program,
    panel: &Panel,
    tables: &[Table],
    node: usize,
    sample: &Sample,
) -> Vec<Value> {
    let NodeFunc::Transform { of, .. } = &program.nodes[node].func else {
        return Vec::new();
    };
    let kind = program.nodes[node].kind;
    let table = &tables[kind];
    let mut answers = Answers::new(program);
    let mut out = Vec::new();
    for (case, key) in table.cases.iter().enumerate() {
        if kind == 0 {
            answers.read(program, panel, case);
        }
        let own = (kind == 0).then_some(&answers);
        let row = table.row(case);
        let at = program.situation(panel, tables, kind, case, own, row);
        let sampled = sample.only_if.as_ref().is_none_or(|c| holds(c, &at));
        let mut scratch = Cell::PENDING;
        let figures = source_figures(
            *of,
            &program.nodes[node],
            program,
            own,
            row,
            &mut scratch,
            false,
        );
        if let Some(x) = figures.ok().map(|f| f[0]).filter(|v| v.is_finite()) {
            out.push(Value {
                period: key.period,
                case,
                x,
                sampled,
            });
        }
    }
    out
}

fn learnt(values: Vec<f64>, deviation: Deviation) -> Learnt {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    let denominator = match deviation {
        Deviation::Sample => n - 1.0,
        Deviation::Population => n,
    };
    let deviation = if denominator > 0.0 {
        libm::sqrt(squares / denominator)
    } else {
        0.0
    };
    let mut sorted = values;
    sorted.sort_unstable_by(f64::total_cmp);
    Learnt {
        sorted,
        mean,
        deviation,
        ranks: Vec::new(),
    }
}
