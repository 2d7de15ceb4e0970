//! One topic with everything that somebody can read of it, and one post with what it ever was.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{
    AccountId, Evidence, EvidenceId, Municipality, MunicipalityId, Network, Partner, Post, PostId,
    PostVersion, Read, Repositories, Topic, TopicId, TopicReading,
};

use super::about::{About, AboutSection, about, sections};
use super::attach::keeps_for;
use super::list::shows_words;
use super::{Readers, partners_of};
use crate::error::Error;
use crate::evidence::{SentFile, Standing, file_of, pieces};
use crate::policy::{Action, Actor, Seat, Subject};
use crate::responses::names;
use crate::service::Service;

/// What the form for a new topic needs.
#[derive(Debug)]
pub struct TopicForm {
    /// In whose space.
    pub network: Network,
    /// Who can read it, as things stand.
    pub readers: Readers,
    /// What it can be about.
    pub sections: Vec<AboutSection>,
    /// What can be named as a document, the newest first.
    pub documents: Vec<Evidence>,
    /// The municipality whose evidence that is; none for whoever has none.
    pub city: Option<Municipality>,
    /// The municipality whose evidence a file becomes that comes with the words; none where none can.
    pub files_for: Option<Municipality>,
}

/// A post as somebody reads it.
#[derive(Debug)]
pub struct PostView {
    /// The post.
    pub post: Post,
    /// Whether the reader sees its words; not, while they are hidden from him or her.
    pub shown: bool,
    /// Who wrote it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// For whom the author wrote.
    pub city: Option<Municipality>,
    /// The documents that it names, with how each stands today.
    pub documents: Vec<(Evidence, Standing)>,
    /// Whether it is new to the reader.
    pub unread: bool,
    /// Whether the reader may change its words.
    pub may_change: bool,
}

/// A topic as somebody reads it.
#[derive(Debug)]
pub struct TopicPage {
    /// In whose space.
    pub network: Network,
    /// The topic.
    pub topic: Topic,
    /// What it is about; none for nothing in particular.
    pub about: Option<About>,
    /// Its posts, in order.
    pub posts: Vec<PostView>,
    /// Who can read it.
    pub readers: Readers,
    /// What the person has read, and whether the person follows it.
    pub reading: TopicReading,
    /// Whether the person writes in it.
    pub may_write: bool,
    /// Whether the person closes and opens it, and says what was useful: whoever began it, and
    /// whoever answers for the space.
    pub may_decide: bool,
    /// Whether the person hides words.
    pub may_keep: bool,
    /// The partners to which it can be opened, by code; for whoever decides.
    pub partners: Vec<Partner>,
    /// What can be named as a document, the newest first.
    pub documents: Vec<Evidence>,
    /// The municipality whose evidence that is; none for whoever has none.
    pub city: Option<Municipality>,
    /// The municipality whose evidence a file becomes that comes with the words; none where none can.
    pub files_for: Option<Municipality>,
}

/// A post with everything that it ever was.
#[derive(Debug)]
pub struct PostPage {
    /// In whose space.
    pub network: Network,
    /// In which topic.
    pub topic: Topic,
    /// The title of that; empty while it is hidden from the reader.
    pub title: String,
    /// The post.
    pub view: PostView,
    /// Every version of its words, the newest first.
    pub versions: Vec<PostVersion>,
}

