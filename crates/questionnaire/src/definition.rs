//! A definition after parsing and checking: what is asked, how it is scored, how it is worded.
//!
//! These types are the canonical form. They are only built by `parse` and by reading
//! back a stored canonical document, so whoever holds one may rely on every check having passed.

mod condition;
mod method;
mod points;
mod question;
mod text;
mod treatment;

pub use condition::{Comparison, Condition};
pub use method::{
    BenchmarkRules, Cap, Combine, Deviation, External, Function, Gate, Goalpost, GroupWeights,
    ItemsAs, Measure, Method, Missing, OnFail, OwnUnit, RankBasis, RankOrder, RankRule, RankTies,
    Rounding, RoundingMode, Sample, Transform, Treatment, UnitCombine, Weights,
};
pub use points::{Band, BandEnd, ItemPoints, PointsRule, Step};
pub use question::{FilledBy, Opt, Question, QuestionKind, Scale, Section};
pub use text::{
    Crosswalk, CrosswalkClass, CrosswalkItem, CrosswalkReview, MethodTexts, QuestionTexts,
    SectionTexts, Texts,
};
pub use treatment::{
    DataTreatment, Exceeded, Filling, Otherwise, OutlierRule, TreatmentSample, TreatmentStep,
};

use std::collections::BTreeMap;

use icc_domain::Code;
use serde::{Deserialize, Serialize};

/// A complete, checked definition of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// Code of the edition.
    pub id: Code,
    /// Semantic version of this definition.
    pub version: String,
    /// Languages in which every text exists; the first is the source language.
    pub languages: Vec<String>,
    /// The results of this edition only come from outside; it has no questions of its own.
    pub external: bool,
    /// Shared lists of options, in the order of the file.
    pub scales: Vec<Scale>,
    /// Sections in the order of the file.
    pub sections: Vec<Section>,
    /// Questions in the order of the file: the order in which they are asked.
    pub questions: Vec<Question>,
    /// Methods in the order of their ids.
    pub methods: Vec<Method>,
    /// Texts by language.
    pub texts: BTreeMap<String, Texts>,
    /// How older editions correspond to this one, in the order of their ids.
    pub crosswalks: Vec<Crosswalk>,
}

impl Definition {
    /// The question with this code.
    #[must_use]
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.code.as_str() == code)
    }

    /// The method with this id.
    #[must_use]
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|m| m.id.as_str() == id)
    }
}
