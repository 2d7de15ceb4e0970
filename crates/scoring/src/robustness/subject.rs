//! What is examined: one index over the units of one period.

use std::collections::BTreeSet;

use icc_questionnaire::definition::{Combine, Condition, OnFail};

use super::reckoning::Reckoning;
use crate::panel::Panel;
use crate::program::{MembersNode, NodeFunc, Phase, Program, Source};

/// Why an index cannot be examined.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The method has no such measure.
    #[error("there is no measure {0:?}")]
    NoMeasure(String),
    /// No unit has a final copy in this period.
    #[error("no unit has a final copy in period {0:?}")]
    NoUnit(String),
    /// The index is not a weighted mean of measures of answering units, with the same weights for
    /// all.
    #[error("measure {0:?} is not a weighted mean of measures with the same weights for all units")]
    NotAMean(String),
    /// Something that the index is made of looks at other units, comes from outside, is rounded,
    /// mixes questions with measures, or adds up answers in another way than as a rate or mean.
    #[error("measure {0:?} is of a sort whose members cannot be varied")]
    Fixed(String),
}

/// A measure of measures that counts as one where it could count by its parts, or the reverse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Composite {
    /// Its position in the method.
    pub(super) node: usize,
    /// Its members' positions.
    pub(super) parts: Vec<usize>,
}

/// An index over the units of one period, ready to be examined. Units whose copy is a draft are left
/// out, as in every comparison. Scores are those before the index is rounded.
#[derive(Debug)]
pub struct Subject<'a> {
    pub(super) program: &'a Program,
    pub(super) panel: &'a Panel,
    /// The cases, ascending: those of one period that are no drafts.
    pub(super) cases: Vec<usize>,
    pub(super) index: usize,
    /// The index and everything it is made of or waits for, each after what it needs.
    pub(super) order: Vec<usize>,
    /// What counts as one or by its parts; the index itself says which way is declared.
    pub(super) composites: Vec<Composite>,
    /// Whether the composites are members of the index as it is declared.
    pub(super) as_one: bool,
}

impl<'a> Subject<'a> {
    /// The measure `index` over the units that have a final copy in a period; without one, in the
    /// last period in which any has.
    pub fn new(
        program: &'a Program,
        panel: &'a Panel,
        index: &str,
        period: Option<&str>,
    ) -> Result<Self, Unfit> {
        let unknown = || Unfit::NoMeasure(index.to_owned());
        let index = program.measure_position(index).ok_or_else(unknown)?;
        let finished = |case: &usize| !panel.drafts[*case];
        let wanted = match period {
            Some(name) => panel.periods.iter().position(|p| p == name),
            None => (0..panel.cases.len())
                .filter(finished)
                .map(|case| panel.cases[case].period as usize)
                .max(),
        };
        let in_period = |case: &usize| Some(panel.cases[*case].period as usize) == wanted;
        let all = 0..panel.cases.len();
        let cases: Vec<usize> = all.filter(finished).filter(in_period).collect();
        if cases.is_empty() {
            return Err(Unfit::NoUnit(period.unwrap_or_default().to_owned()));
        }
        let order = needed(program, index);
        let Some(members) = mean_of_measures(program, index) else {
            return Err(Unfit::NotAMean(code(program, index).to_owned()));
        };
        // The index itself may be rounded: its value before that is examined.
        let below = || order.iter().filter(|node| **node != index);
        if let Some(node) = below().find(|node| !varies(program, **node)) {
            return Err(Unfit::Fixed(code(program, *node).to_owned()));
        }
        let (composites, as_one) = composites(program, index, &members);
        let mut order = order;
        // What the members could be folded into is not always needed by the index.
        for composite in &composites {
            let below = needed(program, composite.node);
            order.extend(
                below
                    .into_iter()
                    .filter(|n| !order.contains(n))
                    .collect::<Vec<_>>(),
            );
        }
        let place = |node: &usize| program.in_order().position(|n| n == *node);
        order.sort_by_key(place);
        Ok(Self {
            program,
            panel,
            cases,
            index,
            order,
            composites,
            as_one,
        })
    }

    /// Names of the units, sorted.
    #[must_use]
    pub fn units(&self) -> Vec<&str> {
        self.cases
            .iter()
            .map(|c| self.panel.unit_name(*c))
            .collect()
    }

    /// The name of the period; empty where there is one without a name.
    #[must_use]
    pub fn period(&self) -> &str {
        self.cases
            .first()
            .map_or("", |case| self.panel.period_name(*case))
    }

    /// The code of the index.
    #[must_use]
    pub fn measure(&self) -> &str {
        code(self.program, self.index)
    }

    /// Whether the method ranks the index.
    #[must_use]
    pub const fn is_ranked(&self) -> bool {
        self.program.nodes.as_slice()[self.index]
            .measure
            .rank
            .is_some()
    }

    /// Codes of what counts as one or by its parts.
    #[must_use]
    pub fn composites(&self) -> Vec<&str> {
        let of = |c: &Composite| code(self.program, c.node);
        self.composites.iter().map(of).collect()
    }

    /// Computes scores of a unit after the other.
    pub(super) fn reckoning(&self) -> Reckoning<'_> {
        Reckoning::new(self)
    }

    /// The members of the index, in the order of the method, with their weights.
    pub(super) fn declared_members(&self) -> Vec<(usize, f64)> {
        match &self.program.nodes[self.index].func {
            NodeFunc::Members(node) => weighed(node),
            _ => Vec::new(),
        }
    }

    /// Positions of the questions below the index, in the order of the definition.
    pub(super) fn questions(&self) -> Vec<usize> {
        let reached = |node: &usize| match &self.program.nodes[*node].func {
            NodeFunc::Points(points) => points.members.iter().map(|(q, _)| *q).collect(),
            _ => Vec::new(),
        };
        let below = needed_members(self.program, self.index);
        let all: BTreeSet<usize> = below.iter().flat_map(reached).collect();
        all.into_iter().collect()
    }
}

