//! What municipalities do and tell others about.

use serde::{Deserialize, Serialize};

use super::{FieldError, MeasureLink, Pagination};

/// Finding practices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticesPage {
    /// Words that are looked for.
    pub query: String,
    /// What one can choose by, in order.
    pub facets: Vec<PracticeFacet>,
    /// Whether anything is chosen or looked for.
    pub filtered: bool,
    /// Those of this page.
    pub rows: Vec<PracticeEntry>,
    /// Which page it is.
    pub pagination: Pagination,
    /// Whether the reader works on practices.
    pub works: bool,
}

/// What one can choose by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeFacet {
    /// The name of its field.
    pub name: String,
    /// What is chosen; empty for nothing.
    pub chosen: String,
    /// The choices that would find something, and the one that is chosen.
    pub options: Vec<PracticeChoice>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeChoice {
    /// Its code.
    pub value: String,
    /// What it is called; empty where the page knows by its code.
    pub label: String,
    /// How many practices there would be with it.
    pub count: u32,
}

/// A practice in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeEntry {
    /// Its id.
    pub id: String,
    /// The language in which it is written.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// How its purpose begins.
    pub teaser: String,
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// Its country.
    pub country: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Whether only the people of that network see it.
    pub reserved: bool,
    /// Code of what it is about.
    pub theme: String,
    /// The year in which it began.
    pub from: i32,
    /// The year in which it ended; none while it goes on.
    pub to: Option<i32>,
    /// What it helps with.
    pub indicators: Vec<MeasureLink>,
}

/// Practices beside something else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticesBeside {
    /// The newest of them.
    pub entries: Vec<PracticeEntry>,
    /// How many there are.
    pub total: u32,
}

/// What is said of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeBody {
    /// The language in which it is written.
    pub language: String,
    /// Tags of the languages in which one can ask.
    pub languages: Vec<String>,
    /// What it is for.
    pub purpose: String,
    /// What led to it; may be empty.
    pub stimulus: String,
    /// How it was done; may be empty.
    pub process: String,
    /// What has come of it; may be empty.
    pub impact: String,
    /// Code of what it costs.
    pub cost: String,
    /// Code of who works on it.
    pub staff: String,
    /// The questions that it answers.
    pub questions: Vec<PracticeQuestion>,
}

/// A question that a practice answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeQuestion {
    /// Its code.
    pub code: String,
    /// Code of its indicator or area; empty where the edition of today does not ask it.
    pub indicator: String,
    /// The question.
    pub text: String,
}

/// A practice as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticePage {
    /// What it is, and whose.
    pub entry: PracticeEntry,
    /// Since when others see it.
    pub since: String,
    /// What is said of it.
    pub body: PracticeBody,
    /// Its documents.
    pub documents: Vec<PracticeDocument>,
    /// Practices that help with the same.
    pub similar: Vec<PracticeLike>,
    /// Whether the reader can write to its authors.
    pub may_ask: bool,
    /// Whether the reader works on it.
    pub works: bool,
}

/// A document beside a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeDocument {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its address; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
}

/// A practice that is like another, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeLike {
    /// The other.
    pub entry: PracticeEntry,
    /// Codes of the questions that both answer.
    pub questions: Vec<String>,
    /// Names of what both help with.
    pub indicators: Vec<String>,
    /// Whether they are about the same.
    pub theme: bool,
    /// Whether their municipalities are of one size.
    pub size: bool,
}

/// The practices on which somebody works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeDesksPage {
    /// Those that a network is to look at.
    pub proposed: Vec<PracticeDeskEntry>,
    /// Those of the own municipalities.
    pub own: Vec<PracticeDeskEntry>,
    /// For whom, in which network, a new one can be written.
    pub places: Vec<PracticePlace>,
    /// Networks whose issues and challenges the reader sees: code and name.
    #[serde(default)]
    pub networks: Vec<(String, String)>,
}

/// A practice on which somebody works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeDeskEntry {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Name of the city.
    pub city_name: String,
    /// Name of the network.
    pub network_name: String,
    /// Code of how far it has come.
    pub state: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
}

/// For whom, in which network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticePlace {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
}

/// How a practice stands, and what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeDeskPage {
    /// Its id.
    pub id: String,
    /// What it is called now.
    pub title: String,
    /// For whom, in which network.
    pub place: PracticePlace,
    /// Whether the city is invented.
    pub invented: bool,
    /// Code of how far it has come.
    pub state: String,
    /// What others see of it.
    pub shown: Option<PracticeStanding>,
    /// What is said of it now.
    pub body: PracticeBody,
    /// Codes of what the reader can do with it.
    pub moves: Vec<String>,
    /// Whether the reader can write it now.
    pub may_write: bool,
    /// The version that is shown.
    pub version: i32,
    /// What stands in the form: what is done.
    pub step: String,
    /// To whom it is shown.
    pub reach: String,
    /// What is said about it.
    pub remark: String,
    /// Its steps, the newest first.
    pub steps: Vec<PracticeStepEntry>,
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What others see of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeStanding {
    /// Since when, RFC 3339.
    pub since: String,
    /// `public` or `network`.
    pub reach: String,
    /// Whether it is an older version than the newest.
    pub older: bool,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeStepEntry {
    /// Code of how far it had come by it.
    pub state: String,
    /// To whom it was shown; empty for other steps.
    pub reach: String,
    /// What was said about it; may be empty.
    pub remark: String,
    /// Who took it; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A practice with its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeFormPage {
    /// Its id; empty for a new one.
    pub id: String,
    /// For whom, in which network.
    pub place: PracticePlace,
    /// Whether the city is invented.
    pub invented: bool,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// Whether others see an older version meanwhile.
    pub shown: bool,
    /// What stands in the form.
    pub form: PracticeFields,
    /// What it can be tied to, in the order of the edition.
    pub ties: Vec<PracticeTie>,
    /// What can be named as a document.
    pub documents: Vec<PracticeDocumentChoice>,
    /// The longest text, in characters.
    pub longest: u32,
    /// Whether somebody else has changed it meanwhile.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What stands in the form of a practice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeFields {
    /// The language in which it is written.
    pub language: String,
    /// Tags of the languages in which one can ask.
    pub languages: Vec<String>,
    /// What it is called.
    pub title: String,
    /// Code of what it is about.
    pub theme: String,
    /// The year in which it began.
    pub from: String,
    /// The year in which it ended.
    pub to: String,
    /// What it is for.
    pub purpose: String,
    /// What led to it.
    pub stimulus: String,
    /// How it was done.
    pub process: String,
    /// What has come of it.
    pub impact: String,
    /// Code of what it costs.
    pub cost: String,
    /// Code of who works on it.
    pub staff: String,
}

/// An indicator or area to which a practice can be tied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeTie {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// How many of its questions are chosen.
    pub count: u32,
    /// Its questions.
    pub questions: Vec<PracticeTieQuestion>,
}

/// A question to which a practice can be tied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeTieQuestion {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What can be named as a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeDocumentChoice {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Writing to the authors of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeLetterPage {
    /// About what.
    pub entry: PracticeEntry,
    /// Whether somebody can be reached.
    pub reaches: bool,
    /// What stands in the form.
    pub letter: String,
    /// The longest letter, in characters.
    pub longest: u32,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}
