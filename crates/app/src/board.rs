//! How far the members of a network have come in a wave: counts and dates, never an answer.
//!
//! Counts are over every question of the edition: which of them are asked of a municipality may
//! depend on what it has answered, and nothing here reads answers.

mod file;
mod waits;
mod waves;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::Role;
use icc_store::{
    AccountId, Extension, Municipality, MunicipalityId, Network, PartCounts, Place, Read,
    Repositories, ResponseId, ResponseStatus, Standing, Wave,
};

pub use file::{BoardFile, BoardForm};
pub use waits::{STUCK_AFTER, Waiting, Waits};
pub use waves::BoardWave;

use crate::accounts::Named;
use crate::error::Error;
use crate::input::last_day;
use crate::policy::{Action, Actor, Subject, is_current, people_of};
use crate::responses::{Asked, Tally, latest, names, stage};
use crate::service::Service;
use crate::waves::named_network;

/// A board that somebody can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardChoice {
    /// The network.
    pub network: Named,
    /// The wave.
    pub wave: Wave,
}

/// A municipality on the board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// The municipality.
    pub city: Municipality,
    /// How its response stands; none before it was begun.
    pub standing: Option<Standing>,
    /// How far it has come.
    pub tally: Tally,
    /// How far each indicator has come, in the order of [`Board::indicators`].
    pub indicators: Vec<Tally>,
    /// Its parts.
    pub parts: PartCounts,
    /// When an answer was last changed.
    pub changed_at: Option<DateTime<Utc>>,
    /// When its questionnaire last took a step, or its review last moved; none before the first.
    pub moved_at: Option<DateTime<Utc>>,
    /// Names of those who review it now.
    pub reviewers: Vec<String>,
    /// What waits at it.
    pub waits: Vec<Waiting>,
    /// The last day on which it can answer.
    pub last_day: NaiveDate,
    /// Its newest request for a later end.
    pub extension: Option<Extension>,
    /// Whether the reader decides that request.
    pub may_decide: bool,
    /// Whether the reader may say who reviews what it has handed in.
    pub may_assign: bool,
    /// Names of its coordinators.
    pub coordinators: Vec<String>,
    /// Whether somebody is invited to coordinate it.
    pub invited: bool,
}

/// The members of a network in a wave.
#[derive(Debug, Clone)]
pub struct Board {
    /// The network.
    pub network: Network,
    /// The wave.
    pub wave: Wave,
    /// What the wave asks.
    pub asked: std::sync::Arc<Asked>,
    /// Codes of the sections on top: the indicators.
    pub indicators: Vec<String>,
    /// The members, by code.
    pub rows: Vec<BoardRow>,
    /// Whether the reader writes to the members.
    pub may_write: bool,
    /// Every wave of the network, the newest first.
    pub waves: Vec<BoardWave>,
    /// The last day that can be granted.
    pub latest: NaiveDate,
    /// When it was looked at.
    pub at: DateTime<Utc>,
}

impl BoardRow {
    /// Whether nothing is left to do, or it was handed in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let handed_in = |standing: &Standing| {
            !matches!(
                standing.status,
                ResponseStatus::Draft | ResponseStatus::Returned
            )
        };
        self.standing.as_ref().is_some_and(handed_in)
            || (self.standing.is_some() && self.tally.done() == self.tally.questions)
    }
}

impl Board {
    /// How many have not begun.
    #[must_use]
    pub fn not_begun(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| row.standing.is_none())
            .count()
    }

    /// How many have nothing left to do, or have handed in.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.rows.iter().filter(|row| row.is_complete()).count()
    }

    /// How many requests wait for the reader's decision.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.rows.iter().filter(|row| row.may_decide).count()
    }
}

