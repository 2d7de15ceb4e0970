//! What a mail says.

use serde::{Deserialize, Serialize};

/// A mail: plain text, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPage {
    /// `invitation`, `role-offered`, `sign-in-link`, `reset`, `password-changed`, another change at
    /// the account, or what a notice about a questionnaire is for.
    pub kind: String,
    /// What the reader is called; empty when it is not known.
    pub name: String,
    /// Who offers a role; empty otherwise.
    pub by: String,
    /// Code of the role that is offered; empty otherwise.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
    /// The address to open, with scheme and host; empty when there is none.
    pub link: String,
    /// When it happened, RFC 3339; empty otherwise.
    pub at: String,
    /// The wave, for a notice about a questionnaire.
    #[serde(default)]
    pub wave: String,
    /// Title of the part that it is about; empty for the whole.
    #[serde(default)]
    pub part: String,
    /// The day that it is about; may be empty.
    #[serde(default)]
    pub day: String,
    /// What a coordinator of a network has written above it; empty otherwise.
    #[serde(default)]
    pub subject: String,
    /// What a coordinator of a network has written; empty otherwise.
    #[serde(default)]
    pub text: String,
    /// The member that receives a meeting; empty otherwise, and while it is not known.
    #[serde(default)]
    pub host: String,
    /// The name of the time zone of a meeting; empty otherwise.
    #[serde(default)]
    pub zone: String,
    /// Where a meeting takes place; may be empty.
    #[serde(default)]
    pub venue: String,
    /// Topics in which something is new; none in other mails.
    #[serde(default)]
    pub topics: Vec<LetterTopic>,
    /// How many more of them there are.
    #[serde(default)]
    pub more: u32,
    /// Public address of the service, so that the reader knows who writes.
    pub service: String,
}

/// A topic in which something is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTopic {
    /// Its title.
    pub title: String,
    /// Its address, with scheme and host.
    pub link: String,
    /// Whether it was begun since the last mail.
    pub begun: bool,
    /// How many replies are new.
    pub replies: u32,
}
