//! The states an answer can be in and the grades of its evidence.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The state of an answer. *No* is an answer; the non-answers are never confused with it or with
/// each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum State {
    /// Answered.
    Answered = 0,
    /// The unit has no power to act on it.
    NotWithinPowers = 1,
    /// The question has no object here.
    NotApplicable = 2,
    /// Asked, and not known.
    Unknown = 3,
    /// Blank.
    NotAnswered = 4,
    /// The definition does not ask it of this unit; set by the program, never in a file.
    NotAsked = 5,
}

impl State {
    /// Every state, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Answered,
        Self::NotWithinPowers,
        Self::NotApplicable,
        Self::Unknown,
        Self::NotAnswered,
        Self::NotAsked,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NotWithinPowers => "not_within_powers",
            Self::NotApplicable => "not_applicable",
            Self::Unknown => "unknown",
            Self::NotAnswered => "not_answered",
            Self::NotAsked => "not_asked",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is not in a vocabulary of the files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not in the vocabulary")]
pub struct UnknownWord(pub String);

impl FromStr for State {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|s| s.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

/// How well an answer is supported. The grades are ordered: a verified answer is documented too.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Grade {
    /// Stated by the unit; a bare note adds nothing.
    #[default]
    Declared = 0,
    /// A document or link supports it.
    Documented = 1,
    /// Somebody entitled to has verified it.
    Verified = 2,
}

impl Grade {
    /// Every grade, in ascending order.
    pub const ALL: [Self; 3] = [Self::Declared, Self::Documented, Self::Verified];

    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Documented => "documented",
            Self::Verified => "verified",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Grade {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|g| g.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}
