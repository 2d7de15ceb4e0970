//! The condition of a measure: in the words of the format, with what it found.

use icc_questionnaire::Decimal;
use icc_questionnaire::State;
use icc_questionnaire::definition::{Comparison, Condition, Gate, OnFail};
use serde::Serialize;

use crate::kernel::answers::ANSWERED;
use crate::kernel::condition::{Situation, holds};
use crate::score::Cell;

/// The condition of a measure and whether it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateState {
    /// The condition, written as in a method.
    pub condition: String,
    /// Whether it holds.
    pub holds: bool,
    /// The value where it does not hold; none: there is no score then.
    pub otherwise: Option<Decimal>,
    /// What the condition looks at, each once, in its order.
    pub looks_at: Vec<LookedAt>,
    /// The condition taken apart, for whoever puts it into words.
    #[serde(skip)]
    pub checked: Checked,
}

/// A condition, whether it holds, and what it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The condition.
    pub condition: Condition,
    /// Whether it holds.
    pub holds: bool,
    /// What it looks at, where it looks at one thing.
    pub looked_at: Option<LookedAt>,
    /// The conditions that it is made of, where it is made of several or turns one around.
    pub inside: Vec<Checked>,
}

/// Something that a condition looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookedAt {
    /// `question`, `fact` or `measure`.
    pub sort: &'static str,
    /// Its code or name.
    pub code: String,
    /// The answer or state, the value of the fact, the score; none where there is none.
    pub found: Option<String>,
}

pub(super) fn state(gate: &Gate, at: &Situation) -> GateState {
    let checked = check(&gate.only_if, at);
    let mut looks_at = Vec::new();
    gather(&checked, &mut looks_at);
    GateState {
        condition: written(&gate.only_if),
        holds: checked.holds,
        otherwise: match gate.otherwise {
            OnFail::Value(value) => Some(value),
            OnFail::NoScore => None,
        },
        looks_at,
        checked,
    }
}

fn check(condition: &Condition, at: &Situation) -> Checked {
    let all = |inner: &[Condition]| inner.iter().map(|one| check(one, at)).collect();
    let inside = match condition {
        Condition::All(inner) | Condition::Any(inner) => all(inner),
        Condition::Not(inner) => vec![check(inner, at)],
        _ => Vec::new(),
    };
    Checked {
        condition: condition.clone(),
        holds: holds(condition, at),
        looked_at: look(condition, at),
        inside,
    }
}

/// Everything that is looked at, each once.
fn gather(checked: &Checked, list: &mut Vec<LookedAt>) {
    if let Some(one) = &checked.looked_at
        && !list
            .iter()
            .any(|other| other.sort == one.sort && other.code == one.code)
    {
        list.push(one.clone());
    }
    for inside in &checked.inside {
        gather(inside, list);
    }
}

fn look(condition: &Condition, at: &Situation) -> Option<LookedAt> {
    let (sort, code, found) = match condition {
        Condition::QuestionIs { question, .. }
        | Condition::QuestionState { question, .. }
        | Condition::QuestionNumber { question, .. } => {
            let code = question.as_str();
            ("question", code, answer(code, at))
        }
        Condition::FactIs { fact, .. } | Condition::FactNumber { fact, .. } => {
            ("fact", fact.as_str(), at.fact(fact).map(str::to_owned))
        }
        Condition::MeasureNumber { measure, .. } => {
            let node = at.program.node_index.get(measure.as_str());
            let cell = node.and_then(|n| at.row.get(*n));
            let score = cell.and_then(Cell::score).map(|score| score.to_string());
            ("measure", measure.as_str(), score)
        }
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Unit(_)
        | Condition::Period(_) => return None,
    };
    Some(LookedAt {
        sort,
        code: code.to_owned(),
        found,
    })
}

/// What stands in an answer: its options or number, else its state.
fn answer(code: &str, at: &Situation) -> Option<String> {
    let q = *at.program.question_index.get(code)?;
    let answers = at.answers?;
    let state = answers.state(q);
    if state != ANSWERED {
        return Some(State::ALL[usize::from(state)].as_str().to_owned());
    }
    if let Some(number) = answers.number(at.program, q) {
        return Some(number.to_string());
    }
    let made = answers.ticks(at.program, q).made;
    let options = at.program.items[q].options.iter().enumerate();
    let chosen: Vec<&str> = options
        .filter(|(o, _)| made >> o & 1 == 1)
        .map(|(_, code)| code.as_str())
        .collect();
    Some(if chosen.is_empty() {
        State::Answered.as_str().to_owned()
    } else {
        chosen.join(" ")
    })
}

/// A condition as one writes it in a method.
fn written(condition: &Condition) -> String {
    let quoted = |text: &str| format!("{text:?}");
    let list = |texts: &[String]| format!("[{}]", texts.join(", "));
    let codes = |texts: &[String]| list(&texts.iter().map(|t| quoted(t)).collect::<Vec<_>>());
    let of = |sort: &str, code: &str, rest: String| format!("{{ {sort} = {code:?}, {rest} }}");
    let all = |inner: &[Condition]| list(&inner.iter().map(written).collect::<Vec<_>>());
    match condition {
        Condition::QuestionIs { question, is } => {
            let is: Vec<String> = is.iter().map(ToString::to_string).collect();
            of(
                "question",
                question.as_str(),
                format!("is = {}", codes(&is)),
            )
        }
        Condition::QuestionState { question, state } => {
            let states: Vec<String> = state.iter().map(|s| s.as_str().to_owned()).collect();
            let states = format!("state = {}", codes(&states));
            of("question", question.as_str(), states)
        }
        Condition::QuestionNumber {
            question,
            comparison,
        } => of("question", question.as_str(), compared(comparison)),
        Condition::FactIs { fact, is } => of("fact", fact, format!("is = {}", codes(is))),
        Condition::FactNumber { fact, comparison } => of("fact", fact, compared(comparison)),
        Condition::MeasureNumber {
            measure,
            comparison,
        } => of("measure", measure.as_str(), compared(comparison)),
        Condition::Unit(units) => format!("{{ unit = {} }}", codes(units)),
        Condition::Period(periods) => format!("{{ period = {} }}", codes(periods)),
        Condition::All(inner) => format!("{{ all = {} }}", all(inner)),
        Condition::Any(inner) => format!("{{ any = {} }}", all(inner)),
        Condition::Not(inner) => format!("{{ not = {} }}", written(inner)),
    }
}

fn compared(comparison: &Comparison) -> String {
    let bounds = [
        ("at_least", comparison.at_least),
        ("above", comparison.above),
        ("at_most", comparison.at_most),
        ("below", comparison.below),
        ("equals", comparison.equals),
    ];
    let given = bounds
        .into_iter()
        .filter_map(|(word, bound)| bound.map(|bound| format!("{word} = {bound}")));
    given.collect::<Vec<_>>().join(", ")
}
