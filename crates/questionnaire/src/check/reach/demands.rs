//! Demands that must hold together.

use std::collections::{BTreeMap, BTreeSet};

use crate::Decimal;
use crate::answer::State;
use crate::check::Context;
use crate::definition::{Comparison, Condition, Question, QuestionKind};

/// More alternatives than this are not followed.
const MOST: usize = 512;
/// Conditions of conditions are not followed further than this.
const DEEPEST: usize = 64;

/// A condition as alternatives, each a list of demands.
pub(super) struct Alternatives(Vec<Demands>);

/// What must hold together.
#[derive(Debug, Clone, Default)]
struct Demands {
    answers: BTreeMap<String, Outcomes>,
    facts: BTreeMap<String, Choice>,
    numbers: BTreeMap<(Subject, String), Interval>,
    unit: Option<Choice>,
    period: Option<Choice>,
    impossible: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Question,
    Fact,
    Measure,
}

/// The outcomes that a question may still have, as a bit set: the states from bit 0 (answered
/// with anything that is not a single choice), the options of a single choice from bit 8.
type Outcomes = u128;

const FIRST_OPTION: usize = 8;

/// A text that is one of some, or none of some.
#[derive(Debug, Clone)]
enum Choice {
    Of(BTreeSet<String>),
    Not(BTreeSet<String>),
}

/// Numbers between two ends.
#[derive(Debug, Clone, Copy, Default)]
struct Interval {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
}

impl Alternatives {
    /// Spreads a condition out; `None` when that would be too much.
    pub(super) fn of(context: &Context, condition: &Condition) -> Option<Self> {
        let mut all = Vec::new();
        spread(
            context,
            condition,
            true,
            vec![Demands::default()],
            0,
            &mut all,
        )?;
        Some(Self(all))
    }

    pub(super) fn is_impossible(&self) -> bool {
        self.0.iter().all(|d| d.impossible)
    }
}

/// Adds to `out` each of `from` joined with each alternative of the condition (of its opposite
/// where `holds` is false).
fn spread(
    context: &Context,
    condition: &Condition,
    holds: bool,
    from: Vec<Demands>,
    depth: usize,
    out: &mut Vec<Demands>,
) -> Option<()> {
    if depth > DEEPEST || from.len() + out.len() > MOST {
        return None;
    }
    match (condition, holds) {
        (Condition::Not(inner), _) => spread(context, inner, !holds, from, depth + 1, out),
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            let mut current = from;
            for part in parts {
                let mut next = Vec::new();
                spread(context, part, holds, current, depth + 1, &mut next)?;
                // What is impossible stays so; one of them is enough to say it.
                next.retain(|d| !d.impossible);
                if next.is_empty() {
                    out.push(Demands {
                        impossible: true,
                        ..Demands::default()
                    });
                    return Some(());
                }
                current = next;
            }
            out.extend(current);
            Some(())
        }
        (Condition::All(parts), false) | (Condition::Any(parts), true) => {
            for part in parts {
                spread(context, part, holds, from.clone(), depth + 1, out)?;
            }
            Some(())
        }
        (leaf, _) => {
            for mut demands in from {
                let asked = demands.add(context, leaf, holds);
                match asked
                    .and_then(|q| q.applies_if.as_ref())
                    .filter(|_| !demands.impossible)
                {
                    // Whatever demands an answer demands that the question is asked.
                    Some(condition) => {
                        spread(context, condition, true, vec![demands], depth + 1, out)?;
                    }
                    None => out.push(demands),
                }
            }
            Some(())
        }
    }
}

