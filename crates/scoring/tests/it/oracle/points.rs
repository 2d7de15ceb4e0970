//! The points of one answer, read from the rules.

use std::collections::BTreeSet;

use icc_questionnaire::definition::{FilledBy, ItemPoints, PointsRule, Question};
use icc_questionnaire::{Decimal, Grade, State};
use icc_scoring::AnswerRow;
use num_traits::Zero;

use super::{Ratio, ratio};

/// One question of one case.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) state: State,
    /// Declared, documented, verified.
    pub(crate) points: [Ratio; 3],
    /// What they are measured against, where there is a maximum.
    pub(crate) maximum: Option<Ratio>,
    /// By what is declared, documented, verified.
    pub(crate) ticked: [BTreeSet<String>; 3],
    /// Grade of evidence of a number; the highest where it needs none.
    pub(crate) grade: usize,
    pub(crate) number: Option<Decimal>,
}

impl Answer {
    fn without_points(state: State) -> Self {
        Self {
            state,
            points: std::array::from_fn(|_| Ratio::zero()),
            maximum: None,
            ticked: Default::default(),
            grade: 0,
            number: None,
        }
    }

    pub(crate) fn not_asked(_: Self) -> Self {
        Self::without_points(State::NotAsked)
    }
}

/// Reads the rows of one question.
pub(crate) fn answer(question: &Question, item: Option<&ItemPoints>, rows: &[AnswerRow]) -> Answer {
    let option = |row: &AnswerRow| row.option.map(|o| &question.options[usize::from(o)]);
    let is_answered = |row: &&AnswerRow| row.state == State::Answered;
    if let Some(row) = rows
        .iter()
        .find(|r| r.option.is_none() && r.state != State::Answered)
    {
        return Answer::without_points(row.state);
    }
    let mut out = Answer::without_points(State::Answered);
    let out_of_scope = || rows.iter().filter(|r| r.state != State::Answered);
    if question.kind.has_ticks() {
        let real = question
            .options
            .iter()
            .enumerate()
            .filter(|(_, o)| o.state.is_none());
        let gone = |o: usize| out_of_scope().any(|r| r.option.map(usize::from) == Some(o));
        if real.clone().all(|(o, _)| gone(o)) {
            let powers = out_of_scope().any(|r| r.state == State::NotWithinPowers);
            let state = if powers {
                State::NotWithinPowers
            } else {
                State::NotApplicable
            };
            out.ticked = ticked(question, item, rows);
            return Answer { state, ..out };
        }
    }
    if !rows.iter().any(|r| r.state == State::Answered) {
        return Answer::without_points(State::NotAnswered);
    }
    out.ticked = ticked(question, item, rows);
    out.grade = match question.filled_by {
        FilledBy::Unit => rows[0].grade as usize,
        _ => 2,
    };
    out.number = rows.iter().find_map(|r| r.number);
    let stands_for = rows
        .iter()
        .filter(is_answered)
        .filter_map(option)
        .find_map(|o| o.state);
    if let Some(state) = stands_for {
        return Answer { state, ..out };
    }
    if question.kind.has_options()
        && !question.kind.has_ticks()
        && item.is_some()
        && rows[0].option.is_none()
    {
        return Answer {
            state: State::NotAnswered,
            ..out
        };
    }
    let Some(item) = item else { return out };
    let outside = question.filled_by != FilledBy::Unit;
    out.maximum = item.maximum.map(ratio);
    let one = |points: Decimal, negative: bool, grade: Grade| {
        let free = outside || negative || points <= Decimal::ZERO;
        std::array::from_fn(|f| {
            if free || grade as usize >= f {
                ratio(points)
            } else {
                Ratio::zero()
            }
        })
    };
    match &item.rule {
        PointsRule::Option(map) => {
            let option = option(&rows[0]).unwrap();
            out.points = one(map[&option.code], option.negative, rows[0].grade);
        }
        PointsRule::Value => out.points = one(out.number.unwrap(), false, rows[0].grade),
        PointsRule::Bands(bands) => {
            let x = out.number.unwrap();
            let band = bands.iter().find(|b| {
                b.low.is_none_or(|e| x > e.at || (e.inclusive && x == e.at))
                    && b.high
                        .is_none_or(|e| x < e.at || (e.inclusive && x == e.at))
            });
            let points = band.and_then(|b| b.value).unwrap_or(Decimal::ZERO);
            out.points = one(points, false, rows[0].grade);
        }
        rule => {
            let steps = matches!(rule, PointsRule::Steps(_));
            let value = |o: usize| match rule {
                PointsRule::Sum { points, .. } | PointsRule::Best(points) => {
                    points[&question.options[o].code]
                }
                _ => Decimal::ZERO,
            };
            let in_scope: Vec<usize> = (0..question.options.len())
                .filter(|&o| question.options[o].state.is_none())
                .filter(|&o| !out_of_scope().any(|r| r.option.map(usize::from) == Some(o)))
                .collect();
            out.points = std::array::from_fn(|figure| {
                let counts = |o: usize| {
                    let own = &question.options[o];
                    let free = outside || own.negative || (!steps && value(o) <= Decimal::ZERO);
                    rows.iter().any(|r| {
                        r.state == State::Answered
                            && r.option.map(usize::from) == Some(o)
                            && (free || r.grade as usize >= figure)
                    })
                };
                let chosen: Vec<usize> = in_scope.iter().copied().filter(|&o| counts(o)).collect();
                let points = points_of(rule, question, &chosen, &in_scope, &value);
                // A tick without its evidence is worth 0, which may be the best of all.
                let ticked = |o: &&usize| {
                    let own = |r: &&AnswerRow| r.option.map(usize::from) == Some(**o);
                    rows.iter().filter(own).any(|r| r.state == State::Answered)
                };
                let best = matches!(rule, PointsRule::Best(_));
                if best && in_scope.iter().filter(ticked).count() > chosen.len() {
                    points.max(Ratio::zero())
                } else {
                    points
                }
            });
            let most = match rule {
                PointsRule::Sum { cap, .. } => {
                    let positive = in_scope
                        .iter()
                        .map(|&o| value(o))
                        .filter(|p| !p.is_negative());
                    let sum: Ratio = positive.map(ratio).sum();
                    Some(cap.map_or(sum.clone(), |cap| sum.min(ratio(cap))))
                }
                PointsRule::Best(_) => in_scope.iter().map(|&o| ratio(value(o))).max(),
                _ => None,
            };
            let all = question
                .options
                .iter()
                .filter(|o| o.state.is_none())
                .count();
            if in_scope.len() < all
                && let Some(most) = most
            {
                out.maximum = out.maximum.map(|maximum| maximum.min(most));
            }
        }
    }
    out
}

