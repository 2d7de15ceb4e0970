//! What people write in topics: every version stays, and what is decided about a post is added.
//!
//! Whoever has a [`Topic`] was shown it by a scope, so its posts ask for no scope of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Topic, Write, failed, kept, read_locale};
use crate::entity::{post, post_document, post_step, post_version, topic_tally};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, MunicipalityId, PostId, TopicId};
use crate::repo::vocabulary::{known, vocabulary};
use crate::scope::SpaceScope;

vocabulary! {
    /// What is decided about a post.
    PostMove {
        /// It has helped whoever began the topic.
        MarkUseful = "mark-useful",
        /// It has not, after all.
        Unmark = "unmark",
        /// Its words are kept from readers.
        Hide = "hide",
        /// They are shown again.
        Show = "show",
    }
}

/// A post that is written, before its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPost {
    /// In which topic.
    pub topic: TopicId,
    /// 1 for what the topic begins with, one more for each reply.
    pub number: i32,
    /// For whom the author wrote; none for whoever coordinates the network.
    pub municipality: Option<MunicipalityId>,
    /// Who wrote it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Words of a post.
#[derive(Clone, PartialEq, Eq)]
pub struct PostVersion {
    /// Of which post.
    pub post: PostId,
    /// 1 for the first, one more for each change.
    pub version: i32,
    /// The title of the topic; empty for a reply.
    pub title: String,
    /// The words, as Markdown.
    pub body: String,
    /// The language in which they are written.
    pub language: Locale,
    /// Who wrote them. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl std::fmt::Debug for PostVersion {
    /// Without the words: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PostVersion")
            .field("post", &self.post)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// Something that is decided about a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostStep {
    /// About which.
    pub post: PostId,
    /// Counts what was decided about it, from 1.
    pub number: i32,
    /// What.
    pub made: PostMove,
    /// Why; may be empty.
    pub reason: String,
    /// By whom. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A post as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// What it was written with.
    pub record: NewPost,
    /// Its newest words.
    pub words: PostVersion,
    /// Whether it has helped whoever began the topic.
    pub useful: bool,
    /// Why its words are kept from readers; none while they are shown.
    pub hidden: Option<String>,
    /// How many things were decided about it.
    pub steps: i32,
    /// The pieces of evidence that it names, by id.
    pub documents: BTreeSet<EvidenceId>,
}

impl std::ops::Deref for Post {
    type Target = NewPost;

    fn deref(&self) -> &NewPost {
        &self.record
    }
}

/// How much stands in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicTally {
    /// The number of its last post: how many there are.
    pub posts: i32,
    /// When that was written.
    pub last_at: DateTime<Utc>,
}

/// What others have written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OthersPosts {
    /// How many posts.
    pub posts: usize,
    /// The number of the first of them.
    pub first: Option<i32>,
}

/// So many posts are asked for at once.
const AT_ONCE: usize = 500;

/// Ids of the topics that a scope shows.
fn shown_by(scope: &SpaceScope) -> SelectStatement {
    Query::select()
        .column(("topic", "id"))
        .from("topic")
        .cond_where(scope.condition())
        .to_owned()
}

