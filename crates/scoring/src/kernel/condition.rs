//! Decides conditions for one case.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Comparison, Condition, Measure};

use super::answers::{ANSWERED, Answers, grade_of};
use crate::panel::Panel;
use crate::program::Program;
use crate::run::Table;
use crate::score::{Cell, DECLARED, DOCUMENTED, FIGURES, VERIFIED};

/// All that a condition may look at.
#[derive(Clone, Copy)]
pub(crate) struct Situation<'a> {
    pub(crate) program: &'a Program,
    pub(crate) panel: &'a Panel,
    /// What has been computed so far, per kind of unit; empty while blocks of answering units are
    /// scored one after the other.
    pub(crate) tables: &'a [Table],
    pub(crate) kind: usize,
    /// Index of the case in its kind.
    pub(crate) case: usize,
    /// The answers, for answering units.
    pub(crate) answers: Option<&'a Answers>,
    /// Cells of the case, one per measure of the method; empty where there are none yet.
    pub(crate) row: &'a [Cell],
}

impl<'a> Situation<'a> {
    fn unit(&self) -> &'a str {
        if self.kind == 0 {
            self.panel.unit_name(self.case)
        } else {
            self.tables[self.kind].unit(self.case)
        }
    }

    fn period(&self) -> &'a str {
        if self.kind == 0 {
            self.panel.period_name(self.case)
        } else {
            let period = self.tables[self.kind].cases[self.case].period;
            &self.panel.periods[period as usize]
        }
    }

    /// The value of a fact of the unit.
    pub(crate) fn fact(&self, name: &str) -> Option<&str> {
        if self.kind == 0 {
            self.panel.facts.get(self.case, name)
        } else {
            self.tables[self.kind].fact(self.panel, self.case, name)
        }
    }
}

/// The figures for which the gate of a measure is closed; `None` where it has none. What is closed
/// for the declared figure is closed for all, so that evidence never opens a gate.
pub(crate) fn closed(measure: &Measure, at: &Situation) -> Option<[bool; FIGURES]> {
    let gate = measure.gate.as_ref()?;
    if !holds(&gate.only_if, at) {
        return Some([true; FIGURES]);
    }
    let mut closed = [false; FIGURES];
    for figure in [DOCUMENTED, VERIFIED] {
        closed[figure] = !holds_in(&gate.only_if, at, figure);
    }
    Some(closed)
}

/// Whether a condition holds by what is declared. A leaf about something missing does not.
pub(crate) fn holds(condition: &Condition, at: &Situation) -> bool {
    holds_in(condition, at, DECLARED)
}

/// The same with the evidence that a figure needs: an answer without it is no answer, and a measure
/// has the value of that figure.
pub(crate) fn holds_in(condition: &Condition, at: &Situation, figure: usize) -> bool {
    let question = |code: &str| {
        let q = *at.program.question_index.get(code)?;
        at.answers.map(|answers| (q, answers))
    };
    match condition {
        Condition::QuestionIs { question: code, is } => {
            question(code.as_str()).is_some_and(|(q, answers)| {
                let item = &at.program.items[q];
                let ticks = answers.ticks(at.program, q);
                let counted = match grade_of(figure) {
                    0 => ticks.made,
                    1 => ticks.documented | ticks.made & item.free,
                    _ => ticks.verified | ticks.made & item.free,
                };
                answers.state(q) == ANSWERED
                    && is.iter().any(|option| {
                        item.options
                            .iter()
                            .position(|o| o == option.as_str())
                            .is_some_and(|o| counted >> o & 1 == 1)
                    })
            })
        }
        Condition::QuestionState {
            question: code,
            state,
        } => question(code.as_str())
            .is_some_and(|(q, answers)| state.iter().any(|s| *s as u8 == answers.state(q))),
        Condition::QuestionNumber {
            question: code,
            comparison,
        } => question(code.as_str())
            .filter(|(q, answers)| answers.state(*q) == ANSWERED)
            .and_then(|(q, answers)| answers.number_with(at.program, q, figure))
            .is_some_and(|number| compares(comparison, number)),
        Condition::FactIs { fact, is } => at
            .fact(fact)
            .is_some_and(|value| is.iter().any(|v| v == value)),
        Condition::FactNumber { fact, comparison } => at
            .fact(fact)
            .and_then(|v| v.parse().ok())
            .is_some_and(|n| compares(comparison, n)),
        Condition::MeasureNumber {
            measure,
            comparison,
        } => {
            let cell = at
                .program
                .node_index
                .get(measure.as_str())
                .and_then(|n| at.row.get(*n));
            cell.and_then(|cell| cell.figure(grade_of(figure)))
                .is_some_and(|score| compares_f64(comparison, score))
        }
        Condition::Unit(units) => units.iter().any(|u| u == at.unit()),
        Condition::Period(periods) => periods.iter().any(|p| p == at.period()),
        Condition::All(list) => list.iter().all(|c| holds_in(c, at, figure)),
        Condition::Any(list) => list.iter().any(|c| holds_in(c, at, figure)),
        Condition::Not(inner) => !holds_in(inner, at, figure),
    }
}

fn compares(bounds: &Comparison, x: Decimal) -> bool {
    bounds.at_least.is_none_or(|b| x >= b)
        && bounds.above.is_none_or(|b| x > b)
        && bounds.at_most.is_none_or(|b| x <= b)
        && bounds.below.is_none_or(|b| x < b)
        && bounds.equals.is_none_or(|b| x == b)
}

/// Scores compare within a billionth, the precision to which a threshold can be written.
fn compares_f64(bounds: &Comparison, x: f64) -> bool {
    const NEAR: f64 = 1e-9;
    bounds.at_least.is_none_or(|b| x >= b.to_f64() - NEAR)
        && bounds.above.is_none_or(|b| x > b.to_f64() + NEAR)
        && bounds.at_most.is_none_or(|b| x <= b.to_f64() + NEAR)
        && bounds.below.is_none_or(|b| x < b.to_f64() - NEAR)
        && bounds.equals.is_none_or(|b| (x - b.to_f64()).abs() <= NEAR)
}
