//! The full report on a city: what its page says, each indicator, every answer, and the words that
//! the city shows everybody.

mod answers;
mod chapters;
mod similar;
mod words;

use icc_domain::Locale;
use icc_i18n::key;
use icc_reports::{Paragraph, Pdf, Printing};

use crate::city::CityReport;
use crate::collection::Collection;
use crate::error::Error;
use crate::jobs::Progress;
use crate::naming::Naming;
use crate::provenance::Computation;
use crate::summary::summary;

pub use words::PublishedWords;

/// Typesets the full report. `words` is what the city shows beside its answers; `address` is where a
/// reader learns whether the report still holds, empty for none. It takes a second and more, and
/// tells how far it is.
///
/// # Errors
/// As [`crate::summary::print()`]; [`Error::Left`] when nobody waits for it any more.
pub fn print(
    report: &CityReport<'_>,
    words: &PublishedWords,
    computation: &Computation,
    naming: &Naming<'_>,
    (address, printing, progress): (&str, &Printing, &Progress),
) -> Result<Pdf, Error> {
    let result = report.result.as_ref().ok_or(Error::NotFound)?;
    // Each chapter, the rest of what it says, and setting it, which takes the longest.
    progress.of(u32::try_from(result.indicators.len())
        .unwrap_or(u32::MAX)
        .saturating_add(2));
    let full = icc_reports::CityReport {
        summary: summary(report, computation, naming, address)?,
        method: method(result, naming),
        review: words.review(naming),
        similar: Some(similar::of(report, result, naming)?),
        chapters: chapters::of(report, result, words, (naming, progress))?,
        answers: answers::of(result, naming),
    };
    progress.step()?;
    let pdf = icc_reports::city_report(&full, naming.i18n, naming.locale, printing);
    let pdf = pdf.map_err(Error::Printing)?;
    if !pdf.not_shown.is_empty() {
        tracing::warn!(letters = ?pdf.not_shown, "no embedded font has these letters");
    }
    Ok(pdf)
}

/// How the figures are made, and what the method says of itself.
fn method(result: &crate::city::CityResult<'_>, naming: &Naming<'_>) -> Vec<Paragraph> {
    let plain = |id: &str| naming.i18n.plain(naming.locale, id);
    let paragraph = |title: &str, text: &str| Paragraph {
        title: plain(title),
        text: plain(text),
        language: String::new(),
    };
    let mut all = vec![
        paragraph(
            key!("report-method-whose"),
            key!("report-method-whose-text"),
        ),
        paragraph(
            key!("report-method-scale"),
            key!("report-method-scale-text"),
        ),
    ];
    all.extend(own_words(result.collection, result.method, naming));
    all.extend([
        paragraph(
            key!("report-method-figures"),
            key!("report-method-figures-text"),
        ),
        paragraph(
            key!("report-method-scope"),
            key!("report-method-scope-text"),
        ),
        paragraph(
            key!("report-method-beside"),
            key!("report-method-beside-text"),
        ),
        paragraph(
            key!("report-method-later"),
            key!("report-method-later-text"),
        ),
    ]);
    all
}

/// What a method says of itself.
pub(crate) fn own_words(
    collection: &Collection,
    method: usize,
    naming: &Naming<'_>,
) -> Option<Paragraph> {
    let definition = &collection.definition;
    let program = &collection.methods[method].program;
    let texts = naming.method_texts(definition, &program.method)?;
    Some(Paragraph {
        title: format!(
            "{} {}",
            naming.method(definition, &program.method),
            program.version
        ),
        text: texts.description.clone()?,
        language: language_of(definition, naming.locale),
    })
}

/// The tag of the language in which texts of a definition stand for a reader; empty where it is the
/// reader's own.
fn language_of(definition: &icc_questionnaire::Definition, locale: Locale) -> String {
    if definition.texts.contains_key(locale.tag()) {
        return String::new();
    }
    definition.texts.keys().next().cloned().unwrap_or_default()
}
