//! The promises of the engine, tried on random methods and panels.
#![expect(
    clippy::unwrap_used,
    reason = "a random definition that cannot be built is a fault of the test"
)]

mod golden;
mod oracle;
mod properties;
mod random;
