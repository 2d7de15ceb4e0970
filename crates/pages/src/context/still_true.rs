//! Confirming the whole questionnaire at once.

use serde::{Deserialize, Serialize};

use super::ResponseHead;

/// All answers from last time that wait to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillTruePage {
    /// Whose.
    pub head: ResponseHead,
    /// Whether this wave asks for no more than that.
    pub light: bool,
    /// How many can be confirmed at once.
    pub count: u32,
    /// The sections with such answers, in order.
    pub sections: Vec<StillTrueSection>,
    /// Answers that are looked at one by one, because their evidence does not hold any more.
    pub expired: Vec<StillTrueAnswer>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillTrueSection {
    /// Its title.
    pub title: String,
    /// Its answers.
    pub answers: Vec<StillTrueAnswer>,
}

/// An answer from last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillTrueAnswer {
    /// The code of its question.
    pub code: String,
    /// The question.
    pub text: String,
    /// The language of the question where it is not that of the page; else empty.
    pub language: String,
    /// The version that is seen.
    pub version: i32,
    /// The answer in words.
    pub words: Vec<String>,
}
