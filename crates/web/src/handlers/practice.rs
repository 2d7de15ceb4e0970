//! What municipalities do and tell others about.

use icc_app::practices::{
    CostClass, PracticeFilter, PracticeId, PracticeSaid, StaffClass, Tagged, Theme,
};
use icc_pages::urls::Route;
use serde::Deserialize;

use crate::extract::{LONGEST_CODE, PageCx, Query, page_word};
use crate::handlers::id;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) mod desk;
pub(crate) mod edit;
pub(crate) mod file;
pub(crate) mod letter;
pub(crate) mod list;
pub(crate) mod one;

/// The longest words that are looked for, in characters.
const LONGEST_WORDS: usize = icc_app::search::LONGEST_QUERY;

/// A practice in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    practice: String,
}

impl At {
    fn id(&self) -> Result<PracticeId, Problem> {
        id(&self.practice)
    }
}

/// What practices and tools can be tied to today.
pub(crate) fn tagged(cx: &PageCx) -> Tagged {
    let edition = cx.published.edition.as_ref();
    edition.map_or_else(Tagged::default, |edition| Tagged::of(&edition.definition))
}

/// What is looked for.
fn wanted(query: &Query) -> Result<PracticeFilter, Problem> {
    let code = |name: &str| query.text(name, LONGEST_CODE);
    Ok(PracticeFilter {
        words: query.text("q", LONGEST_WORDS)?,
        theme: query.word("theme", Theme::from_word)?,
        indicator: code("indicator")?,
        country: code("country")?,
        cost: query.word("cost", CostClass::from_word)?,
        staff: query.word("staff", StaffClass::from_word)?,
        language: code("language")?,
        network: code("network")?,
    })
}

/// The address of what is looked for.
fn address(filter: &PracticeFilter, page: u32) -> Route {
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    Route::Practices {
        q: filter.words.clone(),
        theme: word(filter.theme.map(Theme::as_str)),
        indicator: filter.indicator.clone(),
        country: filter.country.clone(),
        cost: word(filter.cost.map(CostClass::as_str)),
        staff: word(filter.staff.map(StaffClass::as_str)),
        language: filter.language.clone(),
        network: filter.network.clone(),
        page: page_word(page),
    }
}

/// What a form says of a practice; looked at by the use case.
fn said(sheet: &mut Sheet, (city, network): (String, String)) -> Result<PracticeSaid, Problem> {
    Ok(PracticeSaid {
        city,
        network,
        language: sheet.text("language")?,
        languages: sheet.all("languages").into_iter().collect(),
        title: sheet.text("title")?,
        theme: sheet.text("theme")?,
        from: sheet.text("from")?,
        to: sheet.text("to")?,
        purpose: sheet.text("purpose")?,
        stimulus: sheet.text("stimulus")?,
        process: sheet.text("process")?,
        impact: sheet.text("impact")?,
        cost: sheet.text("cost")?,
        staff: sheet.text("staff")?,
        indicators: sheet.all("indicators").into_iter().collect(),
        questions: sheet.all("questions").into_iter().collect(),
        documents: sheet.all("documents"),
        version: sheet.whole("version")?,
    })
}
