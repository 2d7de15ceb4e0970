//! Scores in words: how much of what an indicator asks about is there. The words are ours, by content
//! and not by grade, and for the municipality itself alone.

use icc_domain::Locale;
use icc_questionnaire::Definition;
use icc_store::{BAND_CONTENT, Bands, ReferenceData};

use crate::city::{CityResult, Row, level};
use crate::figure::DECLARED;

/// The levels whose scores have words.
const LEVELS: [&str; 2] = [level::INDICATOR, level::AREA];

/// What the declared score of an indicator or area says; none without a score, and where the edition
/// has no words. A band is found by the score as pages show it, with one decimal.
#[must_use]
pub fn in_words(
    data: &ReferenceData,
    result: &CityResult<'_>,
    row: &Row<'_>,
    locale: Locale,
) -> Option<String> {
    let edition = result.collection.definition.id.as_str();
    let bands = data.bands.iter().find(|bands| bands.edition == edition)?;
    let content = bands.content.get(row.measure.code.as_str())?;
    let score = (row.score(DECLARED).value()? * 10.0).round() / 10.0;
    let (_, text) = bands.steps.iter().rev().find(|(from, _)| *from <= score)?;
    Some(
        text.get(locale)?
            .replace(BAND_CONTENT, content.get(locale)?),
    )
}

/// What is wrong with the words for an edition, in English for whoever keeps the files.
pub(crate) fn faults(bands: &Bands, definition: &Definition) -> Vec<String> {
    let edition = &bands.edition;
    let measures = || {
        let all = definition.methods.iter();
        all.flat_map(|method| &method.measures)
            .filter(|measure| LEVELS.iter().any(|level| level::is_at(measure, level)))
    };
    let unsaid = measures().filter(|measure| !bands.content.contains_key(measure.code.as_str()));
    let unsaid = unsaid.map(|measure| {
        let code = &measure.code;
        format!("the bands of {edition} do not say what {code} is about")
    });
    let is_known = |code: &str| measures().any(|measure| measure.code.as_str() == code);
    let unknown = bands.content.keys().filter(|code| !is_known(code));
    let unknown = unknown.map(|code| format!("the bands of {edition} name the unknown {code}"));
    let mut faults: Vec<String> = unsaid.chain(unknown).collect();
    faults.sort();
    faults.dedup();
    faults
}
