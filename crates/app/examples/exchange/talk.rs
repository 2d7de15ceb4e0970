//! Topics and posts: a few topics are long, most are short.

use std::collections::BTreeSet;

use icc_app::search::index_words;
use icc_domain::IdSource as _;
use icc_store::{
    NewPost, NewTopic, PostId, PostVersion, SearchEntry, SearchKind, TopicId, TopicKind, TopicMove,
    TopicReading, TopicStep,
};

use super::{AT_ONCE, Outcome, World, moment};

/// Posts in a topic, on average.
const USUAL: usize = 20;
/// The longest topics, as long as one can be, and how many of them there are for so many posts.
const LONGEST: usize = 1000;
const ONE_LONG_IN: usize = 10_000;
/// People of the demonstration come when the service begins: they read what is open to newcomers.
const ONE_RESERVED_IN: usize = 10;

pub(crate) async fn add(world: &mut World, posts: usize) -> Outcome<()> {
    let mut left = posts;
    let mut number = 0;
    let mut long = posts / ONE_LONG_IN;
    while left > 0 {
        let unit = world.store.begin().await?;
        let all = unit.repositories();
        let mut written = 0;
        while written < AT_ONCE && left > 0 {
            let length = if long > 0 {
                long -= 1;
                LONGEST
            } else {
                1 + world.words.below(2 * USUAL)
            };
            let length = length.min(left);
            let (made_by, _) = world.person(number);
            let id = TopicId(world.ids.next_id());
            let about = world.words.choose(&world.indicators.clone());
            let topic = NewTopic {
                network: world.network.id,
                kind: if number.is_multiple_of(3) {
                    TopicKind::Question
                } else {
                    TopicKind::Discussion
                },
                about: Some(about).filter(|_| number.is_multiple_of(2)),
                made_by,
                made_at: moment(posts - left),
            };
            all.topics().add(id, &topic).await?;
            if !number.is_multiple_of(ONE_RESERVED_IN) {
                let step = TopicStep {
                    topic: id,
                    number: 1,
                    made: TopicMove::LetNewcomersIn,
                    made_by,
                    made_at: topic.made_at,
                };
                all.topics().add_step(&step).await?;
            }
            for place in 1..=length {
                let (made_by, city) = world.person(number + place - 1);
                let city = city.id;
                let made_at = moment(posts - left);
                let language = world.words.language();
                let words = PostVersion {
                    post: PostId(world.ids.next_id()),
                    version: 1,
                    title: if place == 1 {
                        format!("{} {number}", world.words.line(language, 5))
                    } else {
                        String::new()
                    },
                    body: world.words.text(language, 4),
                    language,
                    made_by,
                    made_at,
                };
                let new = NewPost {
                    topic: id,
                    number: i32::try_from(place)?,
                    municipality: Some(city),
                    made_by,
                    made_at,
                };
                all.posts().add(&new, &words, &BTreeSet::new()).await?;
                let entry = SearchEntry {
                    kind: SearchKind::Post,
                    id: words.post.0,
                    network: Some(topic.network),
                    title: index_words(&words.title),
                    body: index_words(&words.body),
                };
                all.search().put(&entry).await?;
                left -= 1;
            }
            let reading = TopicReading {
                follows: true,
                seen: 1,
            };
            all.topic_readers().put(id, made_by, reading).await?;
            written += length;
            number += 1;
        }
        unit.commit().await?;
    }
    Ok(())
}