fn ticked(
    question: &Question,
    item: Option<&ItemPoints>,
    rows: &[AnswerRow],
) -> [BTreeSet<String>; 3] {
    let without_points = |code: &icc_domain::Code| match item.map(|item| &item.rule) {
        Some(
            PointsRule::Option(points) | PointsRule::Sum { points, .. } | PointsRule::Best(points),
        ) => points.get(code).is_none_or(|p| *p <= Decimal::ZERO),
        _ => false,
    };
    std::array::from_fn(|grade| {
        rows.iter()
            .filter(|r| r.state == State::Answered)
            .filter_map(|r| Some((r, &question.options[usize::from(r.option?)])))
            .filter(|(r, option)| {
                r.grade as usize >= grade
                    || question.filled_by != FilledBy::Unit
                    || option.negative
                    || without_points(&option.code)
            })
            .map(|(_, option)| option.code.to_string())
            .collect()
    })
}

fn points_of(
    rule: &PointsRule,
    question: &Question,
    chosen: &[usize],
    in_scope: &[usize],
    value: &impl Fn(usize) -> Decimal,
) -> Ratio {
    match rule {
        PointsRule::Sum { cap, .. } => {
            let sum: Ratio = chosen.iter().map(|&o| ratio(value(o))).sum();
            cap.map_or(sum.clone(), |cap| sum.min(ratio(cap)))
        }
        PointsRule::Best(_) => chosen
            .iter()
            .map(|&o| ratio(value(o)))
            .max()
            .unwrap_or_else(Ratio::zero),
        PointsRule::Steps(steps) => {
            let ticks = |list: &[usize]| {
                let of = |o: &&usize| {
                    let o = &question.options[**o];
                    !o.exclusive && !o.negative
                };
                u32::try_from(list.iter().filter(of).count()).unwrap()
            };
            let (ticks, possible) = (ticks(chosen), ticks(in_scope));
            let reached = steps.iter().rfind(|s| ticks >= s.ticks.min(possible));
            reached.map_or_else(Ratio::zero, |s| ratio(s.points))
        }
        _ => Ratio::zero(),
    }
}
