//! What is kept of practices.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use uuid::Uuid;

use crate::ids::{AccountId, EvidenceId, MunicipalityId, NetworkId, PracticeId};
use crate::repo::vocabulary::{SharedWith, Theme, vocabulary};

vocabulary! {
    /// How far a practice has come.
    PracticeState {
        /// The municipality writes it.
        Draft = "draft",
        /// The network looks at it.
        Proposed = "proposed",
        /// The network asks for changes.
        Returned = "returned",
        /// The network finds it good.
        Accepted = "accepted",
        /// The municipality shows it.
        Published = "published",
        /// It was shown, and is no more.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// What it costs in a year, beside the people.
    CostClass {
        /// Nothing beside what is there.
        None = "none",
        /// Less than 10,000.
        Low = "low",
        /// Less than 100,000.
        Medium = "medium",
        /// More.
        High = "high",
    }
}

vocabulary! {
    /// Who works on it.
    StaffClass {
        /// Nobody beside other tasks.
        None = "none",
        /// Less than one person.
        Part = "part",
        /// About one person.
        One = "one",
        /// Several people.
        Several = "several",
    }
}

/// A practice, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practice {
    /// Its id.
    pub id: PracticeId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// The network that looks at it.
    pub network: NetworkId,
    /// Counts every change.
    pub version: i32,
    /// How far it has come.
    pub state: PracticeState,
    /// The newest version of its text.
    pub text_version: i32,
    /// Who has begun it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
}

/// A practice that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPractice {
    /// Whose.
    pub municipality: MunicipalityId,
    /// The network that looks at it.
    pub network: NetworkId,
    /// Who begins it.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What is said of a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeWords {
    /// The language in which it is written.
    pub language: Locale,
    /// Tags of the languages in which one can ask, the one it is written in among them.
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
    /// Pieces of the municipality's evidence, in the order in which they are shown.
    pub documents: Vec<EvidenceId>,
}

/// A version of what is said of a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeText {
    /// Of which.
    pub practice: PracticeId,
    /// Which version.
    pub version: i32,
    /// What is said.
    pub words: PracticeWords,
    /// Who wrote it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A step of a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeStep {
    /// Of which.
    pub practice: PracticeId,
    /// Counts them from 1.
    pub number: i32,
    /// What was done.
    pub record: NewPracticeStep,
}

/// A step that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPracticeStep {
    /// How far it has come from then on.
    pub state: PracticeState,
    /// The text that it is about.
    pub text_version: i32,
    /// To whom it is shown from then on; for being shown only.
    pub reach: Option<SharedWith>,
    /// What was said about it; may be empty.
    pub remark: String,
    /// Who took it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What others see of a practice, as lists want it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeShown {
    /// Which.
    pub practice: PracticeId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// The network that looked at it.
    pub network: NetworkId,
    /// To whom it is shown.
    pub reach: SharedWith,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The version of its text.
    pub text_version: i32,
    /// The language in which it is written.
    pub language: Locale,
    /// Tags of the languages in which one can ask.
    pub languages: BTreeSet<String>,
    /// What it is called.
    pub title: String,
    /// How its purpose begins.
    pub teaser: String,
    /// What it is about.
    pub theme: Theme,
    /// The year in which it began.
    pub from_year: i32,
    /// The year in which it ended; none while it goes on.
    pub to_year: Option<i32>,
    /// What it costs in a year.
    pub cost: CostClass,
    /// Who works on it.
    pub staff: StaffClass,
    /// Codes of indicators that it helps with.
    pub indicators: BTreeSet<String>,
    /// Codes of questions that it answers.
    pub questions: BTreeSet<String>,
}

/// What somebody writes to those who wrote a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeLetter {
    /// Its id.
    pub id: Uuid,
    /// About which.
    pub practice: PracticeId,
    /// The words.
    pub body: String,
    /// Who writes. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}
