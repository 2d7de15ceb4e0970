//! What an index is made of, unit by unit: computed once, then only weights change.

use icc_questionnaire::definition::Treatment;

use super::reckoning::{Choice, Side};
use super::subject::{Composite, Subject, weighed};
use crate::program::NodeFunc;
use crate::score::{Cell, Reason};

/// A member of the index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Member {
    /// Its position in the method.
    pub(super) node: usize,
    pub(super) weight: f64,
    /// The composite that it is part of, where it stands for itself.
    part_of: Option<usize>,
}

/// Values of the members of the index under one choice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Matrix {
    pub(super) members: Vec<Member>,
    /// Unit by unit, the value of each member; not-a-number where it does not count.
    pub(super) values: Vec<f64>,
    /// Per unit: whether the index has a score.
    pub(super) scored: Vec<bool>,
}

impl Matrix {
    /// The values of a unit.
    pub(super) fn row(&self, unit: usize) -> &[f64] {
        let n = self.members.len();
        &self.values[unit * n..(unit + 1) * n]
    }

    /// The weighted mean of each unit, without one of the members where one is named; not-a-number
    /// where there is none.
    pub(super) fn means(&self, without: Option<usize>) -> Vec<f64> {
        let mean = |unit: usize| {
            let (mut weighted, mut weight) = (0.0, 0.0);
            let members = self.members.iter().zip(self.row(unit)).enumerate();
            for (place, (member, value)) in members {
                if !value.is_nan() && without != Some(place) {
                    weighted += member.weight * value;
                    weight += member.weight;
                }
            }
            if self.scored[unit] && weight > 0.0 {
                weighted / weight
            } else {
                f64::NAN
            }
        };
        (0..self.scored.len()).map(mean).collect()
    }
}

/// What the index is the weighted mean of, unit by unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// Codes of the members.
    pub members: Vec<String>,
    /// Their weights, as declared.
    pub weights: Vec<f64>,
    /// Per unit, the value of each member in units of the index; none where it does not count. None
    /// for a unit without a score.
    pub units: Vec<Option<Vec<Option<f64>>>>,
}

impl Subject<'_> {
    /// What the index is the weighted mean of under a choice: all that is needed to draw other
    /// weights with another program.
    #[must_use]
    pub fn values(&self, choice: Choice) -> Values {
        let matrix = self.matrix(choice, None);
        let row = |unit: usize| {
            let values = matrix.row(unit).iter();
            values.map(|v| Some(*v).filter(|v| !v.is_nan())).collect()
        };
        let units = matrix.scored.iter().enumerate();
        Values {
            members: matrix
                .members
                .iter()
                .map(|m| self.code(m.node).to_owned())
                .collect(),
            weights: matrix.members.iter().map(|m| m.weight).collect(),
            units: units
                .map(|(unit, scored)| scored.then(|| row(unit)))
                .collect(),
        }
    }

    /// The members of the index under a choice, without one question where one is named.
    pub(super) fn matrix(&self, choice: Choice, without: Option<usize>) -> Matrix {
        let members = self.members(choice.structure);
        let mut matrix = Matrix {
            values: Vec::with_capacity(members.len() * self.cases.len()),
            scored: Vec::with_capacity(self.cases.len()),
            members,
        };
        let mut reckoning = self.reckoning();
        for &case in &self.cases {
            reckoning.read(case);
            reckoning.compute(choice, without);
            let row = &reckoning.row;
            matrix.scored.push(row[self.index].reason == Reason::Scored);
            let values = matrix.members.iter().map(|m| self.value(m, row));
            matrix.values.extend(values);
        }
        matrix
    }

    /// The members of the index with its composites counted one way or the other.
    pub(super) fn members(&self, structure: Side) -> Vec<Member> {
        let declared = self.declared_members();
        let plain = |(node, weight)| Member {
            node,
            weight,
            part_of: None,
        };
        if structure == Side::Declared {
            return declared.into_iter().map(plain).collect();
        }
        let mut members = Vec::new();
        for (node, weight) in declared.iter().copied() {
            let opened = self
                .composites
                .iter()
                .find(|c| self.as_one && c.node == node);
            let folded = self
                .composites
                .iter()
                .find(|c| !self.as_one && c.parts.contains(&node));
            if let Some(composite) = opened {
                members.extend(self.opened(composite, weight));
            } else if let Some(composite) = folded {
                // The whole stands where the first of its parts did.
                let is_part = |(n, _): &&(usize, f64)| composite.parts.contains(n);
                let parts: Vec<_> = declared.iter().filter(is_part).collect();
                if parts.first().is_some_and(|(first, _)| *first == node) {
                    let sum: f64 = parts.iter().map(|(_, w)| w).sum();
                    members.push(plain((composite.node, sum / parts.len() as f64)));
                }
            } else {
                members.push(plain((node, weight)));
            }
        }
        members
    }

    /// The parts of a composite of some weight, each with its own.
    fn opened(&self, composite: &Composite, weight: f64) -> Vec<Member> {
        let NodeFunc::Members(node) = &self.program.nodes[composite.node].func else {
            return Vec::new();
        };
        let parts = weighed(node);
        let mean = parts.iter().map(|(_, w)| w).sum::<f64>() / parts.len() as f64;
        let part = |(node, own): (usize, f64)| Member {
            node,
            weight: weight * (own / mean),
            part_of: Some(composite.node),
        };
        parts.into_iter().map(part).collect()
    }

    /// What a member adds for a unit; not-a-number where it does not count.
    fn value(&self, member: &Member, row: &[Cell]) -> f64 {
        let of = |node: usize, above: usize| {
            let cell = &row[node];
            match self.program.nodes[above].measure.missing.no_score {
                _ if cell.reason == Reason::Scored => cell.figures[0],
                Treatment::Zero => 0.0,
                Treatment::LeftOut | Treatment::NoScore => f64::NAN,
            }
        };
        match member.part_of {
            // The index looks at the whole, and the whole at its part.
            Some(whole) if row[whole].reason == Reason::Scored => of(member.node, whole),
            Some(whole) => of(whole, self.index),
            None => of(member.node, self.index),
        }
    }
}
