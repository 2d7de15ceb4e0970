//! What every report says about itself: the mark of an invented city, and the foot of each page.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use serde::Serialize;

/// Where Typst puts the numbers of pages into the words for them.
const PAGE_MARK: &str = "{page}";
const PAGES_MARK: &str = "{pages}";

/// The mark of an invented city.
#[derive(Debug, Serialize)]
pub(crate) struct Band {
    label: String,
    text: String,
}

impl Band {
    /// The mark, for a city that is invented.
    pub(crate) fn of(demonstration: bool, i18n: &I18n, locale: Locale) -> Option<Self> {
        demonstration.then(|| Self {
            label: i18n.plain(locale, key!("site-demonstration-label")),
            text: i18n.plain(locale, key!("site-demonstration-city")),
        })
    }
}

/// The foot of each page.
#[derive(Debug, Serialize)]
pub(crate) struct Footer {
    statement: String,
    method: String,
    page: String,
}

impl Footer {
    /// What the figures are and are not, how they are made or what the report is, and the page.
    pub(crate) fn of(statement: &str, method: String, i18n: &I18n, locale: Locale) -> Self {
        let page = Args::new()
            .text("page", PAGE_MARK)
            .text("pages", PAGES_MARK);
        Self {
            statement: statement.to_owned(),
            method,
            page: i18n.text(locale, key!("report-footer-page"), &page),
        }
    }
}
