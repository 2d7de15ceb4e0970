//! Who is on the steering committee of a network: people of its members, chosen by whoever
//! coordinates the network.

use std::collections::BTreeSet;

use icc_store::{AccountId, Municipality, Network, Place, Seat, SeatWord};
use serde_json::json;

use super::{circle, member_cities, sitting};
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor, Fellow};
use crate::service::Service;

/// Somebody who is on the committee, or could be.
#[derive(Debug)]
pub struct CommitteePerson {
    /// The account.
    pub account: AccountId,
    /// What the person is called.
    pub name: String,
    /// The members for which he or she works, by code.
    pub cities: Vec<Municipality>,
    /// Whether he or she sits on the committee.
    pub sits: bool,
}

/// The steering committee of a network.
#[derive(Debug)]
pub struct CommitteePage {
    /// The network.
    pub network: Network,
    /// People of the members, by name.
    pub people: Vec<CommitteePerson>,
    /// The number of the last word about the committee; 0 before the first.
    pub version: i32,
}

/// What a form says of the committee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommitteeSaid {
    /// Ids of the people who are to sit on it.
    pub people: Vec<String>,
    /// The number of the last word that the form has shown.
    pub version: String,
}

impl Service {
    /// The steering committee of a network, for whoever says who is on it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person may not.
    pub async fn committee(&self, actor: &Actor, network: &str) -> Result<CommitteePage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let circle = circle(actor, network, Action::KeepConsensuses, &read).await?;
        let seats = read.consensuses().seats(circle.network.id).await?;
        let cities = member_cities(&circle.subject, &read).await?;
        let fellows = Fellow::all(&circle.network, |one| self.lets_in(one), &read).await?;
        snapshot.end().await?;
        let sit = sitting(&seats);
        let people = fellows.into_iter().map(|fellow| CommitteePerson {
            sits: sit.contains(&fellow.account.id),
            cities: cities
                .iter()
                .filter(|city| fellow.cities.contains(&city.id))
                .cloned()
                .collect(),
            name: fellow.account.name.clone(),
            account: fellow.account.id,
        });
        // Whoever coordinates the network words proposals anyway.
        let mut people: Vec<CommitteePerson> = people.filter(|it| !it.cities.is_empty()).collect();
        people.sort_by(|a, b| (&a.name, a.account).cmp(&(&b.name, b.account)));
        Ok(CommitteePage {
            network: circle.network,
            people,
            version: seats.last().map_or(0, |last| last.number),
        })
    }

    /// Says who is on the steering committee of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person may not;
    /// [`Error::Invalid`] for somebody who does not work for a member; [`Error::Conflict`] when
    /// somebody else has said something since.
    pub async fn keep_committee(
        &self,
        actor: &Actor,
        network: &str,
        said: &CommitteeSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::KeepConsensuses, &repositories).await?;
        let register = repositories.consensuses();
        let seats = register.seats(circle.network.id).await?;
        let fellows = Fellow::all(&circle.network, |one| self.lets_in(one), &repositories);
        let fellows = fellows.await?;
        let known = fellows.iter().filter(|it| !it.cities.is_empty());
        let known: BTreeSet<AccountId> = known.map(|it| it.account.id).collect();
        let mut wanted = BTreeSet::new();
        for person in &said.people {
            let found = known.iter().find(|id| id.to_string() == *person);
            wanted.insert(*found.ok_or_else(|| Error::issue("people", "not-listed"))?);
        }
        let number = seats.last().map_or(0, |last| last.number);
        if said.version != number.to_string() {
            return Err(Error::Conflict);
        }
        let sit: BTreeSet<AccountId> = sitting(&seats).into_iter().collect();
        let takes = wanted.difference(&sit).map(|id| (*id, SeatWord::Takes));
        let leaves = sit.difference(&wanted).map(|id| (*id, SeatWord::Leaves));
        for (number, (account, word)) in (number + 1..).zip(takes.chain(leaves)) {
            // Whoever was first is a conflict for the second.
            register
                .seat(&Seat {
                    network: circle.network.id,
                    number,
                    account,
                    word,
                    made_by: actor.account,
                    made_at: self.clock().now(),
                })
                .await?;
        }
        let about = About {
            action: "committee-kept",
            actor: Some(actor.account),
            origin,
            object: ("network", Some(circle.network.id.to_string())),
            place: Place::Network(circle.network.id),
            detail: json!({ "network": circle.network.code, "people": wanted.len() }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}
