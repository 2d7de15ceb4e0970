//! Bounds on everything that comes in.

/// Files of one definition.
pub const FILES: usize = 512;
/// Bytes of one file.
pub const FILE_BYTES: usize = 4 << 20;
/// Bytes of a file with syntax errors up to which reading goes on after the first of them: each
/// error takes more memory than the text that caused it.
pub(crate) const RECOVERED_BYTES: usize = 1 << 20;
/// Questions of a definition.
pub const QUESTIONS: usize = 5_000;
/// Measures of a method.
pub const MEASURES: usize = 2_000;
/// Options of a question or scale: a set of ticks is one machine word.
pub const OPTIONS: usize = 64;
/// Conditions inside conditions.
pub const CONDITION_DEPTH: usize = 32;
/// Elements of any list.
pub(crate) const LIST_LENGTH: usize = 10_000;
/// Characters of the name of a fact, unit or period.
pub const NAME_LENGTH: usize = 200;
/// Characters of a free text answer.
pub const ANSWER_LENGTH: usize = 10_000;
