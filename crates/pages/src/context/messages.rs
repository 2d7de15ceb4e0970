//! What whoever coordinates a network writes to its members.

use serde::{Deserialize, Serialize};

use super::{BoardLink, FieldError};

/// The messages to the members of a network about a wave, with the form for another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagesPage {
    /// Which board.
    pub board: BoardLink,
    /// Languages in which a message has to stand.
    pub required: Vec<String>,
    /// To whom it can go.
    pub reach: Vec<MessageReach>,
    /// How many can go out today.
    pub left: u64,
    /// The longest text, in characters.
    pub longest: u32,
    /// What the form holds.
    pub form: MessageForm,
    /// The message as it would go out; none before it was looked at.
    pub preview: Option<MessagePreview>,
    /// Whether it has become another one since it was looked at.
    pub changed: bool,
    /// What went out, the newest first.
    pub sent: Vec<SentMessage>,
    /// What was wrong with the form.
    pub errors: Vec<FieldError>,
}

/// A choice of members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReach {
    /// `all`, `not-begun`, `not-handed-in` or `returned`.
    pub to: String,
    /// How many members.
    pub cities: u32,
    /// How many people coordinate them.
    pub people: u32,
}

/// What the form for a message holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageForm {
    /// `message`, `reminder` or nothing yet.
    pub kind: String,
    /// To whom.
    pub to: String,
    /// Its words, French first.
    pub words: Vec<MessageWords>,
}

/// The words of a message in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageWords {
    /// `fr` or `en`.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// A message as it would go out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePreview {
    /// How many people get it.
    pub people: u32,
    /// Names of the members whose people get it.
    pub cities: Vec<String>,
    /// Names of the members whom nobody coordinates.
    pub unreached: Vec<String>,
    /// How many people get no reminder: they want none, or had one today.
    pub silent: u32,
    /// The mail in each language in which somebody gets it.
    pub letters: Vec<PreviewedLetter>,
    /// What tells this message to these people from any other.
    pub seen: String,
}

/// A mail as its first reader would get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewedLetter {
    /// `fr` or `en`.
    pub language: String,
    /// How many people get it in this language.
    pub people: u32,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// A message that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMessage {
    /// `message` or `reminder`.
    pub kind: String,
    /// To whom.
    pub to: String,
    /// Its words, by language; none for a reminder.
    pub words: Vec<MessageWords>,
    /// Who wrote it; empty for somebody who is not known any more.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// How many people got it.
    pub people: u32,
}
