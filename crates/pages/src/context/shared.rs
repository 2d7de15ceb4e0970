//! What municipalities show to an audience beyond what everybody sees.

use serde::{Deserialize, Serialize};

use super::{AudienceName, ExplainedAt, Score};

/// As which audience a page is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The audience in addresses; empty for everybody.
    pub slug: String,
    /// The audience.
    pub audience: AudienceName,
}

impl Reader {
    /// Whether a city reads what it has handed in itself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.audience.kind == "self"
    }
}

/// What is shown to somebody beyond what everybody sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedPage {
    /// The results of the own cities, as they have handed them in.
    pub own: Vec<OwnCity>,
    /// As which audiences he or she reads.
    pub audiences: Vec<SharedAudience>,
}

/// The results of the own city, whether or not anybody else sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnCity {
    /// The city as an audience.
    pub reader: Reader,
    /// Its slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The results, the newest first.
    pub results: Vec<OwnEntry>,
}

/// A result of the own city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnEntry {
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// The core index of what was handed in last.
    pub core: Score,
    /// How it stands.
    pub standing: OwnStanding,
}

/// How a result of the own city stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnStanding {
    /// How far it has come: `handed-in`, `accepted` or `published`.
    pub state: String,
    /// The day on which it was handed in.
    pub handed_in: String,
    /// The core index that everybody sees; none where nobody does.
    pub open: Option<Score>,
}

/// What an audience is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAudience {
    /// The audience.
    pub reader: Reader,
    /// The results that are reserved for it, or of which it sees more.
    pub rows: Vec<SharedResult>,
    /// How many results everybody sees.
    pub open: u32,
}

/// What was handed in, word for word, as far as an audience may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedWordsPage {
    /// Whose, and as whom it is read.
    pub at: ExplainedAt,
    /// Codes of what is shown.
    pub items: Vec<String>,
    /// The sections that have an answer.
    pub sections: Vec<SharedSection>,
}

/// The answers of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSection {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The answers.
    pub answers: Vec<SharedAnswer>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAnswer {
    /// Code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// The language of the question, when it is not that of the page; else empty.
    pub language: String,
    /// The answer in words.
    pub words: Vec<String>,
    /// The comment; empty for none, and when it is not shown.
    pub comment: String,
    /// The example, likewise.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// The evidence that is shown.
    pub evidence: Vec<SharedPiece>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPiece {
    /// What it is called.
    pub title: String,
    /// Its address, for a link; else empty.
    pub url: String,
    /// Its id, for a file; else empty.
    pub item: String,
}

/// A result that is shown to an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedResult {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// Codes of what is shown to this audience and not to everybody.
    pub reserved: Vec<String>,
    /// Codes of what everybody sees.
    pub open: Vec<String>,
    /// When it was said, as a day.
    pub since: String,
    /// Code of who decided; empty when not said.
    pub authority: String,
    /// Number of the resolution; may be empty.
    pub resolution: String,
    /// The day of the decision; may be empty.
    pub decided_on: String,
    /// The day from which on everybody sees what the city lets everybody see, when that is to come.
    pub awaited: String,
}
