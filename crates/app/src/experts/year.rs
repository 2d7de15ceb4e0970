//! A year of the expertise of a network: who knows about what, as they say it today, and what was
//! contributed in that year. Nobody stands there by name who does not show a profile to the reader.

mod found;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use icc_disclosure::LEAST;
use icc_domain::Locale;
use icc_store::{
    AccountId, MeetingId, Municipality, MunicipalityId, Network, PracticeId, Read, Repositories,
    ToolId, TopicId,
};

use self::found::{Found, contributions};
use super::{ExpertRow, belongs};
use crate::accounts::NOBODY;
use crate::error::Error;
use crate::in_step::State;
use crate::policy::Actor;
use crate::service::Service;

/// What can be contributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributionKind {
    /// A practice that others see.
    Practice,
    /// Something presented at a meeting that was held.
    Presentation,
    /// A tool that others see.
    Tool,
    /// A reply that has helped whoever asked.
    Reply,
}

impl ContributionKind {
    /// Each of them, in order.
    pub const ALL: [Self; 4] = [Self::Practice, Self::Presentation, Self::Tool, Self::Reply];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Presentation => "presentation",
            Self::Tool => "tool",
            Self::Reply => "reply",
        }
    }
}

/// Something that somebody has contributed, where the reader finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contribution {
    /// A practice.
    Practice {
        /// Its id.
        id: PracticeId,
        /// What it is called.
        title: String,
        /// The language in which that is written.
        language: Locale,
    },
    /// What was presented at a meeting.
    Presentation {
        /// At which.
        meeting: MeetingId,
        /// What that was about.
        theme: String,
        /// Its day.
        day: NaiveDate,
    },
    /// A tool.
    Tool {
        /// Its id.
        id: ToolId,
        /// What it is called.
        title: String,
        /// The language in which it is written.
        language: Locale,
    },
    /// A reply.
    Reply {
        /// In which topic.
        topic: TopicId,
        /// Its place there.
        number: i32,
        /// The title of the topic, with its language; none while it is hidden from the reader.
        title: Option<(String, Locale)>,
    },
}

impl Contribution {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> ContributionKind {
        match self {
            Self::Practice { .. } => ContributionKind::Practice,
            Self::Presentation { .. } => ContributionKind::Presentation,
            Self::Tool { .. } => ContributionKind::Tool,
            Self::Reply { .. } => ContributionKind::Reply,
        }
    }
}

/// Who has contributed.
#[derive(Debug, Clone)]
pub enum Contributor {
    /// Somebody who shows a profile to the reader.
    Person(Box<ExpertRow>),
    /// Somebody whose account was erased, and for whom that person worked; none for whoever
    /// coordinated the network.
    Former(Option<Municipality>),
    /// People who show no profile to the reader, and for whom they work: without names. What is
    /// invented without anybody stands there too.
    Unnamed(Option<Municipality>),
}

/// What one of them has contributed.
#[derive(Debug, Clone)]
pub struct ContributorRow {
    /// Who.
    pub who: Contributor,
    /// What: kind by kind, the oldest first.
    pub things: Vec<Contribution>,
}

/// How much of a kind was contributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContributionCount {
    /// What.
    pub kind: ContributionKind,
    /// How much; none while it comes from too few municipalities.
    pub count: Option<usize>,
}

/// A year of the expertise of a network, as somebody sees it.
#[derive(Debug)]
pub struct ExpertYear {
    /// The network.
    pub network: Network,
    /// The year.
    pub year: i32,
    /// The years that can be chosen, the newest first.
    pub years: Vec<i32>,
    /// The day on which profiles are as they are here.
    pub today: NaiveDate,
    /// Whether the reader belongs to the network, and sees what is reserved to its people.
    pub belongs: bool,
    /// Who shows a profile, in no order: whoever shows them puts them in that of the language.
    pub experts: Vec<ExpertRow>,
    /// How many people that are, and of how many municipalities; none while these are too few.
    pub shown: Option<(usize, usize)>,
    /// How much was contributed of each kind that the reader sees, in order.
    pub counts: Vec<ContributionCount>,
    /// Who contributed what, in no order.
    pub contributors: Vec<ContributorRow>,
    /// From how many municipalities on a number is shown.
    pub least: usize,
}

impl Service {
    /// A year of the expertise of a network; this one without a year.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or nothing of such a year.
    pub async fn expert_year(
        &self,
        actor: Option<&Actor>,
        network: &str,
        year: Option<i32>,
    ) -> Result<ExpertYear, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let (network, experts) = self.seen_in(actor, network, &state).await?;
        let belongs = belongs(actor, &network, read).await?;
        let (kinds, mut found) = contributions(actor, &network, read).await?;
        let this_year = self.clock().now().year();
        let first = found.iter().map(|one| one.at.year()).min();
        let years: Vec<i32> = (first.unwrap_or(this_year)..=this_year).rev().collect();
        let year = year.unwrap_or(this_year);
        if !years.contains(&year) {
            return Err(Error::NotFound);
        }
        found.retain(|one| one.at.year() == year);
        let counts = kinds.iter().map(|kind| ContributionCount {
            kind: *kind,
            count: how_many(*kind, &found),
        });
        let counts = counts.collect();
        let contributors = by_contributor(&experts, found, read).await?;
        snapshot.end().await?;
        Ok(ExpertYear {
            shown: people(&experts),
            least: LEAST,
            today: self.today(),
            network,
            year,
            years,
            belongs,
            experts,
            counts,
            contributors,
        })
    }
}

