//! Beginning a topic, answering in one, changing the own words.

use chrono::TimeDelta;
use icc_store::{
    EvidenceId, NewPost, NewTopic, PostId, PostVersion, Repositories, TopicId, TopicKind,
    TopicReading, Write,
};
use serde_json::json;

use super::AboutSection;
use super::about::sections;
use super::find::put;
use super::said::{Place, PostSaid, Sound, TopicSaid};
use super::topic::{changes, own_documents};
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Actor, Seat};
use crate::service::Service;

/// How many posts somebody writes in a day at most.
pub const MOST_POSTS_IN_A_DAY: u64 = 100;
/// How many posts a topic has at most.
const MOST_POSTS: i32 = 1000;
/// How many versions a post has at most.
const MOST_VERSIONS: i32 = 100;

/// Where something is written.
#[derive(Clone, Copy)]
struct Spot<'a> {
    id: TopicId,
    topic: &'a NewTopic,
    number: i32,
}

impl Service {
    /// Begins a topic. Whoever does follows it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person begins none there; [`Error::Invalid`] with everything
    /// that is wrong.
    pub async fn begin_topic(
        &self,
        actor: &Actor,
        network: &str,
        said: &TopicSaid,
        origin: &Origin,
    ) -> Result<TopicId, Error> {
        let attached = self.look_at_attached(actor, network, &said.post).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let seat = self.seat(actor, network, &repositories).await?;
        if !seat.writes {
            return Err(Error::NotFound);
        }
        let asked = self.asked_in(&seat.network, &repositories).await?;
        let sections = sections(asked.as_deref());
        let kind = said.kind(&sections);
        let sound = said.post.sound(Place::First);
        let ((kind, about), sound, attached) = match (kind, sound, attached) {
            (Ok(kind), Ok(sound), Ok(attached)) => (kind, sound, attached),
            (kind, sound, attached) => {
                let faults = kind.err().into_iter().chain(sound.err());
                let faults = faults.flatten().chain(attached.err());
                return Err(Error::Invalid(faults.collect()));
            }
        };
        let id = TopicId(self.ids().next_id());
        let topic = NewTopic {
            network: seat.network.id,
            kind,
            about,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.topics().add(id, &topic).await?;
        if said.newcomers {
            let let_in = icc_store::TopicStep {
                topic: id,
                number: 1,
                made: icc_store::TopicMove::LetNewcomersIn,
                made_by: actor.account,
                made_at: topic.made_at,
            };
            repositories.topics().add_step(&let_in).await?;
        }
        let spot = Spot {
            id,
            topic: &topic,
            number: 1,
        };
        let file = self.keep_attached(actor, attached, origin, &repositories);
        let written = (&said.post, sound, file.await?);
        self.write(actor, &seat, spot, written, &repositories)
            .await?;
        let about = event(
            ("topic-begun", actor, origin),
            &seat,
            ("topic", id.to_string()),
        );
        self.note(&repositories, about).await?;
        if let Some(field) = asked_about(&topic, &sections) {
            self.tell_experts(actor, &seat, (id, field), &repositories)
                .await?;
        }
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(id)
    }

    /// Answers in a topic. Whoever does follows it from then on. Returns the number of the post.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person cannot read the topic, or writes nothing there;
    /// [`Error::Closed`] when it is closed; [`Error::Invalid`] with everything that is wrong.
    pub async fn reply(
        &self,
        actor: &Actor,
        at: (&str, TopicId),
        said: &PostSaid,
        origin: &Origin,
    ) -> Result<i32, Error> {
        let attached = self.look_at_attached(actor, at.0, said).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories.topics().hold(at.1).await?;
        let (seat, topic) = self.topic_at(actor, at, &repositories).await?;
        if !seat.writes {
            return Err(Error::NotFound);
        }
        if topic.closed {
            return Err(Error::Closed);
        }
        let (sound, attached) = match (said.sound(Place::Reply), attached) {
            (Ok(sound), Ok(attached)) => (sound, attached),
            (sound, attached) => {
                let faults = sound.err().into_iter().flatten().chain(attached.err());
                return Err(Error::Invalid(faults.collect()));
            }
        };
        let tallies = repositories.posts();
        let tallies = tallies.tallies(std::slice::from_ref(&topic)).await?;
        let posts = tallies.get(&topic.id).map_or(0, |tally| tally.posts);
        if posts >= MOST_POSTS {
            return Err(Error::issue("body", "topic-full"));
        }
        let spot = Spot {
            id: topic.id,
            topic: &topic,
            number: posts + 1,
        };
        let file = self.keep_attached(actor, attached, origin, &repositories);
        let written = (said, sound, file.await?);
        self.write(actor, &seat, spot, written, &repositories)
            .await?;
        let about = event(
            ("post-written", actor, origin),
            &seat,
            ("topic", topic.id.to_string()),
        );
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(posts + 1)
    }

    /// Changes the own words. What they were stays, and everybody who reads them sees it. Returns the
    /// number of the post.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person cannot read the post, or it is somebody else's;
    /// [`Error::Closed`] when its topic is closed, or it is hidden; [`Error::Invalid`] with
    /// everything that is wrong; [`Error::Conflict`] when it has changed since.
    pub async fn change_post(
        &self,
        actor: &Actor,
        (network, topic, post): (&str, TopicId, PostId),
        said: &PostSaid,
        origin: &Origin,
    ) -> Result<i32, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (seat, topic) = self
            .topic_at(actor, (network, topic), &repositories)
            .await?;
        let old = repositories.posts().by_id(&topic, post).await?;
        let old = old.filter(|one| one.made_by == actor.account);
        let old = old.ok_or(Error::NotFound)?;
        if !changes(actor, &seat, &topic, &old) {
            return Err(Error::Closed);
        }
        let sound = said.sound(Place::of(old.number)).map_err(Error::Invalid)?;
        if old.words.version >= MOST_VERSIONS {
            return Err(Error::issue("body", "post-full"));
        }
        if old.words.version != said.version {
            return Err(Error::Conflict);
        }
        let words = self.words(actor, (post, said.version + 1), sound);
        // Whoever was first is a conflict for the second.
        repositories.posts().add_version(&words).await?;
        put(&topic, &words, &repositories).await?;
        let about = event(
            ("post-changed", actor, origin),
            &seat,
            ("post", post.to_string()),
        );
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(old.number)
    }

