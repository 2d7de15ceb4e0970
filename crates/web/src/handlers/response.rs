//! A municipality fills in the questionnaire of a wave.

pub(crate) mod blank;
pub(crate) mod company;
pub(crate) mod crossed;
pub(crate) mod crossing;
pub(crate) mod draft;
pub(crate) mod evidence;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod preparation;
pub(crate) mod question;
pub(crate) mod section;
pub(crate) mod still_true;
pub(crate) mod translations;
pub(crate) mod workbook;
pub(crate) mod worklist;

use std::collections::BTreeMap;

use axum::response::Response;
use icc_app::responses::Saved;
use icc_pages::urls::Route;
use serde::Deserialize;

use crate::extract::{PageCx, see_other};

/// What the button sends that leads to the same page in the other language: everything that is
/// typed is kept on the way.
pub(crate) const OTHER_LANGUAGE: &str = "language";

/// Leads on, and says that something was kept where that is so.
pub(crate) fn kept(
    cx: &PageCx,
    there: &Route,
    saved: &BTreeMap<String, Saved>,
    done: &'static str,
) -> Response {
    if saved.values().any(|one| matches!(one, Saved::Kept(_))) {
        cx.done(there, done)
    } else {
        see_other(&there.path(cx.locale))
    }
}

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
