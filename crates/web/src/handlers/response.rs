//! A municipality fills in the questionnaire of a wave.

pub(crate) mod blank;
pub(crate) mod crossed;
pub(crate) mod crossing;
pub(crate) mod draft;
pub(crate) mod evidence;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod question;
pub(crate) mod section;
pub(crate) mod still_true;
pub(crate) mod translations;
pub(crate) mod workbook;
pub(crate) mod worklist;

use serde::Deserialize;

/// A questionnaire in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    pub(crate) city: String,
    pub(crate) wave: String,
}

/// A file of one.
#[derive(Deserialize)]
pub(crate) struct AtFile {
    city: String,
    wave: String,
    file: String,
}

/// A section of one.
#[derive(Deserialize)]
pub(crate) struct AtSection {
    pub(crate) city: String,
    pub(crate) wave: String,
    pub(crate) section: String,
}

/// A language into which one is translated.
#[derive(Deserialize)]
pub(crate) struct AtLanguage {
    city: String,
    wave: String,
    language: String,
}

/// A question of one.
#[derive(Deserialize)]
pub(crate) struct AtQuestion {
    city: String,
    wave: String,
    question: String,
}
