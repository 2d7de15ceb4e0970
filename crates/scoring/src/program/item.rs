//! A question compiled for the kernel.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Band, FilledBy, ItemPoints, Opt, PointsRule, Question, Step};

/// Points of one answer under the three figures, and the maximum they are measured against:
/// declared, documented, verified, maximum.
pub(crate) type Points = [i64; 4];

/// A question: how a row becomes points.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) code: String,
    /// Codes of the options.
    pub(crate) options: Vec<String>,
    pub(crate) answering: Answering,
    /// Options that need no evidence, as a bit set.
    pub(crate) free: u64,
    /// Whether the answer comes from a reviewer or from outside, and needs no evidence.
    pub(crate) outside: bool,
    /// State that choosing an option stands for, per option (0: it is an answer).
    pub(crate) option_states: Vec<u8>,
    /// The maximum in points units, where there is one.
    pub(crate) maximum: Option<i64>,
    /// The greatest absolute value of points or maximum, for the overflow bound.
    pub(crate) bound: Option<i128>,
}

/// How rows of a question are read.
#[derive(Debug, Clone)]
pub(crate) enum Answering {
    /// One option: a table of points by `option * 3 + grade`.
    Choice(Vec<Points>),
    /// Ticks: points once all are read.
    Ticks(TickRule),
    /// The number itself, in points units.
    Value { proven: bool },
    /// Thresholds on a number.
    Bands {
        bands: Vec<(Band, i64)>,
        proven: bool,
    },
    /// Not scored: only the state is read.
    Unscored,
}

/// Lists of up to this many options have their points looked up by the set of ticks.
const TABLE_OPTIONS: usize = 8;

/// Points of a set of ticks.
#[derive(Debug, Clone)]
pub(crate) struct TickRule {
    pub(crate) kind: TickKind,
    /// All options, as a bit set.
    pub(crate) all: u64,
    /// Options that count as ticks in steps: statements of absence do not.
    pub(crate) counting: u64,
    /// Options that need no evidence.
    pub(crate) proven: u64,
    /// Options that stand for a non-answer.
    pub(crate) stand_for: u64,
    /// A declared maximum, in points units; it only shrinks to what is reachable.
    pub(crate) maximum: i64,
    /// Points per option.
    pub(crate) points: Vec<i64>,
    /// Points by set of ticks with all options in scope; empty for long lists.
    pub(crate) table: Vec<i64>,
}

#[derive(Debug, Clone)]
pub(crate) enum TickKind {
    Sum {
        cap: Option<i64>,
    },
    Best,
    /// Ticks needed and points, ascending.
    Steps(Vec<(u32, i64)>),
}

impl TickRule {
    fn new(
        kind: TickKind,
        question: &Question,
        proven: u64,
        maximum: i64,
        points: Vec<i64>,
    ) -> Self {
        let options = |keep: fn(&Opt) -> bool| {
            let kept = question.options.iter().enumerate().filter(|(_, o)| keep(o));
            kept.fold(0_u64, |set, (i, _)| set | 1 << i)
        };
        let mut rule = Self {
            kind,
            all: options(|o| o.state.is_none()),
            counting: options(|o| o.state.is_none() && !o.exclusive && !o.negative),
            proven,
            stand_for: options(|o| o.state.is_some()),
            maximum,
            points,
            table: Vec::new(),
        };
        if question.options.len() <= TABLE_OPTIONS {
            let sets = 0..1_u64 << question.options.len();
            rule.table = sets
                .map(|set| rule.points(set & rule.all, rule.all))
                .collect();
        }
        rule
    }

    /// The points of a set of ticks with all options in scope.
    #[inline]
    pub(crate) fn points_in_full(&self, ticks: u64) -> i64 {
        let place = usize::try_from(ticks).unwrap_or(usize::MAX);
        match self.table.get(place) {
            Some(points) => *points,
            None => self.points(ticks, self.all),
        }
    }

    /// The points of a set of ticks, given the options in scope.
    pub(crate) fn points(&self, ticks: u64, in_scope: u64) -> i64 {
        match &self.kind {
            TickKind::Sum { cap } => {
                let sum = self.over(ticks).sum();
                cap.map_or(sum, |cap| sum.min(cap))
            }
            TickKind::Best => self.over(ticks).max().unwrap_or(0),
            TickKind::Steps(steps) => {
                // A step never asks for more ticks than the unit has options in scope.
                let count = |set: u64| (set & self.counting).count_ones();
                let (ticks, scope) = (count(ticks), count(in_scope));
                let reached = steps.iter().filter(|(need, _)| ticks >= (*need).min(scope));
                reached.map(|(_, points)| *points).next_back().unwrap_or(0)
            }
        }
    }

    /// The points of the ticks with enough evidence; the others count 0.
    #[inline]
    pub(crate) fn with_evidence(&self, points: i64, left_out: bool) -> i64 {
        // Adding nothing and adding 0 are the same, but the best of something and 0 may be 0.
        if left_out && matches!(self.kind, TickKind::Best) {
            points.max(0)
        } else {
            points
        }
    }

    /// The maximum, given the options in scope.
    pub(crate) fn maximum(&self, in_scope: u64) -> i64 {
        if in_scope == self.all {
            return self.maximum;
        }
        let reachable = match &self.kind {
            TickKind::Sum { cap } => {
                let sum: i64 = self.over(in_scope).filter(|p| *p > 0).sum();
                cap.map_or(sum, |cap| sum.min(cap))
            }
            TickKind::Best => self.over(in_scope).max().unwrap_or(0),
            TickKind::Steps(_) => self.maximum,
        };
        reachable.min(self.maximum)
    }

