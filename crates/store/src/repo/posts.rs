//! What people write in topics: every version stays, and what is decided about a post is added.
//!
//! Whoever has a [`Topic`] was shown it by a scope, so its posts ask for no scope of their own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Topic, Write, failed, kept, read_locale};
use crate::entity::{post, post_document, post_step, post_version};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, MunicipalityId, PostId, TopicId};
use crate::repo::vocabulary::{known, vocabulary};

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

/// Finders and writers of posts.
#[derive(Debug)]
pub struct Posts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Posts<'_, A> {
    /// The posts of a topic, in order.
    pub async fn of(&self, topic: &Topic) -> Result<Vec<Post>, StoreError> {
        self.of_all(std::slice::from_ref(topic)).await
    }

    /// The posts of some topics, topic by topic, in order.
    pub async fn of_all(&self, topics: &[Topic]) -> Result<Vec<Post>, StoreError> {
        let columns = post::COLUMN;
        let rows = post::Entity::find()
            .filter(columns.topic_id.is_in(topics.iter().map(|topic| topic.id)))
            .order_by_asc(columns.topic_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        self.whole(rows).await
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

    /// The replies in some topics that have helped whoever began them and are not hidden, the oldest
    /// first.
    pub async fn useful(&self, topics: &[Topic]) -> Result<Vec<Post>, StoreError> {
        let columns = post::COLUMN;
        let marked = post_step::COLUMN.step.eq(PostMove::MarkUseful.as_str());
        let marked = Query::select()
            .column("post_id")
            .from("post_step")
            .and_where(marked)
            .to_owned();
        let rows = post::Entity::find()
            .filter(columns.topic_id.is_in(topics.iter().map(|topic| topic.id)))
            .filter(columns.number.gt(1))
            .filter(columns.id.in_subquery(marked))
            .order_by_asc(columns.made_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let mut replies = self.whole(rows).await?;
        // What was marked once may have been unmarked, or hidden, since.
        replies.retain(|reply| reply.useful && reply.hidden.is_none());
        Ok(replies)
    }

    /// Posts with everything that belongs to them.
    async fn whole(&self, rows: Vec<post::Model>) -> Result<Vec<Post>, StoreError> {
        let ids: Vec<PostId> = rows.iter().map(|row| row.id).collect();
        let mut words = BTreeMap::new();
        for version in self.versions_of(&ids).await? {
            // The newest of each comes last.
            words.insert(version.post, version);
        }
        let mut steps = self.steps_of(&ids).await?;
        let mut documents = self.documents_of(&ids).await?;
        let mut posts = Vec::new();
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
        let columns = post::COLUMN;
        let rows: Vec<(TopicId, i32, DateTime<Utc>)> = post::Entity::find()
            .select_only()
            .column(post::Column::TopicId)
            .column_as(columns.number.max(), "posts")
            .column_as(columns.made_at.max(), "last_at")
            .filter(columns.topic_id.is_in(topics.iter().map(|topic| topic.id)))
            .group_by(post::Column::TopicId)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let rows = rows
            .into_iter()
            .map(|(topic, posts, last_at)| (topic, TopicTally { posts, last_at }));
        Ok(rows.collect())
    }

    /// In which topics some posts stand, and at which place; those that are not there are left out.
    /// Whoever asks shows nothing of a topic that the own scope does not show.
    pub async fn places(
        &self,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, (TopicId, i32)>, StoreError> {
        let rows = post::Entity::find()
            .filter(post::COLUMN.id.is_in(posts.iter().copied()))
            .all(&self.0.db())
            .await
            .map_err(failed("post"))?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|row| (row.id, (row.topic_id, row.number)))
            .collect())
    }

    /// In which of some topics others than a reader have written after one moment and until another:
    /// the numbers of those posts.
    pub async fn written_by_others(
        &self,
        topics: &[Topic],
        reader: AccountId,
        (after, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<BTreeMap<TopicId, BTreeSet<i32>>, StoreError> {
        let columns = post::COLUMN;
        let rows: Vec<(TopicId, i32)> = post::Entity::find()
            .select_only()
            .column(post::Column::TopicId)
            .column(post::Column::Number)
            .filter(columns.topic_id.is_in(topics.iter().map(|topic| topic.id)))
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
