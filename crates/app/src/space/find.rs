//! Finding posts by words, among those that the reader can see.

use std::collections::BTreeMap;

use icc_store::{
    PostId, PostVersion, Read, Repositories, SearchEntry, SearchKind, TopicChoice, TopicId, Write,
};

use crate::error::Error;
use crate::policy::Seat;
use crate::search::{index_words, query_words};
use crate::service::Service;

/// How many posts are looked at, found in topics of the reader's or of others.
const MOST_HITS: u64 = 2000;

impl Service {
    /// Of the chosen topics those in which every word is found, the one that fits best first, with
    /// the numbers of the posts. Nothing tells of posts in other topics.
    pub(super) async fn found(
        &self,
        seat: &Seat,
        query: &str,
        choice: &TopicChoice,
        read: &Repositories<'_, Read>,
    ) -> Result<(Vec<TopicId>, BTreeMap<TopicId, Vec<i32>>), Error> {
        let words = query_words(query);
        let network = Some(seat.network.id);
        let search = read.search();
        let hits = search.find(SearchKind::Post, network, &words, MOST_HITS);
        let hits: Vec<PostId> = hits.await?.iter().map(|hit| PostId(hit.id)).collect();
        let places = read.posts().places(&hits).await?;
        let choice = TopicChoice {
            ids: Some(places.values().map(|(topic, _)| *topic).collect()),
            ..choice.clone()
        };
        let readable = read.topics().ids(&seat.scope, &choice).await?;
        let mut best = Vec::new();
        let mut found: BTreeMap<TopicId, Vec<i32>> = BTreeMap::new();
        for (topic, number) in hits.iter().filter_map(|id| places.get(id)) {
            if !readable.contains(topic) {
                continue;
            }
            let numbers = found.entry(*topic).or_default();
            if numbers.is_empty() {
                best.push(*topic);
            }
            numbers.push(*number);
        }
        for numbers in found.values_mut() {
            numbers.sort_unstable();
        }
        Ok((best, found))
    }
}

/// Has the words of a post found.
pub(super) async fn put(
    topic: &icc_store::NewTopic,
    words: &PostVersion,
    repositories: &Repositories<'_, Write>,
) -> Result<(), Error> {
    let entry = SearchEntry {
        kind: SearchKind::Post,
        id: words.post.0,
        network: Some(topic.network),
        title: index_words(&words.title),
        body: index_words(&words.body),
    };
    Ok(repositories.search().put(&entry).await?)
}
