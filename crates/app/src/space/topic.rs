//! One topic with everything that somebody can read of it, and one post with what it ever was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

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
use crate::in_step::State;
use crate::paging::Paging;
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

/// How many posts stand on one page.
const ON_A_PAGE: usize = 50;

/// Which posts of a topic are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostsShown {
    /// Those of a page, from 1.
    Page(usize),
    /// Those of the page on which the post with this number stands.
    With(i32),
}

impl Default for PostsShown {
    fn default() -> Self {
        Self::Page(1)
    }
}

impl PostsShown {
    fn paging(self, of: i32) -> Paging {
        let counted = |number: i32| usize::try_from(number).unwrap_or_default();
        let page = match self {
            Self::Page(page) => page,
            Self::With(number) => counted(number).div_ceil(ON_A_PAGE),
        };
        Paging::new(page, ON_A_PAGE, counted(of))
    }
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
    /// What it begins with.
    pub first: PostView,
    /// Its posts on this page, in order.
    pub posts: Vec<PostView>,
    /// Which of all its posts these are.
    pub paging: Paging,
    /// Replies on whichever page that have helped whoever began it and are not hidden, in order.
    pub useful: Vec<PostView>,
    /// How many posts the person has not read, of those on this page and before.
    pub unread: usize,
    /// The number of the first that the person has not read, on whichever page.
    pub first_unread: Option<i32>,
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
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let seat = self.seat(actor, network, read).await?;
        if !seat.writes {
            return Err(Error::NotFound);
        }
        let asked = self.asked_in(&seat.network, read).await?;
        let (city, documents) = own_documents(actor, &seat, read).await?;
        let files_for = keeps_for(actor, &seat, read).await?;
        let readers = self.readers_in(&seat.network, None, &state).await?;
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

    /// A topic, with some of its posts.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person cannot read it.
    pub async fn topic(
        &self,
        actor: &Actor,
        at: (&str, TopicId),
        shown: PostsShown,
    ) -> Result<TopicPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let read = &state.read;
        let (seat, topic) = self.topic_at(actor, at, read).await?;
        let readings = read.topic_readers();
        let mut readings = readings.of_topics(actor.account, &[topic.id]).await?;
        let reading = readings.remove(&topic.id).unwrap_or_default();
        let tallies = read.posts().tallies(std::slice::from_ref(&topic)).await?;
        let of = tallies.get(&topic.id).map_or(0, |tally| tally.posts);
        let paging = shown.paging(of);
        let new = reading.seen.saturating_add(1);
        let shown = numbers(paging);
        let others = read.posts();
        let on_page = others.of_others(&topic, actor.account, new..=*shown.end());
        let unread = on_page.await?.posts;
        let all = others.of_others(&topic, actor.account, new..=of).await?;
        // Read together, so that names and documents are asked for once.
        let useful = read.posts().useful_in(&topic).await?;
        let part = read.posts().page(&topic, shown).await?;
        let first = read.posts().page(&topic, 1..=1).await?;
        let on_page = part.len();
        let posts = first.into_iter().chain(part).chain(useful).collect();
        let views = self.views(actor, &seat, (&topic, reading), posts, read);
        let mut views = views.await?.into_iter();
        let first = views.next().ok_or(Error::NotFound)?;
        let posts = views.by_ref().take(on_page).collect();
        let useful = views.collect();
        let may_decide = decides(actor, &seat, &topic);
        let partners = if may_decide {
            partners_of(&seat.network, read).await?
        } else {
            Vec::new()
        };
        let may_write = seat.writes && !topic.closed;
        let ((city, documents), files_for) = if may_write {
            let own = own_documents(actor, &seat, read).await?;
            (own, keeps_for(actor, &seat, read).await?)
        } else {
            ((None, Vec::new()), None)
        };
        let asked = match &topic.about {
            Some(_) => self.asked_in(&seat.network, read).await?,
            None => None,
        };
        let code = topic.about.as_deref();
        let about = code.map(|code| about(asked.as_deref(), code));
        let readers = self.readers_in(&seat.network, Some(&topic), &state).await?;
        snapshot.end().await?;
        Ok(TopicPage {
            may_keep: seat.keeps,
            network: seat.network,
            topic,
            about,
            first,
            posts,
            paging,
            useful,
            unread,
            first_unread: all.first,
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
        let firsts = read.posts().firsts(std::slice::from_ref(&topic)).await?;
        let first = firsts.get(&topic.id);
        let title = first.filter(|first| shows_words(actor, &seat, first));
        let title = title.map(|first| first.words.title.clone());
        let post = read.posts().by_id(&topic, post).await?;
        let post = post.filter(|one| shows_words(actor, &seat, one));
        let posts = post.into_iter().collect();
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
        let mut posts = read.posts().naming(&topic, item).await?.into_iter();
        let naming = posts.find(|post| shows_words(actor, &seat, post));
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

/// The numbers of the posts of a page: they are counted from 1, without gaps.
fn numbers(paging: Paging) -> RangeInclusive<i32> {
    let places = paging.places();
    let number = |place: usize| i32::try_from(place).unwrap_or(i32::MAX);
    number(places.start).saturating_add(1)..=number(places.end)
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
