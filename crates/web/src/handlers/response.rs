//! A municipality fills in the questionnaire of a wave.

pub(crate) mod draft;
pub(crate) mod evidence;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod question;
pub(crate) mod section;
pub(crate) mod worklist;

use serde::Deserialize;

/// A questionnaire in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
}

/// A section of one.
#[derive(Deserialize)]
pub(crate) struct AtSection {
    city: String,
    wave: String,
    section: String,
}

/// A question of one.
#[derive(Deserialize)]
pub(crate) struct AtQuestion {
    city: String,
    wave: String,
    question: String,
}
