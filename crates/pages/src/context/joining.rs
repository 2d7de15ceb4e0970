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
