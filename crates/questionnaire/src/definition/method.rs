//! How answers are scored: measures and their rules.

use std::borrow::Cow;
use std::collections::BTreeMap;

use icc_domain::Code;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::points::{Band, ItemPoints};
use super::question::Question;
use super::treatment::DataTreatment;
use crate::decimal::Decimal;

/// A scoring method: data with an id and a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The method's id.
    pub id: Code,
    /// Semantic version.
    pub version: String,
    /// What is done to figures before they are scored, step by step; most methods do nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub treatments: Vec<DataTreatment>,
    /// Points per scored question, in the order of the questions.
    pub points: Vec<ItemPoints>,
    /// Measures in the order of the file; a measure may build on later ones, never on itself.
    pub measures: Vec<Measure>,
    /// Rules for averages over units.
    pub benchmark: BenchmarkRules,
}

impl Method {
    /// The measure with this code.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.code.as_str() == code)
    }

    /// Whether some step changes answers to this question or fills them in.
    #[must_use]
    pub fn treats(&self, question: &str) -> bool {
        let of = |step: &DataTreatment| step.of.iter().any(|code| code.as_str() == question);
        self.treatments.iter().any(of)
    }

    /// A question as the method sees it: without bounds where it treats the answers.
    #[must_use]
    pub fn seen<'q>(&self, question: &'q Question) -> Cow<'q, Question> {
        if self.treats(question.code.as_str()) {
            Cow::Owned(question.treated())
        } else {
            Cow::Borrowed(question)
        }
    }

    /// The points of this question, if the method scores it.
    #[must_use]
    pub fn item(&self, question: &str) -> Option<&ItemPoints> {
        self.points.iter().find(|p| p.question.as_str() == question)
    }
}

/// How a non-answer, or a member without a score, counts in the measure above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// 0 points; the maximum stays.
    Zero,
    /// Leaves numerator and maximum; the other weights are re-scaled.
    LeftOut,
    /// The measure has no score.
    NoScore,
}

/// The treatment of each non-answer in one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// Blank in a submitted copy.
    pub not_answered: Treatment,
    /// Blank in a draft.
    pub not_answered_in_draft: Treatment,
    /// Not known.
    pub unknown: Treatment,
    /// Not applicable.
    pub not_applicable: Treatment,
    /// Not within the unit's powers.
    pub not_within_powers: Treatment,
    /// A member measure without a score.
    pub no_score: Treatment,
}

impl Default for Missing {
    fn default() -> Self {
        Self {
            not_answered: Treatment::Zero,
            not_answered_in_draft: Treatment::LeftOut,
            unknown: Treatment::Zero,
            not_applicable: Treatment::LeftOut,
            not_within_powers: Treatment::LeftOut,
            no_score: Treatment::NoScore,
        }
    }
}

/// A number computed by a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The measure's code.
    pub code: Code,
    /// A word for the reader: area, indicator, index.
    pub level: Option<Code>,
    /// What is computed.
    pub function: Function,
    /// Treatment of non-answers and of members without a score.
    pub missing: Missing,
    /// Least share (0-1) of the in-scope weight that is answered.
    pub minimum_coverage: Option<Decimal>,
    /// Least share (0-1) of the weight that is in scope.
    pub minimum_in_scope: Option<Decimal>,
    /// Least number of members (or units) in scope with a value.
    pub minimum_members: Option<u32>,
    /// Lower bound of the value.
    pub floor: Option<Decimal>,
    /// Upper bound of the value.
    pub cap: Option<Decimal>,
    /// Gate.
    pub gate: Option<Gate>,
    /// Rounding of the value.
    pub round: Option<Rounding>,
    /// Rank among units of the same kind and period.
    pub rank: Option<RankRule>,
    /// Digits after the point shown to readers.
    pub decimals: u8,
    /// Not part of the core result.
    pub optional: bool,
}

/// A measure's value depends on a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// The condition.
    pub only_if: Condition,
    /// What happens when it does not hold.
    pub otherwise: OnFail,
}

/// The value of a measure whose gate is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnFail {
    /// This number.
    Value(Decimal),
    /// No score.
    NoScore,
}

