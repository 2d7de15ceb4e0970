//! Scoring: from answers to measures, under a method that is data.
//!
//! [`Program::compile`] turns a checked method into a program, [`PanelBuilder`] lays out units,
//! facts and answers, [`Program::score`] computes every measure of every unit. Results carry their
//! coverage, the counts of each answer state and three figures (declared, documented, verified).
//!
//! The crate opens nothing, is not async, and gives the same bytes for the same input on any
//! machine and with any number of threads.

#![expect(
    clippy::cast_possible_truncation,
    reason = "counts of questions, options and units are bounded by the limits of a definition"
)]
#![expect(
    clippy::many_single_char_names,
    reason = "q for a question, w for a weight, x for a value: the letters of the formulas"
)]

pub mod benchmark;
pub mod explain;
mod kernel;
pub mod like_for_like;
pub mod panel;
pub mod program;
pub mod robustness;
pub mod run;
pub mod score;
pub mod sql;
pub mod treatment;

pub use benchmark::{Benchmark, Cohort, GroupFigures, Grouping, Observation, Statistics};
pub use explain::Explanation;
pub use panel::{AnswerRow, Panel, PanelBuilder};
pub use program::{MeasureInfo, Program};
pub use run::{PerUnit, ScoreError, Scores};
pub use score::{Cell, Reason};

/// Version of the scoring engine: changes whenever a bit of any result changes.
pub const ENGINE_VERSION: &str = "1.1.1";