impl Service {
    /// What the form for a new topic needs.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person begins none there.
    pub async fn topic_form(&self, actor: &Actor, network: &str) -> Result<TopicForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let seat = self.seat(actor, network, &read).await?;
        if !seat.writes {
            return Err(Error::NotFound);
        }
        let asked = self.asked_in(&seat.network, &read).await?;
        let (city, documents) = own_documents(actor, &seat, &read).await?;
        let files_for = keeps_for(actor, &seat, &read).await?;
        let readers = self.readers_in(&seat.network, None, &read).await?;
        snapshot.end().await?;
        Ok(TopicForm {
            sections: sections(asked.as_deref()),
            network: seat.network,
            readers,
            documents,
            city,
            files_for,
        })
    }

    /// A topic.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person cannot read it.
    pub async fn topic(
        &self,
        actor: &Actor,
        network: &str,
        topic: TopicId,
    ) -> Result<TopicPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (seat, topic) = self.topic_at(actor, (network, topic), &read).await?;
        let readings = read.topic_readers().of(actor.account).await?;
        let reading = readings.get(&topic.id).copied().unwrap_or_default();
        let posts = read.posts().of(&topic).await?;
        let posts = self.views(actor, &seat, (&topic, reading), posts, &read);
        let posts = posts.await?;
        let may_decide = decides(actor, &seat, &topic);
        let partners = if may_decide {
            partners_of(&seat.network, &read).await?
        } else {
            Vec::new()
        };
        let may_write = seat.writes && !topic.closed;
        let ((city, documents), files_for) = if may_write {
            let own = own_documents(actor, &seat, &read).await?;
            (own, keeps_for(actor, &seat, &read).await?)
        } else {
            ((None, Vec::new()), None)
        };
        let asked = match &topic.about {
            Some(_) => self.asked_in(&seat.network, &read).await?,
            None => None,
        };
        let code = topic.about.as_deref();
        let about = code.map(|code| about(asked.as_deref(), code));
        let readers = self.readers_in(&seat.network, Some(&topic), &read).await?;
        snapshot.end().await?;
        Ok(TopicPage {
            may_keep: seat.keeps,
            network: seat.network,
            topic,
            about,
            posts,
            readers,
            reading,
            may_write,
            may_decide,
            partners,
            documents,
            city,
            files_for,
        })
    }

    /// A post with everything that it ever was.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person cannot read it.
    pub async fn post(
        &self,
        actor: &Actor,
        (network, topic, post): (&str, TopicId, PostId),
    ) -> Result<PostPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (seat, topic) = self.topic_at(actor, (network, topic), &read).await?;
        let mut posts = read.posts().of(&topic).await?;
        let first = posts.first();
        let title = first.filter(|first| shows_words(actor, &seat, first));
        let title = title.map(|first| first.words.title.clone());
        posts.retain(|one| one.id == post && shows_words(actor, &seat, one));
        let reading = TopicReading::default();
        let views = self.views(actor, &seat, (&topic, reading), posts, &read);
        let view = views.await?.pop().ok_or(Error::NotFound)?;
        let mut versions = read.posts().versions(&view.post).await?;
        versions.reverse();
        snapshot.end().await?;
        Ok(PostPage {
            network: seat.network,
            title: title.unwrap_or_default(),
            topic,
            view,
            versions,
        })
    }

    /// The file of a document that a post names.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person reads no post of the topic that names the piece, it was
    /// withdrawn, or it is no file.
    pub async fn topic_file(
        &self,
        actor: &Actor,
        at: (&str, TopicId),
        item: EvidenceId,
    ) -> Result<SentFile, Error> {
        let read = self.store().read();
        let (seat, topic) = self.topic_at(actor, at, &read).await?;
        let mut posts = read.posts().of(&topic).await?.into_iter();
        let naming =
            posts.find(|post| post.documents.contains(&item) && shows_words(actor, &seat, post));
        let city = naming.and_then(|post| post.municipality);
        let city = city.ok_or(Error::NotFound)?;
        let scope = Seat::named_documents(city);
        let piece = read.evidence().by_id(&scope, city, item).await?;
        let piece = piece.filter(|piece| piece.withdrawn_at.is_none());
        file_of(piece, &read).await
    }

    async fn views(
        &self,
        actor: &Actor,
        seat: &Seat,
        (topic, reading): (&Topic, TopicReading),
        posts: Vec<Post>,
        read: &Repositories<'_, Read>,
    ) -> Result<Vec<PostView>, Error> {
        let who: Vec<AccountId> = posts.iter().map(|post| post.made_by).collect();
        let names = names(&who, read).await?;
        let mut evidence: BTreeMap<MunicipalityId, BTreeMap<String, Evidence>> = BTreeMap::new();
        let own: BTreeSet<_> = posts.iter().filter_map(|post| post.municipality).collect();
        let own: Vec<MunicipalityId> = own.into_iter().collect();
        let cities = read.municipalities().by_ids(&own).await?;
        for id in own {
            let names_some =
                |post: &Post| post.municipality == Some(id) && !post.documents.is_empty();
            if posts.iter().any(names_some) {
                let scope = Seat::named_documents(id);
                evidence.insert(id, pieces(&scope, id, read).await?);
            }
        }
        let today = self.today();
        let views = posts.into_iter().map(|post| {
            let city = post.municipality;
            let shown = shows_words(actor, seat, &post);
            let kept = city.and_then(|city| evidence.get(&city));
            let named = post.documents.iter().filter(|_| shown);
            let documents = named.filter_map(|id| kept?.get(&id.to_string()).cloned());
            PostView {
                documents: documents
                    .map(|piece| {
                        let standing = Standing::of(&piece, today);
                        (piece, standing)
                    })
                    .collect(),
                by: names.get(&post.made_by).cloned(),
                city: crate::consensus::city(&cities, city),
                unread: post.number > reading.seen && post.made_by != actor.account,
                may_change: changes(actor, seat, topic, &post),
                shown,
                post,
            }
        });
        Ok(views.collect())
    }
}

/// Whether somebody decides about a topic.
pub(super) fn decides(actor: &Actor, seat: &Seat, topic: &Topic) -> bool {
    seat.keeps || (seat.writes && topic.made_by == actor.account)
}

/// Whether somebody may change the words of a post: the own, while they can be read and answered.
pub(super) fn changes(actor: &Actor, seat: &Seat, topic: &Topic, post: &Post) -> bool {
    seat.writes && !topic.closed && post.hidden.is_none() && post.made_by == actor.account
}

/// The evidence that somebody can name, the newest first: files and links of the municipality for
/// which the person writes.
pub(super) async fn own_documents<A: Sync>(
    actor: &Actor,
    seat: &Seat,
    read: &Repositories<'_, A>,
) -> Result<(Option<Municipality>, Vec<Evidence>), Error> {
    let Some(id) = seat.city else {
        return Ok((None, Vec::new()));
    };
    let own = Subject {
        city: Some(id),
        ..Subject::default()
    };
    let city = read.municipalities().by_id(id).await?;
    let Some(city) = city.filter(|_| actor.may(Action::SeeEvidence, &own)) else {
        return Ok((None, Vec::new()));
    };
    let mut documents = read
        .evidence()
        .of_municipality(&actor.scope(id), id)
        .await?;
    documents.retain(|piece| piece.withdrawn_at.is_none());
    Ok((Some(city), documents))
}
