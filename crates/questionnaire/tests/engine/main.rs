//! Tests that read the fixtures, texts and documentation of the repository.
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "speed is nothing here"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod advice;
mod broken;
mod diff;
mod features;
mod limits;
mod properties;
mod reference;
mod support;
mod treatments;
mod validate;
