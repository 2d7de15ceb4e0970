//! A score as pages show it: a number, or the reason why there is none.

use serde::{Deserialize, Serialize};

/// A score from 0 to 100, or no score with its reason; never a bare gap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Score {
    /// A number from 0 to 100, unrounded; pages round it once.
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

/// Why there is no score.
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

/// A city beside its network's median, in words before it is a number.
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
    /// No score on one side, or the group is too small.
    NotComparable,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_both_languages() -> Result<(), Box<dyn std::error::Error>> {
        let i18n = icc_i18n::I18n::new()?;
        for reason in NoScore::ALL {
            let code = serde_json::to_value(reason)?;
            let id = format!("score-none-{}", code.as_str().unwrap_or_default());
            for locale in icc_domain::Locale::ALL {
                assert!(i18n.has(locale, &id), "{locale} {id}");
            }
        }
        Ok(())
    }
}
