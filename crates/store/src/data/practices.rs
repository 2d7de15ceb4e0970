//! Practices of invented municipalities, for the demonstration.

use std::collections::BTreeSet;

use icc_domain::Locale;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::reader::{File, Place, Problems};
use crate::repo::{CostClass, SharedWith, StaffClass, Theme};

/// A practice of an invented municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationPractice {
    /// Code of the municipality.
    pub municipality: String,
    /// Code of the network that has looked at it.
    pub network: String,
    /// To whom it is shown; none while its network has not looked at it.
    pub shown: Option<SharedWith>,
    /// The language in which it is written.
    pub language: Locale,
    /// Tags of other languages in which one can ask.
    pub languages: BTreeSet<String>,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub theme: Theme,
    /// The year in which it began.
    pub from_year: i32,
    /// The year in which it ended; none while it goes on.
    pub to_year: Option<i32>,
    /// What it is for.
    pub purpose: String,
    /// What led to it.
    pub stimulus: String,
    /// How it was done.
    pub process: String,
    /// What has come of it.
    pub impact: String,
    /// What it costs in a year.
    pub cost: CostClass,
    /// Who works on it.
    pub staff: StaffClass,
    /// Codes of indicators that it helps with.
    pub indicators: BTreeSet<String>,
    /// Codes of questions that it answers.
    pub questions: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PracticeEntry {
    municipality: String,
    network: String,
    shown: Option<String>,
    language: String,
    #[serde(default)]
    languages: BTreeSet<String>,
    title: String,
    theme: String,
    from: i32,
    to: Option<i32>,
    purpose: String,
    #[serde(default)]
    stimulus: String,
    #[serde(default)]
    process: String,
    #[serde(default)]
    impact: String,
    cost: String,
    staff: String,
    indicators: BTreeSet<String>,
    #[serde(default)]
    questions: BTreeSet<String>,
}

pub(super) fn practices(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<PracticeEntry>(file, "practice", problems) {
        problems.refer(file, place, "municipality", &entry.municipality);
        problems.refer(file, place, "network", &entry.network);
        let at = (file, place);
        let language = entry.language.parse::<Locale>().ok();
        let language = word(at, language, &entry.language, "fr, en", problems);
        let theme = Theme::from_word(&entry.theme);
        let theme = word(
            at,
            theme,
            &entry.theme,
            &of(Theme::ALL, Theme::as_str),
            problems,
        );
        let cost = CostClass::from_word(&entry.cost);
        let words = of(CostClass::ALL, CostClass::as_str);
        let cost = word(at, cost, &entry.cost, &words, problems);
        let staff = StaffClass::from_word(&entry.staff);
        let words = of(StaffClass::ALL, StaffClass::as_str);
        let staff = word(at, staff, &entry.staff, &words, problems);
        let shown = entry.shown.as_deref().map(|found| {
            let words = of(SharedWith::ALL, SharedWith::as_str);
            word(at, SharedWith::from_word(found), found, &words, problems)
        });
        let (Some(language), Some(theme), Some(cost), Some(staff)) = (language, theme, cost, staff)
        else {
            continue;
        };
        data.demonstration.practices.push(DemonstrationPractice {
            municipality: entry.municipality,
            network: entry.network,
            shown: shown.flatten(),
            language,
            languages: entry.languages,
            title: entry.title,
            theme,
            from_year: entry.from,
            to_year: entry.to,
            purpose: entry.purpose,
            stimulus: entry.stimulus,
            process: entry.process,
            impact: entry.impact,
            cost,
            staff,
            indicators: entry.indicators,
            questions: entry.questions,
        });
    }
}

/// The words of a vocabulary, as a message lists them.
pub(super) fn of<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
    words.join(", ")
}

/// What a word stands for; one that stands for nothing is told.
pub(super) fn word<T>(
    (file, place): (&File<'_>, Place),
    known: Option<T>,
    found: &str,
    words: &str,
    problems: &mut Problems,
) -> Option<T> {
    if known.is_none() {
        let args = [("found", found), ("words", words)];
        problems.push(file, place, "word", &args);
    }
    known
}
