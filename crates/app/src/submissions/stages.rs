//! The steps that a questionnaire can take, and the one way to take them.

use chrono::{DateTime, Utc};
use icc_store::ResponseStatus::{self, Draft, Final, InReview, Published, Returned, Submitted};
use icc_store::{AccountId, NewResponseStep, Repositories, Response, SubmissionId, Write};

use crate::error::Error;

/// What is done with a questionnaire as a whole. Codes are kept in the database: append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// The municipality hands it in.
    HandIn,
    /// Somebody begins to review it.
    BeginReview,
    /// It goes back to the municipality.
    Return,
    /// It is accepted.
    Accept,
    /// Its results come out.
    Publish,
    /// The municipality takes it up again to correct it; what was accepted stays until then.
    Correct,
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 6] = [
        Self::HandIn,
        Self::BeginReview,
        Self::Return,
        Self::Accept,
        Self::Publish,
        Self::Correct,
    ];

    /// The word used in columns and pages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandIn => "hand-in",
            Self::BeginReview => "begin-review",
            Self::Return => "return",
            Self::Accept => "accept",
            Self::Publish => "publish",
            Self::Correct => "correct",
        }
    }
}

/// Every step there is; no other one is taken.
pub const TRANSITIONS: &[(ResponseStatus, Move, ResponseStatus)] = &[
    (Draft, Move::HandIn, Submitted),
    (Returned, Move::HandIn, Submitted),
    (Submitted, Move::BeginReview, InReview),
    (Submitted, Move::Return, Returned),
    (InReview, Move::Return, Returned),
    (Submitted, Move::Accept, Final),
    (InReview, Move::Accept, Final),
    (Final, Move::Publish, Published),
    (Final, Move::Correct, Returned),
    (Published, Move::Correct, Returned),
];

/// Who takes a step, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepBy {
    /// By whom; none for what rules decide without anybody.
    pub(crate) account: Option<AccountId>,
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// What is said about it; may be empty.
    pub(crate) remark: String,
    /// The revision that it makes, or is about.
    pub(crate) submission: Option<SubmissionId>,
}

/// Moves a response on and keeps the step; gives the response as it is then.
///
/// # Errors
/// [`Error::Closed`] when there is no such step from where it stands; [`Error::Conflict`] when
/// somebody else moved it first.
pub(crate) async fn advance(
    repositories: &Repositories<'_, Write>,
    response: &Response,
    action: Move,
    by: StepBy,
) -> Result<Response, Error> {
    let mut listed = TRANSITIONS.iter();
    let step = listed.find(|(from, step, _)| (*from, *step) == (response.status, action));
    let (_, _, to) = step.ok_or(Error::Closed)?;
    let step = NewResponseStep {
        action: action.code().to_owned(),
        to: *to,
        remark: by.remark,
        submission: by.submission,
        by: by.account,
        at: by.at,
    };
    repositories.response_steps().add(response, &step).await?;
    Ok(Response {
        status: *to,
        version: response.version + 1,
        ..response.clone()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn z9_a_step_leads_to_one_place_and_an_accepted_one_is_only_published_or_corrected() {
        let steps: BTreeSet<_> = TRANSITIONS
            .iter()
            .map(|(from, by, _)| (*from, *by))
            .collect();
        assert_eq!(steps.len(), TRANSITIONS.len());
        for (from, step, to) in TRANSITIONS {
            assert_ne!(from, to, "{step:?}");
            if matches!(from, Final | Published) {
                assert!(matches!(step, Move::Publish | Move::Correct), "{step:?}");
            }
            // What is public has been accepted, and what was accepted was handed in.
            assert_eq!(*to == Published, *step == Move::Publish);
            if *to == Final {
                assert!(matches!(from, Submitted | InReview));
            }
        }
    }
}
