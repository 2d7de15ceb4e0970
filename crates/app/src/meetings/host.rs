//! Whose turn it is to receive the others: by rule, with the reason.

use chrono::NaiveDate;
use icc_i18n::Zone;
use icc_store::{Meeting, MeetingState, Municipality, MunicipalityId, Repositories};

use crate::consensus::{Circle, member_cities};
use crate::error::Error;
use crate::policy::is_current;

/// Why it is a member's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostReason {
    /// It has never received the others, as far as meetings stand here; what decided among those
    /// of which that is true.
    Never(Among),
    /// It did so on this day, which is longer ago than for any other member.
    Longest(NaiveDate),
}

/// What decides among several members whose turn it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// There is no other.
    Alone,
    /// It has been a member for longest of those of which it is known since when.
    Joined,
    /// Since when it is a member is known, and not that another one is so for longer or shorter:
    /// the alphabet.
    SameDate,
    /// Since when they are members is known of none: the alphabet.
    NoDate,
}

impl Among {
    /// The word by which messages know it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Joined => "joined",
            Self::SameDate => "same-date",
            Self::NoDate => "no-date",
        }
    }
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
/// the one for which it is longest ago. Of several, the one that is a member for longest, then the
/// first by code. Meetings that were cancelled do not count, those to come do.
pub(super) async fn proposal<A: Sync>(
    circle: &Circle,
    meetings: &[Meeting],
    read: &Repositories<'_, A>,
) -> Result<Option<HostProposal>, Error> {
    let members = read.networks().members(circle.network.id).await?;
    let joined = |city: MunicipalityId| {
        let own = members.iter().filter(|one| one.municipality == city);
        let mut own = own.filter(|one| is_current(one));
        own.find_map(|one| one.joined.clone())
    };
    let turns: Vec<(Option<&Meeting>, Municipality)> = member_cities(&circle.subject, read)
        .await?
        .into_iter()
        .map(|city| (last(meetings, city.id), city))
        .collect();
    let starts = |last: Option<&Meeting>| last.map(|meeting| meeting.starts_at);
    let Some(longest_ago) = turns.iter().map(|(last, _)| starts(*last)).min() else {
        return Ok(None);
    };
    let never = turns.iter().filter(|(last, _)| last.is_none()).count();
    let first = turns
        .into_iter()
        .filter(|(last, _)| starts(*last) == longest_ago)
        .map(|(last, city)| (joined(city.id), (last, city)));
    Ok(
        first_of(first.collect()).map(|((last, city), among)| HostProposal {
            reason: last.map_or(HostReason::Never(among), |last| {
                HostReason::Longest(day(last))
            }),
            others: never.saturating_sub(1),
            city,
        }),
    )
}

/// Of some, by code and each with its date of joining as exactly as that is known, the one that is a
/// member for longest; where the dates do not tell, the first.
fn first_of<T>(mut some: Vec<(Option<String>, T)>) -> Option<(T, Among)> {
    let alone = some.len() == 1;
    // A year is neither before nor after a day in it.
    let before = |one: &str, other: &str| one < other && !other.starts_with(one);
    if some.iter().any(|(date, _)| date.is_some()) {
        some.retain(|(date, _)| date.is_some());
    }
    let dates: Vec<String> = some.iter().filter_map(|(date, _)| date.clone()).collect();
    some.retain(|(date, _)| {
        let own = date.as_deref().unwrap_or_default();
        !dates.iter().any(|other| before(other, own))
    });
    let among = match (alone, dates.is_empty(), some.len()) {
        (true, ..) => Among::Alone,
        (_, true, _) => Among::NoDate,
        (.., 1) => Among::Joined,
        _ => Among::SameDate,
    };
    some.into_iter().next().map(|(_, one)| (one, among))
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

#[cfg(test)]
mod tests {
    use super::{Among, first_of};

    #[test]
    fn what_decides_is_what_is_told() {
        let first = |some: &[(Option<&str>, &'static str)]| {
            let some = some
                .iter()
                .map(|(date, city)| (date.map(str::to_owned), *city));
            first_of(some.collect())
        };
        let (early, late) = (Some("2016-06-16"), Some("2021-02"));
        assert_eq!(first(&[]), None);
        assert_eq!(first(&[(None, "a")]), Some(("a", Among::Alone)));
        assert_eq!(
            first(&[(None, "a"), (late, "b"), (early, "c")]),
            Some(("c", Among::Joined))
        );
        assert_eq!(
            first(&[(late, "a"), (early, "b"), (early, "c")]),
            Some(("b", Among::SameDate))
        );
        assert_eq!(
            first(&[(None, "a"), (None, "b")]),
            Some(("a", Among::NoDate))
        );
        // That a year comes before a day in it is not known.
        assert_eq!(
            first(&[(early, "a"), (Some("2016"), "b"), (late, "c")]),
            Some(("a", Among::SameDate))
        );
    }
}
