//! Rate, sum and mean of the points of questions: exact integer sums.

use icc_questionnaire::definition::{Combine, Measure, Treatment};
use icc_questionnaire::{Decimal, State};

use super::answers::{ANSWERED, Answers, NOT_ASKED};
use crate::program::{Item, PointsNode};
use crate::score::Reason;

/// The integer sums of one measure for one case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums {
    /// Σ w·points: declared, documented, verified.
    pub(crate) points: [i64; 3],
    /// Σ w·maximum (rate) or Σ w (mean) of what counts.
    pub(crate) base: i64,
    /// Σ w·maximum of unknowns: what they would add if all were full.
    pub(crate) unknown: i64,
    /// What unknowns would add to `base` where they are left out.
    pub(crate) unknown_base: i64,
    /// Nominal weight: all asked, in scope, answered.
    pub(crate) total: i64,
    pub(crate) scope: i64,
    pub(crate) known: i64,
    /// Members that count.
    pub(crate) members: u32,
    /// A non-answer that forbids a score.
    pub(crate) forbidden: bool,
}

/// How a measure treats a state; *not asked* is always left out.
pub(crate) fn treatment(measure: &Measure, state: u8, draft: bool) -> Treatment {
    let missing = &measure.missing;
    match State::ALL[usize::from(state)] {
        State::NotWithinPowers => missing.not_within_powers,
        State::NotApplicable => missing.not_applicable,
        State::Unknown => missing.unknown,
        State::NotAnswered if draft => missing.not_answered_in_draft,
        State::NotAnswered => missing.not_answered,
        State::NotAsked | State::Answered => Treatment::LeftOut,
    }
}

/// Whether a state means that the answer exists but is not known.
pub(crate) const fn is_unknown(state: u8) -> bool {
    state == State::Unknown as u8 || state == State::NotAnswered as u8
}

impl PointsNode {
    /// Adds up the members of one case with weight set `set`. `one` is 1 in points units.
    pub(crate) fn sums(
        &self,
        measure: &Measure,
        items: &[Item],
        answers: &Answers,
        set: usize,
        one: i64,
    ) -> Sums {
        let mut sums = Sums::default();
        let mut beyond = [0_i64; 3];
        let mean = self.combine == Combine::Mean;
        for (&(q, is_beyond), &w) in self.members.iter().zip(&self.weights.sets[set]) {
            let state = answers.states[q];
            let nominal = if mean {
                w * one
            } else {
                w * items[q].maximum.unwrap_or(one)
            };
            if state == ANSWERED {
                let points = &answers.points[q];
                if is_beyond {
                    for (sum, p) in beyond.iter_mut().zip(points) {
                        *sum += w * p;
                    }
                    continue;
                }
                for (sum, p) in sums.points.iter_mut().zip(points) {
                    *sum += w * p;
                }
                // Options out of scope make the maximum smaller than the nominal one.
                let base = if mean || items[q].maximum.is_none() {
                    nominal
                } else {
                    w * points[3]
                };
                sums.base += base;
                sums.total += nominal;
                sums.scope += base;
                sums.known += base;
                sums.members += 1;
                continue;
            }
            if is_beyond || state == NOT_ASKED {
                continue;
            }
            sums.total += nominal;
            let unknown = is_unknown(state);
            if unknown {
                sums.scope += nominal;
                sums.unknown += w * items[q].maximum.unwrap_or(0);
            }
            match treatment(measure, state, answers.draft) {
                Treatment::Zero => {
                    sums.base += nominal;
                    sums.members += 1;
                }
                Treatment::LeftOut if unknown => sums.unknown_base += nominal,
                Treatment::LeftOut => {}
                Treatment::NoScore => sums.forbidden = true,
            }
        }
        for (sum, extra) in sums.points.iter_mut().zip(beyond) {
            *sum += self
                .beyond_limit
                .map_or(extra, |limit| extra.clamp(-limit, limit));
        }
        sums
    }

    /// Numerator and denominator of figure `figure`, before the scale. The denominator of a sum is
    /// the unit of its points and weights.
    pub(crate) const fn fraction(&self, sums: &Sums, figure: usize, unit: i64) -> (i64, i64) {
        let (numerator, base) = match figure {
            0..=2 => (sums.points[figure], sums.base),
            3 => (sums.points[0], sums.base + sums.unknown_base),
            _ => (sums.points[0] + sums.unknown, sums.base + sums.unknown_base),
        };
        (
            numerator,
            if matches!(self.combine, Combine::Sum) {
                unit
            } else {
                base
            },
        )
    }
}

impl Sums {
    /// The reason for no score, by the measure's conditions on coverage, scope and members.
    pub(crate) fn reason(&self, measure: &Measure, combine: Combine) -> Reason {
        if self.forbidden {
            Reason::AnswerMissing
        } else if self.members == 0 {
            Reason::NothingInScope
        } else if self.base == 0 && combine != Combine::Sum {
            Reason::DivisionByZero
        } else if !reaches(self.scope, self.total, measure.minimum_in_scope) {
            Reason::LowScope
        } else if measure
            .minimum_members
            .is_some_and(|least| self.members < least)
        {
            Reason::TooFewMembers
        } else if !reaches(self.known, self.scope, measure.minimum_coverage) {
            Reason::LowCoverage
        } else {
            Reason::Scored
        }
    }
}

/// Whether `part / whole` is at least `least`, decided on integers.
fn reaches(part: i64, whole: i64, least: Option<Decimal>) -> bool {
    least.is_none_or(|least| {
        let scale = least.scale();
        whole != 0
            && i128::from(part) * 10_i128.pow(u32::from(scale))
                >= least.scaled(scale) * i128::from(whole)
    })
}
