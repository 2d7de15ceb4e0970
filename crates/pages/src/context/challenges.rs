//! The register of issues and challenges of a network.

use serde::{Deserialize, Serialize};

use super::{FieldError, Pagination, PracticeDocumentChoice};

/// The register of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengesPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Words that are looked for.
    pub query: String,
    /// Code of the theme that is chosen; empty for all.
    pub theme: String,
    /// Code of the order of government; empty for all.
    pub order: String,
    /// Code of how they stand; empty for all.
    pub status: String,
    /// Whether anything is chosen or looked for.
    pub filtered: bool,
    /// Those of this page.
    pub rows: Vec<ChallengeEntry>,
    /// Which page it is.
    pub pagination: Pagination,
    /// Whether the reader writes there.
    pub writes: bool,
}

/// An issue or a challenge in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeEntry {
    /// Its id.
    pub id: String,
    /// The language in which it is written.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// Name of the municipality.
    pub city_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Code of what it is about.
    pub theme: String,
    /// Codes of the orders of government.
    pub orders: Vec<String>,
    /// Code of how it stands.
    pub status: String,
    /// Since when.
    pub since: String,
}

/// An issue or a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengePage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// What it is.
    pub entry: ChallengeEntry,
    /// The whole text.
    pub body: String,
    /// What was tried; may be empty.
    pub tried: String,
    /// Practices: id and title.
    pub practices: Vec<(String, String)>,
    /// Whether the reader can change it.
    pub may_keep: bool,
}

/// An issue or a challenge with its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeFormPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Its id; `new` for a new one.
    pub id: String,
    /// Whether the network is invented.
    pub invented: bool,
    /// For whom it can be written: slug and name; empty when it is kept already.
    pub cities: Vec<(String, String)>,
    /// Name of the municipality that meets it; empty for a new one.
    pub city_name: String,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// What stands in the form.
    pub form: ChallengeFields,
    /// Practices that can be named.
    pub practices: Vec<PracticeDocumentChoice>,
    /// The longest text, in characters.
    pub longest: u32,
    /// Whether it is to be taken out, as it stands in the form.
    pub removed: bool,
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What stands in the form of an issue or a challenge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeFields {
    /// The slug of the municipality.
    pub city: String,
    /// What it is called.
    pub title: String,
    /// The language in which it is written.
    pub language: String,
    /// Code of what it is about.
    pub theme: String,
    /// Codes of the orders of government.
    pub orders: Vec<String>,
    /// Code of how it stands.
    pub status: String,
    /// Since when.
    pub since: String,
    /// What it is.
    pub body: String,
    /// What was tried.
    pub tried: String,
}

/// What the members of a network meet in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynthesisPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The year.
    pub year: i32,
    /// The years that can be chosen, the newest first.
    pub years: Vec<i32>,
    /// How many municipalities; none while they are too few.
    pub municipalities: Option<u32>,
    /// By theme, most first.
    pub themes: Vec<SynthesisTheme>,
    /// How many other themes were named by too few.
    pub withheld: u32,
    /// From how many municipalities on a number is shown.
    pub least: u32,
}

/// How many municipalities meet something about a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynthesisTheme {
    /// Code of the theme.
    pub theme: String,
    /// How many.
    pub municipalities: u32,
    /// How many name each order of government, in the order of the head; none where they are too few.
    pub orders: Vec<Option<u32>>,
}
