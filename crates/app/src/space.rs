//! The reserved space of a network: topics with replies, for the people of its members and those who
//! coordinate it. Who can read a topic stands on it; nobody reads what was written before.

mod about;
mod attach;
mod demonstration;
mod digest;
mod file;
mod find;
mod list;
mod mark;
mod said;
mod topic;
mod useful;
mod write;

use std::collections::BTreeSet;

pub use icc_store::{
    DigestRhythm, Partner, PartnerId, Post, PostId, PostMove, PostVersion, Topic, TopicId,
    TopicKind, TopicMove, TopicReading, TopicTally, TopicsAmong,
};
use icc_store::{Network, Repositories};

pub use about::{About as TopicAbout, AboutSection};
pub use digest::{DigestEntry, DigestLetter};
pub use file::{SPACE_FILE_MEDIA_TYPE, SpaceFile};
pub use list::{SpacePage, SpaceRow, TopicRow, TopicsWanted};
pub use mark::{PostSaidOf, TopicSaidOf};
pub use said::{LONGEST_BODY, LONGEST_REASON, LONGEST_TITLE, MOST_DOCUMENTS, PostSaid, TopicSaid};
pub use topic::{PostPage, PostView, PostsShown, TopicForm, TopicPage};
pub(crate) use useful::useful_replies;
pub use write::MOST_POSTS_IN_A_DAY;

use crate::error::Error;
use crate::in_step::State;
use crate::policy::{Actor, Fellow, Seat};
use crate::service::Service;

/// Who can read something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readers {
    /// How many people of members.
    pub people: usize,
    /// Of how many members.
    pub cities: usize,
    /// How many people coordinate the network.
    pub coordinators: usize,
    /// The partners to which it is opened, by code.
    pub partners: Vec<Partner>,
    /// How many people read for them.
    pub partner_people: usize,
    /// Whether whoever comes later can read it too.
    pub newcomers: bool,
}

impl Service {
    /// Where somebody stands in the space of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network, or the person reads nothing there.
    async fn seat<A: Sync>(
        &self,
        actor: &Actor,
        network: &str,
        read: &Repositories<'_, A>,
    ) -> Result<Seat, Error> {
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        actor.seat(&network, read).await?.ok_or(Error::NotFound)
    }

    /// A topic that somebody can read, with where the person stands.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person cannot read it.
    async fn topic_at<A: Sync>(
        &self,
        actor: &Actor,
        (network, topic): (&str, TopicId),
        read: &Repositories<'_, A>,
    ) -> Result<(Seat, Topic), Error> {
        let seat = self.seat(actor, network, read).await?;
        let topic = read.topics().by_id(&seat.scope, topic).await?;
        Ok((seat, topic.ok_or(Error::NotFound)?))
    }

    /// Who can read a topic; what is begun now, where none is given.
    async fn readers_in(
        &self,
        network: &Network,
        topic: Option<&Topic>,
        state: &State<'_>,
    ) -> Result<Readers, Error> {
        let fellows = self.fellows(network, state).await?;
        let reads = |fellow: &&Fellow| topic.is_none_or(|topic| fellow.seat.scope.shows(topic));
        let (keepers, people): (Vec<_>, Vec<_>) = fellows
            .iter()
            .filter(reads)
            .partition(|fellow| fellow.seat.keeps);
        let cities: BTreeSet<_> = people.iter().flat_map(|fellow| &fellow.cities).collect();
        let nobody = BTreeSet::new();
        let opened = topic.map_or(&nobody, |topic| &topic.partners);
        let mut partners = partners_of(network, &state.read).await?;
        partners.retain(|partner| opened.contains(&partner.id));
        let reading: BTreeSet<PartnerId> = partners.iter().map(|partner| partner.id).collect();
        let can_enter = |account: &icc_store::Account| self.lets_in(account);
        Ok(Readers {
            people: people.len(),
            cities: cities.len(),
            coordinators: keepers.len(),
            partner_people: Fellow::readers_of(&reading, can_enter, &state.read).await?,
            partners,
            newcomers: topic.is_some_and(|topic| topic.newcomers),
        })
    }
}

/// The partners with which a network works now, by code.
async fn partners_of<A: Sync>(
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<Vec<Partner>, Error> {
    let works = read.partners().partnerships().await?;
    let mut partners = read.partners().all().await?;
    partners.retain(|partner| {
        let mut own = works.iter().filter(|it| it.network == network.id);
        own.any(|it| it.partner == partner.id && crate::policy::lasts(it))
    });
    partners.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(partners)
}