    fn over(&self, set: u64) -> impl Iterator<Item = i64> + '_ {
        let ticked = move |i: &usize| set >> i & 1 == 1;
        (0..self.points.len())
            .filter(ticked)
            .map(|i| self.points[i])
    }
}

impl Item {
    pub(crate) fn new(question: &Question, points: Option<&ItemPoints>, scale: u8) -> Self {
        let units = |d: Decimal| i64::try_from(d.scaled(scale)).unwrap_or(i64::MAX);
        // Points nobody claims for themselves (a reviewer's score, national data) need no proof.
        let outside = question.filled_by != FilledBy::Unit;
        let option_states = question
            .options
            .iter()
            .map(|o| o.state.map_or(0, |s| s as u8))
            .collect();
        let maximum = points.and_then(|p| p.maximum);
        let unscored = || {
            if !question.kind.has_ticks() {
                return Answering::Unscored;
            }
            // Its ticks are read all the same: conditions look at them.
            let (kind, points) = (TickKind::Sum { cap: None }, vec![0; question.options.len()]);
            Answering::Ticks(TickRule::new(kind, question, 0, 0, points))
        };
        let answering = points.map_or_else(unscored, |item| {
            let of = |map: &std::collections::BTreeMap<_, Decimal>, code| {
                map.get(code).copied().unwrap_or(Decimal::ZERO)
            };
            let ticks = |kind, points: Vec<i64>| {
                let proven = question.options.iter().enumerate().filter(|(i, o)| {
                    let steps = matches!(item.rule, PointsRule::Steps(_));
                    outside || o.negative || (!steps && points[*i] <= 0)
                });
                let proven = proven.fold(0, |set, (i, _)| set | 1 << i);
                let maximum = maximum.map_or(0, units);
                Answering::Ticks(TickRule::new(kind, question, proven, maximum, points))
            };
            let per_option = |map| {
                question
                    .options
                    .iter()
                    .map(|o| units(of(map, &o.code)))
                    .collect::<Vec<_>>()
            };
            match &item.rule {
                PointsRule::Option(map) => {
                    let max = maximum.map_or(0, units);
                    let table = question.options.iter().flat_map(|o| {
                        let p = units(of(map, &o.code));
                        let free = outside || o.negative || p <= 0;
                        [
                            [p, if free { p } else { 0 }, if free { p } else { 0 }, max],
                            [p, p, if free { p } else { 0 }, max],
                            [p, p, p, max],
                        ]
                    });
                    Answering::Choice(table.collect())
                }
                PointsRule::Sum { points, cap } => ticks(
                    TickKind::Sum {
                        cap: cap.map(units),
                    },
                    per_option(points),
                ),
                PointsRule::Best(points) => ticks(TickKind::Best, per_option(points)),
                PointsRule::Steps(steps) => {
                    let steps = steps
                        .iter()
                        .map(|Step { ticks, points }| (*ticks, units(*points)));
                    ticks(
                        TickKind::Steps(steps.collect()),
                        vec![0; question.options.len()],
                    )
                }
                PointsRule::Value => Answering::Value { proven: outside },
                PointsRule::Bands(bands) => Answering::Bands {
                    bands: bands
                        .iter()
                        .map(|b| (b.clone(), units(b.value.unwrap_or(Decimal::ZERO))))
                        .collect(),
                    proven: outside,
                },
            }
        });
        let bound = points.and_then(|item| bound(question, item, scale));
        Self {
            code: question.code.to_string(),
            free: free(question, &answering, points.map(|p| &p.rule)),
            outside,
            options: question
                .options
                .iter()
                .map(|o| o.code.to_string())
                .collect(),
            answering,
            option_states,
            maximum: maximum.map(units),
            bound,
        }
    }
}

/// The options that need no evidence, as a bit set.
fn free(question: &Question, answering: &Answering, rule: Option<&PointsRule>) -> u64 {
    let needs_none = |(i, option): &(usize, &Opt)| {
        question.filled_by != FilledBy::Unit
            || option.negative
            || match (answering, rule) {
                (Answering::Ticks(rule), _) => rule.proven >> i & 1 == 1,
                (_, Some(PointsRule::Option(map))) => {
                    map.get(&option.code).is_none_or(|p| *p <= Decimal::ZERO)
                }
                _ => false,
            }
    };
    let free = question.options.iter().enumerate().filter(needs_none);
    free.fold(0, |set, (i, _)| set | 1 << i)
}

/// The greatest absolute value that points or maximum can take, in points units; `None` when the
/// question has no bounds.
fn bound(question: &Question, item: &ItemPoints, scale: u8) -> Option<i128> {
    let max = |values: &mut dyn Iterator<Item = Decimal>| {
        values.map(|d| d.scaled(scale).abs()).max().unwrap_or(0)
    };
    let maximum = item.maximum.map_or(0, |m| m.scaled(scale).abs());
    let reach = match &item.rule {
        PointsRule::Option(map) | PointsRule::Best(map) => max(&mut map.values().copied()),
        PointsRule::Sum { points, .. } => points.values().map(|d| d.scaled(scale).abs()).sum(),
        PointsRule::Steps(steps) => max(&mut steps.iter().map(|s| s.points)),
        PointsRule::Bands(bands) => max(&mut bands.iter().filter_map(|b| b.value)),
        PointsRule::Value => max(&mut [question.minimum?, question.maximum?].into_iter()),
    };
    Some(reach.max(maximum))
}