impl Demands {
    /// Adds a demand; returns the question that must be asked for it to hold.
    fn add<'a>(
        &mut self,
        context: &Context<'a>,
        leaf: &Condition,
        holds: bool,
    ) -> Option<&'a Question> {
        match leaf {
            Condition::QuestionIs { question, is } => {
                let question = context.question(question.as_str())?;
                let single = question.kind == QuestionKind::Single;
                let real = |code| {
                    question
                        .options
                        .iter()
                        .any(|o| &o.code == code && o.state.is_none())
                };
                if !is.iter().all(real) {
                    // An option that does not exist is reported as that.
                    return None;
                }
                let wanted = if single {
                    let chosen = |(i, _): (usize, _)| 1_u128 << (FIRST_OPTION + i);
                    let options = question.options.iter().enumerate();
                    options
                        .filter(|(_, o)| is.contains(&o.code))
                        .map(chosen)
                        .sum()
                } else {
                    1 << State::Answered as usize
                };
                match (holds, single) {
                    (true, _) => self.outcome(question, wanted),
                    (false, true) => self.outcome(question, !wanted),
                    // Other options may be ticked as well.
                    (false, false) => None,
                }
            }
            Condition::QuestionState { question, state } => {
                let question = context.question(question.as_str())?;
                let wanted = state
                    .iter()
                    .fold(0, |set, s| set | outcomes_of(question, *s));
                self.outcome(question, if holds { wanted } else { !wanted })
            }
            Condition::QuestionNumber {
                question,
                comparison,
            } => {
                let question = context.question(question.as_str())?;
                if !holds || !question.kind.is_number() {
                    return None;
                }
                let own = Interval::between(question.minimum, question.maximum);
                self.number(Subject::Question, question.code.as_str(), own);
                self.number(
                    Subject::Question,
                    question.code.as_str(),
                    Interval::of(comparison),
                );
                self.outcome(question, 1 << State::Answered as usize)
            }
            Condition::FactIs { fact, is } => {
                let choice = Choice::new(is, holds);
                let known = self.facts.remove(fact);
                let joined = known.map_or(choice.clone(), |k| k.and(&choice));
                self.impossible |= joined.is_empty();
                self.facts.insert(fact.clone(), joined);
                None
            }
            Condition::FactNumber { fact, comparison } if holds => {
                self.number(Subject::Fact, fact, Interval::of(comparison));
                None
            }
            Condition::MeasureNumber {
                measure,
                comparison,
            } if holds => {
                self.number(Subject::Measure, measure.as_str(), Interval::of(comparison));
                None
            }
            Condition::Unit(names) => {
                self.impossible |= join(&mut self.unit, Choice::new(names, holds));
                None
            }
            Condition::Period(names) => {
                self.impossible |= join(&mut self.period, Choice::new(names, holds));
                None
            }
            // Something missing makes these not hold; combinations do not come here.
            _ => None,
        }
    }

    /// Narrows a question's outcomes; returns it if all that remain need it to be asked.
    fn outcome<'a>(&mut self, question: &'a Question, wanted: Outcomes) -> Option<&'a Question> {
        let code = question.code.as_str();
        let possible = self
            .answers
            .get(code)
            .copied()
            .unwrap_or_else(|| all_outcomes(question));
        let left = possible & wanted;
        self.answers.insert(code.to_owned(), left);
        self.impossible |= left == 0;
        let asked = left & outcomes_of(question, State::NotAsked) == 0;
        let new = possible & outcomes_of(question, State::NotAsked) != 0;
        (asked && new).then_some(question)
    }

    fn number(&mut self, subject: Subject, name: &str, interval: Interval) {
        let known = self.numbers.entry((subject, name.to_owned())).or_default();
        *known = known.and(interval);
        self.impossible |= known.is_empty();
    }
}

fn join(known: &mut Option<Choice>, choice: Choice) -> bool {
    let joined = match known.take() {
        Some(known) => known.and(&choice),
        None => choice,
    };
    let empty = joined.is_empty();
    *known = Some(joined);
    empty
}

/// The outcomes that count as a state.
fn outcomes_of(question: &Question, state: State) -> Outcomes {
    if state == State::Answered && question.kind == QuestionKind::Single {
        let options = question
            .options
            .iter()
            .enumerate()
            .filter(|(_, o)| o.state.is_none());
        return options.map(|(i, _)| 1 << (FIRST_OPTION + i)).sum();
    }
    1 << state as usize
}

fn all_outcomes(question: &Question) -> Outcomes {
    let mut all = State::ALL
        .iter()
        .fold(0, |set, s| set | outcomes_of(question, *s));
    if question.applies_if.is_none() {
        all &= !outcomes_of(question, State::NotAsked);
    }
    all
}

impl Choice {
    fn new(names: &[String], holds: bool) -> Self {
        let names = names.iter().cloned().collect();
        if holds {
            Self::Of(names)
        } else {
            Self::Not(names)
        }
    }

    fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Of(a), Self::Of(b)) => Self::Of(a.intersection(b).cloned().collect()),
            (Self::Of(a), Self::Not(b)) => Self::Of(a.difference(b).cloned().collect()),
            (Self::Not(a), Self::Of(b)) => Self::Of(b.difference(&a).cloned().collect()),
            (Self::Not(a), Self::Not(b)) => Self::Not(a.union(b).cloned().collect()),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Of(names) if names.is_empty())
    }
}

impl Interval {
    fn between(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Self {
            low: low.map(|n| (n, false)),
            high: high.map(|n| (n, false)),
        }
    }

    /// The numbers that meet a comparison.
    fn of(c: &Comparison) -> Self {
        let open = Self {
            low: c.above.map(|n| (n, true)),
            high: c.below.map(|n| (n, true)),
        };
        let exact = Self::between(c.equals, c.equals);
        Self::between(c.at_least, c.at_most).and(open).and(exact)
    }

    fn and(self, other: Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        // Of two equal upper ends the open one is the narrower.
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(if (a.0, !a.1) < (b.0, !b.1) { a } else { b }),
            (a, b) => a.or(b),
        };
        Self { low, high }
    }

    fn is_empty(self) -> bool {
        match (self.low, self.high) {
            (Some((low, low_open)), Some((high, high_open))) => {
                low > high || (low == high && (low_open || high_open))
            }
            _ => false,
        }
    }
}
