//! What is wrong with a row of answers.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// Every code an issue can have, in alphabetical order. Their texts are
/// `locales/<language>/answers.ftl`.
pub const ISSUES: [&str; 22] = [
    "answer-missing",
    "control-character",
    "duplicate-tick",
    "name-too-long",
    "name-with-blanks",
    "not-a-date",
    "not-a-number",
    "not-asked-in-file",
    "nothing-with-ticks",
    "number-out-of-bounds",
    "option-alone",
    "option-in-and-out",
    "several-answers",
    "state-with-answer",
    "text-too-long",
    "too-many-decimals",
    "too-many-digits",
    "unit-missing",
    "unknown-evidence",
    "unknown-option",
    "unknown-question",
    "unknown-state",
];

/// A column of a file of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerColumn {
    /// `unit`
    Unit,
    /// `period`
    Period,
    /// `question`
    Question,
    /// `state`
    State,
    /// `answer`
    Answer,
    /// `evidence`
    Evidence,
}

impl AnswerColumn {
    /// The column's name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Question => "question",
            Self::State => "state",
            Self::Answer => "answer",
            Self::Evidence => "evidence",
        }
    }
}

/// One issue: a place, a stable code and the parameters of its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AnswerIssue {
    /// The row's number in its file; 0 until it is known.
    pub row: usize,
    /// The column.
    pub column: AnswerColumn,
    /// One of [`ISSUES`].
    pub code: &'static str,
    /// What the text needs, by name.
    pub params: BTreeMap<&'static str, String>,
}

impl AnswerIssue {
    pub(crate) const fn new(column: AnswerColumn, code: &'static str) -> Self {
        Self {
            row: 0,
            column,
            code,
            params: BTreeMap::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// The same in a row of a file.
    #[must_use]
    pub const fn in_row(mut self, row: usize) -> Self {
        self.row = row;
        self
    }

    /// The id of the issue's text in the locale files.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("answers-{}", self.code)
    }
}

/// Terse and language-free, for logs and tests.
impl fmt::Display for AnswerIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "row {}, {}: {}",
            self.row,
            self.column.as_str(),
            self.code
        )?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}