/// What a measure computes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a few hundred values, matched on everywhere"
)]
pub enum Function {
    /// Combines members within a unit.
    Members {
        /// How.
        combine: Combine,
        /// How questions enter.
        items: ItemsAs,
        /// Questions and measures, in the order of the file.
        members: Vec<Code>,
        /// Their weights.
        weights: Weights,
        /// Members that count above the maximum: bonuses and penalties.
        beyond: Vec<Code>,
        /// Together they change the value by at most this.
        beyond_limit: Option<Decimal>,
        /// Raises each member's value before combining.
        floor_values: Option<Decimal>,
        /// Value of a full rate, share or ratio.
        scale: Decimal,
    },
    /// A fixed number.
    Constant(Decimal),
    /// Changes one source.
    Transform {
        /// A question or a measure.
        of: Code,
        /// How.
        transform: Transform,
    },
    /// Combines one measure over many units.
    OverUnits {
        /// The measure of each unit.
        of: Code,
        /// Facts whose values name the resulting units; none: one unit `all`.
        per: Vec<String>,
        /// How.
        combine: UnitCombine,
        /// Fact that weighs the units of a mean.
        weight_by: Option<String>,
        /// Value of a full share.
        scale: Decimal,
    },
    /// The value comes from outside.
    External(External),
}

/// Marker of a measure whose value comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct External {}

/// How members are combined within a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// scale × Σ w·points / Σ w·maximum
    Rate,
    /// Σ w·value
    Sum,
    /// Σ w·value / Σ w
    Mean,
    /// Weighted geometric mean.
    Geometric,
    /// Weighted harmonic mean.
    Harmonic,
    /// The least value.
    Minimum,
    /// The greatest value.
    Maximum,
    /// The middle value.
    Median,
    /// The product.
    Product,
    /// scale × first / second
    Ratio,
    /// first − second
    Difference,
}

impl Combine {
    /// Whether members are weighed; other functions use weights for coverage only.
    #[must_use]
    pub const fn weighs(self) -> bool {
        matches!(
            self,
            Self::Rate | Self::Sum | Self::Mean | Self::Geometric | Self::Harmonic
        )
    }
}

/// How a question enters a measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemsAs {
    /// By its points.
    #[default]
    Points,
    /// By its share of its maximum, times the scale.
    Share,
}

/// Weights of members, by group of units where given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// One weight per member, in the order of the members (those in `beyond` included).
    pub all: Vec<Decimal>,
    /// Weights of particular groups of units.
    pub by_group: Option<GroupWeights>,
}

/// Weights by the value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupWeights {
    /// Name of the fact.
    pub fact: String,
    /// Value of the fact → one weight per member, in the order of the members.
    pub groups: BTreeMap<String, Vec<Decimal>>,
}

/// Functions of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transform {
    /// scale × (x − low) / (high − low)
    Goalposts {
        /// The value that becomes 0.
        low: Goalpost,
        /// The value that becomes `scale`.
        high: Goalpost,
        /// Which ends hold values beyond them.
        cap: Cap,
        /// Natural logarithms of x, low and high.
        log: bool,
        /// `scale` − result.
        reversed: bool,
        /// The value at `high`.
        scale: Decimal,
        /// The units that `sample_minimum` and `sample_maximum` refer to.
        sample: Sample,
    },
    /// offset + factor × (x − mean) / deviation
    ZScore {
        /// Added at the end.
        offset: Decimal,
        /// Multiplies the standard score.
        factor: Decimal,
        /// Denominator of the variance.
        deviation: Deviation,
        /// Changes the sign of the standard score.
        reversed: bool,
        /// The units of mean and deviation.
        sample: Sample,
    },
    /// The rank in the sample.
    Rank {
        /// Ties and order (its basis is the source's value).
        rule: RankRule,
        /// The units ranked.
        sample: Sample,
    },
    /// scale × (number below) / (n − 1)
    Percentile {
        /// Counts those above instead.
        reversed: bool,
        /// The value of the highest.
        scale: Decimal,
        /// The units compared.
        sample: Sample,
    },
    /// Natural logarithm.
    Log,
    /// offset + factor × x
    Linear {
        /// Added.
        offset: Decimal,
        /// Multiplied.
        factor: Decimal,
    },
    /// The value of the band that x falls in.
    Bands {
        /// Ascending, without gaps or overlaps.
        bands: Vec<Band>,
        /// Use the unrounded source.
        raw: bool,
    },
    /// The source itself.
    Copy,
}

