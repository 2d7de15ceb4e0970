//! What a workbook says about each question, and what of it could not be understood.

use icc_datasets::workbook::Refusal as FileRefusal;
use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use crate::responses::Said;

/// What a workbook says. It is sent to whoever handed it in and comes back unchanged, or with
/// changes, which are then what was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The language in which it is.
    pub language: Locale,
    /// Each question, in the order of the workbook.
    pub questions: Vec<ReadQuestion>,
    /// What could not be understood.
    pub faults: Vec<Fault>,
}

/// What a workbook says about one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadQuestion {
    /// Its code.
    pub code: String,
    /// The version of the answer that was seen; 0 for none.
    pub version: i32,
    /// As in [`Said`].
    pub answer: Vec<String>,
    /// As in [`Said`].
    pub out_of_scope: Vec<String>,
    /// As in [`Said`].
    pub comment: String,
    /// As in [`Said`].
    pub example: String,
    /// Where each of its cells stands.
    pub cells: Vec<(CellField, Spot)>,
}

impl ReadQuestion {
    pub(super) fn said(&self) -> Said {
        Said {
            answer: self.answer.clone(),
            out_of_scope: self.out_of_scope.clone(),
            comment: self.comment.clone(),
            example: self.example.clone(),
        }
    }
}

/// Which cell of a question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellField {
    /// Its answer; of one with ticks: none of them, or a non-answer.
    Answer,
    /// One of its options.
    Option(String),
    /// The comment.
    Comment,
    /// The example.
    Example,
}

/// Where a cell stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// The sheet.
    pub sheet: String,
    /// The address on it, such as `C7`.
    pub cell: String,
}

/// Something in a cell that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Where.
    pub spot: Spot,
    /// Code of the question; empty for none.
    pub question: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// What was found; may be empty.
    pub found: String,
}

/// What can be wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// It is a formula.
    Formula,
    /// A program could not compute it.
    Error,
    /// It is true or false.
    Truth,
    /// It is a time of day.
    Time,
    /// It has control characters.
    Characters,
    /// No question has this code.
    UnknownQuestion,
    /// The question has no such option.
    UnknownOption,
    /// It is none of what is offered.
    NotOffered,
    /// Some options are decided, others not, and none is chosen.
    Undecided,
    /// The row of an option is missing.
    RowMissing,
    /// The question, or its option, stands there twice.
    Twice,
    /// Something was written beside no question.
    NoQuestion,
    /// The sheet lacks a column that is needed.
    ColumnMissing,
    /// The sheet is none of ours: it was not read.
    OtherSheet,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Formula,
        Self::Error,
        Self::Truth,
        Self::Time,
        Self::Characters,
        Self::UnknownQuestion,
        Self::UnknownOption,
        Self::NotOffered,
        Self::Undecided,
        Self::RowMissing,
        Self::Twice,
        Self::NoQuestion,
        Self::ColumnMissing,
        Self::OtherSheet,
    ];

    /// The word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Error => "error",
            Self::Truth => "truth",
            Self::Time => "time",
            Self::Characters => "characters",
            Self::UnknownQuestion => "unknown-question",
            Self::UnknownOption => "unknown-option",
            Self::NotOffered => "not-offered",
            Self::Undecided => "undecided",
            Self::RowMissing => "row-missing",
            Self::Twice => "twice",
            Self::NoQuestion => "no-question",
            Self::ColumnMissing => "column-missing",
            Self::OtherSheet => "other-sheet",
        }
    }
}

/// Why a workbook as a whole is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read.
    File(FileRefusal),
    /// It is none of ours, or what it is about was taken out.
    NotOurs,
    /// It has another layout.
    OtherFormat,
    /// It is about this municipality.
    OtherCity(String),
    /// It is about this wave.
    OtherWave(String),
    /// It asks other questions.
    OtherQuestions,
    /// No question stands in it.
    Nothing,
    /// It holds more text than can be looked at together.
    TooMuchText,
}

impl Refusal {
    /// The word for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(refusal) => refusal.code(),
            Self::NotOurs => "not-ours",
            Self::OtherFormat => "other-format",
            Self::OtherCity(_) => "other-city",
            Self::OtherWave(_) => "other-wave",
            Self::OtherQuestions => "other-questions",
            Self::Nothing => "nothing",
            Self::TooMuchText => "too-much-text",
        }
    }

    /// The municipality or wave that it is about instead; may be empty.
    #[must_use]
    pub fn found(&self) -> &str {
        match self {
            Self::OtherCity(found) | Self::OtherWave(found) => found,
            _ => "",
        }
    }
}
