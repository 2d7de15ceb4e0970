//! How an answer becomes points.

use std::collections::BTreeMap;

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// The points of one question under one method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPoints {
    /// The question.
    pub question: Code,
    /// How its answer becomes points.
    pub rule: PointsRule,
    /// The maximum the points are measured against; never below any reachable points.
    /// `None` only for [`PointsRule::Value`] of a question without an upper bound: such a question
    /// can be summed and normalised, but has no share of a maximum.
    pub maximum: Option<Decimal>,
    /// The question's weight wherever it is a member and nothing else is said.
    pub weight: Decimal,
}

/// How an answer becomes points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointsRule {
    /// The points of the option chosen (single choice).
    Option(BTreeMap<Code, Decimal>),
    /// The sum of the ticked options, up to a cap.
    Sum {
        /// Points per option.
        points: BTreeMap<Code, Decimal>,
        /// The sum counts up to this.
        cap: Option<Decimal>,
    },
    /// The best of the ticked options.
    Best(BTreeMap<Code, Decimal>),
    /// Points by the number of ticks, ascending.
    Steps(Vec<Step>),
    /// The number itself.
    Value,
    /// Thresholds on a number (or on a date, as days since 1970-01-01).
    Bands(Vec<Band>),
}

/// From this many ticks on, these points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Least number of ticks; never more than the options in scope for the unit.
    pub ticks: u32,
    /// The points.
    pub points: Decimal,
}

/// One end of a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandEnd {
    /// The bound.
    pub at: Decimal,
    /// Whether the bound itself belongs to the band.
    pub inclusive: bool,
}

/// A range of numbers with a value, a label or both. Bands are stored ascending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Lower end; open if none.
    pub low: Option<BandEnd>,
    /// Upper end; open if none.
    pub high: Option<BandEnd>,
    /// The points or value of the band.
    pub value: Option<Decimal>,
    /// Code of the band's label.
    pub label: Option<Code>,
}
