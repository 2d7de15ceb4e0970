//! What a municipality keeps to show that its answers are true.

use serde::{Deserialize, Serialize};

use super::form::FieldError;

/// All of it, to look through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidencePage {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// What is searched for.
    pub q: String,
    /// Which of them are shown: `unused`, `expiring`, `expired`; empty for all.
    pub show: String,
    /// How many there are of each.
    pub counts: EvidenceCounts,
    /// Those that are shown.
    pub items: Vec<EvidenceCard>,
    /// Whether the reader may add some.
    pub may_keep: bool,
    /// Mebibytes of its files.
    pub stored: f64,
    /// The most that they may be.
    pub most: i64,
}

/// How many pieces there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceCounts {
    /// All that are not withdrawn.
    pub all: u32,
    /// Attached to nothing.
    pub unused: u32,
    /// Running out soon.
    pub expiring: u32,
    /// Run out.
    pub expired: u32,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceCard {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// `link` or `file`.
    pub kind: String,
    /// Its address; empty for a file.
    pub url: String,
    /// The host of that address.
    pub host: String,
    /// The name of the file; empty for a link.
    pub file: String,
    /// Kibibytes of the file, rounded up; 0 for a link.
    pub size: i64,
    /// `valid`, `expiring`, `expired` or `withdrawn`.
    pub standing: String,
    /// The last day on which it is good; empty for no end.
    pub valid_until: String,
    /// Who looks after it; may be empty.
    pub owner: String,
    /// Who has added it; may be empty.
    pub by: String,
    /// When, RFC 3339.
    pub added: String,
    /// What colleagues should know; may be empty.
    pub note: String,
    /// `public` or `reserved`.
    pub visibility: String,
    /// Codes of the questions that it may serve.
    pub tags: Vec<String>,
    /// To how many answers it is attached.
    pub used: u32,
}

/// A piece with its form, or the form for a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFormPage {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The piece; none for a new one.
    pub item: Option<EvidenceCard>,
    /// The answers to which it is attached.
    pub uses: Vec<EvidenceUse>,
    /// The answer to which a new one will be attached at once.
    pub attach: Option<EvidenceUse>,
    /// The version that is shown; 0 for a new one.
    pub version: i32,
    /// Whether the reader may change it.
    pub may_keep: bool,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The last day.
    pub valid_until: String,
    /// The note.
    pub note: String,
    /// `public` or `reserved`.
    pub visibility: String,
    /// Who can own it.
    pub owners: Vec<EvidenceChoice>,
    /// What it can serve, by section.
    pub sections: Vec<EvidenceSection>,
    /// Mebibytes of the largest file.
    pub largest: i64,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// An answer to which a piece is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceUse {
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// Code of the question.
    pub question: String,
    /// The question, where it is known; else its code.
    pub text: String,
    /// The language of that text, when it is not that of the page; else empty.
    pub language: String,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceChoice {
    /// What is sent.
    pub code: String,
    /// What is shown.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The questions of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceSection {
    /// Its title.
    pub title: String,
    /// The language of its texts, when it is not that of the page; else empty.
    pub language: String,
    /// Its questions.
    pub questions: Vec<EvidenceChoice>,
}

/// What is attached to an answer, and what could be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedEvidence {
    /// What is attached.
    pub items: Vec<AttachedItem>,
    /// Pieces that are said to serve this question.
    pub suggested: Vec<EvidenceChoice>,
    /// All the others that are good.
    pub others: Vec<EvidenceChoice>,
    /// Whether the reader may see evidence at all.
    pub shown: bool,
    /// Whether the reader may attach something now.
    pub may_attach: bool,
}

/// A piece that is attached to an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedItem {
    /// The piece.
    pub card: EvidenceCard,
    /// Whether it came along from last time.
    pub carried: bool,
    /// The ticks of the answer, and which of them it proves; empty where there is nothing to tick.
    pub options: Vec<EvidenceChoice>,
}
