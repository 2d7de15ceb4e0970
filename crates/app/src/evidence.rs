//! What a municipality keeps to show that its answers are true: links and files, all year round.
//!
//! It is attached to answers by its id, so that one piece serves several questions and several
//! years. A note alone is no evidence. What was withdrawn, or is out of date, stays where it was
//! attached and counts for nothing from then on.

mod archive;
mod checks;
mod file;
mod form;
mod grade;
mod inbox;
mod keep;
mod kind;

use chrono::{Days, NaiveDate};
use url::Url;

pub use file::SentFile;
pub(crate) use file::file_of;
pub use form::{Catalogue, EvidenceForm, EvidenceItem};
pub(crate) use grade::counts;
pub use grade::{Standing, expired_before, grades};
pub use inbox::{EvidenceRow, Inbox, Use};
pub use keep::{EvidenceSaid, HandedIn, SaidFile};
pub use kind::{FileFault, FileKind};

pub(crate) use checks::{Inspector, address};
pub(crate) use inbox::pieces;

pub use icc_store::{Evidence, EvidenceId, EvidenceSource, EvidenceVisibility};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 2000;
/// The longest address, in characters.
pub const LONGEST_ADDRESS: usize = 2000;
/// Evidence that runs out within so many days is told as such.
pub const EXPIRING: Days = Days::new(60);

/// What whoever runs the service decides about files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceLimits {
    /// The largest file, in bytes.
    pub file: u64,
    /// The most bytes that the files of one municipality may have together.
    pub municipality: u64,
}

impl Default for EvidenceLimits {
    fn default() -> Self {
        Self {
            file: 10 << 20,
            municipality: 500 << 20,
        }
    }
}

/// The host of an address, as a reader should see it before following it.
#[must_use]
pub fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    url.and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}

/// A day as forms write it.
fn day(text: &str) -> Option<NaiveDate> {
    let sound = text.len() == 10;
    sound.then(|| text.parse().ok()).flatten()
}