/// Finders and writers of posts.
#[derive(Debug)]
pub struct Posts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Posts<'_, A> {
    /// The posts of some topics, topic by topic, in order.
    pub async fn of_all(&self, topics: &[Topic]) -> Result<Vec<Post>, StoreError> {
        let ids = topics.iter().map(|topic| topic.id);
        let own = post::COLUMN.topic_id.is_in(ids);
        self.find(Condition::all().add(own)).await
    }

    /// The posts of a topic with these numbers, in order.
    pub async fn page(
        &self,
        topic: &Topic,
        numbers: RangeInclusive<i32>,
    ) -> Result<Vec<Post>, StoreError> {
        let there = Condition::all()
            .add(post::COLUMN.topic_id.eq(topic.id))
            .add(
                post::COLUMN
                    .number
                    .between(*numbers.start(), *numbers.end()),
            );
        self.find(there).await
    }

    /// A post of a topic.
    pub async fn by_id(&self, topic: &Topic, id: PostId) -> Result<Option<Post>, StoreError> {
        let there = Condition::all()
            .add(post::COLUMN.topic_id.eq(topic.id))
            .add(post::COLUMN.id.eq(id));
        Ok(self.find(there).await?.pop())
    }

    /// The posts of a topic that name a piece of evidence, in order.
    pub async fn naming(
        &self,
        topic: &Topic,
        document: EvidenceId,
    ) -> Result<Vec<Post>, StoreError> {
        let naming = Query::select()
            .column("post_id")
            .from("post_document")
            .and_where(post_document::COLUMN.evidence_id.eq(document))
            .to_owned();
        let there = Condition::all()
            .add(post::COLUMN.topic_id.eq(topic.id))
            .add(post::COLUMN.id.in_subquery(naming));
        self.find(there).await
    }

    /// What others than a reader have written of a topic, of the posts with these numbers.
    pub async fn of_others(
        &self,
        topic: &Topic,
        reader: AccountId,
        numbers: RangeInclusive<i32>,
    ) -> Result<OthersPosts, StoreError> {
        let columns = post::COLUMN;
        let found: Option<(i64, Option<i32>)> = post::Entity::find()
            .select_only()
            .column_as(columns.id.count(), "posts")
            .column_as(columns.number.min(), "first")
            .filter(columns.topic_id.eq(topic.id))
            .filter(columns.number.between(*numbers.start(), *numbers.end()))
            .filter(columns.made_by.ne(reader))
            .into_tuple()
            .one(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let (posts, first) = found.unwrap_or_default();
        Ok(OthersPosts {
            posts: usize::try_from(posts).unwrap_or_default(),
            first,
        })
    }

    /// What each of some topics begins with.
    pub async fn firsts(&self, topics: &[Topic]) -> Result<BTreeMap<TopicId, Post>, StoreError> {
        let columns = post::COLUMN;
        let rows = post::Entity::find()
            .filter(columns.topic_id.is_in(topics.iter().map(|topic| topic.id)))
            .filter(columns.number.eq(1))
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let firsts = self.whole(rows).await?.into_iter();
        Ok(firsts.map(|post| (post.topic, post)).collect())
    }

    /// The replies in a topic that have helped whoever began it and are not hidden, in order.
    pub async fn useful_in(&self, topic: &Topic) -> Result<Vec<Post>, StoreError> {
        let own = post::COLUMN.topic_id.eq(topic.id);
        self.helped(Condition::all().add(own)).await
    }

    /// The replies in the topics that a scope shows that have helped whoever began them and are not
    /// hidden, the oldest first.
    pub async fn useful(&self, scope: &SpaceScope) -> Result<Vec<Post>, StoreError> {
        let shown = post::COLUMN.topic_id.in_subquery(shown_by(scope));
        let mut replies = self.helped(Condition::all().add(shown)).await?;
        replies.sort_by_key(|reply| (reply.made_at, reply.id));
        Ok(replies)
    }

    async fn helped(&self, condition: Condition) -> Result<Vec<Post>, StoreError> {
        let marked = post_step::COLUMN.step.eq(PostMove::MarkUseful.as_str());
        let marked = Query::select()
            .column("post_id")
            .from("post_step")
            .and_where(marked)
            .to_owned();
        let marked = condition
            .add(post::COLUMN.number.gt(1))
            .add(post::COLUMN.id.in_subquery(marked));
        let mut replies = self.find(marked).await?;
        // What was marked once may have been unmarked, or hidden, since.
        replies.retain(|reply| reply.useful && reply.hidden.is_none());
        Ok(replies)
    }

    /// Posts with everything that belongs to them, topic by topic, in order.
    async fn find(&self, condition: Condition) -> Result<Vec<Post>, StoreError> {
        let rows = post::Entity::find()
            .filter(condition)
            .order_by_asc(post::COLUMN.topic_id)
            .order_by_asc(post::COLUMN.number)
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        self.whole(rows).await
    }

    /// Posts with everything that belongs to them.
    async fn whole(&self, rows: Vec<post::Model>) -> Result<Vec<Post>, StoreError> {
        let mut posts = Vec::with_capacity(rows.len());
        for rows in rows.chunks(AT_ONCE) {
            let ids: Vec<PostId> = rows.iter().map(|row| row.id).collect();
            let mut words = BTreeMap::new();
            for version in self.versions_of(&ids).await? {
                // The newest of each comes last.
                words.insert(version.post, version);
            }
            let mut steps = self.steps_of(&ids).await?;
            let mut documents = self.documents_of(&ids).await?;
            for row in rows {
                let unreadable = StoreError::Unreadable {
                    table: "post_version",
                    column: "post_id",
                };
                let mut post = Post {
                    id: row.id,
                    words: words.remove(&row.id).ok_or(unreadable)?,
                    useful: false,
                    hidden: None,
                    steps: 0,
                    documents: documents.remove(&row.id).unwrap_or_default(),
                    record: NewPost {
                        topic: row.topic_id,
                        number: row.number,
                        municipality: row.municipality_id,
                        made_by: row.made_by,
                        made_at: row.made_at,
                    },
                };
                for step in steps.remove(&row.id).unwrap_or_default() {
                    post.take(step);
                }
                posts.push(post);
            }
        }
        Ok(posts)
    }

    /// Every version of the words of a post, the oldest first.
    pub async fn versions(&self, post: &Post) -> Result<Vec<PostVersion>, StoreError> {
        self.versions_of(&[post.id]).await
    }

    /// How much stands in each of some topics.
    pub async fn tallies(
        &self,
        topics: &[Topic],
    ) -> Result<BTreeMap<TopicId, TopicTally>, StoreError> {
        let ids = topics.iter().map(|topic| topic.id);
        let rows = topic_tally::Entity::find()
            .filter(topic_tally::COLUMN.topic_id.is_in(ids))
            .all(&self.0.db())
            .await
            .map_err(failed("topic_tally"))?;
        let tallies = rows.into_iter().map(|row| {
            let tally = TopicTally {
                posts: row.posts,
                last_at: row.last_at,
            };
            (row.topic_id, tally)
        });
        Ok(tallies.collect())
    }

    /// In which topics some posts stand, and at which place; those that are not there are left out.
    /// Whoever asks shows nothing of a topic that the own scope does not show.
    pub async fn places(
        &self,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, (TopicId, i32)>, StoreError> {
        let rows: Vec<(PostId, TopicId, i32)> = post::Entity::find()
            .select_only()
            .column(post::Column::Id)
            .column(post::Column::TopicId)
            .column(post::Column::Number)
            .filter(post::COLUMN.id.is_in(posts.iter().copied()))
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|(id, topic, number)| (id, (topic, number)))
            .collect())
    }

    /// In which of the topics that a scope shows others than a reader have written after one moment
    /// and until another: the numbers of those posts.
    pub async fn written_by_others(
        &self,
        scope: &SpaceScope,
        reader: AccountId,
        (after, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<BTreeMap<TopicId, BTreeSet<i32>>, StoreError> {
        let columns = post::COLUMN;
        // Asked of each of the few posts of that time, instead of all topics for theirs.
        let in_one = shown_by(scope)
            .and_where(Expr::col(("topic", "id")).equals(("post", "topic_id")))
            .to_owned();
        let rows: Vec<(TopicId, i32)> = post::Entity::find()
            .select_only()
            .column(post::Column::TopicId)
            .column(post::Column::Number)
            .filter(Expr::exists(in_one))
            .filter(columns.made_by.ne(reader))
            .filter(columns.made_at.gt(kept(after)))
            .filter(columns.made_at.lte(kept(until)))
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let mut written: BTreeMap<TopicId, BTreeSet<i32>> = BTreeMap::new();
        for (topic, number) in rows {
            written.entry(topic).or_default().insert(number);
        }
        Ok(written)
    }

    /// How many posts somebody has written since a moment, wherever.
    pub async fn written_since(
        &self,
        by: AccountId,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        use sea_orm::PaginatorTrait as _;
        let columns = post::COLUMN;
        post::Entity::find()
            .filter(columns.made_by.eq(by))
            .filter(columns.made_at.gt(kept(since)))
            .count(&self.0.db())
            .await
            .map_err(failed("post"))
    }

    async fn versions_of(&self, posts: &[PostId]) -> Result<Vec<PostVersion>, StoreError> {
        let columns = post_version::COLUMN;
        post_version::Entity::find()
            .filter(columns.post_id.is_in(posts.iter().copied()))
            .order_by_asc(columns.post_id)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("post_version"))?
            .into_iter()
            .map(PostVersion::read)
            .collect()
    }

    async fn steps_of(
        &self,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, Vec<PostStep>>, StoreError> {
        let columns = post_step::COLUMN;
        let rows = post_step::Entity::find()
            .filter(columns.post_id.is_in(posts.iter().copied()))
            .order_by_asc(columns.post_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("post_step"))?;
        let mut steps: BTreeMap<PostId, Vec<PostStep>> = BTreeMap::new();
        for row in rows {
            let step = PostStep::read(row)?;
            steps.entry(step.post).or_default().push(step);
        }
        Ok(steps)
    }

    async fn documents_of(
        &self,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, BTreeSet<EvidenceId>>, StoreError> {
        let columns = post_document::COLUMN;
        let rows = post_document::Entity::find()
            .filter(columns.post_id.is_in(posts.iter().copied()))
            .all(&self.0.db())
            .await
            .map_err(failed("post_document"))?;
        let mut documents: BTreeMap<PostId, BTreeSet<EvidenceId>> = BTreeMap::new();
        for row in rows {
            let own = documents.entry(row.post_id).or_default();
            own.insert(row.evidence_id);
        }
        Ok(documents)
    }
}

impl Posts<'_, Write> {
    /// Adds a post with its first words and the pieces of evidence that it names.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has taken the place.
    pub async fn add(
        &self,
        new: &NewPost,
        words: &PostVersion,
        documents: &BTreeSet<EvidenceId>,
    ) -> Result<(), StoreError> {
        let row = post::ActiveModel {
            id: Set(words.post),
            topic_id: Set(new.topic),
            number: Set(new.number),
            municipality_id: Set(new.municipality),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        post::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("post"))?;
        self.add_version(words).await?;
        for document in documents {
            let row = post_document::ActiveModel {
                post_id: Set(words.post),
                evidence_id: Set(*document),
            };
            post_document::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("post_document"))?;
        }
        Ok(())
    }

    /// Keeps another version of the words of a post.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has changed them first.
    pub async fn add_version(&self, words: &PostVersion) -> Result<(), StoreError> {
        let row = post_version::ActiveModel {
            post_id: Set(words.post),
            version: Set(words.version),
            title: Set(words.title.clone()),
            body: Set(words.body.clone()),
            language: Set(words.language.tag().to_owned()),
            made_by: Set(words.made_by),
            made_at: Set(kept(words.made_at)),
        };
        post_version::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("post_version"))?;
        Ok(())
    }

    /// Adds what is decided about a post.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has decided something first.
    pub async fn add_step(&self, step: &PostStep) -> Result<(), StoreError> {
        let row = post_step::ActiveModel {
            post_id: Set(step.post),
            number: Set(step.number),
            step: Set(step.made.as_str().to_owned()),
            reason: Set(step.reason.clone()),
            made_by: Set(step.made_by),
            made_at: Set(kept(step.made_at)),
        };
        post_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("post_step"))?;
        Ok(())
    }
}

impl Post {
    /// Stands as a step says.
    fn take(&mut self, step: PostStep) {
        self.steps = step.number;
        match step.made {
            PostMove::MarkUseful => self.useful = true,
            PostMove::Unmark => self.useful = false,
            PostMove::Hide => self.hidden = Some(step.reason),
            PostMove::Show => self.hidden = None,
        }
    }
}

impl PostVersion {
    fn read(row: post_version::Model) -> Result<Self, StoreError> {
        Ok(Self {
            post: row.post_id,
            version: row.version,
            title: row.title,
            body: row.body,
            language: read_locale(&row.language, "post_version")?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl PostStep {
    fn read(row: post_step::Model) -> Result<Self, StoreError> {
        Ok(Self {
            post: row.post_id,
            number: row.number,
            made: known(PostMove::from_word(&row.step), "post_step", "step")?,
            reason: row.reason,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
