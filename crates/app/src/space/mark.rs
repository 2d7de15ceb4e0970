//! What is decided about topics and posts, and what somebody keeps for him- or herself: reading and
//! following.

use icc_store::{
    PartnerId, PostId, PostMove, PostStep, Repositories, SearchKind, TopicId, TopicMove,
    TopicReading, TopicStep, Write,
};
use serde_json::json;
use uuid::Uuid;

use super::find::put;
use super::partners_of;
use super::said::LONGEST_REASON;
use super::topic::decides;
use super::write::event;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Actor, Seat};
use crate::service::Service;

/// How many things are decided about a topic, or about a post, at most.
const MOST_STEPS: i32 = 200;

/// What a form says of a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicSaidOf {
    /// `follow`, `unfollow`, `seen`, or what is decided about the topic.
    pub what: String,
    /// The number of the last post that was read, for `seen`.
    pub number: i32,
    /// The id of a partner; empty for whatever is about none.
    pub partner: String,
}

/// What a form says of a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostSaidOf {
    /// What is decided about it.
    pub what: String,
    /// Why it is hidden.
    pub reason: String,
}

impl Service {
    /// Follows a topic or not, notes what was read, or decides something about it. Deciding again
    /// what is decided changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person cannot read the topic, or may not decide that;
    /// [`Error::Conflict`] when somebody else has decided something at the same time.
    pub async fn mark_topic(
        &self,
        actor: &Actor,
        at: (&str, TopicId),
        said: &TopicSaidOf,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (seat, topic) = self.topic_at(actor, at, &repositories).await?;
        let readers = repositories.topic_readers();
        let readings = readers.of_topics(actor.account, &[topic.id]).await?;
        let old = readings.get(&topic.id).copied().unwrap_or_default();
        let reading = match said.what.as_str() {
            "follow" => Some(TopicReading {
                follows: true,
                ..old
            }),
            "unfollow" => Some(TopicReading {
                follows: false,
                ..old
            }),
            "seen" => Some(TopicReading {
                seen: said.number.max(old.seen),
                ..old
            }),
            _ => None,
        };
        if let Some(reading) = reading {
            let posts = repositories.posts();
            let tallies = posts.tallies(std::slice::from_ref(&topic)).await?;
            let last = tallies.get(&topic.id).map_or(0, |tally| tally.posts);
            let seen = reading.seen.min(last);
            let reading = TopicReading { seen, ..reading };
            readers.put(topic.id, actor.account, reading).await?;
            return Ok(unit.commit().await?);
        }
        let partner = Uuid::try_parse(&said.partner).ok().map(PartnerId);
        let made = TopicMove::from_word(&said.what, partner).ok_or(Error::NotFound)?;
        if !decides(actor, &seat, &topic) {
            return Err(Error::NotFound);
        }
        let stands = match made {
            TopicMove::Close => topic.closed,
            TopicMove::Reopen => !topic.closed,
            TopicMove::LetNewcomersIn => topic.newcomers,
            TopicMove::KeepNewcomersOut => !topic.newcomers,
            TopicMove::LetPartnerIn(id) => topic.partners.contains(&id),
            TopicMove::KeepPartnerOut(id) => !topic.partners.contains(&id),
        };
        if stands {
            return Ok(());
        }
        if let TopicMove::LetPartnerIn(id) = made {
            let partners = partners_of(&seat.network, &repositories).await?;
            if !partners.iter().any(|partner| partner.id == id) {
                return Err(Error::NotFound);
            }
        }
        if topic.steps >= MOST_STEPS {
            return Err(Error::Conflict);
        }
        let step = TopicStep {
            topic: topic.id,
            number: topic.steps + 1,
            made,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.topics().add_step(&step).await?;
        let about = About {
            detail: json!({
                "network": seat.network.code,
                "step": made.as_str(),
                "partner": made.partner().map(|id| id.to_string()),
            }),
            ..event(
                ("topic-decided", actor, origin),
                &seat,
                ("topic", topic.id.to_string()),
            )
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Says that a reply was useful, or hides the words of a post and says why. Deciding again what
    /// is decided changes nothing. Returns the number of the post.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person cannot read the post, or may not decide that;
    /// [`Error::Invalid`] for a reason that is missing; [`Error::Conflict`] when somebody else has
    /// decided something at the same time.
    pub async fn mark_post(
        &self,
        actor: &Actor,
        (network, topic, post): (&str, TopicId, PostId),
        said: &PostSaidOf,
        origin: &Origin,
    ) -> Result<i32, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (seat, topic) = self
            .topic_at(actor, (network, topic), &repositories)
            .await?;
        let post = repositories.posts().by_id(&topic, post).await?;
        let post = post.ok_or(Error::NotFound)?;
        let made = PostMove::from_word(&said.what).ok_or(Error::NotFound)?;
        let (may, stands) = match made {
            // What the topic begins with is no answer to it.
            PostMove::MarkUseful => (
                decides(actor, &seat, &topic) && post.number > 1,
                post.useful,
            ),
            PostMove::Unmark => (decides(actor, &seat, &topic), !post.useful),
            PostMove::Hide => (seat.keeps, post.hidden.is_some()),
            PostMove::Show => (seat.keeps, post.hidden.is_none()),
        };
        if !may {
            return Err(Error::NotFound);
        }
        if stands {
            return Ok(post.number);
        }
        let reason = match made {
            PostMove::Hide => {
                input::sentences("reason", &said.reason, Wanted::Needed, LONGEST_REASON)
            }
            PostMove::MarkUseful | PostMove::Unmark | PostMove::Show => Ok(String::new()),
        };
        let reason = reason.map_err(|issue: Issue| Error::Invalid(vec![issue]))?;
        if post.steps >= MOST_STEPS {
            return Err(Error::Conflict);
        }
        let step = PostStep {
            post: post.id,
            number: post.steps + 1,
            made,
            reason,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.posts().add_step(&step).await?;
        match made {
            PostMove::Hide => {
                let search = repositories.search();
                search.remove(SearchKind::Post, post.id.0).await?;
            }
            PostMove::Show => put(&topic, &post.words, &repositories).await?,
            PostMove::MarkUseful | PostMove::Unmark => {}
        }
        self.decided(actor, &seat, (post.id, made), origin, &repositories)
            .await?;
        unit.commit().await?;
        Ok(post.number)
    }

    async fn decided(
        &self,
        actor: &Actor,
        seat: &Seat,
        (post, made): (PostId, PostMove),
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let about = About {
            detail: json!({ "network": seat.network.code, "step": made.as_str() }),
            ..event(
                ("post-decided", actor, origin),
                seat,
                ("post", post.to_string()),
            )
        };
        Ok(self.note(repositories, about).await?)
    }
}
