//! How a score is calculated: the formula with its numbers, and what must hold.

use serde::{Deserialize, Serialize};

use super::LeftOut;

/// How a score is calculated, with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calculation {
    /// The word of the method's function, such as `rate`: a sentence says what it does.
    pub function: String,
    /// The formula with its numbers, from left to right; empty where there is none.
    pub formula: Vec<FormulaToken>,
    /// What it comes to, before rounding; none where it has no result.
    pub result: Option<f64>,
    /// What the method rounds the result to; none where it changes nothing.
    pub rounded: Option<f64>,
    /// Whether numbers of the formula are shown shorter than they are.
    pub shortened: bool,
    /// Names of the members without which there is no score.
    pub missing: Vec<String>,
    /// The units and figures that the score refers to, as sentences.
    pub notes: Vec<String>,
    /// What must hold for the score to be calculated so.
    pub conditions: Vec<ExplainedCondition>,
    /// Whether the method's own condition for this score does not hold.
    pub closed: bool,
    /// What the score is where the measure's own condition does not hold; none where it has none
    /// then.
    pub otherwise: Option<f64>,
    /// What is left out, reason by reason.
    pub left_out: Vec<LeftOutGroup>,
}

/// A piece of a formula.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum FormulaToken {
    /// A number.
    Number {
        /// Unrounded.
        value: f64,
    },
    /// What stands between numbers.
    Sign {
        /// Which sign.
        sign: FormulaSign,
    },
}

/// What stands between the numbers of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormulaSign {
    /// +
    Plus,
    /// −
    Minus,
    /// ×
    Times,
    /// ÷
    Over,
    /// Begins an exponent.
    Power,
    /// Ends it.
    PowerEnd,
    /// (
    Open,
    /// )
    Close,
    /// The least of what follows in parentheses.
    Minimum,
    /// The greatest.
    Maximum,
    /// The middle one.
    Median,
    /// The natural logarithm.
    Logarithm,
    /// Between the numbers of a list.
    Next,
    /// More of the same, left out.
    More,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedCondition {
    /// What must hold, in words.
    pub text: String,
    /// What was found, in words; empty where it is made of others.
    pub found: String,
    /// Whether it holds.
    pub holds: bool,
    /// The conditions that it is made of.
    pub inside: Vec<ExplainedCondition>,
}

/// Members that are left out for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutGroup {
    /// The reason.
    pub why: LeftOut,
    /// Codes of questions, names of parts.
    pub names: Vec<String>,
}
