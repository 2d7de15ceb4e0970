//! How an answer becomes points.

use std::collections::BTreeMap;

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use super::question::Question;
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

impl PointsRule {
    /// The highest points that an answer can bring; `None` for a number without an upper bound.
    #[must_use]
    pub fn reach(&self, question: &Question) -> Option<Decimal> {
        let highest =
            |values: &mut dyn Iterator<Item = Decimal>| values.max().unwrap_or(Decimal::ZERO);
        match self {
            Self::Option(points) => Some(highest(&mut points.values().copied())),
            // Nothing ticked is 0.
            Self::Best(points) => Some(highest(&mut points.values().copied()).max(Decimal::ZERO)),
            Self::Sum { points, cap } => {
                let positive = |(code, p): (&Code, &Decimal)| {
                    let exclusive = question
                        .options
                        .iter()
                        .any(|o| o.exclusive && &o.code == code);
                    (!exclusive && *p > Decimal::ZERO).then_some(*p)
                };
                let together = points
                    .iter()
                    .filter_map(positive)
                    .fold(Decimal::ZERO, Decimal::plus);
                let best = highest(&mut points.values().copied()).max(together);
                Some(cap.map_or(best, |cap| best.min(cap)))
            }
            Self::Steps(steps) => {
                Some(highest(&mut steps.iter().map(|s| s.points)).max(Decimal::ZERO))
            }
            Self::Bands(bands) => Some(highest(&mut bands.iter().filter_map(|b| b.value))),
            Self::Value => question.maximum,
        }
    }
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