impl Service {
    /// The boards that somebody can open, the newest wave first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn boards(&self, actor: &Actor) -> Result<Vec<BoardChoice>, Error> {
        if !actor.may_somewhere(Action::SeeBoard) {
            return Err(Error::NotFound);
        }
        let read = self.store().read();
        let networks = read.networks().all().await?;
        let mut choices = Vec::new();
        for wave in read.waves().all().await? {
            for network in &networks {
                if wave.networks.contains(&network.code) && may_see(actor, network) {
                    choices.push(BoardChoice {
                        network: named_network(network),
                        wave: wave.clone(),
                    });
                }
            }
        }
        Ok(choices)
    }

    /// How far the members of a network have come in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network or wave, the wave does not ask the network,
    /// or the person does not look after it.
    pub async fn board(&self, actor: &Actor, network: &str, wave: &str) -> Result<Board, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, wave) = self.board_of(actor, network, wave, &read).await?;
        let asked = self.asked(&wave).await?;
        let members = self.members(actor, &network, &read).await?;
        let gathered = self.gathered(&wave, &members, &read).await?;
        let cities = members.iter().map(|(city, _)| city.id).collect();
        let waves = self.waves_of(&network, &wave, &cities, &read).await?;
        snapshot.end().await?;

        let indicators = indicators(&asked);
        let latest = latest(&wave);
        let now = self.clock().now();
        let rows = members.into_iter().map(|(city, subject)| {
            let mut row = gathered.row(actor, &asked, &indicators, &wave, (city, subject));
            row.waits = waits::waiting(&row, &wave, now);
            row
        });
        Ok(Board {
            rows: rows.collect(),
            latest: last_day(latest),
            at: now,
            may_write: actor.may(Action::WriteToMembers, &of_network(&network)),
            waves,
            network,
            wave,
            asked,
            indicators,
        })
    }

    /// The network and the wave of a board that somebody may see.
    pub(crate) async fn board_of<A: Sync>(
        &self,
        actor: &Actor,
        network: &str,
        wave: &str,
        read: &Repositories<'_, A>,
    ) -> Result<(Network, Wave), Error> {
        let network = read.networks().by_code(network).await?;
        let network = network.filter(|network| may_see(actor, network));
        let network = network.ok_or(Error::NotFound)?;
        let wave = read.waves().by_code(wave).await?;
        let wave = wave.filter(|wave| wave.networks.contains(&network.code));
        Ok((network, wave.ok_or(Error::NotFound)?))
    }

    /// The members of a network whose progress somebody may see, by code.
    pub(crate) async fn members<A: Sync>(
        &self,
        actor: &Actor,
        network: &Network,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<(Municipality, Subject)>, Error> {
        let mut members = BTreeMap::new();
        for member in read.networks().members(network.id).await? {
            if !is_current(&member) {
                continue;
            }
            let Some(city) = read.municipalities().by_id(member.municipality).await? else {
                continue;
            };
            // What is asked here is asked as a member of this network.
            let subject = Subject {
                city: Some(city.id),
                networks_of_city: vec![network.id],
                ..Subject::default()
            };
            if actor.may(Action::SeeProgress, &subject) {
                members.insert(city.code.clone(), (city, subject));
            }
        }
        Ok(members.into_values().collect())
    }

    async fn gathered(
        &self,
        wave: &Wave,
        members: &[(Municipality, Subject)],
        read: &Repositories<'_, Read>,
    ) -> Result<Gathered, Error> {
        let cities: Vec<MunicipalityId> = members.iter().map(|(city, _)| city.id).collect();
        let mut standings = read.responses().standings(wave.id).await?;
        standings.retain(|standing| cities.contains(&standing.municipality));
        let responses: Vec<ResponseId> = standings.iter().map(|standing| standing.id).collect();
        let now = self.clock().now();
        let mut gathered = Gathered {
            parts: read.parts().counts(&responses, now.date_naive()).await?,
            standings: standings.into_iter().map(|s| (s.municipality, s)).collect(),
            ..Gathered::default()
        };
        for (response, progress) in read.answers().progress(&responses).await? {
            let changed = gathered
                .changed
                .entry(response)
                .or_insert(progress.changed_at);
            *changed = (*changed).max(progress.changed_at);
            let states = gathered.states.entry(response).or_default();
            states.insert(progress.question, (progress.state, progress.confirmation));
        }
        // The newest first: an older one does not replace it.
        for extension in read.extensions().of(&responses).await? {
            gathered
                .extensions
                .entry(extension.response)
                .or_insert(extension);
        }
        gathered.moved = read.response_steps().latest(&responses).await?;
        for (response, at) in read.answer_checks().latest(&responses).await? {
            gathered.moves(response, at);
        }
        let assignments = read.reviews().assignments(&responses).await?;
        let who: Vec<AccountId> = assignments.iter().map(|one| one.reviewer).collect();
        let known = names(&who, read).await?;
        for one in assignments {
            gathered.moves(one.response, one.assigned_at);
            if let (None, Some(name)) = (one.ended_at, known.get(&one.reviewer)) {
                let of_response = gathered.reviewers.entry(one.response).or_default();
                of_response.insert(name.clone());
            }
        }
        let places: Vec<Place> = cities.into_iter().map(Place::City).collect();
        let around = people_of(&places);
        let coordinates = |role| role == Role::CityCoordinator;
        let grants = read.grants().within(&around).await?;
        let ids: Vec<AccountId> = grants.iter().map(|grant| grant.account).collect();
        let accounts = read.accounts().by_ids(&ids).await?;
        for grant in grants.iter().filter(|grant| coordinates(grant.role)) {
            let account = accounts.iter().find(|account| account.id == grant.account);
            let account = account.filter(|account| self.lets_in(account));
            if let (Some(city), Some(account)) = (grant.place.city(), account) {
                let of_city = gathered.coordinators.entry(city).or_default();
                of_city.push(account.name.clone());
            }
        }
        for invitation in read.invitations().open_within(&around, now).await? {
            if let (Place::City(city), true) = (invitation.place, coordinates(invitation.role)) {
                gathered.invited.push(city);
            }
        }
        Ok(gathered)
    }
}

