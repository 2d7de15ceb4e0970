//! Results come out, and are corrected.

pub(crate) mod correct;
pub(crate) mod list;

use serde::Deserialize;

/// A wave in the address.
#[derive(Deserialize)]
pub(crate) struct AtWave {
    wave: String,
}

/// A municipality in a wave.
#[derive(Deserialize)]
pub(crate) struct AtCity {
    wave: String,
    city: String,
}
