//! The spaces that somebody is in, and the topics of one.

use std::collections::BTreeMap;

use icc_store::{
    DigestRhythm, Network, Post, Read, Repositories, Topic, TopicChoice, TopicId, TopicTally,
    TopicsAmong,
};

use super::Readers;
use super::about::{About, about, within};
use crate::error::Error;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor, Seat};
use crate::responses::Asked;
use crate::service::Service;

/// How many topics stand on a page.
const ON_A_PAGE: usize = 30;

/// A space in a list.
#[derive(Debug)]
pub struct SpaceRow {
    /// Whose.
    pub network: Network,
    /// How many topics the person can read.
    pub topics: usize,
    /// In how many of them something is unread.
    pub unread: usize,
}

/// What is looked for in a space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicsWanted {
    /// Words that have to stand in a post; empty for whatever stands there.
    pub query: String,
    /// Which topics.
    pub shown: TopicsAmong,
    /// Code of the indicator or question that they are about; empty for all.
    pub about: String,
    /// Which page of them, from 1.
    pub page: usize,
}

/// A topic in a list.
#[derive(Debug)]
pub struct TopicRow {
    /// The topic.
    pub topic: Topic,
    /// What it begins with.
    pub first: Post,
    /// Whether the person reads the words of that: they are not hidden, the own, or the person
    /// answers for the space.
    pub shown: bool,
    /// How much stands in it.
    pub tally: TopicTally,
    /// How many posts are unread.
    pub unread: i32,
    /// Whether the person follows it.
    pub follows: bool,
    /// What it is about; none for nothing in particular.
    pub about: Option<About>,
    /// Numbers of the posts that were found; empty where nothing is searched.
    pub found: Vec<i32>,
}

/// The topics of a space.
#[derive(Debug)]
pub struct SpacePage {
    /// Whose.
    pub network: Network,
    /// Who can read what is begun now.
    pub readers: Readers,
    /// Those of this page: the one with the newest post first, or the one that fits best.
    pub topics: Vec<TopicRow>,
    /// What they are about, where that is asked for.
    pub about: Option<About>,
    /// Which of all of them these are.
    pub paging: Paging,
    /// Whether the person begins topics.
    pub may_write: bool,
    /// Whether the person answers for the space.
    pub may_keep: bool,
    /// How often the person is told by mail what is new; none for never.
    pub digest: Option<DigestRhythm>,
}

impl Service {
    /// The spaces that somebody is in, by code of the network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn spaces(&self, actor: &Actor) -> Result<Vec<SpaceRow>, Error> {
        if !actor.may_somewhere(Action::SeeSpace) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let mut rows = Vec::new();
        for network in read.networks().all().await? {
            let Some(seat) = actor.seat(&network, &read).await? else {
                continue;
            };
            let topics = read.topics();
            let all = TopicChoice::all(actor.account);
            let of = topics.count(&seat.scope, &all).await?;
            let unread = TopicChoice {
                among: TopicsAmong::Unread,
                ..all
            };
            let unread = topics.count(&seat.scope, &unread).await?;
            rows.push(SpaceRow {
                topics: counted(of),
                unread: counted(unread),
                network,
            });
        }
        snapshot.end().await?;
        rows.sort_by(|one, other| one.network.code.cmp(&other.network.code));
        Ok(rows)
    }

    /// The topics of a space: those with every word that is searched, where something is.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person reads nothing there.
    pub async fn space(
        &self,
        actor: &Actor,
        network: &str,
        wanted: &TopicsWanted,
    ) -> Result<SpacePage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let seat = self.seat(actor, network, read).await?;
        let asked = self.asked_in(&seat.network, read).await?;
        let asked = asked.as_deref();
        let code = Some(wanted.about.as_str()).filter(|code| !code.is_empty());
        let choice = TopicChoice {
            reader: actor.account,
            among: wanted.shown,
            about: code.map(|code| within(asked, code).into_iter().collect()),
            ids: None,
        };
        let (topics, found, paging) = if wanted.query.trim().is_empty() {
            let of = read.topics().count(&seat.scope, &choice).await?;
            let paging = Paging::new(wanted.page, ON_A_PAGE, counted(of));
            let part = (paging.before() as u64, ON_A_PAGE as u64);
            let topics = read.topics().page(&seat.scope, &choice, part).await?;
            (topics, BTreeMap::new(), paging)
        } else {
            let (best, found) = self.found(&seat, &wanted.query, &choice, read).await?;
            let paging = Paging::new(wanted.page, ON_A_PAGE, best.len());
            let part = paging.part(&best);
            (the(part, &seat, choice, read).await?, found, paging)
        };
        let rows = rows(actor, &seat, (topics, asked), found, read).await?;
        let digest = read.topic_readers().digest(actor.account).await?;
        let readers = self.readers_in(&seat.network, None, &state).await?;
        snapshot.end().await?;
        Ok(SpacePage {
            readers,
            topics: rows,
            about: code.map(|code| about(asked, code)),
            paging,
            may_write: seat.writes,
            may_keep: seat.keeps,
            digest: digest.map(|digest| digest.rhythm),
            network: seat.network,
        })
    }
}

/// Chosen topics by their ids, in the order of these.
async fn the(
    ids: &[TopicId],
    seat: &Seat,
    choice: TopicChoice,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Topic>, Error> {
    let choice = TopicChoice {
        ids: Some(ids.iter().copied().collect()),
        ..choice
    };
    let part = (0, ids.len() as u64);
    let topics = read.topics().page(&seat.scope, &choice, part).await?;
    let topics = topics.into_iter().map(|topic| (topic.id, topic));
    let mut topics: BTreeMap<TopicId, Topic> = topics.collect();
    Ok(ids.iter().filter_map(|id| topics.remove(id)).collect())
}

/// Topics as they stand in a list.
async fn rows(
    actor: &Actor,
    seat: &Seat,
    (topics, asked): (Vec<Topic>, Option<&Asked>),
    mut found: BTreeMap<TopicId, Vec<i32>>,
    read: &Repositories<'_, Read>,
) -> Result<Vec<TopicRow>, Error> {
    let tallies = read.posts().tallies(&topics).await?;
    let mut firsts = read.posts().firsts(&topics).await?;
    let ids: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
    let readings = read.topic_readers().of_topics(actor.account, &ids).await?;
    let rows = topics.into_iter().filter_map(|topic| {
        let first = firsts.remove(&topic.id)?;
        let tally = *tallies.get(&topic.id)?;
        let reading = readings.get(&topic.id).copied().unwrap_or_default();
        let code = topic.about.as_deref();
        Some(TopicRow {
            shown: shows_words(actor, seat, &first),
            unread: (tally.posts - reading.seen).max(0),
            tally,
            follows: reading.follows,
            about: code.map(|code| about(asked, code)),
            found: found.remove(&topic.id).unwrap_or_default(),
            first,
            topic,
        })
    });
    Ok(rows.collect())
}

fn counted(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// Whether somebody reads the words of a post.
pub(super) fn shows_words(actor: &Actor, seat: &Seat, post: &Post) -> bool {
    post.hidden.is_none() || seat.keeps || post.made_by == actor.account
}
