//! What networks want looked at before it is accepted.

use std::collections::BTreeSet;

use icc_store::{Repositories, Response};

use crate::error::Error;
use crate::responses::Desk;

/// What is looked at before a questionnaire is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewPath {
    /// Nothing: it is accepted as it was declared, and marked so.
    Declared,
}

impl ReviewPath {
    /// The word used in pages and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
        }
    }
}

/// What the networks that ask want looked at: the most that one of them wants.
pub(crate) const fn path_of(_: &Desk) -> ReviewPath {
    ReviewPath::Declared
}

/// The questions whose answer was verified and still holds.
#[expect(
    clippy::unused_async,
    reason = "asks the store as soon as there is a review"
)]
pub(crate) async fn verified_now<A: Sync>(
    _: &Repositories<'_, A>,
    _: &Response,
) -> Result<BTreeSet<String>, Error> {
    Ok(BTreeSet::new())
}
