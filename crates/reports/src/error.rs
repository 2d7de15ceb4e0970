//! Why there is no report.

use std::fmt;

/// Why a report was not made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The description of the report cannot be printed; every problem, in the order of its fields.
    #[error("the report cannot be printed: {}", joined(.0))]
    Invalid(Vec<Problem>),
    /// The moment of printing has no place in a PDF (its year is below 0 or above 9999).
    #[error("the moment {0} cannot be written into a PDF")]
    Timestamp(String),
    /// The description could not be written as JSON.
    #[error("the report cannot be written as data")]
    Data(#[source] serde_json::Error),
    /// An embedded font is damaged.
    #[error("an embedded font cannot be read")]
    Fonts,
    /// The sources of the report could not be typeset; one line each, with file and line.
    #[error("the report cannot be typeset: {}", .0.join("; "))]
    Layout(Vec<String>),
    /// The typeset report does not conform to the standards it promises.
    #[error("the report cannot be written as an accessible PDF: {}", .0.join("; "))]
    Export(Vec<String>),
}

/// One thing that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path of fields, such as `rows[3].declared`; positions count from 0.
    pub field: String,
    /// What.
    pub kind: ProblemKind,
}

/// What cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Required and empty.
    Missing,
    /// Not a number, or outside its range.
    OutOfRange,
    /// More bytes than a picture may have.
    TooLarge,
    /// Not an SVG picture.
    NotAPicture,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            ProblemKind::Missing => "is missing",
            ProblemKind::OutOfRange => "is out of range",
            ProblemKind::TooLarge => "is too large",
            ProblemKind::NotAPicture => "is not an SVG picture",
        };
        write!(f, "{} {what}", self.field)
    }
}

fn joined(problems: &[Problem]) -> String {
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    texts.join("; ")
}
