//! The promises of the engine, tried on random methods and panels.
#![expect(
    clippy::unwrap_used,
    reason = "a random definition that cannot be built is a fault of the test"
)]
#![expect(
    clippy::too_many_lines,
    reason = "the oracle says one rule after the other, as the format page does"
)]
#![expect(clippy::format_collect, reason = "a digest is short")]

mod golden;
mod oracle;
mod properties;
mod random;
mod robustness;
mod sql;
