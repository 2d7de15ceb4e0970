//! The spaces that somebody is in, and the topics of one.

use std::collections::BTreeMap;

use icc_store::{DigestRhythm, Network, Post, Topic, TopicId, TopicReading, TopicTally};

use super::Readers;
use super::about::{About, about, within};
use crate::error::Error;
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

/// Which topics are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TopicsShown {
    /// All of them.
    #[default]
    All,
    /// Those in which something is unread.
    Unread,
    /// Those that the person follows.
    Followed,
    /// Questions to the network.
    Questions,
}

impl TopicsShown {
    /// Each of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::All, Self::Unread, Self::Followed, Self::Questions];

    /// The word used in addresses; empty for all.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unread => "unread",
            Self::Followed => "followed",
            Self::Questions => "questions",
        }
    }

    /// Those for a word; all, for a word that is not known.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let found = Self::ALL.into_iter().find(|one| one.code() == code);
        found.unwrap_or_default()
    }
}

/// What is looked for in a space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicsWanted {
    /// Words that have to stand in a post; empty for whatever stands there.
    pub query: String,
    /// Which topics.
    pub shown: TopicsShown,
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
    /// How many there are on all pages.
    pub of: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
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
        let readings = read.topic_readers().of(actor.account).await?;
        let mut rows = Vec::new();
        for network in read.networks().all().await? {
            let Some(seat) = actor.seat(&network, &read).await? else {
                continue;
            };
            let topics = read.topics().of(&seat.scope).await?;
            let tallies = read.posts().tallies(&topics).await?;
            let is_unread = |topic: &&Topic| unread(topic.id, &tallies, &readings) > 0;
            rows.push(SpaceRow {
                unread: topics.iter().filter(is_unread).count(),
                topics: topics.len(),
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
        let read = snapshot.repositories();
        let seat = self.seat(actor, network, &read).await?;
        let readings = read.topic_readers().of(actor.account).await?;
        let mut topics = read.topics().of(&seat.scope).await?;
        let tallies = read.posts().tallies(&topics).await?;
        let asked = self.asked_in(&seat.network, &read).await?;
        let asked = asked.as_deref();
        let code = Some(wanted.about.as_str()).filter(|code| !code.is_empty());
        if let Some(code) = code {
            let within = within(asked, code);
            topics.retain(|it| it.about.as_ref().is_some_and(|code| within.contains(code)));
        }
        topics.retain(|topic| match wanted.shown {
            TopicsShown::All => true,
            TopicsShown::Unread => unread(topic.id, &tallies, &readings) > 0,
            TopicsShown::Followed => readings.get(&topic.id).is_some_and(|it| it.follows),
            TopicsShown::Questions => topic.kind == icc_store::TopicKind::Question,
        });
        let mut found = BTreeMap::new();
        if wanted.query.trim().is_empty() {
            let last = |topic: &Topic| tallies.get(&topic.id).map(|tally| tally.last_at);
            topics.sort_by_key(|topic| std::cmp::Reverse((last(topic), topic.id)));
        } else {
            (topics, found) = self.found(&seat, &wanted.query, topics, &read).await?;
        }
        let of = topics.len();
        let pages = of.div_ceil(ON_A_PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let topics: Vec<Topic> = topics
            .into_iter()
            .skip((page - 1) * ON_A_PAGE)
            .take(ON_A_PAGE)
            .collect();
        let firsts = read.posts().firsts(&topics).await?;
        let read_here = (&tallies, &readings);
        let mut rows = rows(actor, (&seat, topics), read_here, (firsts, asked));
        for row in &mut rows {
            row.found = found.remove(&row.topic.id).unwrap_or_default();
        }
        let digest = read.topic_readers().digest(actor.account).await?;
        let readers = self.readers_in(&seat.network, None, &read).await?;
        snapshot.end().await?;
        Ok(SpacePage {
            readers,
            topics: rows,
            about: code.map(|code| about(asked, code)),
            of,
            page,
            pages,
            may_write: seat.writes,
            may_keep: seat.keeps,
            digest: digest.map(|digest| digest.rhythm),
            network: seat.network,
        })
    }
}

/// Topics as they stand in a list.
fn rows(
    actor: &Actor,
    (seat, topics): (&Seat, Vec<Topic>),
    (tallies, readings): (
        &BTreeMap<TopicId, TopicTally>,
        &BTreeMap<TopicId, TopicReading>,
    ),
    (mut firsts, asked): (BTreeMap<TopicId, Post>, Option<&Asked>),
) -> Vec<TopicRow> {
    let rows = topics.into_iter().filter_map(|topic| {
        let first = firsts.remove(&topic.id)?;
        let code = topic.about.as_deref();
        Some(TopicRow {
            shown: shows_words(actor, seat, &first),
            tally: *tallies.get(&topic.id)?,
            unread: unread(topic.id, tallies, readings),
            follows: readings.get(&topic.id).is_some_and(|it| it.follows),
            about: code.map(|code| about(asked, code)),
            found: Vec::new(),
            first,
            topic,
        })
    });
    rows.collect()
}

/// Whether somebody reads the words of a post.
pub(super) fn shows_words(actor: &Actor, seat: &Seat, post: &Post) -> bool {
    post.hidden.is_none() || seat.keeps || post.made_by == actor.account
}

/// How many posts of a topic somebody has not read.
pub(super) fn unread(
    topic: TopicId,
    tallies: &BTreeMap<TopicId, TopicTally>,
    readings: &BTreeMap<TopicId, TopicReading>,
) -> i32 {
    let posts = tallies.get(&topic).map_or(0, |tally| tally.posts);
    let seen = readings.get(&topic).map_or(0, |reading| reading.seen);
    (posts - seen).max(0)
}
