//! Who is in the space of a network, and since when: nobody reads what was written before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::Role;
use icc_store::{
    Account, Grant, MunicipalityId, Network, PartnerId, Place, Repositories, Scope, SessionId,
    SpaceScope, StoreError, TopicChoice,
};
use uuid::Uuid;

use super::{Action, Actor, Subject, is_current, lasts, people_of};
use crate::input::midnight;

/// Where somebody stands in the space of a network.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    /// The network.
    pub(crate) network: Network,
    /// The topics that the person may read.
    pub(crate) scope: SpaceScope,
    /// For whom the person writes; none for whoever coordinates the network.
    pub(crate) city: Option<MunicipalityId>,
    /// Whether the person begins topics, and writes in those that are open.
    pub(crate) writes: bool,
    /// Whether the person answers for the space.
    pub(crate) keeps: bool,
}

/// Somebody of the members or of the coordination of a network.
#[derive(Debug, Clone)]
pub(crate) struct Fellow {
    /// Who.
    pub(crate) account: Account,
    /// Where the person stands.
    pub(crate) seat: Seat,
    /// The members for which the person holds a role.
    pub(crate) cities: BTreeSet<MunicipalityId>,
}

/// What is known about the members of a network.
struct Ground {
    /// The network as a thing of its members.
    subject: Subject,
    /// Since when each is a member, as far as that is known.
    since: BTreeMap<MunicipalityId, DateTime<Utc>>,
}

impl Ground {
    async fn of<A>(network: &Network, read: &Repositories<'_, A>) -> Result<Self, StoreError> {
        let members = read.networks().members(network.id).await?;
        let members: Vec<_> = members.into_iter().filter(is_current).collect();
        let since = members.iter().filter_map(|member| {
            let joined = first_day(member.joined.as_deref()?)?;
            Some((member.municipality, midnight(joined)))
        });
        Ok(Self {
            since: since.collect(),
            subject: Subject {
                network: Some(network.id),
                members: members.iter().map(|member| member.municipality).collect(),
                ..Subject::default()
            },
        })
    }

    /// Since when a role lets its holder read, if it does: since it was given, and since the city is
    /// a member.
    fn since(&self, actor: &Actor, grant: &Grant) -> Option<DateTime<Utc>> {
        let alone = Actor {
            roles: vec![(grant.role, grant.place)],
            ..actor.clone()
        };
        let joined = grant.place.city().and_then(|city| self.since.get(&city));
        let granted = grant.granted_at;
        alone
            .may(Action::SeeSpace, &self.subject)
            .then(|| joined.map_or(granted, |joined| granted.max(*joined)))
    }

    /// Where somebody stands who holds these roles; nowhere who may read nothing.
    fn seat(
        &self,
        actor: &Actor,
        grants: &[Grant],
        network: &Network,
        opened: &[PartnerId],
    ) -> Option<Seat> {
        let subject = Subject {
            shown_to: opened.iter().map(|id| Place::Partner(*id)).collect(),
            ..self.subject.clone()
        };
        if !actor.may(Action::SeeSpace, &subject) {
            return None;
        }
        let keeps = actor.may(Action::KeepSpace, &subject);
        let mut scope = SpaceScope::nothing(network.id, actor.account).opened_to(opened.to_vec());
        if keeps {
            scope = scope.whole();
        }
        let since = grants.iter().filter_map(|grant| self.since(actor, grant));
        if let Some(since) = since.min() {
            scope = scope.since(since);
        }
        let mut cities = self.subject.members.clone();
        cities.retain(|city| actor.roles.iter().any(|(_, at)| at.city() == Some(*city)));
        cities.sort_unstable();
        Some(Seat {
            city: cities.first().copied().filter(|_| !keeps),
            writes: actor.may(Action::WriteInSpace, &subject),
            network: network.clone(),
            scope,
            keeps,
        })
    }
}

