//! What officials say that they know.

use serde::{Deserialize, Serialize};

use super::{FieldError, MeasureLink, Pagination, PracticeDocumentChoice, PracticeFacet};

/// The directory of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertsPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Words that are looked for.
    pub query: String,
    /// What one can choose by, in order.
    pub facets: Vec<PracticeFacet>,
    /// Whether anything is chosen or looked for.
    pub filtered: bool,
    /// Those of this page, by municipality and name.
    pub rows: Vec<ExpertEntry>,
    /// Which page it is.
    pub pagination: Pagination,
    /// Whether the reader belongs to the network.
    pub belongs: bool,
}

/// Somebody in a directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertEntry {
    /// Id of what is said.
    pub id: String,
    /// What the person is called.
    pub name: String,
    /// Whether the person is invented.
    pub invented: bool,
    /// Whether only the people of the network see it.
    pub reserved: bool,
    /// The municipalities for which the person works: slug and name; empty for whoever coordinates
    /// the network.
    pub cities: Vec<(String, String)>,
    /// What the person does.
    pub role: String,
    /// The language in which that is written.
    pub role_language: String,
    /// What the person knows about.
    pub fields: Vec<MeasureLink>,
    /// Tags of the languages in which one can ask.
    pub languages: Vec<String>,
    /// Codes of what the person is ready to help with.
    pub help: Vec<String>,
}

/// Somebody in the directory of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Who it is.
    pub entry: ExpertEntry,
    /// What else others should know; may be empty.
    pub about: String,
    /// The language in which that is written.
    pub about_language: String,
    /// Practices that the person has written.
    pub practices: Vec<ExpertPractice>,
    /// Meetings at which the person has presented something.
    pub meetings: Vec<ExpertMeeting>,
    /// When it was changed last.
    pub changed: String,
    /// Whether the reader can write to the person.
    pub may_ask: bool,
    /// Whether it is the reader.
    pub own: bool,
}

/// A year of the expertise of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertYearPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Whether the reader belongs to the network.
    pub belongs: bool,
    /// The year.
    pub year: i32,
    /// The years that can be chosen, the newest first.
    pub years: Vec<i32>,
    /// The day on which profiles are as they are here.
    pub today: String,
    /// How many people show a profile, and of how many municipalities; none while these are too few.
    pub shown: Option<(u32, u32)>,
    /// From how many municipalities on a number is shown.
    pub least: u32,
    /// What people know about, with who does; by name of the field.
    pub fields: Vec<ExpertField>,
    /// How much was contributed of each kind that the reader sees: its code, and the number; none
    /// while it comes from too few municipalities.
    pub counts: Vec<(String, Option<u32>)>,
    /// Who contributed what: those with a profile by name, then the others by municipality.
    pub rows: Vec<ExpertYearRow>,
}

/// Something that people know about, with who does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertField {
    /// What.
    pub field: MeasureLink,
    /// Who, by name.
    pub people: Vec<ExpertName>,
}

/// Somebody of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertName {
    /// Id of what the person says; empty for somebody without a profile.
    pub id: String,
    /// What the person is called; empty for somebody without a profile.
    pub name: String,
    /// Whether the person is invented.
    pub invented: bool,
    /// Whether only the people of the network see it.
    pub reserved: bool,
    /// The municipalities for which the person works: slug and name; empty for whoever coordinates
    /// the network.
    pub cities: Vec<(String, String)>,
}

/// What somebody has contributed in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertYearRow {
    /// `person`, `former` for somebody whose account was erased, `unnamed` for people without a
    /// profile.
    pub kind: String,
    /// Who, or for whom.
    pub who: ExpertName,
    /// Practices.
    pub practices: Vec<ExpertPractice>,
    /// Meetings at which the person has presented something.
    pub presentations: Vec<ExpertMeeting>,
    /// Tools.
    pub tools: Vec<ExpertTool>,
    /// Replies that have helped.
    pub replies: Vec<ExpertReply>,
}

/// A tool that somebody has put into a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertTool {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The language in which it is written.
    pub language: String,
}

/// A reply of somebody that has helped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertReply {
    /// Id of the topic.
    pub topic: String,
    /// Its place there.
    pub number: u32,
    /// The title of the topic; empty while it is hidden from the reader.
    pub title: String,
    /// The language in which that is written.
    pub language: String,
}

/// A practice that somebody has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertPractice {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The language in which that is written.
    pub language: String,
}

/// A meeting at which somebody has presented something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertMeeting {
    /// Its id.
    pub id: String,
    /// What it was about.
    pub theme: String,
    /// Its day.
    pub day: String,
}

/// Writing to somebody in the directory of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertLetterPage {
    /// Code of the network.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// To whom.
    pub entry: ExpertEntry,
    /// What stands in the form.
    pub letter: String,
    /// The longest letter, in characters.
    pub longest: u32,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What the reader says of the own expertise, with its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnExpertPage {
    /// What the reader is called, which others will see.
    pub name: String,
    /// The networks in whose directories it stands: code and name.
    pub networks: Vec<(String, String)>,
    /// Since when it is shown; empty while nothing is said.
    pub since: String,
    /// The version that is shown; 0 while nothing is said.
    pub version: i32,
    /// What stands in the form.
    pub form: ExpertFields,
    /// What one can know about, in the order of the questionnaire.
    pub fields: Vec<PracticeDocumentChoice>,
    /// How many of them one names at most.
    pub most: u32,
    /// The longest role, in characters.
    pub longest_role: u32,
    /// The longest text, in characters.
    pub longest_about: u32,
    /// Whether it was changed elsewhere meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertFields {
    /// What the person does, in French.
    pub role_fr: String,
    /// In English.
    pub role_en: String,
    /// What else others should know, in French.
    pub about_fr: String,
    /// In English.
    pub about_en: String,
    /// Tags of the languages in which one can ask.
    pub languages: Vec<String>,
    /// Codes of what the person is ready to help with.
    pub help: Vec<String>,
    /// To whom it is shown.
    pub reach: String,
    /// Whether the person wants mails about questions.
    pub told: bool,
}
