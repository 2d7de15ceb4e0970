//! `modules.toml` of the demonstration: questions that an invented network asks on its own.

use chrono::NaiveDate;
use icc_domain::LocalizedText;
use icc_questionnaire::definition::QuestionKind;
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::reader::{BothLanguages, File, Place, Problems};

/// A module of the demonstration.
#[derive(Debug, Clone, PartialEq)]
pub struct DemonstrationModule {
    /// The network whose questions they are.
    pub network: String,
    /// When it can be answered.
    pub days: ModuleDays,
    /// The share of the members that has begun to answer, 0 to 1.
    pub begun: f64,
    /// Its title.
    pub titles: LocalizedText,
    /// What it is for.
    pub purposes: LocalizedText,
    /// Its questions, in the order in which they are asked.
    pub questions: Vec<DemonstrationQuestion>,
}

/// When a module of the demonstration can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleDays {
    /// From a day to a day, both included.
    Closed(NaiveDate, NaiveDate),
    /// Now: so many days from the first start of the service, and on while it is used.
    Open(i64),
}

/// A question of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationQuestion {
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub texts: LocalizedText,
    /// What helps to answer it; empty for nothing.
    pub helps: LocalizedText,
    /// What its options are called; none for a number or a text.
    pub options: Vec<LocalizedText>,
    /// In what it is counted; empty for nothing.
    pub units: LocalizedText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleEntry {
    network: String,
    opens: Option<String>,
    closes: Option<String>,
    days: Option<u16>,
    begun: f64,
    title: BothLanguages,
    purpose: BothLanguages,
    question: Vec<QuestionEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionEntry {
    kind: QuestionKind,
    text: BothLanguages,
    help: Option<BothLanguages>,
    #[serde(default)]
    options: Vec<BothLanguages>,
    unit: Option<BothLanguages>,
}

pub(super) fn modules(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<ModuleEntry>(file, "module", problems) {
        problems.refer(file, place, "network", &entry.network);
        if !(0.0..=1.0).contains(&entry.begun) {
            problems.push(file, place, "bounds", &[]);
        }
        let Some(days) = days(&entry, file, place, problems) else {
            continue;
        };
        let questions = entry.question.into_iter().map(|question| {
            let mut text = |both: Option<BothLanguages>| {
                both.map(|both| both.into_text(file, place, problems))
                    .unwrap_or_default()
            };
            DemonstrationQuestion {
                kind: question.kind,
                texts: text(Some(question.text)),
                helps: text(question.help),
                units: text(question.unit),
                options: question
                    .options
                    .into_iter()
                    .map(|it| text(Some(it)))
                    .collect(),
            }
        });
        let questions: Vec<DemonstrationQuestion> = questions.collect();
        data.demonstration.modules.push(DemonstrationModule {
            titles: entry.title.into_text(file, place, problems),
            purposes: entry.purpose.into_text(file, place, problems),
            network: entry.network,
            begun: entry.begun,
            questions,
            days,
        });
    }
}

/// Either two days, or how many.
fn days(
    entry: &ModuleEntry,
    file: &File<'_>,
    place: Place,
    problems: &mut Problems,
) -> Option<ModuleDays> {
    let day = |text: &Option<String>| text.as_ref()?.parse::<NaiveDate>().ok();
    let found = match (day(&entry.opens), day(&entry.closes), entry.days) {
        (Some(opens), Some(closes), None) if opens <= closes => {
            Some(ModuleDays::Closed(opens, closes))
        }
        (None, None, Some(days)) => Some(ModuleDays::Open(i64::from(days))),
        _ => None,
    };
    if found.is_none() {
        problems.push(file, place, "day", &[]);
    }
    found
}
