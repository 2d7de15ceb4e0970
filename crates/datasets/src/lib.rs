//! Tables in and out: answers and facts are read, scores and benchmarks are written, as CSV or
//! Parquet.
//!
//! This is the only crate that reads and writes tables. It opens no file: it is given handles and
//! gives bytes to writers. It never stops at the first problem of a file, and no file, however
//! damaged, makes it panic.
//!
//! To add a column, see [`field`].

mod answers;
pub mod benchmarks;
pub mod dictionary;
mod digest;
mod distinct;
mod doubts;
mod excerpt;
mod facts;
pub mod field;
mod group;
mod guard;
mod input;
mod lanes;
pub mod limits;
pub mod lines;
mod lost;
mod names;
pub mod problem;
pub mod released;
pub mod robustness;
mod rows;
mod run;
mod scores;
mod table;
mod text;
pub mod treatments;
mod unasked;
pub mod workbook;

pub use benchmarks::Benchmarks;
pub use digest::{Digesting, FileRecord};
pub use excerpt::excerpt;
pub use input::{Input, InputRecord};
pub use problem::{Problem, Problems};
pub use run::{Run, RunError, RunRecord, score};
pub use scores::{
    Origin, ScoreWriter, WriteError, counts, numbers, parquet_type, status_word, table,
};
pub use table::{Format, Handle, Source};
