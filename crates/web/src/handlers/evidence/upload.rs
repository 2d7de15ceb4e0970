//! What the form for a new piece has sent.

use axum::extract::Request;
use icc_app::evidence::{EvidenceSaid, HandedIn, SaidFile};
use icc_app::input::Issue;
use icc_pages::context::ProblemKind;
use tokio::sync::OwnedSemaphorePermit;

use crate::problem::Problem;
use crate::state::Site;
use crate::with_file::{Taking, TextLimits, WithFile};

const LIMITS: TextLimits = TextLimits {
    // Every question as a tag, and the fields.
    parts: 600,
    text: 32 * 1024,
};

pub(crate) struct Upload {
    pub(crate) said: EvidenceSaid,
    pub(crate) file: Option<HandedIn>,
    /// The file is larger than any that is kept; nothing of it was.
    pub(crate) too_large: Option<Issue>,
    /// Held while the file is in memory.
    _place: Option<OwnedSemaphorePermit>,
}

impl Upload {
    /// Reads a request whose sender may hand in a file.
    pub(crate) async fn read(request: Request, site: &Site) -> Result<Self, Problem> {
        let taking = Taking::place(&site.app).ok_or(Problem::new(ProblemKind::Unavailable))?;
        let sent = WithFile::read(request, &site.app, LIMITS, taking).await?;
        let (mut fields, file, place) = sent.taken();
        let (file, too_large) = match file {
            Some(SaidFile::Whole(file)) => (Some(file), None),
            Some(SaidFile::Left { why, .. }) => (None, Some(why)),
            None => (None, None),
        };
        let said = EvidenceSaid {
            title: fields.text("title")?,
            url: fields.text("url")?,
            owner: fields.text("owner")?,
            valid_until: fields.text("valid-until")?,
            note: fields.text("note")?,
            visibility: fields.text("visibility")?,
            tags: fields.all("tags"),
        };
        Ok(Self {
            said,
            file,
            too_large,
            _place: place,
        })
    }
}
