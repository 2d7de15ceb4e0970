//! Waves, and how networks want them answered.

use serde::{Deserialize, Serialize};

use super::{FieldError, PlaceChoice};

/// Every wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WavesPage {
    /// The one that opens last first.
    pub waves: Vec<WaveEntry>,
}

/// A wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaveEntry {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `to-come`, `open` or `closed`.
    pub state: String,
    /// Names of its networks.
    pub networks: Vec<String>,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// How many municipalities have begun.
    pub begun: u32,
    /// What it asks: edition with version, method with version.
    pub asks: String,
    /// Whether its answers are invented.
    pub demonstration: bool,
}

/// Making a wave, or moving one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WavePage {
    /// The wave as it is; none for a new one.
    pub wave: Option<WaveEntry>,
    /// What can be asked.
    pub askable: Vec<AskableChoice>,
    /// The networks that can be asked.
    pub networks: Vec<PlaceChoice>,
    /// What the form holds.
    pub form: WaveForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
    /// Whether an end that has passed has to be confirmed.
    pub confirm: bool,
    /// Whether somebody else has changed the wave in between.
    pub conflict: bool,
}

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskableChoice {
    /// Its word in the form.
    pub key: String,
    /// What it is called.
    pub label: String,
}

/// What the form of a wave holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaveForm {
    /// Its code.
    pub code: String,
    /// Its name in French.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
    /// Its year.
    pub year: String,
    /// What it asks.
    pub asks: String,
    /// Codes of its networks.
    pub networks: Vec<String>,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// What the wave was when it was shown.
    pub seen: String,
}

/// How networks want their waves answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkRulesPage {
    /// The networks whose rule the reader sets.
    pub rules: Vec<RuleEntry>,
}

/// How a network wants its waves answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEntry {
    /// Code of the network.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of the rhythm.
    pub rhythm: String,
    /// Languages that are required.
    pub languages: Vec<String>,
    /// Code of how much is reviewed.
    pub review: String,
}

/// Setting the rule of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkRulePage {
    /// The rule as it is.
    pub rule: RuleEntry,
    /// What the form holds.
    pub form: RuleForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
    /// Whether somebody else has changed the rule in between.
    pub conflict: bool,
}

/// What the form of a rule holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleForm {
    /// Code of the rhythm.
    pub rhythm: String,
    /// Languages that are required.
    pub languages: Vec<String>,
    /// Code of how much is reviewed.
    pub review: String,
    /// The version that is shown.
    pub version: i64,
}
