//! Figures as readers meet them: a score or the reason for none, and a difference that says when
//! it is too small to mean anything.

use serde::{Deserialize, Serialize};

/// A score from 0 to 100, or no score with its reason; never a bare gap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Score {
    /// A number from 0 to 100, unrounded; readers see it rounded once.
    Value {
        /// The number.
        value: f64,
    },
    /// No score.
    None {
        /// Why.
        reason: NoScore,
    },
}

impl Score {
    /// The number, if there is one.
    #[must_use]
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Value { value } => Some(value),
            Self::None { .. } => None,
        }
    }
}

/// Why there is no score, as far as a reader needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoScore {
    /// Nothing was answered.
    NotAnswered,
    /// Too little of its weight is within the city's powers or applies to it.
    OutOfScope,
    /// Fewer questions count than the method asks for.
    TooFewQuestions,
    /// A part that the method requires has no score.
    MissingPart,
    /// The group has too few cities to be shown.
    TooFewCities,
    /// The method has no score here for another declared reason.
    Other,
}

impl NoScore {
    /// Every reason, for the check that each has its words.
    pub const ALL: [Self; 6] = [
        Self::NotAnswered,
        Self::OutOfScope,
        Self::TooFewQuestions,
        Self::MissingPart,
        Self::TooFewCities,
        Self::Other,
    ];
}

/// A city beside a group's median, in words before it is a number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Difference {
    /// Above by this many points (positive).
    Above {
        /// Points on the scale of 0 to 100.
        points: f64,
    },
    /// Below by this many points (positive).
    Below {
        /// Points on the scale of 0 to 100.
        points: f64,
    },
    /// Too small to say.
    NoClear,
    /// There is nothing to compare with, or no score.
    NotComparable,
}

impl Difference {
    /// The difference between a city and a group's median, where less than `clear` points is too
    /// small to say.
    #[must_use]
    pub fn between(city: Score, median: Option<f64>, clear: f64) -> Self {
        let Some((city, median)) = city.value().zip(median) else {
            return Self::NotComparable;
        };
        let points = city - median;
        if points.is_nan() {
            Self::NotComparable
        } else if points.abs() < clear {
            Self::NoClear
        } else if points > 0.0 {
            Self::Above { points }
        } else {
            Self::Below { points: -points }
        }
    }
}

/// A published fact's value with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum FactValue {
    /// A number of persons or things.
    Count {
        /// The number.
        value: i64,
    },
    /// A percentage from 0 to 100.
    Percent {
        /// The number.
        value: f64,
        /// Decimals to show, as published.
        decimals: u8,
    },
    /// Another number.
    Number {
        /// The number.
        value: f64,
        /// Decimals to show, as published.
        decimals: u8,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_below_the_clear_one_is_not_given_as_a_number() {
        let city = Score::Value { value: 60.0 };
        assert_eq!(
            Difference::between(city, Some(57.0), 5.0),
            Difference::NoClear
        );
        assert_eq!(
            Difference::between(city, Some(50.0), 5.0),
            Difference::Above { points: 10.0 }
        );
        assert_eq!(
            Difference::between(city, Some(70.0), 5.0),
            Difference::Below { points: 10.0 }
        );
        assert_eq!(
            Difference::between(city, None, 5.0),
            Difference::NotComparable
        );
    }
}
