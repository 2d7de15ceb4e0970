//! The questionnaire engine: definitions as data, parsed with the place of every value, checked
//! completely, and the vocabulary of answers.
//!
//! This crate opens no files (it reads from a map of file names to contents), is not async, and
//! never stops at the first problem.

pub mod answer;
pub mod canonical;
mod check;
pub mod decimal;
pub mod definition;
pub mod diagnostic;
pub mod diff;
mod grammar;
pub mod limits;
mod meant;
pub mod outline;
pub mod parse;
mod problems;
mod unscored;
pub mod validate;

pub use answer::{Grade, State};
pub use check::{check_crosswalk, check_official};
pub use decimal::{Decimal, DecimalError};
pub use definition::Definition;
pub use diagnostic::{Diagnostic, Severity};
pub use diff::{Difference, diff, diff_methods};
pub use grammar::{SCHEMAS, schema};
pub use meant::{number_meant, similar};
pub use outline::{Outline, outline};
pub use parse::read::{date_of, days_of};
pub use parse::{Checked, is_definition_file, parse, parse_bytes};
pub use validate::{
    AnswerIssue, AnswerIssues, CaseAnswers, QuestionTable, RawRow, ReadRow, validate,
};