pub(super) fn code(program: &Program, node: usize) -> &str {
    program.nodes[node].measure.code.as_str()
}

/// Members that are measures, with their weights.
pub(super) fn weighed(node: &MembersNode) -> Vec<(usize, f64)> {
    let members = node.members.iter().zip(&node.weights.sets[0]);
    let measures = members.filter_map(|((source, _), weight)| match source {
        Source::Node(n) => Some((*n, *weight)),
        Source::Item(_) | Source::Constant(_) => None,
    });
    measures.collect()
}

/// The members of a weighted mean of measures; none for everything else.
fn mean_of_measures(program: &Program, node: usize) -> Option<Vec<usize>> {
    let node = &program.nodes[node];
    let NodeFunc::Members(members) = &node.func else {
        return None;
    };
    let gate = node.measure.gate.as_ref();
    let plain = members.combine == Combine::Mean
        && members.linear.is_some()
        && members.floor_values.is_none()
        && members.weights.by_fact.is_none()
        && node.kind == 0
        && node.measure.floor.is_none()
        && node.measure.cap.is_none()
        && !gate.is_some_and(|gate| matches!(gate.otherwise, OnFail::Value(_)));
    let all = weighed(members);
    let positive = all.iter().all(|(_, w)| *w >= 0.0) && all.iter().any(|(_, w)| *w > 0.0);
    (plain && positive && all.len() == members.members.len())
        .then(|| all.into_iter().map(|(n, _)| n).collect())
}

/// Members of the index that could count by their parts; else, measures whose parts are all members
/// of the index.
fn composites(program: &Program, index: usize, members: &[usize]) -> (Vec<Composite>, bool) {
    let composite = |node: usize| {
        let parts = mean_of_measures(program, node).filter(|parts| parts.len() > 1)?;
        Some(Composite { node, parts })
    };
    let apart = |c: &Composite| c.parts.iter().all(|p| !members.contains(p));
    let inside: Vec<_> = members
        .iter()
        .filter_map(|n| composite(*n))
        .filter(apart)
        .collect();
    if !inside.is_empty() {
        return (inside, true);
    }
    let others = (0..program.nodes.len()).filter(|n| *n != index);
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut outside = Vec::new();
    for found in others.filter_map(composite) {
        let fits = found.parts.len() < members.len()
            && found
                .parts
                .iter()
                .all(|p| members.contains(p) && !taken.contains(p))
            && needed(program, found.node)
                .iter()
                .all(|n| varies(program, *n));
        if fits {
            taken.extend(&found.parts);
            outside.push(found);
        }
    }
    (outside, false)
}

/// Whether what a measure is made of can be varied unit by unit.
fn varies(program: &Program, node: usize) -> bool {
    let others = |phase: &Phase| matches!(phase, Phase::Panel(of) if *of == node);
    let looks_at_others = program.phases.iter().any(others);
    let node = &program.nodes[node];
    let by_itself = node.kind == 0 && node.measure.round.is_none() && !looks_at_others;
    by_itself
        && match &node.func {
            NodeFunc::Points(points) => {
                matches!(points.combine, Combine::Rate | Combine::Mean) && points.beyond.is_empty()
            }
            NodeFunc::Members(members) => {
                let measure = |(source, _): &(Source, bool)| !matches!(source, Source::Item(_));
                members.members.iter().all(measure)
            }
            NodeFunc::Transform { of, .. } => !matches!(of, Source::Item(_)),
            NodeFunc::Constant(_) => true,
            NodeFunc::OverUnits { .. } | NodeFunc::External => false,
        }
}

/// A measure and all that it is made of.
fn needed_members(program: &Program, top: usize) -> Vec<usize> {
    reached(program, top, &|node| {
        let mut below = Vec::new();
        match &program.nodes[node].func {
            NodeFunc::Members(members) => {
                below.extend(members.members.iter().map(|(source, _)| *source));
            }
            NodeFunc::Transform { of, .. } => below.push(*of),
            _ => {}
        }
        let measures = below.into_iter().filter_map(|source| match source {
            Source::Node(n) => Some(n),
            Source::Item(_) | Source::Constant(_) => None,
        });
        measures.collect()
    })
}

/// A measure and all that it is made of or waits for.
fn needed(program: &Program, top: usize) -> Vec<usize> {
    reached(program, top, &|node| {
        let mut below = needed_members(program, node);
        if let Some(gate) = &program.nodes[node].measure.gate {
            looked_at(program, &gate.only_if, &mut below);
        }
        below
    })
}

fn reached(program: &Program, top: usize, below: &dyn Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let mut seen = BTreeSet::from([top]);
    let mut waiting = vec![top];
    while let Some(node) = waiting.pop() {
        waiting.extend(below(node).into_iter().filter(|n| seen.insert(*n)));
    }
    program.in_order().filter(|n| seen.contains(n)).collect()
}

fn looked_at(program: &Program, condition: &Condition, found: &mut Vec<usize>) {
    match condition {
        Condition::MeasureNumber { measure, .. } => {
            found.extend(program.measure_position(measure.as_str()));
        }
        Condition::All(list) | Condition::Any(list) => {
            for inner in list {
                looked_at(program, inner, found);
            }
        }
        Condition::Not(inner) => looked_at(program, inner, found),
        Condition::QuestionIs { .. }
        | Condition::QuestionState { .. }
        | Condition::QuestionNumber { .. }
        | Condition::FactIs { .. }
        | Condition::FactNumber { .. }
        | Condition::Unit(_)
        | Condition::Period(_) => {}
    }
}