/// What is known about the members, by municipality and by response.
#[derive(Debug, Default)]
struct Gathered {
    standings: BTreeMap<MunicipalityId, Standing>,
    parts: BTreeMap<ResponseId, PartCounts>,
    changed: BTreeMap<ResponseId, DateTime<Utc>>,
    states: BTreeMap<ResponseId, States>,
    moved: BTreeMap<ResponseId, DateTime<Utc>>,
    reviewers: BTreeMap<ResponseId, BTreeSet<String>>,
    extensions: BTreeMap<ResponseId, Extension>,
    coordinators: BTreeMap<MunicipalityId, Vec<String>>,
    invited: Vec<MunicipalityId>,
}

type States = BTreeMap<String, (icc_questionnaire::State, icc_store::Confirmation)>;

impl Gathered {
    /// Notes that something has moved.
    fn moves(&mut self, response: ResponseId, at: DateTime<Utc>) {
        let moved = self.moved.entry(response).or_insert(at);
        *moved = (*moved).max(at);
    }

    fn row(
        &self,
        actor: &Actor,
        asked: &Asked,
        indicators: &[String],
        wave: &Wave,
        (city, subject): (Municipality, Subject),
    ) -> BoardRow {
        let standing = self.standings.get(&city.id).cloned();
        let response = standing.as_ref().map(|standing| standing.id);
        let states = response.and_then(|id| self.states.get(&id));
        let tallies = tallies(asked, indicators, states);
        let extension = response.and_then(|id| self.extensions.get(&id)).cloned();
        let decided = Subject {
            stage: standing.as_ref().map(|standing| stage(standing.status)),
            ..subject
        };
        let open = extension.as_ref().is_some_and(|e| e.decision.is_none());
        let ends = standing.as_ref().and_then(|standing| standing.closes_at);
        let mut coordinators = self.coordinators.get(&city.id).cloned().unwrap_or_default();
        coordinators.sort();
        BoardRow {
            tally: tallies.0,
            indicators: tallies.1,
            parts: response
                .and_then(|id| self.parts.get(&id))
                .copied()
                .unwrap_or_default(),
            changed_at: response.and_then(|id| self.changed.get(&id)).copied(),
            moved_at: response.and_then(|id| self.moved.get(&id)).copied(),
            reviewers: response
                .and_then(|id| self.reviewers.get(&id))
                .map_or_else(Vec::new, |names| names.iter().cloned().collect()),
            waits: Vec::new(),
            last_day: last_day(ends.unwrap_or(wave.closes_at)),
            may_decide: open && actor.may(Action::DecideExtension, &decided),
            may_assign: actor.may(Action::AssignReviewer, &decided),
            invited: self.invited.contains(&city.id),
            extension,
            coordinators,
            standing,
            city,
        }
    }
}

/// How far all questions have come, and those of each indicator.
pub(crate) fn tallies(
    asked: &Asked,
    indicators: &[String],
    states: Option<&States>,
) -> (Tally, Vec<Tally>) {
    let state = |code: &str| states.and_then(|states| states.get(code).copied());
    let mut all = Tally::default();
    for question in &asked.definition.questions {
        all.count(state(question.code.as_str()));
    }
    let of_indicator = |code: &String| {
        let mut tally = Tally::default();
        for question in asked.questions_within(code) {
            tally.count(state(question.code.as_str()));
        }
        tally
    };
    let each = indicators.iter().map(of_indicator).collect();
    (all, each)
}

/// The sections on top that have questions, in order.
pub(crate) fn indicators(asked: &Asked) -> Vec<String> {
    let sections = asked.definition.sections.iter();
    sections
        .filter(|section| section.parent.is_none())
        .map(|section| section.code.to_string())
        .filter(|code| asked.questions_within(code).next().is_some())
        .collect()
}

fn may_see(actor: &Actor, network: &Network) -> bool {
    actor.may(Action::SeeBoard, &of_network(network))
}

/// Something that belongs to a network as a whole.
pub(crate) fn of_network(network: &Network) -> Subject {
    Subject {
        network: Some(network.id),
        ..Subject::default()
    }
}
