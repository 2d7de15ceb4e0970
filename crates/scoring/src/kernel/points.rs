//! Rate, sum and mean of the points of questions: exact integer sums.

use icc_questionnaire::State;
use icc_questionnaire::definition::{Combine, Measure, Treatment};

use super::answers::{ANSWERED, Answers, NOT_ANSWERED, NOT_APPLICABLE, NOT_WITHIN_POWERS, UNKNOWN};
use crate::program::{Counts, PointsNode, Rules, SumWeight, SumWeights, Treated};
use crate::score::{Cell, Reason};

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
    pub(crate) members: i64,
    /// A non-answer that forbids a score.
    pub(crate) forbidden: bool,
    /// Members (bonuses and penalties too) by state.
    pub(crate) counts: Counts,
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

/// `a + w × b`, lane by lane: written out, because a loop over four is not always unrolled.
#[inline]
const fn plus(a: [i64; 4], w: i64, b: [i64; 4]) -> [i64; 4] {
    [
        a[0] + w * b[0],
        a[1] + w * b[1],
        a[2] + w * b[2],
        a[3] + w * b[3],
    ]
}

/// Nominal weights (or numbers) of members, as the measure treats their states.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    answered: i64,
    /// In scope or not.
    unanswered: i64,
    unknown: i64,
    /// Counted as 0.
    zero: i64,
    /// Unknown and left out.
    unknown_left_out: i64,
}

impl Tally {
    /// Numbers of members.
    #[inline]
    fn of(counts: Counts, treated: &Treated) -> Self {
        let unknown = i64::from(counts.of(UNKNOWN) + counts.of(NOT_ANSWERED));
        Self {
            answered: i64::from(counts.of(ANSWERED)),
            unanswered: i64::from(counts.of(NOT_WITHIN_POWERS) + counts.of(NOT_APPLICABLE))
                + unknown,
            unknown,
            zero: counts.within(treated.zero),
            unknown_left_out: counts.within(treated.unknown_left_out),
        }
    }

    /// Adds one member of some weight, counted by `states`.
    #[inline]
    fn add(&mut self, states: Counts, weight: i64, treated: &Treated) {
        let one = Self::of(states, treated);
        self.answered += weight * one.answered;
        self.unanswered += weight * one.unanswered;
        self.unknown += weight * one.unknown;
        self.zero += weight * one.zero;
        self.unknown_left_out += weight * one.unknown_left_out;
    }
}

impl PointsNode {
    /// Adds up the members of one case with weight set `set`.
    fn sums(&self, rules: &Rules, answers: &Answers, set: usize) -> Sums {
        let weights = &self.sums[set];
        let treated = &rules.treated[usize::from(answers.draft)];
        match weights.all_alike {
            Some(weight) => self.add_alike(answers, weight, treated),
            None => self.add_weighed(answers, weights, treated),
        }
    }

