//! Results come out, and are corrected in the open.

use serde::{Deserialize, Serialize};

use super::{Allowed, FieldError, Pagination};
use crate::urls::Route;

/// What of a wave can be published, and what is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationPage {
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// Those who have begun to answer.
    pub rows: Vec<PublicationEntry>,
    /// Whether the reader publishes.
    pub publishes: bool,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A municipality in a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationEntry {
    /// Its slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub status: String,
    /// Whether it was accepted without anybody looking at it.
    pub declared: bool,
    /// The revision that is out; 0 when none is.
    pub revision: u32,
    /// Since when, RFC 3339; empty when nothing is out.
    pub published: String,
    /// Whether the reader may publish it now.
    pub may_publish: bool,
    /// Whether the reader may have it corrected now.
    pub may_correct: bool,
    /// `unsaid`, `nothing` or `given`: what it has said about who may see its results; empty when that
    /// is not shown to the reader.
    #[serde(default)]
    pub consent: String,
    /// What it allows, by audience.
    #[serde(default)]
    pub allowed: Vec<Allowed>,
    /// The first day for the public; empty where none was chosen.
    #[serde(default)]
    pub public_from: String,
}

/// Having a municipality correct what was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionPage {
    /// The wave's code.
    pub wave: String,
    /// Its name.
    pub wave_name: String,
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// The reason in French that was typed.
    pub reason_fr: String,
    /// The reason in English that was typed.
    pub reason_en: String,
    /// The day that was typed.
    pub until: String,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// What was corrected after it was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ErrataPage {
    /// The newest first: those of this page.
    pub errata: Vec<ErratumEntry>,
    /// Where this page stands.
    pub pagination: Pagination,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ErratumEntry {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub city_name: String,
    /// Whether it is invented.
    pub demonstration: bool,
    /// The wave's name.
    pub wave_name: String,
    /// When it came out, RFC 3339.
    pub at: String,
    /// Why.
    pub reason: String,
    /// The language of the reason, when it is not that of the page; else empty.
    pub language: String,
    /// The scores that have changed.
    pub changed: Vec<CorrectedScore>,
}

/// A score that was corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CorrectedScore {
    /// What is measured.
    pub label: String,
    /// What was published before; none for no score.
    pub before: Option<f64>,
    /// What is published since; none for no score.
    pub after: Option<f64>,
}

/// What has become of the figures of a report on paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportCheckPage {
    /// `city` or `network`.
    pub about: String,
    /// The name of the city or network.
    pub name: String,
    /// Where its figures of today are.
    pub see: Route,
    /// The wave's name.
    pub wave_name: String,
    /// `current`, `superseded`, `corrected` or `withdrawn`.
    pub standing: String,
    /// Since when it does not hold any more, RFC 3339; empty while it does. Of a network it is when
    /// the wave was computed anew, empty where it was not.
    pub since: String,
    /// When the figures on paper were computed, RFC 3339.
    pub computed: String,
    /// Digest of that run, hexadecimal.
    pub digest: String,
    /// The city's index on paper, 0 to 100; none for no score, and once withdrawn.
    pub printed: Option<f64>,
    /// The one that holds now, likewise.
    pub now: Option<f64>,
}
