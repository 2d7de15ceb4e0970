//! Tables in and out, through the crate's public functions.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dictionary;
mod examples;
mod explanations;
mod input;
mod parquet;
mod released;
mod support;
mod workbook;