    /// Members of one weight are added first and weighed at the end.
    #[expect(
        clippy::inline_always,
        reason = "measured: a tenth of the time of scoring goes into moving the sums otherwise"
    )]
    #[inline(always)]
    fn add_alike(&self, answers: &Answers, all: SumWeight, treated: &Treated) -> Sums {
        let (mut points, mut counts) = ([0; 4], Counts::default());
        for &q in &self.inside {
            let outcome = answers.outcome(q as usize);
            points = plus(points, 1, outcome.points);
            counts = counts.plus(outcome.states);
        }
        let tally = Tally::of(counts, treated);
        let nominal = Tally {
            answered: tally.answered * all.nominal,
            unanswered: tally.unanswered * all.nominal,
            unknown: tally.unknown * all.nominal,
            zero: tally.zero * all.nominal,
            unknown_left_out: tally.unknown_left_out * all.nominal,
        };
        let points = plus([0; 4], all.weight, points);
        self.summed(points, counts, nominal, tally.unknown * all.full, treated)
    }

    /// Members of different weights, and those beyond the maximum.
    #[inline(never)]
    fn add_weighed(&self, answers: &Answers, weights: &SumWeights, treated: &Treated) -> Sums {
        let (mut points, mut counts) = ([0; 4], Counts::default());
        let (mut nominal, mut unknown) = (Tally::default(), 0);
        for (&q, w) in self.inside.iter().zip(&weights.each) {
            let outcome = answers.outcome(q as usize);
            points = plus(points, w.weight, outcome.points);
            counts = counts.plus(outcome.states);
            nominal.add(outcome.states, w.nominal, treated);
            if is_unknown(outcome.state) {
                unknown += w.full;
            }
        }
        let mut sums = self.summed(points, counts, nominal, unknown, treated);
        // Bonuses and penalties: points of answered questions, without any weight in the base.
        let (mut beyond, mut unknown) = ([0; 4], 0);
        for (&q, &(w, full)) in self.beyond.iter().zip(&weights.beyond) {
            let outcome = answers.outcome(q as usize);
            beyond = plus(beyond, w, outcome.points);
            sums.counts = sums.counts.plus(outcome.states);
            if is_unknown(outcome.state) {
                unknown += full;
            }
        }
        let limited = |extra: i64| {
            self.beyond_limit
                .map_or(extra, |limit| extra.clamp(-limit, limit))
        };
        for (sum, extra) in sums.points.iter_mut().zip(beyond) {
            *sum += limited(extra);
        }
        sums.unknown += limited(beyond[0] + unknown) - limited(beyond[0]);
        sums
    }

    /// The sums from what the members inside the maximum add up to: Σ w·(declared, documented,
    /// verified, maximum) of the answered ones, their numbers and nominal weights by state, Σ
    /// w·maximum of the unknown ones.
    #[expect(clippy::inline_always, reason = "measured, like `add_alike`")]
    #[inline(always)]
    fn summed(
        &self,
        points: [i64; 4],
        counts: Counts,
        nominal: Tally,
        unknown: i64,
        treated: &Treated,
    ) -> Sums {
        let answered = if self.combine == Combine::Mean {
            nominal.answered
        } else {
            // Options out of scope make the maximum smaller than the nominal one.
            points[3]
        };
        Sums {
            points: [points[0], points[1], points[2]],
            base: answered + nominal.zero,
            unknown,
            unknown_base: nominal.unknown_left_out,
            total: nominal.answered + nominal.unanswered,
            scope: answered + nominal.unknown,
            known: answered,
            members: i64::from(counts.of(ANSWERED)) + counts.within(treated.zero),
            forbidden: counts.within(treated.forbids) != 0,
            counts,
        }
    }

    /// Computes the measure into `cell`, before bounds and rounding.
    #[inline]
    pub(crate) fn compute(&self, rules: &Rules, answers: &Answers, set: usize, cell: &mut Cell) {
        let treated = &rules.treated[usize::from(answers.draft)];
        // The usual case has a way of its own, in which sums never leave the registers.
        match self.sums[set].all_alike {
            Some(weight) => self.settle(rules, &self.add_alike(answers, weight, treated), cell),
            None => self.compute_weighed(rules, answers, set, cell),
        }
    }

    #[inline(never)]
    fn compute_weighed(&self, rules: &Rules, answers: &Answers, set: usize, cell: &mut Cell) {
        let treated = &rules.treated[usize::from(answers.draft)];
        self.settle(
            rules,
            &self.add_weighed(answers, &self.sums[set], treated),
            cell,
        );
    }

    /// What the sums come to.
    #[expect(clippy::inline_always, reason = "measured, like `add_alike`")]
    #[inline(always)]
    fn settle(&self, rules: &Rules, sums: &Sums, cell: &mut Cell) {
        let (known, scope) = if sums.total > 0 {
            let total = sums.total as f64;
            (sums.known as f64 / total, sums.scope as f64 / total)
        } else {
            (0.0, 0.0)
        };
        let result = match sums.reason(rules, self.combine) {
            Reason::Scored => {
                let of = |figure| {
                    let (numerator, denominator) = self.fraction(sums, figure);
                    self.factor * numerator as f64 / denominator as f64
                };
                Ok([of(0), of(1), of(2), of(3), of(4)])
            }
            reason => Err(reason),
        };
        *cell = Cell::new(result, known, scope, sums.counts.by_state(self.questions));
    }

    /// Numerator and denominator of one figure, before the scale.
    #[inline(never)]
    pub(crate) fn exact_fraction(
        &self,
        rules: &Rules,
        answers: &Answers,
        set: usize,
        figure: usize,
    ) -> (i64, i64) {
        self.fraction(&self.sums(rules, answers, set), figure)
    }

    /// Numerator and denominator of figure `figure`, before the scale. The denominator of a sum is
    /// the unit of its points and weights.
    const fn fraction(&self, sums: &Sums, figure: usize) -> (i64, i64) {
        let (numerator, base) = match figure {
            0..=2 => (sums.points[figure], sums.base),
            3 => (sums.points[0], sums.base + sums.unknown_base),
            _ => (sums.points[0] + sums.unknown, sums.base + sums.unknown_base),
        };
        (
            numerator,
            if matches!(self.combine, Combine::Sum) {
                self.unit
            } else {
                base
            },
        )
    }
}

impl Sums {
    /// The reason for no score, by the measure's conditions on coverage, scope and members.
    #[inline]
    pub(crate) fn reason(&self, rules: &Rules, combine: Combine) -> Reason {
        if self.forbidden {
            Reason::AnswerMissing
        } else if self.members == 0 {
            Reason::NothingInScope
        } else if self.base == 0 && combine != Combine::Sum {
            Reason::DivisionByZero
        } else if !rules.minimum_in_scope.is_reached(self.scope, self.total) {
            Reason::LowScope
        } else if self.members < i64::from(rules.minimum_members) {
            Reason::TooFewMembers
        } else if !rules.minimum_coverage.is_reached(self.known, self.scope) {
            Reason::LowCoverage
        } else {
            Reason::Scored
        }
    }
}
