//! Answers carried into other editions.

use serde::{Deserialize, Serialize};

use super::ResponseHead;

/// The editions into which the answers of a questionnaire can be carried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseCrossingPage {
    /// Whose.
    pub head: ResponseHead,
    /// The editions.
    pub targets: Vec<CrossingTarget>,
}

/// An edition with a reviewed correspondence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossingTarget {
    /// Its code.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// Who has reviewed the correspondence.
    pub reviewed_by: String,
    /// When, as a day.
    pub reviewed_on: String,
}
