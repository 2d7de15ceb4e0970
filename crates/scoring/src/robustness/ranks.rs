//! Ranks, for an index that its method ranks: by the same rule, way after way.

use icc_questionnaire::definition::{RankBasis, RankRule, Rounding};
use rayon::prelude::*;

use super::ordered::Ordered;
use super::quantile::Ranges;
use super::subject::Subject;
use crate::kernel::rounding::round;
use crate::run::assign;

/// Between which ends the rank of a unit lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranks {
    /// Under the method as it is declared; none where the unit has no score.
    pub declared: Option<f64>,
    /// The lower end, the middle and the upper end; none where no way gives a score.
    pub ends: Option<[f64; 3]>,
}

/// Scores that agree to so many parts of a point are equal: what drawn weights come to has no fraction
/// that could decide, and its last bits are those of the order of additions.
const PARTS: f64 = 1e9;

/// How the method ranks the index.
pub(super) struct Ranking<'a> {
    rule: &'a RankRule,
    /// What values are rounded to before they are ranked.
    rounding: Option<Rounding>,
    /// Per unit: the group in which it is ranked.
    groups: Vec<Option<&'a str>>,
}

impl<'a> Subject<'a> {
    /// None where the method ranks nothing.
    pub(super) fn ranking(&self) -> Option<Ranking<'a>> {
        let measure = &self.program.nodes[self.index].measure;
        let rule = measure.rank.as_ref()?;
        let group = |case: &usize| {
            let fact = rule.within.as_ref()?;
            self.panel.facts.get(*case, fact)
        };
        Some(Ranking {
            rule,
            rounding: measure.round.filter(|_| rule.basis == RankBasis::Rounded),
            groups: self.cases.iter().map(group).collect(),
        })
    }
}

impl Ranking<'_> {
    /// The ranks of scores, unit by unit; not-a-number where there is no score.
    fn of(&self, scores: &[f64]) -> Vec<f64> {
        let mut units: Vec<usize> = (0..scores.len()).filter(|u| !scores[*u].is_nan()).collect();
        units.sort_by_key(|unit| self.groups[*unit]);
        let mut ranks = vec![f64::NAN; scores.len()];
        for group in units.chunk_by(|a, b| self.groups[*a] == self.groups[*b]) {
            let value = |unit: &usize| {
                let score = scores[*unit];
                let rounded = self.rounding.map(|rule| round(score, rule, || None));
                (*unit, rounded.unwrap_or((score * PARTS).round() / PARTS))
            };
            let list = group.iter().map(value).collect();
            for (unit, place) in assign(list, self.rule, |_, _| None) {
                ranks[unit] = place.rank(self.rule.ties);
            }
        }
        ranks
    }

    /// The ends of the ranks over some ways of computing, per unit. `scores` gives those of a way.
    pub(super) fn intervals(
        &self,
        declared: &[f64],
        ways: usize,
        scores: impl Fn(usize) -> Vec<f64> + Sync,
        ends: [u32; 2],
    ) -> Vec<Ranks> {
        let ranked: Vec<Vec<f64>> = (0..ways)
            .into_par_iter()
            .map(|way| self.of(&scores(way)))
            .collect();
        let declared = self.of(declared);
        let mut ranges = Ranges::default();
        let interval = |(unit, declared): (usize, &f64)| {
            let own = ranked.iter().map(|ranks| ranks[unit]);
            let own: Vec<Ordered> = own.filter(|r| !r.is_nan()).map(Ordered::new).collect();
            Ranks {
                declared: Some(*declared).filter(|r| !r.is_nan()),
                ends: ranges.quantiles(&own, [ends[0], 500, ends[1]]),
            }
        };
        declared.iter().enumerate().map(interval).collect()
    }
}
