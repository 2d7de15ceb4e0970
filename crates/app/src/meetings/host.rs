//! Whose turn it is to receive the others: by rule, with the reason.

use chrono::{DateTime, NaiveDate, Utc};
use icc_i18n::Zone;
use icc_store::{Meeting, MeetingState, Municipality, MunicipalityId, Repositories};

use crate::consensus::{Circle, member_cities};
use crate::error::Error;

/// Why it is a member's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostReason {
    /// It has never received the others, as far as meetings stand here.
    Never,
    /// It did so on this day, which is longer ago than for any other member.
    Longest(NaiveDate),
}

/// The member whose turn it is.
#[derive(Debug)]
pub struct HostProposal {
    /// The member.
    pub city: Municipality,
    /// Why.
    pub reason: HostReason,
    /// How many other members have never received the others either.
    pub others: usize,
}

/// The member whose turn it is: one that has never received the others before those that have, else
/// the one for which it is longest ago. Of several that never have, the one that is a member for
/// longest, then the first by code. Meetings that were cancelled do not count, those to come do.
pub(super) async fn proposal<A: Sync>(
    circle: &Circle,
    meetings: &[Meeting],
    read: &Repositories<'_, A>,
) -> Result<Option<HostProposal>, Error> {
    let members = read.networks().members(circle.network.id).await?;
    let joined = |city: MunicipalityId| {
        let mut own = members.iter().filter(|one| one.municipality == city);
        let joined = own.find_map(|one| one.joined.clone());
        // Since when is not known: after those of whom it is.
        (joined.is_none(), joined)
    };
    let mut turns: Vec<(Option<&Meeting>, Municipality)> = member_cities(&circle.subject, read)
        .await?
        .into_iter()
        .map(|city| (last(meetings, city.id), city))
        .collect();
    turns.sort_by_cached_key(|(last, city)| {
        let last: Option<DateTime<Utc>> = last.map(|meeting| meeting.starts_at);
        (last, joined(city.id), city.code.clone())
    });
    let never = turns.iter().filter(|(last, _)| last.is_none()).count();
    let first = turns.into_iter().next();
    Ok(first.map(|(last, city)| HostProposal {
        reason: last.map_or(HostReason::Never, |last| HostReason::Longest(day(last))),
        others: never.saturating_sub(1),
        city,
    }))
}

/// The day of a meeting where it takes place.
fn day(meeting: &Meeting) -> NaiveDate {
    let zone: Zone = meeting.zone.parse().unwrap_or_default();
    zone.local(meeting.starts_at).date()
}

/// The last meeting in which a member received the others.
fn last(meetings: &[Meeting], city: MunicipalityId) -> Option<&Meeting> {
    let own = meetings
        .iter()
        .filter(|meeting| meeting.host == Some(city) && meeting.state != MeetingState::Cancelled);
    own.max_by_key(|meeting| (meeting.starts_at, meeting.id))
}
