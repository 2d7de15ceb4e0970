//! Every word a reader sees, and the correspondence with older editions.

use std::collections::BTreeMap;

use icc_domain::Code;
use serde::{Deserialize, Serialize};

/// The texts of a definition in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// Title of the index.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Texts of sections, by code.
    pub sections: BTreeMap<Code, SectionTexts>,
    /// Texts of questions, by code.
    pub questions: BTreeMap<Code, QuestionTexts>,
    /// Option labels of scales: scale → option → label.
    pub scales: BTreeMap<Code, BTreeMap<Code, String>>,
    /// Texts of methods, by id.
    pub methods: BTreeMap<Code, MethodTexts>,
}

impl Texts {
    /// The label of an option of a question: its own, else its scale's.
    #[must_use]
    pub fn option_label(&self, question: &str, scale: Option<&str>, option: &str) -> Option<&str> {
        let own = self
            .questions
            .get(question)
            .and_then(|q| q.options.get(option));
        let shared = || {
            scale
                .and_then(|s| self.scales.get(s))
                .and_then(|s| s.get(option))
        };
        own.or_else(shared).map(String::as_str)
    }
}

/// Texts of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionTexts {
    /// Title.
    pub title: String,
    /// Introduction.
    pub intro: Option<String>,
}

/// Texts of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTexts {
    /// The question.
    pub text: String,
    /// Why it matters.
    pub why: Option<String>,
    /// A concrete example of a good answer.
    pub example: Option<String>,
    /// What to attach.
    pub evidence: Option<String>,
    /// Labels of its own options.
    pub options: BTreeMap<Code, String>,
}

/// Texts of a method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodTexts {
    /// Title.
    pub title: String,
    /// What it does and why.
    pub description: Option<String>,
    /// Labels of measures.
    pub measures: BTreeMap<Code, String>,
    /// Labels of bands.
    pub bands: BTreeMap<Code, String>,
    /// Labels of levels.
    pub levels: BTreeMap<Code, String>,
}

/// How the items of an older edition correspond to this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crosswalk {
    /// The older edition.
    pub from: Code,
    /// Who has reviewed all of it, and when; none while nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<CrosswalkReview>,
    /// Its correspondences.
    pub items: Vec<CrosswalkItem>,
}

/// That somebody has reviewed a crosswalk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkReview {
    /// Who: a person or a body.
    pub by: String,
    /// When, `YYYY-MM-DD`.
    pub on: String,
}

/// One correspondence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkItem {
    /// Code in the older edition; none for a new item.
    pub from: Option<Code>,
    /// Question or measure in this edition; none for a dropped item.
    pub to: Option<Code>,
    /// How comparable they are.
    pub class: CrosswalkClass,
    /// Options of the older question with those that say the same in this one; an option that is
    /// not named has the same code in both.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<Code, Code>,
    /// Why.
    pub note: Option<String>,
}

/// How comparable two items of different editions are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrosswalkClass {
    /// The same in everything that counts.
    Identical,
    /// Reworded, comparable.
    Comparable,
    /// Convertible by a change of scale.
    Rescaled,
    /// One became several or several became one.
    SplitMerged,
    /// Only in the newer edition.
    New,
    /// Only in the older edition.
    Dropped,
    /// Known not to be comparable.
    NotComparable,
    /// Nobody has established it.
    #[default]
    NotEstablished,
}

impl CrosswalkClass {
    /// Whether a difference or a trend may be shown across this class.
    #[must_use]
    pub const fn allows_difference(self) -> bool {
        matches!(self, Self::Identical | Self::Comparable | Self::Rescaled)
    }
}
