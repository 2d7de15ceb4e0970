//! Trying the index with some questions.

use serde::{Deserialize, Serialize};

use super::FieldError;

/// The questions, and what came of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TryOutPage {
    /// Name of the edition.
    pub edition: String,
    /// The questions, in its order.
    pub questions: Vec<TryQuestion>,
    /// What came of it; none before something was answered.
    pub result: Option<TryResult>,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Why it is asked; may be empty.
    pub why: String,
    /// Its options.
    pub options: Vec<TryOption>,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryOption {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// What came of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TryResult {
    /// How many questions there were.
    pub asked: u32,
    /// How many were answered.
    pub answered: u32,
    /// How many have full marks.
    pub full: u32,
    /// How many have some points.
    pub partly: u32,
    /// How many have none.
    pub nothing: u32,
    /// What could be next, what is worth most first.
    pub steps: Vec<TryStep>,
}

/// What could be next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TryStep {
    /// The question.
    pub text: String,
    /// What was answered.
    pub chosen: String,
    /// How that stands: `partly` or `nothing`.
    pub standing: String,
    /// What has full marks.
    pub best: String,
    /// Points of the core index that full marks are worth in the whole questionnaire; none where
    /// the question does not count there.
    pub worth: Option<f64>,
    /// Code of the indicator.
    pub indicator: String,
    /// Its name.
    pub indicator_name: String,
    /// How many municipalities have full marks and show everybody their answers.
    pub examples: u32,
}
