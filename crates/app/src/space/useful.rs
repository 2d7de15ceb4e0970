//! Replies that have helped whoever asked, for the pages that gather them. Nobody finds one there in a
//! topic that he or she cannot read.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use icc_store::{AccountId, MunicipalityId, Network, Read, Repositories, TopicChoice, TopicId};

use super::list::shows_words;
use crate::error::Error;
use crate::policy::Actor;

/// A reply that has helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsefulReply {
    /// In which topic.
    pub(crate) topic: TopicId,
    /// Its place there.
    pub(crate) number: i32,
    /// The title of the topic, with its language; none while it is hidden from the reader.
    pub(crate) title: Option<(String, Locale)>,
    /// Who wrote it.
    pub(crate) by: AccountId,
    /// For whom; none for whoever coordinates the network.
    pub(crate) city: Option<MunicipalityId>,
    /// When.
    pub(crate) at: DateTime<Utc>,
}

/// The replies in the space of a network that have helped, the oldest first; none for somebody who is
/// not in that space.
pub(crate) async fn useful_replies(
    actor: &Actor,
    network: &Network,
    read: &Repositories<'_, Read>,
) -> Result<Option<Vec<UsefulReply>>, Error> {
    let Some(seat) = actor.seat(network, read).await? else {
        return Ok(None);
    };
    let replies = read.posts().useful(&seat.scope).await?;
    let helped = TopicChoice {
        ids: Some(replies.iter().map(|reply| reply.topic).collect()),
        ..TopicChoice::all(actor.account)
    };
    let all = (0, u64::MAX >> 1);
    let topics = read.topics().page(&seat.scope, &helped, all).await?;
    let firsts = read.posts().firsts(&topics).await?;
    let shown = firsts
        .into_iter()
        .filter(|(_, first)| shows_words(actor, &seat, first));
    let titles: BTreeMap<TopicId, (String, Locale)> = shown
        .map(|(id, first)| (id, (first.words.title, first.words.language)))
        .collect();
    let found = replies.into_iter().map(|reply| UsefulReply {
        title: titles.get(&reply.topic).cloned(),
        topic: reply.topic,
        number: reply.number,
        by: reply.made_by,
        city: reply.municipality,
        at: reply.made_at,
    });
    Ok(Some(found.collect()))
}
