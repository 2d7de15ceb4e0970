//! What is asked.

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::answer::State;
use crate::decimal::Decimal;

/// A named list of options that several questions share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The scale's code.
    pub code: Code,
    /// Its options, in display order.
    pub options: Vec<Opt>,
}

/// One option of a question or scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opt {
    /// The option's code, unique within its question.
    pub code: Code,
    /// Choosing the option is one of the non-answers.
    pub state: Option<State>,
    /// Cannot be ticked together with others.
    pub exclusive: bool,
    /// A statement of absence: needs no evidence whatever its points.
    pub negative: bool,
}

/// A heading that groups questions; sections nest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The section's code.
    pub code: Code,
    /// The section it belongs to.
    pub parent: Option<Code>,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One option.
    Single,
    /// Any number of options.
    Multiple,
    /// Any number of options, the best one counts.
    Tiered,
    /// A number.
    Number,
    /// A number, 0 to 100 unless bounded otherwise.
    Percent,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// Free text, never scored.
    Text,
    /// Evidence only, never scored.
    Evidence,
}

impl QuestionKind {
    /// Whether answers name options.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::Tiered)
    }

    /// Whether several options may be ticked.
    #[must_use]
    pub const fn has_ticks(self) -> bool {
        matches!(self, Self::Multiple | Self::Tiered)
    }

    /// Whether the answer is a number.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Percent)
    }
}

/// Who answers a question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilledBy {
    /// The unit itself: a city, a country.
    #[default]
    Unit,
    /// A reviewer gives the score.
    Reviewer,
    /// A figure from outside, such as national data.
    External,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question's code.
    pub code: Code,
    /// The section it stands in.
    pub section: Code,
    /// The kind of answer.
    pub kind: QuestionKind,
    /// The shared scale its options come from.
    pub scale: Option<Code>,
    /// Its options, copied from the scale where there is one; at most 64.
    pub options: Vec<Opt>,
    /// Not part of the mandatory core.
    pub optional: bool,
    /// Who answers.
    pub filled_by: FilledBy,
    /// Smallest number accepted.
    pub minimum: Option<Decimal>,
    /// Largest number accepted.
    pub maximum: Option<Decimal>,
    /// Digits accepted after the point.
    pub decimals: u8,
    /// When it is asked; always, if none.
    pub applies_if: Option<Condition>,
    /// Asked, but no method may give it points.
    pub unscored: bool,
}