/// How many people show a profile, and of how many municipalities; none while these are too few.
fn people(experts: &[ExpertRow]) -> Option<(usize, usize)> {
    let cities = experts.iter().flat_map(|row| &row.cities);
    let cities: BTreeSet<MunicipalityId> = cities.map(|city| city.id).collect();
    (cities.len() >= LEAST).then_some((experts.len(), cities.len()))
}

/// How much was contributed of a kind; none while it comes from too few municipalities. That nothing
/// was, is said.
fn how_many(kind: ContributionKind, found: &[Found]) -> Option<usize> {
    let own = || found.iter().filter(|one| one.thing.kind() == kind);
    let cities: BTreeSet<MunicipalityId> = own().filter_map(|one| one.city).collect();
    let count = own().count();
    (count == 0 || cities.len() >= LEAST).then_some(count)
}

/// Under whom something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Under {
    Person(AccountId),
    Former(Option<MunicipalityId>),
    Unnamed(Option<MunicipalityId>),
}

/// What was contributed, with who did: by name only whoever shows a profile to the reader.
async fn by_contributor(
    experts: &[ExpertRow],
    mut found: Vec<Found>,
    read: &Repositories<'_, Read>,
) -> Result<Vec<ContributorRow>, Error> {
    let who: BTreeSet<AccountId> = found.iter().map(|one| one.by).collect();
    let who: Vec<AccountId> = who.into_iter().collect();
    let known = read.accounts().by_ids(&who).await?;
    let known: BTreeSet<AccountId> = known.into_iter().map(|account| account.id).collect();
    let own: BTreeSet<MunicipalityId> = found.iter().filter_map(|one| one.city).collect();
    let own: Vec<MunicipalityId> = own.into_iter().collect();
    let cities = read.municipalities().by_ids(&own).await?;
    let shown: BTreeMap<AccountId, &ExpertRow> = experts
        .iter()
        .map(|row| (row.expert.account, row))
        .collect();
    found.sort_by_key(|one| (one.thing.kind(), one.at));
    let mut under: BTreeMap<Under, Vec<Contribution>> = BTreeMap::new();
    for one in found {
        let at = under_whom(&one, &shown, &known);
        under.entry(at).or_default().push(one.thing);
    }
    let city = |id: Option<MunicipalityId>| crate::consensus::city(&cities, id);
    let rows = under.into_iter().filter_map(|(at, things)| {
        let who = match at {
            Under::Person(id) => Contributor::Person(Box::new((*shown.get(&id)?).clone())),
            Under::Former(of) => Contributor::Former(city(of)),
            Under::Unnamed(of) => Contributor::Unnamed(city(of)),
        };
        Some(ContributorRow { who, things })
    });
    Ok(rows.collect())
}

fn under_whom(
    one: &Found,
    shown: &BTreeMap<AccountId, &ExpertRow>,
    known: &BTreeSet<AccountId>,
) -> Under {
    if shown.contains_key(&one.by) {
        Under::Person(one.by)
    } else if known.contains(&one.by) || one.by == NOBODY {
        Under::Unnamed(one.city)
    } else {
        Under::Former(one.city)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    fn tool(city: u128, by: u128) -> Found {
        Found {
            by: AccountId(Uuid::from_u128(by)),
            city: (city > 0).then(|| MunicipalityId(Uuid::from_u128(city))),
            at: DateTime::UNIX_EPOCH,
            thing: Contribution::Tool {
                id: ToolId(Uuid::from_u128(by)),
                title: String::new(),
                language: Locale::Fr,
            },
        }
    }

    #[test]
    fn a_number_stands_there_from_enough_municipalities_on_and_nothing_is_nothing() {
        let kind = ContributionKind::Tool;
        assert_eq!(how_many(kind, &[]), Some(0));
        let few: Vec<Found> = [1, 1, 2, 3, 0].map(|city| tool(city, 1)).into();
        assert_eq!(how_many(kind, &few), None);
        let enough: Vec<Found> = [1, 1, 2, 3, 4, 0].map(|city| tool(city, 1)).into();
        assert_eq!(how_many(kind, &enough), Some(6));
        assert_eq!(how_many(ContributionKind::Reply, &enough), Some(0));
    }

    #[test]
    fn nobody_is_named_without_a_profile_and_who_is_gone_is_said_to_be() {
        let known: BTreeSet<AccountId> = [AccountId(Uuid::from_u128(1))].into();
        let city = Some(MunicipalityId(Uuid::from_u128(7)));
        let nobody = BTreeMap::new();
        let under = |by| under_whom(&tool(7, by), &nobody, &known);
        assert_eq!(under(1), Under::Unnamed(city));
        assert_eq!(under(2), Under::Former(city));
        // Nobody was erased who was never there.
        assert_eq!(under(0), Under::Unnamed(city));
    }
}
