//! How a method changes figures before it scores them: denominators, imputation, outliers.

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use super::Question;
use crate::State;
use crate::decimal::Decimal;

/// One step of the treatment of data. Steps are taken in the order of the file, each on what the
/// one before it left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataTreatment {
    /// Questions of type number or percent, in the order of the file.
    pub of: Vec<Code>,
    /// What is done to their answers.
    pub step: TreatmentStep,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TreatmentStep {
    /// Divides by a size: answer × `per` / fact.
    Denominate {
        /// The fact that says how large the unit is, above 0.
        by: String,
        /// The result is for so many of it, above 0.
        per: Decimal,
    },
    /// Fills in what is missing.
    Impute {
        /// From what.
        with: Filling,
        /// Answers in these states are filled in: not answered, unknown.
        states: Vec<State>,
        /// Least share (0-1) of the questions that the unit answers itself.
        minimum_answered: Option<Decimal>,
    },
    /// Draws in outliers.
    Outliers(OutlierRule),
}

/// Where a missing figure is taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// The mean of the units that have a figure.
    Mean {
        /// The fact whose value those units share; none: all units.
        within: Option<String>,
        /// The periods looked at.
        sample: TreatmentSample,
    },
    /// The middle one of the units that have a figure.
    Median {
        /// The fact whose value those units share; none: all units.
        within: Option<String>,
        /// The periods looked at.
        sample: TreatmentSample,
    },
    /// The unit's own mean over the other questions of the step, each on a scale from the least to the
    /// greatest figure.
    UnitMean {
        /// Questions in which less is better.
        reversed: Vec<Code>,
        /// The periods in which least and greatest are looked for.
        sample: TreatmentSample,
    },
    /// The unit's figure of the last year that has one.
    Last {
        /// At most so many years before.
        years: Option<u32>,
    },
    /// The straight line between the unit's figures of the years before and after.
    Linear {
        /// The years on both sides are at most so far apart.
        years: Option<u32>,
    },
}

/// When a distribution has outliers, and what is done about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlierRule {
    /// So many figures at most are drawn in.
    pub points: u32,
    /// Skewness beyond this, to either side, is too much.
    pub skewness: Decimal,
    /// Kurtosis above this is too much.
    pub kurtosis: Decimal,
    /// Whether both have to be too much.
    pub when: Exceeded,
    /// What is done where drawing in is not enough.
    pub otherwise: Otherwise,
    /// The periods looked at.
    pub sample: TreatmentSample,
}

/// Which limits a distribution with outliers exceeds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exceeded {
    /// Both.
    #[default]
    Both,
    /// At least one.
    Any,
}

/// What is done where drawing in is not enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// All figures become logarithms.
    #[default]
    Log,
    /// All figures stay as they were.
    None,
}

/// The periods whose units are looked at together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TreatmentSample {
    /// Each period for itself.
    #[default]
    Period,
    /// All together.
    All,
}

impl TreatmentStep {
    /// The word of the format.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Denominate { .. } => "denominate",
            Self::Impute { .. } => "impute",
            Self::Outliers(_) => "outliers",
        }
    }
}

impl Question {
    /// The question as a method sees it that treats its answers: what comes out has no bounds and as
    /// many digits as any number can have.
    #[must_use]
    pub fn treated(&self) -> Self {
        Self {
            minimum: None,
            maximum: None,
            decimals: Decimal::DIGITS,
            ..self.clone()
        }
    }
}
