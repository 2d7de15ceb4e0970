//! What surrounds every page, whatever it shows.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use crate::urls::Route;

/// Whether the page shows invented data, and must say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demonstration {
    /// A service without demonstration data.
    Off,
    /// The service holds invented cities beside real ones; this page may name both.
    Service,
    /// The city on this page is invented, with all its answers.
    City,
}

/// What surrounds every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The language of the page.
    pub locale: Locale,
    /// The page's own address, for the language switch and the navigation; none for a page that
    /// has none (an error).
    pub here: Option<Route>,
    /// Which demonstration band stands on top.
    pub demonstration: Demonstration,
    /// Version of the software, for the footer.
    pub version: String,
    /// Public address of the service without a final slash (`https://index.example.org`), for links
    /// that name the page to others; empty when it is not known.
    pub public_url: String,
    /// Who is signed in.
    #[serde(default)]
    pub visitor: Option<Visitor>,
    /// Whether one can sign in here.
    #[serde(default)]
    pub sign_in: bool,
    /// What has just been done, by its code: said once.
    #[serde(default)]
    pub done: Option<String>,
}

/// Somebody who is signed in.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that a template asks"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// What the person is called.
    pub name: String,
    /// The id of the account: what a browser keeps is kept for this person only.
    #[serde(default)]
    pub person: String,
    /// Whether the page of questionnaires exists for this person.
    #[serde(default)]
    pub work: bool,
    /// Whether the page of waves exists for this person.
    #[serde(default)]
    pub waves: bool,
    /// Whether the boards of networks exist for this person.
    #[serde(default)]
    pub boards: bool,
    /// Whether the page of people exists for this person.
    pub people: bool,
    /// Whether the page of what was done exists for this person.
    pub journal: bool,
    /// Whether the page of mails exists for this person.
    pub outbox: bool,
    /// Until when the person stays signed in without doing anything, RFC 3339; empty when it is not
    /// known.
    #[serde(default)]
    pub until: String,
    /// Seconds until then.
    #[serde(default)]
    pub seconds: i64,
    /// Seconds until the session ends whatever happens.
    #[serde(default)]
    pub seconds_at_most: i64,
    /// Whether the pages of the register exist for this person.
    #[serde(default)]
    pub register: bool,
    /// Whether the page of reviews exists for this person.
    #[serde(default)]
    pub reviews: bool,
    /// Whether the page of what is shown to audiences exists for this person.
    #[serde(default)]
    pub shared: bool,
    /// Whether the page of spaces exists for this person.
    #[serde(default)]
    pub spaces: bool,
}
