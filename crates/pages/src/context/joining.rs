//! The way of a municipality into a network.

use serde::{Deserialize, Serialize};

use super::FieldError;

/// The ways that the reader can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningsPage {
    /// By network, then by name.
    pub rows: Vec<JoiningEntry>,
    /// Municipalities for which the reader may begin one: slug and name.
    pub cities: Vec<(String, String)>,
    /// Networks into which the reader may begin one: code and name.
    pub networks: Vec<(String, String)>,
    /// The municipality that the form holds.
    pub city: String,
    /// The network that the form holds.
    pub network: String,
    /// What was wrong with the form.
    pub errors: Vec<FieldError>,
}

/// A way in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningEntry {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// The first stage that is not done; empty once all are.
    pub next: String,
    /// The day for which it is planned; may be empty.
    pub day: String,
    /// Who is responsible for it; may be empty.
    pub responsible: String,
}

/// The way of a municipality into a network.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what a reader sees or may do"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningPage {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Every stage, in order.
    pub stages: Vec<JoiningStage>,
    /// The first stage that is not done; empty once all are.
    pub next: String,
    /// Its questionnaires in waves of the network, the newest first.
    pub questionnaires: Vec<JoiningWave>,
    /// Visits of experts, the latest first.
    #[serde(default)]
    pub visits: Vec<JoiningVisit>,
    /// Everything that was said, the newest first.
    pub steps: Vec<JoiningStep>,
    /// What can be named as a document: id and title.
    pub documents: Vec<(String, String)>,
    /// Whether the reader may say something.
    pub may_say: bool,
    /// Whether the reader chooses documents.
    pub chooses_documents: bool,
    /// The number of the last word; 0 before the first.
    pub version: i32,
    /// What the form holds.
    pub form: JoiningForm,
    /// Whether somebody else has said something since the form was opened.
    pub conflict: bool,
    /// What was wrong with the form.
    pub errors: Vec<FieldError>,
}

/// A stage as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningStage {
    /// Code of the stage.
    pub stage: String,
    /// `open`, `planned` or `done`.
    pub state: String,
    /// When it is planned, or was done; may be empty.
    pub day: String,
    /// Who has asked: `mayor` or `council`; may be empty.
    pub authority: String,
    /// Who is responsible; may be empty.
    pub responsible: String,
    /// What is said about it; may be empty.
    pub remark: String,
    /// Its document.
    pub document: Option<JoiningDocument>,
}

/// A document of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningDocument {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it stands today: `valid`, `expiring`, `expired` or `withdrawn`.
    pub standing: String,
    /// Its address, for a link; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
}

/// A questionnaire of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningWave {
    /// Name of the wave.
    pub name: String,
    /// Code of its status.
    pub status: String,
}

/// A visit of experts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningVisit {
    /// Its id.
    pub id: String,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// What is looked at and with whom, when; may be empty.
    pub agenda: String,
    /// Who takes part; may be empty.
    pub participants: String,
    /// How many words of the review come from it.
    pub findings: u32,
    /// Which; empty for those who may not see the answers.
    pub shown: Vec<FindingEntry>,
}

/// A word of the review that comes from a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingEntry {
    /// Code of the wave.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// Code of the question.
    pub question: String,
    /// The question.
    pub title: String,
    /// The word for what was done about the answer.
    pub made: String,
}

/// The form for a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitPage {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The network's code.
    pub network: String,
    /// Its name.
    pub network_name: String,
    /// Its id; `new` for one that is not planned yet.
    pub visit: String,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// Its first day, as it stands in the form.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// What is looked at and with whom, when.
    pub agenda: String,
    /// Who takes part.
    pub participants: String,
    /// The longest agenda, in characters.
    pub longest: u32,
    /// Whether somebody else has changed it meanwhile, or there are as many as a way may have.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningStep {
    /// Code of the stage.
    pub stage: String,
    /// `open`, `planned` or `done`.
    pub state: String,
    /// The day; may be empty.
    pub day: String,
    /// Who is responsible; may be empty.
    pub responsible: String,
    /// What was said about it; may be empty.
    pub remark: String,
    /// Who said so; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What the form holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningForm {
    /// Code of the stage.
    pub stage: String,
    /// How it stands.
    pub state: String,
    /// The day.
    pub day: String,
    /// Who has asked.
    pub authority: String,
    /// Who is responsible.
    pub responsible: String,
    /// Id of the document.
    pub document: String,
    /// What is said.
    pub remark: String,
}
