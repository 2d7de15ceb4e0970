//! Conditions: when a question is asked and when a gate is open.

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use crate::answer::State;
use crate::decimal::Decimal;

/// A condition on a unit's facts, answers and scores.
///
/// Anything missing (no answer, no such fact, no score) makes a leaf not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The question is answered with one of these options (ticks: any of them is ticked).
    QuestionIs {
        /// The question.
        question: Code,
        /// Its options.
        is: Vec<Code>,
    },
    /// The question is in one of these states.
    QuestionState {
        /// The question.
        question: Code,
        /// The states.
        state: Vec<State>,
    },
    /// The number answered compares so.
    QuestionNumber {
        /// The question, of a kind whose answer is a number.
        question: Code,
        /// The comparison.
        comparison: Comparison,
    },
    /// The unit's fact is one of these texts.
    FactIs {
        /// Name of the fact.
        fact: String,
        /// Its values.
        is: Vec<String>,
    },
    /// The unit's fact is a number and compares so.
    FactNumber {
        /// Name of the fact.
        fact: String,
        /// The comparison.
        comparison: Comparison,
    },
    /// The measure has a score and compares so (methods only).
    MeasureNumber {
        /// The measure.
        measure: Code,
        /// The comparison.
        comparison: Comparison,
    },
    /// The unit is one of these.
    Unit(Vec<String>),
    /// The period is one of these.
    Period(Vec<String>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// Bounds on a number; all those given must hold, at least one is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// `x >= at_least`
    pub at_least: Option<Decimal>,
    /// `x > above`
    pub above: Option<Decimal>,
    /// `x <= at_most`
    pub at_most: Option<Decimal>,
    /// `x < below`
    pub below: Option<Decimal>,
    /// `x == equals`
    pub equals: Option<Decimal>,
}