/// The partners of a network for which somebody reads, as far as something is opened to them.
async fn opened<A: Sync>(
    actor: &Actor,
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<Vec<PartnerId>, StoreError> {
    let own = actor.roles.iter().filter_map(|(_, place)| place.partner());
    let own: BTreeSet<PartnerId> = own.collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let works = read.partners().partnerships().await?;
    let works = works
        .iter()
        .filter(|it| it.network == network.id && own.contains(&it.partner) && lasts(it));
    let works: Vec<PartnerId> = works.map(|it| it.partner).collect();
    let all = TopicChoice::all(actor.account);
    let mut opened = Vec::new();
    for partner in works {
        let scope = SpaceScope::nothing(network.id, actor.account).opened_to(vec![partner]);
        if read.topics().count(&scope, &all).await? > 0 {
            opened.push(partner);
        }
    }
    Ok(opened)
}

impl Actor {
    /// Where the person stands in the space of a network; none for whoever is not in it.
    pub(crate) async fn seat<A: Sync>(
        &self,
        network: &Network,
        read: &Repositories<'_, A>,
    ) -> Result<Option<Seat>, StoreError> {
        let ground = Ground::of(network, read).await?;
        let grants = read.grants().held_by(self.account).await?;
        let opened = opened(self, network, read).await?;
        Ok(ground.seat(self, &grants, network, &opened))
    }

    /// Somebody who is not signed in now: for whoever writes to that person.
    pub(crate) fn away(account: &Account, grants: &[Grant]) -> Self {
        Self {
            account: account.id,
            session: SessionId(Uuid::nil()),
            name: account.name.clone(),
            email: account.email.clone(),
            language: account.language,
            demonstration: account.demonstration,
            roles: grants.iter().map(|it| (it.role, it.place)).collect(),
        }
    }
}

impl Seat {
    /// What of the evidence of a municipality is shown to whoever reads a post that names it: whoever
    /// asks has looked that one does.
    #[must_use]
    pub(crate) const fn named_documents(city: MunicipalityId) -> Scope {
        Scope::municipality(city)
    }
}

impl Fellow {
    /// The people of the members and of the coordination of a network, by account. Whoever asks says
    /// which accounts can be used.
    pub(crate) async fn all<A: Sync>(
        network: &Network,
        can_enter: impl Fn(&Account) -> bool,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Self>, StoreError> {
        let ground = Ground::of(network, read).await?;
        let cities = ground.subject.members.iter().copied().map(Place::City);
        let places: Vec<Place> = cities.chain([Place::Network(network.id)]).collect();
        let mut held: BTreeMap<_, Vec<Grant>> = BTreeMap::new();
        for grant in read.grants().within(&people_of(&places)).await? {
            held.entry(grant.account).or_default().push(grant);
        }
        let ids: Vec<_> = held.keys().copied().collect();
        let mut fellows = Vec::new();
        for account in read.accounts().by_ids(&ids).await? {
            let grants = held.remove(&account.id).unwrap_or_default();
            let actor = Actor::away(&account, &grants);
            let seat = ground.seat(&actor, &grants, network, &[]);
            let (Some(seat), true) = (seat, can_enter(&account)) else {
                continue;
            };
            let cities = grants.iter().filter_map(|grant| grant.place.city());
            fellows.push(Self {
                cities: cities.collect(),
                account,
                seat,
            });
        }
        Ok(fellows)
    }

    /// How many people read for some partners.
    pub(crate) async fn readers_of<A: Sync>(
        partners: &BTreeSet<PartnerId>,
        can_enter: impl Fn(&Account) -> bool,
        read: &Repositories<'_, A>,
    ) -> Result<usize, StoreError> {
        if partners.is_empty() {
            return Ok(0);
        }
        let around = people_of(&[]).and_of(partners.iter().copied());
        let grants = read.grants().within(&around).await?;
        let reads = grants.iter().filter(|it| it.role == Role::PartnerReader);
        let ids: BTreeSet<_> = reads.map(|grant| grant.account).collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let accounts = read.accounts().by_ids(&ids).await?;
        Ok(accounts.iter().filter(|account| can_enter(account)).count())
    }
}

/// The first day of a day, a month or a year that is known: what is known only as a year counts from
/// its beginning.
fn first_day(known: &str) -> Option<NaiveDate> {
    let written = match known.len() {
        4 => format!("{known}-01-01"),
        7 => format!("{known}-01"),
        _ => known.to_owned(),
    };
    written.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_as_a_year_or_a_month_counts_from_its_beginning() {
        for (known, first) in [
            ("2016", Some("2016-01-01")),
            ("2016-06", Some("2016-06-01")),
            ("2016-06-16", Some("2016-06-16")),
            ("vers 2016", None),
            ("", None),
        ] {
            let day = first_day(known).map(|day| day.to_string());
            assert_eq!(day.as_deref(), first, "{known}");
        }
    }
}