/// One end of a goalpost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goalpost {
    /// A fixed number.
    Value(Decimal),
    /// The least value of the sample.
    SampleMinimum,
    /// The greatest value of the sample.
    SampleMaximum,
}

/// Which ends of a goalpost hold values beyond them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// Both ends.
    #[default]
    Both,
    /// Values below `low` count as `low`.
    Low,
    /// Values above `high` count as `high`.
    High,
    /// Neither.
    None,
}

/// Denominator of a variance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deviation {
    /// n − 1
    #[default]
    Sample,
    /// n
    Population,
}

/// The units a normalisation refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// `None`: the unit's own period; `Some(None)`: all periods together; `Some(Some(p))`: the
    /// frozen reference period `p`.
    #[serde(with = "period")]
    pub period: Option<Option<String>>,
    /// Only units for which this holds.
    pub only_if: Option<Condition>,
}

/// Sample periods in the canonical form: `null`, `"all"` or `{"reference": "2020"}`, because JSON
/// alone does not tell the first two apart.
mod period {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Period {
        All,
        Reference(String),
    }

    #[expect(clippy::option_option, reason = "the field's type")]
    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(
        period: &Option<Option<String>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let written = period.as_ref().map(|p| {
            p.as_ref()
                .map_or(Period::All, |p| Period::Reference(p.clone()))
        });
        written.serialize(serializer)
    }

    #[expect(clippy::option_option, reason = "the field's type")]
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<String>>, D::Error> {
        let written = Option::<Period>::deserialize(deserializer)?;
        Ok(written.map(|p| match p {
            Period::All => None,
            Period::Reference(p) => Some(p),
        }))
    }
}

/// How one measure is combined over units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitCombine {
    /// Sum of the values.
    Sum,
    /// Mean of the values.
    Mean,
    /// Middle value.
    Median,
    /// Least value.
    Minimum,
    /// Greatest value.
    Maximum,
    /// Number of units with a value.
    Count,
    /// scale × share of units whose value is above 0.
    Share,
}

/// Rounding of a measure's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounding {
    /// Digits kept after the point.
    pub decimals: u8,
    /// What happens to the rest.
    pub mode: RoundingMode,
}

/// What rounding does with the digits it drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// To the nearest, ties away from zero.
    HalfUp,
    /// To the nearest, ties to the even digit.
    HalfEven,
    /// Cut off, towards zero.
    Down,
}

/// How units are ranked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankRule {
    /// The value ranked.
    pub basis: RankBasis,
    /// What equal values get.
    pub ties: RankTies,
    /// Which end is 1.
    pub order: RankOrder,
    /// The fact whose value units share that are ranked together; none: all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

/// The value a rank is made on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankBasis {
    /// Before rounding.
    #[default]
    Raw,
    /// After rounding.
    Rounded,
}

/// What equal values get.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankTies {
    /// 1, 2, 2, 4
    #[default]
    Minimum,
    /// 1, 2, 2, 3
    Dense,
    /// 1, 2.5, 2.5, 4
    Average,
    /// 1, 3, 3, 4
    Maximum,
}

/// Which end of the values is rank 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankOrder {
    /// The highest.
    #[default]
    Descending,
    /// The lowest.
    Ascending,
}

/// Rules for statistics over units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenchmarkRules {
    /// Below this number of units only n is given.
    pub minimum_units: u32,
    /// A result counts if it is not older than this at the reference date, in years.
    pub maximum_age_years: u32,
    /// Whether the compared unit is part of the group.
    pub own_unit: OwnUnit,
}

impl Default for BenchmarkRules {
    fn default() -> Self {
        Self {
            minimum_units: 1,
            maximum_age_years: 4,
            own_unit: OwnUnit::LeftOut,
        }
    }
}

/// Whether the compared unit is part of the group it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnUnit {
    /// Not part of it.
    LeftOut,
    /// Part of it.
    Included,
}
