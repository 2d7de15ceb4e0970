//! Where those who write practices, and those who look at them, see how each stands.

use icc_store::{
    Municipality, Network, NetworkId, Place, Practice, PracticeId, PracticeShown, PracticeState,
    PracticeStep, PracticeText,
};

use super::steps::Standing;
use super::write::own_cities;
use super::{Move, Places, subject_of};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::responses::names;
use crate::service::Service;

/// A practice on the desk.
#[derive(Debug)]
pub struct DeskRow {
    /// The practice.
    pub practice: Practice,
    /// What it is called now.
    pub title: String,
    /// Whose it is.
    pub city: Municipality,
    /// The network that looks at it.
    pub network: Network,
}

/// The practices on which somebody works.
#[derive(Debug, Default)]
pub struct DeskList {
    /// Those that a network is to look at, for whoever does that.
    pub proposed: Vec<DeskRow>,
    /// Those of the own municipalities: what was changed last first.
    pub own: Vec<DeskRow>,
    /// Networks whose issues and challenges the person sees, by code.
    pub networks: Vec<Network>,
}

/// A practice as those see it who work on it.
#[derive(Debug)]
pub struct PracticeDesk {
    /// How it stands.
    pub practice: Practice,
    /// The newest text.
    pub text: PracticeText,
    /// What others see of it.
    pub shown: Option<PracticeShown>,
    /// Whose it is.
    pub city: Municipality,
    /// The network that looks at it.
    pub network: Network,
    /// What the person can do with it now, in order.
    pub moves: Vec<Move>,
    /// Whether the person can write it now.
    pub may_write: bool,
    /// Its steps, the newest first, with who took them; none for somebody who is not known any more.
    pub steps: Vec<(PracticeStep, Option<String>)>,
}

/// Whether somebody writes a practice, or looks at it for its network.
pub(super) fn works_on(actor: &Actor, practice: &Practice) -> bool {
    let subject = subject_of(practice);
    let actions = [
        Action::WritePractices,
        Action::ShowPractices,
        Action::ReviewPractices,
    ];
    actions
        .into_iter()
        .any(|action| actor.may(action, &subject))
}

/// Whether there may be practices on which somebody works.
#[must_use]
pub fn works_on_some(actor: &Actor) -> bool {
    let actions = [Action::WritePractices, Action::ReviewPractices];
    actions
        .into_iter()
        .any(|action| actor.may_somewhere(action))
}

impl Service {
    /// The practices on which somebody works.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn practice_desks(&self, actor: &Actor) -> Result<DeskList, Error> {
        if !works_on_some(actor) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let places = Places::read(&read).await?;
        let practices = read.practices();
        let own = practices.of_municipalities(&own_cities(actor)).await?;
        let mut proposed = Vec::new();
        for network in reviewed(actor, &places) {
            proposed.extend(practices.in_state(network, PracticeState::Proposed).await?);
        }
        let all: Vec<Practice> = own.iter().chain(&proposed).copied().collect();
        let texts = practices.newest_texts(&all).await?;
        let mut networks = Vec::new();
        for network in places.networks.values() {
            let subject = Subject::at(Place::Network(network.id), &read).await?;
            if actor.may(Action::SeeChallenges, &subject) {
                networks.push(network.clone());
            }
        }
        snapshot.end().await?;
        networks.sort_by(|a, b| a.code.cmp(&b.code));
        let row = |practice: Practice| {
            Some(DeskRow {
                title: texts.get(&practice.id)?.words.title.clone(),
                city: places.cities.get(&practice.municipality)?.clone(),
                network: places.networks.get(&practice.network)?.clone(),
                practice,
            })
        };
        Ok(DeskList {
            proposed: proposed.into_iter().filter_map(row).collect(),
            own: own.into_iter().filter_map(row).collect(),
            networks,
        })
    }

    /// A practice as those see it who work on it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anybody else. A network sees nothing that was never proposed to it.
    pub async fn practice_desk(
        &self,
        actor: &Actor,
        id: PracticeId,
    ) -> Result<PracticeDesk, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let practices = read.practices();
        let practice = practices.by_id(id).await?.ok_or(Error::NotFound)?;
        let subject = subject_of(&practice);
        let writes = actor.may(Action::WritePractices, &subject);
        let steps = practices.steps(id).await?;
        // What a municipality writes is its own until it proposes it.
        let seen = if writes || actor.may(Action::ShowPractices, &subject) {
            practice.text_version
        } else if actor.may(Action::ReviewPractices, &subject) {
            let proposed = steps.iter().map(|step| &step.record);
            let proposed = proposed
                .filter(|step| step.state == PracticeState::Proposed)
                .map(|step| step.text_version)
                .max();
            proposed.ok_or(Error::NotFound)?
        } else {
            return Err(Error::NotFound);
        };
        let text = practices.text(id, seen).await?.ok_or(Error::NotFound)?;
        let scope = actor.practice_scope(&subject);
        let shown = practices.shown_of(&scope, &[id]).await?.pop();
        let who: Vec<_> = steps.iter().map(|step| step.record.made_by).collect();
        let names = names(&who, &read).await?;
        let mut places = Places::read(&read).await?;
        snapshot.end().await?;
        let standing = Standing {
            practice: &practice,
            steps: &steps,
            shown: shown.as_ref(),
        };
        let moves = standing.moves(actor);
        let city = places.cities.remove(&practice.municipality);
        let network = places.networks.remove(&practice.network);
        Ok(PracticeDesk {
            moves,
            may_write: writes && practice.state != PracticeState::Proposed,
            steps: steps
                .into_iter()
                .map(|step| {
                    let by = names.get(&step.record.made_by).cloned();
                    (step, by)
                })
                .collect(),
            city: city.ok_or(Error::NotFound)?,
            network: network.ok_or(Error::NotFound)?,
            practice,
            text,
            shown,
        })
    }
}

/// The networks for which somebody looks at practices.
fn reviewed(actor: &Actor, places: &Places) -> Vec<NetworkId> {
    let reviews = |network: &NetworkId| {
        let subject = Subject {
            network: Some(*network),
            ..Subject::default()
        };
        actor.may(Action::ReviewPractices, &subject)
    };
    places.networks.keys().copied().filter(reviews).collect()
}
