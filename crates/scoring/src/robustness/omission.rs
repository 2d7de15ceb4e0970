//! What one question or one member carries: the index without it.

use super::Interval;
use super::carlo::summed;
use super::changes::Changes;
use super::ordered::Ordered;
use super::quantile::Ranges;
use super::reckoning::Choice;
use super::subject::Subject;
use super::thirds::{Third, thirds};

/// What leaving one thing out moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// Code of the question or measure.
    pub code: String,
    /// How much scores change when it is left out.
    pub changes: Changes,
}

/// Each thing left out in turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Omissions {
    /// What each of them moves, in the order of definition or method.
    pub influences: Vec<Influence>,
    /// Per unit, from the lowest to the highest of the scores without one of them.
    pub intervals: Vec<Interval>,
}

impl Subject<'_> {
    /// The index without each of the questions it is made of: the other questions of its measure
    /// share its weight. Which measures have a score is decided with all questions; where nothing is
    /// left to answer in a measure, it has none.
    #[must_use]
    pub fn without_questions(&self) -> Omissions {
        let without = self.questions().into_iter().map(|question| {
            let matrix = self.matrix(Choice::default(), Some(question));
            let code = self.program.items[question].code.clone();
            (code, matrix.means(None))
        });
        self.omissions(&without.collect::<Vec<_>>())
    }

    /// The index without each of its members: the others share its weight. Who has a score is decided
    /// with all of them.
    #[must_use]
    pub fn without_members(&self) -> Omissions {
        let matrix = self.matrix(Choice::default(), None);
        let without = matrix.members.iter().enumerate().map(|(place, member)| {
            let code = self.code(member.node).to_owned();
            (code, matrix.means(Some(place)))
        });
        self.omissions(&without.collect::<Vec<_>>())
    }

    fn omissions(&self, without: &[(String, Vec<f64>)]) -> Omissions {
        let declared = self.matrix(Choice::default(), None).means(None);
        let declared_thirds = thirds(&declared);
        let told = declared_thirds.iter().any(Option::is_some);
        let mut sides = vec![(0, 0); declared.len()];
        let mut influences = Vec::new();
        for (code, scores) in without {
            let own = thirds(scores);
            for (third, (lower, upper)) in own.iter().zip(&mut sides) {
                *lower += u32::from(*third == Some(Third::Lower));
                *upper += u32::from(*third == Some(Third::Upper));
            }
            let changes = scores.iter().zip(&declared).enumerate();
            let changes = changes
                .map(|(unit, (without, with))| (without - with, own[unit] != declared_thirds[unit]))
                .filter(|(change, _)| !change.is_nan());
            influences.push(Influence {
                code: code.clone(),
                changes: Changes::of(changes),
            });
        }
        let mut ranges = Ranges::default();
        let of_way = |way: usize| without[way].1.clone();
        let ranking = self.ranking();
        let ranks = ranking.map(|of| of.intervals(&declared, without.len(), of_way, [0, 1000]));
        let intervals = (0..declared.len()).map(|unit| {
            let all = without.iter().map(|(_, scores)| scores[unit]);
            let scores: Vec<Ordered> = all.filter(|s| !s.is_nan()).map(Ordered::new).collect();
            let value = Some(declared[unit]).filter(|v| !v.is_nan());
            let own = (value, declared_thirds[unit]);
            Interval {
                ranks: ranks.as_ref().map(|ranks| ranks[unit]),
                ..summed(
                    (scores.as_slice(), &mut ranges),
                    sides[unit],
                    [0, 1000],
                    own,
                    told,
                )
            }
        });
        Omissions {
            intervals: intervals.collect(),
            influences,
        }
    }
}
