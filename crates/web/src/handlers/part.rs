//! Parts of a questionnaire that were given to somebody.

pub(crate) mod give;
pub(crate) mod list;
pub(crate) mod one;

use serde::Deserialize;

/// A part in the address.
#[derive(Deserialize)]
pub(crate) struct AtPart {
    city: String,
    wave: String,
    part: String,
}

/// A part that can be given.
#[derive(Deserialize)]
pub(crate) struct AtGift {
    city: String,
    wave: String,
    kind: String,
    code: String,
}
