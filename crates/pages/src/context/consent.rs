//! Who may see what of a municipality: the page on which it says so, and who of a network has said
//! what.

use serde::{Deserialize, Serialize};

use super::{BoardLink, FieldError, ResponseHead};

/// The page on which a municipality says who may see what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentPage {
    /// Whose.
    pub head: ResponseHead,
    /// `unsaid`, `nothing` or `given`.
    pub state: String,
    /// When what holds was said, as a day; empty while nothing was.
    pub since: String,
    /// The day from which on the public sees something, when that is to come.
    pub awaited: String,
    /// The wave whose choices are shown to be said again; empty for none.
    pub last_time: String,
    /// As which audience the city looks at its own results; empty while there are none.
    pub own: String,
    /// The choices, by audience.
    pub audiences: Vec<AudienceForm>,
    /// The other fields.
    pub form: ConsentForm,
    /// Today, the last day for a decision.
    pub today: String,
    /// What was said so far, the newest first.
    pub history: Vec<ConsentVersion>,
    /// Whether somebody else has said something in between.
    pub conflict: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// An audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceName {
    /// `network`, `ministry`, `union`, `university`, `other`, `partner`, `self`, `research` or
    /// `public`.
    pub kind: String,
    /// Its name; empty for research and the public.
    pub name: String,
}

/// The choices for an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceForm {
    /// The audience.
    pub audience: AudienceName,
    /// What its part of the page is called in links.
    pub slug: String,
    /// Its word in the form.
    pub word: String,
    /// Codes of the items that are chosen.
    pub chosen: Vec<String>,
}

/// The other fields of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentForm {
    /// Code of who decided.
    pub authority: String,
    /// Number of the resolution.
    pub resolution: String,
    /// The day of the decision.
    pub decided_on: String,
    /// The first day for the public.
    pub public_from: String,
    /// The version that was seen.
    pub version: i64,
}

/// What was said once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentVersion {
    /// Its number.
    pub version: i64,
    /// When, RFC 3339.
    pub at: String,
    /// By whom; empty for the service itself and for who has no account any more.
    pub by: String,
    /// Code of who decided; empty when not said.
    pub authority: String,
    /// Number of the resolution; may be empty.
    pub resolution: String,
    /// The day of the decision; may be empty.
    pub decided_on: String,
    /// The first day for the public; may be empty.
    pub public_from: String,
    /// What was allowed, by audience; empty when nothing.
    pub allowed: Vec<Allowed>,
}

/// What an audience may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowed {
    /// The audience.
    pub audience: AudienceName,
    /// Codes of the items.
    pub items: Vec<String>,
}

/// Who of a network has consented to what in a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentsPage {
    /// Which network and wave.
    pub board: BoardLink,
    /// The audiences, in the order of the columns.
    pub audiences: Vec<AudienceName>,
    /// The members.
    pub rows: Vec<ConsentsEntry>,
    /// How many have said something.
    pub said: u32,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentsEntry {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Whether it has said anything.
    pub said: bool,
    /// Codes of the items per audience, in the order of the columns.
    pub allowed: Vec<Vec<String>>,
    /// The first day for the public; may be empty.
    pub public_from: String,
}