    /// Adds a post with its words; its author has read the topic up to there, and follows it.
    async fn write(
        &self,
        actor: &Actor,
        seat: &Seat,
        spot: Spot<'_>,
        (said, sound, file): (&PostSaid, Sound, Option<EvidenceId>),
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let since = self.clock().now() - TimeDelta::days(1);
        let posts = repositories.posts();
        if posts.written_since(actor.account, since).await? >= MOST_POSTS_IN_A_DAY {
            return Err(Error::issue("body", "posts-today"));
        }
        let (city, own) = own_documents(actor, seat, repositories).await?;
        let own = own.into_iter().map(|piece| (piece.id.to_string(), piece));
        let documents = said.pieces(&own.collect());
        let mut documents = documents.map_err(|issue| Error::Invalid(vec![issue]))?;
        documents.extend(file);
        let post = PostId(self.ids().next_id());
        let words = self.words(actor, (post, 1), sound);
        let new = NewPost {
            topic: spot.id,
            number: spot.number,
            municipality: city.map(|city| city.id).or(seat.city),
            made_by: actor.account,
            made_at: words.made_at,
        };
        posts.add(&new, &words, &documents).await?;
        put(spot.topic, &words, repositories).await?;
        let reading = TopicReading {
            follows: true,
            seen: spot.number,
        };
        let readers = repositories.topic_readers();
        Ok(readers.put(spot.id, actor.account, reading).await?)
    }

    fn words(&self, actor: &Actor, (post, version): (PostId, i32), sound: Sound) -> PostVersion {
        PostVersion {
            post,
            version,
            title: sound.title,
            body: sound.body,
            language: sound.language,
            made_by: actor.account,
            made_at: self.clock().now(),
        }
    }
}

/// The indicator to which a question to the network belongs; none for what is no question, or is
/// about nothing in particular.
fn asked_about<'a>(topic: &NewTopic, sections: &'a [AboutSection]) -> Option<&'a str> {
    let about = topic.about.as_ref()?;
    let is_within = |section: &&AboutSection| {
        let mut questions = section.questions.iter();
        section.section.code == *about || questions.any(|question| question.code == *about)
    };
    let section = sections.iter().find(is_within);
    let section = section.filter(|_| topic.kind == TopicKind::Question)?;
    Some(&section.section.code)
}

/// Something that is done in a space, for the record: ids, and not a word.
pub(super) fn event<'a>(
    (action, actor, origin): (&'static str, &Actor, &'a Origin),
    seat: &Seat,
    (kind, id): (&'static str, String),
) -> About<'a> {
    About {
        action,
        actor: Some(actor.account),
        origin,
        object: (kind, Some(id)),
        place: icc_store::Place::Network(seat.network.id),
        detail: json!({ "network": seat.network.code }),
    }
}
