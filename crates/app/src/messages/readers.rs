//! To whom a message goes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use icc_domain::Role;
use icc_store::{
    Account, AccountId, MessageKind, MessageTo, Municipality, Network, Place, Repositories,
    ResponseStatus, Wave,
};

use super::ASKED_REMINDER;
use super::said::Sound;
use crate::error::Error;
use crate::policy::{Actor, people_of};
use crate::service::Service;

/// A member of a network in a wave, with whoever coordinates its questionnaire.
pub(super) struct Member {
    pub(super) city: Municipality,
    /// How far its questionnaire has come; none before it was begun.
    status: Option<ResponseStatus>,
    /// Until when it can answer.
    ends: DateTime<Utc>,
    /// By id.
    people: Vec<Account>,
}

/// The members of a network in a wave, by code.
pub(super) struct Circle(Vec<Member>);

impl Circle {
    /// The members that a message is meant for.
    pub(super) fn chosen(&self, to: MessageTo) -> impl Iterator<Item = &Member> {
        let is_meant = move |member: &&Member| match to {
            MessageTo::All => true,
            MessageTo::NotBegun => member.status.is_none(),
            MessageTo::NotHandedIn => {
                matches!(member.status, None | Some(ResponseStatus::Draft))
            }
            MessageTo::Returned => member.status == Some(ResponseStatus::Returned),
        };
        self.0.iter().filter(is_meant)
    }

    /// How many people coordinate them; who coordinates several counts once.
    pub(super) fn people(&self, to: MessageTo) -> usize {
        let people = self.chosen(to).flat_map(|member| &member.people);
        let ids: BTreeSet<AccountId> = people.map(|account| account.id).collect();
        ids.len()
    }
}

/// Somebody who gets a message.
pub(super) struct Reader {
    pub(super) account: Account,
    /// As whose coordinator: of several municipalities the first by code.
    pub(super) city: Municipality,
    /// Until when it can answer.
    pub(super) ends: DateTime<Utc>,
}

/// Those who get a message, and those who do not.
pub(super) struct Readers {
    /// By municipality and id, each once.
    pub(super) people: Vec<Reader>,
    /// The members whose people get it, by code.
    pub(super) cities: Vec<Municipality>,
    /// The members whom nobody coordinates, by code.
    pub(super) unreached: Vec<Municipality>,
    /// How many people get no reminder: they want none, or had one today.
    pub(super) silent: usize,
}

impl Service {
    /// The members of a network in a wave, with whoever coordinates their questionnaires.
    pub(super) async fn circle<A: Sync>(
        &self,
        actor: &Actor,
        (network, wave): (&Network, &Wave),
        read: &Repositories<'_, A>,
    ) -> Result<Circle, Error> {
        let members = self.members(actor, network, read).await?;
        let standings = read.responses().standings(wave.id).await?;
        let places: Vec<Place> = members.iter().map(|(c, _)| Place::City(c.id)).collect();
        let grants = read.grants().within(&people_of(&places)).await?;
        let coordinate = grants
            .iter()
            .filter(|grant| grant.role == Role::CityCoordinator);
        let held: BTreeSet<(Place, AccountId)> = coordinate
            .map(|grant| (grant.place, grant.account))
            .collect();
        let ids: BTreeSet<AccountId> = held.iter().map(|(_, account)| *account).collect();
        let ids: Vec<AccountId> = ids.into_iter().collect();
        let accounts = read.accounts().by_ids(&ids).await?;
        let accounts: BTreeMap<AccountId, Account> = accounts
            .into_iter()
            .filter(|account| self.lets_in(account))
            .map(|account| (account.id, account))
            .collect();
        let members = members.into_iter().map(|(city, _)| {
            let standing = standings.iter().find(|one| one.municipality == city.id);
            let place = Place::City(city.id);
            let own = held.iter().filter(|(held_for, _)| *held_for == place);
            Member {
                status: standing.map(|standing| standing.status),
                ends: standing
                    .and_then(|standing| standing.closes_at)
                    .unwrap_or(wave.closes_at),
                people: own
                    .filter_map(|(_, account)| accounts.get(account).cloned())
                    .collect(),
                city,
            }
        });
        Ok(Circle(members.collect()))
    }

    /// Those who get a message. A reminder goes where answers are still taken, to those who want
    /// reminders and had none of this kind today.
    pub(super) async fn readers<A: Sync>(
        &self,
        circle: Circle,
        wave: &Wave,
        sound: &Sound,
        read: &Repositories<'_, A>,
    ) -> Result<Readers, Error> {
        let now = self.clock().now();
        let mut quiet = BTreeSet::new();
        if sound.kind == MessageKind::Reminder {
            let people = circle.0.iter().flat_map(|member| &member.people);
            let ids: Vec<AccountId> = people.map(|account| account.id).collect();
            let reminders = read.reminders();
            quiet = reminders.off(&ids).await?;
            let today = now.date_naive();
            quiet.extend(reminders.claimed(ASKED_REMINDER, wave.id.0, today).await?);
        }
        let takes = |member: &&Member| {
            let is_open = matches!(
                member.status,
                None | Some(ResponseStatus::Draft | ResponseStatus::Returned)
            );
            sound.kind == MessageKind::Message || (is_open && now < member.ends)
        };
        let mut found = Readers {
            people: Vec::new(),
            cities: Vec::new(),
            unreached: Vec::new(),
            silent: 0,
        };
        let mut told = BTreeSet::new();
        for member in circle.chosen(sound.to).filter(takes) {
            if member.people.is_empty() {
                found.unreached.push(member.city.clone());
                continue;
            }
            let mut reached = false;
            for account in &member.people {
                let is_quiet = quiet.contains(&account.id);
                reached |= !is_quiet;
                if !told.insert(account.id) {
                    continue;
                }
                if is_quiet {
                    found.silent += 1;
                } else {
                    found.people.push(Reader {
                        account: account.clone(),
                        city: member.city.clone(),
                        ends: member.ends,
                    });
                }
            }
            if reached {
                found.cities.push(member.city.clone());
            }
        }
        Ok(found)
    }
}
