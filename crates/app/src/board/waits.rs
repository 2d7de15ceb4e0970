//! What waits on a board, for whom: so that nobody has to look for it in the table.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icc_store::{ResponseStatus, Wave};

use super::BoardRow;
use crate::responses::latest;

/// A review in which nothing has moved for so many days is stuck.
pub const STUCK_AFTER: TimeDelta = TimeDelta::days(14);
/// So many days before the end somebody who has not begun is told.
const BEFORE_END: TimeDelta = TimeDelta::days(14);

/// What waits, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// A request for a later end waits for a decision.
    Decision,
    /// It was handed in, and nobody reviews it.
    Reviewer,
    /// Somebody reviews it, and nothing has moved for a while.
    Review,
    /// It went back with questions, and nothing has moved for a while.
    Replies,
    /// The last day has passed, and it was not handed in.
    Late,
    /// The last day is near, and nothing was begun.
    Beginning,
    /// Parts are overdue.
    Parts,
    /// Nobody coordinates it, and nobody is invited to.
    Coordinator,
}

impl Waits {
    /// The word used in messages and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Reviewer => "reviewer",
            Self::Review => "review",
            Self::Replies => "replies",
            Self::Late => "late",
            Self::Beginning => "beginning",
            Self::Parts => "parts",
            Self::Coordinator => "coordinator",
        }
    }
}

/// Something that waits at a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// What.
    pub what: Waits,
    /// The day it is about: since when, or until when where it is still to come.
    pub day: Option<NaiveDate>,
}

/// What waits at a member of a wave.
pub(super) fn waiting(row: &BoardRow, wave: &Wave, now: DateTime<Utc>) -> Vec<Waiting> {
    let mut found = Vec::new();
    let mut add = |what, day| found.push(Waiting { what, day });
    let open = row.extension.as_ref();
    if let Some(open) = open.filter(|open| open.decision.is_none()) {
        add(Waits::Decision, Some(open.asked_at.date_naive()));
    }
    let status = row.standing.as_ref().map(|standing| standing.status);
    let moved = row.moved_at.map(|at| at.date_naive());
    let is_stuck = row.moved_at.is_some_and(|at| at + STUCK_AFTER <= now);
    match status {
        Some(ResponseStatus::Submitted | ResponseStatus::InReview) if row.reviewers.is_empty() => {
            add(Waits::Reviewer, moved);
        }
        Some(ResponseStatus::Submitted | ResponseStatus::InReview) if is_stuck => {
            add(Waits::Review, moved);
        }
        Some(ResponseStatus::Returned) if is_stuck => add(Waits::Replies, moved),
        _ => {}
    }
    // Of what ended long ago nothing is expected any more.
    if now < wave.opens_at || latest(wave) <= now {
        return found;
    }
    let to_do = matches!(
        status,
        None | Some(ResponseStatus::Draft | ResponseStatus::Returned)
    );
    let left = row.last_day - now.date_naive();
    if to_do && left < TimeDelta::zero() {
        add(Waits::Late, Some(row.last_day));
    } else if status.is_none() && left <= BEFORE_END {
        add(Waits::Beginning, Some(row.last_day));
    }
    if to_do && row.parts.overdue > 0 {
        add(Waits::Parts, None);
    }
    if to_do && row.coordinators.is_empty() && !row.invited {
        add(Waits::Coordinator, None);
    }
    found
}
