//! Decisions that have to be taken one way or the other, and what each of them moves.

use icc_questionnaire::State;

use super::changes::Changes;
use super::reckoning::{Choice, Side};
use super::subject::Subject;
use super::thirds::{Third, thirds};

/// The index under one combination of decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The decisions.
    pub choice: Choice,
    /// The score of each unit, in units of the index; none where it has none.
    pub scores: Vec<Option<f64>>,
    /// The third of each unit.
    pub thirds: Vec<Option<Third>>,
}

/// What a combination of decisions moves, beside the method as it is declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The units that it is told of: those of a declared third, or all.
    pub third: Option<Third>,
    /// How much they change.
    pub changes: Changes,
}

/// Every combination of decisions, the declared one first.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// One for each combination.
    pub outcomes: Vec<Outcome>,
}

impl Chosen {
    /// The method as it is declared.
    #[must_use]
    pub fn declared(&self) -> &Outcome {
        &self.outcomes[0]
    }

    /// What an outcome moves: for all units, then for those of each declared third.
    #[must_use]
    pub fn moved(&self, outcome: &Outcome) -> Vec<Moved> {
        let declared = self.declared();
        let groups = std::iter::once(None).chain(Third::ALL.map(Some));
        let of = |third: Option<Third>| {
            let units = 0..declared.scores.len();
            let inside = units.filter(|u| third.is_none() || declared.thirds[*u] == third);
            let changes = inside.filter_map(|u| {
                let change = outcome.scores[u]? - declared.scores[u]?;
                Some((change, outcome.thirds[u] != declared.thirds[u]))
            });
            Moved {
                third,
                changes: Changes::of(changes),
            }
        };
        groups.map(of).collect()
    }
}

impl Subject<'_> {
    /// The index under every combination of decisions, the declared one first.
    #[must_use]
    pub fn choices(&self) -> Chosen {
        let all = self.combinations(true, true, true);
        let outcome = |choice: Choice| {
            let means = self.matrix(choice, None).means(None);
            Outcome {
                choice,
                thirds: thirds(&means),
                scores: means
                    .into_iter()
                    .map(|m| Some(m).filter(|m| !m.is_nan()))
                    .collect(),
            }
        };
        Chosen {
            outcomes: all.into_iter().map(outcome).collect(),
        }
    }

    /// Combinations of the decisions that are varied.
    pub(super) fn combinations(&self, structure: bool, powers: bool, unknown: bool) -> Vec<Choice> {
        let sides = |varied: bool| {
            if varied {
                &Side::ALL[..]
            } else {
                &Side::ALL[..1]
            }
        };
        let mut all = Vec::new();
        for &structure in sides(structure && !self.composites.is_empty()) {
            for &powers in sides(powers) {
                for &unknown in sides(unknown) {
                    all.push(Choice {
                        structure,
                        powers,
                        unknown,
                    });
                }
            }
        }
        all
    }

    /// The words of a choice: `one` or `parts` (empty where nothing can count both ways), then
    /// `left_out`, `zero`, `no_score`, or `mixed` where measures differ, for powers and for unknown
    /// answers.
    #[must_use]
    pub fn words(&self, choice: Choice) -> [&'static str; 3] {
        let one = self.as_one == (choice.structure == Side::Declared);
        let structure = match (self.composites.is_empty(), one) {
            (true, _) => "",
            (false, true) => "one",
            (false, false) => "parts",
        };
        [
            structure,
            self.treated(State::NotWithinPowers, choice.powers),
            self.treated(State::Unknown, choice.unknown),
        ]
    }
}
