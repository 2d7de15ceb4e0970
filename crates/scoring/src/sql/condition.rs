//! Conditions: what they look at, and how they are written.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::{Comparison, Condition};

use super::Writer;
use super::measures::FIGURE_COLUMNS;

/// A plain number, as a fact may hold it: at most 15 digits before the point and 9 behind it.
const NUMBER: &str = "^[+-]?0*[0-9]{1,15}([.][0-9]{1,9}0*)?$";

/// Scores compare within a billionth, as in the kernel.
const NEAR: &str = "'1e-9'";

/// What conditions look at.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    /// Questions by index: whether their number is compared.
    pub(super) items: BTreeMap<usize, bool>,
    /// Options of a question of which one must be ticked.
    pub(super) ticks: Vec<(usize, Vec<String>)>,
    pub(super) facts: BTreeSet<String>,
    /// Measures by index.
    pub(super) nodes: BTreeSet<usize>,
}

/// Where a condition is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Where it is decided which questions are asked: what has been decided stands beside states.
    Asking,
    /// At a measure.
    Measure,
}

impl Writer<'_> {
    /// Adds what a condition looks at.
    pub(super) fn look(&self, condition: &Condition, looked: &mut Looked) {
        let item =
            |code: &icc_domain::Code| self.program.question_index.get(code.as_str()).copied();
        match condition {
            Condition::QuestionIs { question, is } => {
                if let Some(q) = item(question) {
                    looked.items.entry(q).or_insert(false);
                    let ticks = (q, is.iter().map(ToString::to_string).collect());
                    if !looked.ticks.contains(&ticks) {
                        looked.ticks.push(ticks);
                    }
                }
            }
            Condition::QuestionState { question, .. } => {
                if let Some(q) = item(question) {
                    looked.items.entry(q).or_insert(false);
                }
            }
            Condition::QuestionNumber { question, .. } => {
                if let Some(q) = item(question) {
                    looked.items.insert(q, true);
                }
            }
            Condition::FactIs { fact, .. } | Condition::FactNumber { fact, .. } => {
                looked.facts.insert(fact.clone());
            }
            Condition::MeasureNumber { measure, .. } => {
                looked
                    .nodes
                    .extend(self.program.node_index.get(measure.as_str()));
            }
            Condition::Unit(_) | Condition::Period(_) => {}
            Condition::All(list) | Condition::Any(list) => {
                for one in list {
                    self.look(one, looked);
                }
            }
            Condition::Not(inner) => self.look(inner, looked),
        }
    }

    /// A condition as an expression that is true or false, never null, over the columns of `s`.
    pub(super) fn condition(
        &self,
        condition: &Condition,
        looked: &Looked,
        figure: usize,
        place: Place,
    ) -> String {
        let d = self.dialect;
        let item =
            |code: &icc_domain::Code| self.program.question_index.get(code.as_str()).copied();
        let never = || "FALSE".to_owned();
        match condition {
            Condition::QuestionIs { question, is } => {
                let Some(q) = item(question) else {
                    return never();
                };
                let is: Vec<String> = is.iter().map(ToString::to_string).collect();
                let Some(at) = looked.ticks.iter().position(|t| t.0 == q && t.1 == is) else {
                    return never();
                };
                let ticked = ticked(at, figure);
                format!(
                    "({} = 'answered' AND COALESCE(s.{ticked}, 0) = 1)",
                    self.state(q, place)
                )
            }
            Condition::QuestionState { question, state } => {
                let Some(q) = item(question).filter(|_| !state.is_empty()) else {
                    return never();
                };
                let states = d.texts(state.iter().map(|s| s.as_str()));
                format!("{} IN ({states})", self.state(q, place))
            }
            Condition::QuestionNumber {
                question,
                comparison,
            } => {
                let Some(q) = item(question) else {
                    return never();
                };
                let number = self.column(self.names.item(q), "number");
                let mut parts = vec![format!("{} = 'answered'", self.state(q, place))];
                parts.extend(compared(comparison, &format!("s.{number}"), |b| {
                    d.decimal(b)
                }));
                let needed = crate::kernel::answers::grade_of(figure);
                if needed > 0 && !self.program.items[q].outside {
                    let grade = self.column(self.names.item(q), "number_grade");
                    parts.push(format!("s.{grade} >= {needed}"));
                }
                format!("COALESCE({}, FALSE)", parts.join(" AND "))
            }
            Condition::FactIs { fact, is } if is.is_empty() => {
                let _ = fact;
                never()
            }
            Condition::FactIs { fact, is } => {
                format!(
                    "COALESCE(s.{} IN ({}), FALSE)",
                    self.fact(fact),
                    d.texts(is)
                )
            }
            Condition::FactNumber { fact, comparison } => {
                let fact = format!("s.{}", self.fact(fact));
                let number = format!("CAST({fact} AS {})", d.decimal_type());
                let parts: Vec<_> = compared(comparison, &number, |b| d.decimal(b)).collect();
                format!(
                    "CASE WHEN {} THEN {} ELSE FALSE END",
                    d.matches(&fact, NUMBER),
                    parts.join(" AND ")
                )
            }
            Condition::MeasureNumber {
                measure,
                comparison,
            } => {
                let Some(n) = self.program.node_index.get(measure.as_str()) else {
                    return never();
                };
                let column = FIGURE_COLUMNS[crate::kernel::answers::grade_of(figure)];
                let score = format!("s.{}", self.of_node(*n, column));
                format!("COALESCE({}, FALSE)", self.nearly(comparison, &score))
            }
            Condition::Unit(list) if list.is_empty() => never(),
            Condition::Unit(list) => format!("s.unit IN ({})", d.texts(list)),
            Condition::Period(list) if list.is_empty() => never(),
            Condition::Period(list) => format!("s.period IN ({})", d.texts(list)),
            Condition::All(list) if list.is_empty() => "TRUE".to_owned(),
            Condition::Any(list) if list.is_empty() => never(),
            Condition::All(list) => self.joined(list, " AND ", looked, figure, place),
            Condition::Any(list) => self.joined(list, " OR ", looked, figure, place),
            Condition::Not(inner) => {
                format!("NOT ({})", self.condition(inner, looked, figure, place))
            }
        }
    }

    fn joined(
        &self,
        list: &[Condition],
        by: &str,
        looked: &Looked,
        figure: usize,
        place: Place,
    ) -> String {
        let parts: Vec<_> = list
            .iter()
            .map(|c| self.condition(c, looked, figure, place))
            .collect();
        format!("({})", parts.join(by))
    }

    /// The state of a question.
    fn state(&self, q: usize, place: Place) -> String {
        let name = self.names.item(q);
        let state = format!("s.{}", self.column(name, "state"));
        let conditional = self.program.conditional.iter().any(|(c, _)| *c == q);
        match place {
            Place::Asking if conditional => format!(
                "CASE WHEN s.{} = 1 THEN {state} ELSE 'not_asked' END",
                self.column(name, "asked")
            ),
            Place::Asking | Place::Measure => state,
        }
    }

    fn nearly(&self, bounds: &Comparison, x: &str) -> String {
        let d = self.dialect;
        let near = d.double(NEAR);
        let mut parts = Vec::new();
        let mut add = |bound: Option<icc_questionnaire::Decimal>, sign: &str, way: &str| {
            if let Some(bound) = bound {
                parts.push(format!("{x} {sign} {} {way} {near}", d.number(bound)));
            }
        };
        add(bounds.at_least, ">=", "-");
        add(bounds.above, ">", "+");
        add(bounds.at_most, "<=", "+");
        add(bounds.below, "<", "-");
        if let Some(bound) = bounds.equals {
            parts.push(format!("ABS({x} - {}) <= {near}", d.number(bound)));
        }
        parts.join(" AND ")
    }
}

/// The column of ticks that a figure counts.
fn ticked(at: usize, figure: usize) -> String {
    let which = ["", "_documented", "_verified"][crate::kernel::answers::grade_of(figure)];
    format!("ticked_{}{which}", at + 1)
}

/// The names of the columns of one list of ticks, each with the grade that it needs.
pub(super) fn ticked_columns(at: usize) -> [(String, usize); 3] {
    [(ticked(at, 0), 0), (ticked(at, 1), 1), (ticked(at, 2), 2)]
}

fn compared(
    bounds: &Comparison,
    x: &str,
    written: impl Fn(icc_questionnaire::Decimal) -> String,
) -> impl Iterator<Item = String> {
    let list = [
        (bounds.at_least, ">="),
        (bounds.above, ">"),
        (bounds.at_most, "<="),
        (bounds.below, "<"),
        (bounds.equals, "="),
    ];
    list.into_iter()
        .filter_map(move |(bound, sign)| Some(format!("{x} {sign} {}", written(bound?))))
}
