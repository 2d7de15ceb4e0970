//! Pages about the service itself: accessibility, legal notice, privacy notice.

use serde::{Deserialize, Serialize};

/// Who runs the service. What is empty has not been said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Name.
    pub name: String,
    /// Where letters reach it.
    pub address: String,
    /// Where questions and complaints go.
    pub email: String,
    /// Who is in charge of the protection of personal information.
    pub privacy_officer: String,
    /// Where that person is reached.
    pub privacy_email: String,
    /// Where the data lie.
    pub hosting: String,
}

/// A page about the service itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePage {
    /// Who runs it.
    pub operator: Operator,
}
