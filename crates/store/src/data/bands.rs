//! Words for scores: how much of what an indicator asks about is there.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::reader::{BothLanguages, File, Problems, both};

/// What stands in a text where an indicator says what it is about.
pub const BAND_CONTENT: &str = "{content}";

/// Words for the scores of an edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands {
    /// Code of the edition.
    pub edition: String,
    /// The bands, the lowest first: from which score on, and a text with [`BAND_CONTENT`].
    pub steps: Vec<(f64, LocalizedText)>,
    /// What indicators and areas are about, by code.
    pub content: BTreeMap<String, LocalizedText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BandsEntry {
    edition: String,
    steps: Vec<StepEntry>,
    content: BTreeMap<String, BothLanguages>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepEntry {
    from: f64,
    fr: String,
    en: String,
}

pub(super) fn bands(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    for (place, entry) in entries::<BandsEntry>(file, "bands", problems) {
        problems.define(file, place, "bands", &entry.edition);
        let begins = entry.steps.first().is_some_and(|first| first.from == 0.0);
        let rises = entry.steps.is_sorted_by(|a, b| a.from < b.from);
        let has_content = |step: &StepEntry| {
            let mut texts = [&step.fr, &step.en].into_iter();
            texts.all(|text| text.contains(BAND_CONTENT))
        };
        if !(begins && rises && entry.steps.iter().all(has_content)) {
            problems.push(file, place, "bands", &[]);
        }
        let steps = entry.steps.into_iter();
        let steps = steps.map(|step| (step.from, both(step.fr, step.en, file, place, problems)));
        let steps = steps.collect();
        let content = entry.content.into_iter();
        let content = content.map(|(code, text)| (code, text.into_text(file, place, problems)));
        data.bands.push(Bands {
            edition: entry.edition,
            steps,
            content: content.collect(),
        });
    }
}
