//! What normalisations learn from the units they refer to.

use icc_questionnaire::definition::{Deviation, Sample, Transform};

use super::Table;
use super::ranks::assign;
use crate::kernel::answers::Answers;
use crate::kernel::condition::holds;
use crate::kernel::measure::source_figures;
use crate::kernel::transform::Learnt;
use crate::panel::Panel;
use crate::program::{NodeFunc, Program};
use crate::score::{Cell, FIGURES, Reason};

/// What one measure has learnt: once, or per period.
pub(super) enum Learning {
    Once(Learnt),
    PerPeriod(Vec<Learnt>),
}

impl Learning {
    pub(super) fn of(&self, period: usize) -> &Learnt {
        match self {
            Self::Once(learnt) => learnt,
            Self::PerPeriod(list) => &list[period],
        }
    }
}

/// The sample of measure `node`; empty for measures without one.
pub(super) fn learn(program: &Program, panel: &Panel, tables: &[Table], node: usize) -> Learning {
    let NodeFunc::Transform { transform, .. } = &program.nodes[node].func else {
        return Learning::Once(Learnt::default());
    };
    let Some(sample) = crate::program::transform_sample(transform) else {
        return Learning::Once(Learnt::default());
    };
    let values = values(program, panel, tables, node, sample);
    let deviation = match transform {
        Transform::ZScore { deviation, .. } => *deviation,
        _ => Deviation::Sample,
    };
    let of = |keep: &dyn Fn(u32) -> bool| {
        learnt(
            values
                .iter()
                .filter(|(period, ..)| keep(*period))
                .map(|(.., value)| *value)
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
            let reference = panel
                .periods
                .iter()
                .position(|p| p == name)
                .and_then(|p| u32::try_from(p).ok());
            Learning::Once(of(&|period| Some(period) == reference))
        }
    }
}

/// Declared values of the source in the sample: period, case, value, in the order of the cases.
fn values(
    program: &Program,
    panel: &Panel,
    tables: &[Table],
    node: usize,
    sample: &Sample,
) -> Vec<(u32, usize, f64)> {
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
        if sample
            .only_if
            .as_ref()
            .is_some_and(|condition| !holds(condition, &at))
        {
            continue;
        }
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
        if let Some(value) = figures.ok().map(|f| f[0]).filter(|v| v.is_finite()) {
            out.push((key.period, case, value));
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
    }
}

/// Writes the cells of a measure that *is* a rank; leaves all others alone.
pub(super) fn rank_transform(
    program: &Program,
    panel: &Panel,
    tables: &[Table],
    node: usize,
    out: &mut [Cell],
) {
    let NodeFunc::Transform {
        transform: Transform::Rank { rule, sample },
        ..
    } = &program.nodes[node].func
    else {
        return;
    };
    let values = values(program, panel, tables, node, sample);
    let mut by_period: Vec<Vec<(usize, f64)>> = vec![Vec::new(); panel.periods.len()];
    for (period, case, value) in values {
        by_period[period as usize].push((case, value));
    }
    if sample.period.is_some() {
        by_period = vec![by_period.concat()];
    }
    for list in by_period {
        for (case, rank) in assign(list, *rule, |_, _| None) {
            let cell = &mut out[case];
            cell.figures = [f64::NAN; FIGURES];
            cell.figures[0] = rank;
            cell.raw = rank;
            cell.reason = Reason::Scored;
        }
    }
}
