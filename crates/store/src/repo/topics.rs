//! Topics in the spaces of networks: appended to, never changed. A topic stands as its steps say, and
//! nobody finds one that the own scope does not show.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Write, failed, kept};
use crate::entity::{topic, topic_step};
use crate::error::StoreError;
use crate::ids::{AccountId, NetworkId, PartnerId, TopicId};
use crate::repo::vocabulary::{known, vocabulary};
use crate::scope::SpaceScope;

vocabulary! {
    /// What a topic is.
    TopicKind {
        /// Something to talk about.
        Discussion = "discussion",
        /// A question to the network.
        Question = "question",
    }
}

/// What is decided about a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TopicMove {
    /// Nobody writes in it any more.
    Close,
    /// One can write in it again.
    Reopen,
    /// Whoever came later may read it too.
    LetNewcomersIn,
    /// Only those who were there may read it.
    KeepNewcomersOut,
    /// The people of a partner may read it.
    LetPartnerIn(PartnerId),
    /// They may not any more.
    KeepPartnerOut(PartnerId),
}

impl TopicMove {
    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::LetNewcomersIn => "let-newcomers-in",
            Self::KeepNewcomersOut => "keep-newcomers-out",
            Self::LetPartnerIn(_) => "let-partner-in",
            Self::KeepPartnerOut(_) => "keep-partner-out",
        }
    }

    /// The partner that it is about.
    #[must_use]
    pub const fn partner(self) -> Option<PartnerId> {
        match self {
            Self::LetPartnerIn(id) | Self::KeepPartnerOut(id) => Some(id),
            Self::Close | Self::Reopen | Self::LetNewcomersIn | Self::KeepNewcomersOut => None,
        }
    }

    /// The move for a word, with the partner that it is about.
    #[must_use]
    pub fn from_word(word: &str, partner: Option<PartnerId>) -> Option<Self> {
        Some(match (word, partner) {
            ("close", None) => Self::Close,
            ("reopen", None) => Self::Reopen,
            ("let-newcomers-in", None) => Self::LetNewcomersIn,
            ("keep-newcomers-out", None) => Self::KeepNewcomersOut,
            ("let-partner-in", Some(id)) => Self::LetPartnerIn(id),
            ("keep-partner-out", Some(id)) => Self::KeepPartnerOut(id),
            _ => return None,
        })
    }
}

/// A topic that is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTopic {
    /// In whose space.
    pub network: NetworkId,
    /// What it is.
    pub kind: TopicKind,
    /// Code of the section or question of a questionnaire that it is about.
    pub about: Option<String>,
    /// Who began it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A topic as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// What it was begun with.
    pub record: NewTopic,
    /// Whether nobody writes in it any more.
    pub closed: bool,
    /// Whether whoever came later may read it too.
    pub newcomers: bool,
    /// The partners whose people may read it.
    pub partners: BTreeSet<PartnerId>,
    /// How many things were decided about it.
    pub steps: i32,
}

impl std::ops::Deref for Topic {
    type Target = NewTopic;

    fn deref(&self) -> &NewTopic {
        &self.record
    }
}

/// Something that is decided about a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicStep {
    /// About which.
    pub topic: TopicId,
    /// Counts what was decided about it, from 1.
    pub number: i32,
    /// What.
    pub made: TopicMove,
    /// By whom. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Finders and writers of topics.
#[derive(Debug)]
pub struct Topics<'a, A>(pub(super) Handle<'a, A>);

impl<A> Topics<'_, A> {
    /// The topics that a scope shows, the newest first.
    pub async fn of(&self, scope: &SpaceScope) -> Result<Vec<Topic>, StoreError> {
        let columns = topic::COLUMN;
        let rows = topic::Entity::find()
            .filter(columns.network_id.eq(scope.network()))
            .order_by_desc(columns.made_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("topic"))?;
        let mut steps: BTreeMap<TopicId, Vec<topic_step::Model>> = BTreeMap::new();
        let found = topic_step::Entity::find()
            .filter(
                topic_step::COLUMN.topic_id.in_subquery(
                    Query::select()
                        .column("id")
                        .from("topic")
                        .and_where(columns.network_id.eq(scope.network()))
                        .to_owned(),
                ),
            )
            .order_by_asc(topic_step::COLUMN.topic_id)
            .order_by_asc(topic_step::COLUMN.number)
            .all(&self.0.db())
            .await
            .map_err(failed("topic_step"))?;
        for step in found {
            steps.entry(step.topic_id).or_default().push(step);
        }
        let mut topics = Vec::new();
        for row in rows {
            let own = steps.remove(&row.id).unwrap_or_default();
            let topic = Topic::read(row, &own)?;
            if scope.shows(&topic) {
                topics.push(topic);
            }
        }
        Ok(topics)
    }

    /// One topic, if the scope shows it.
    pub async fn by_id(
        &self,
        scope: &SpaceScope,
        id: TopicId,
    ) -> Result<Option<Topic>, StoreError> {
        let row = topic::Entity::find_by_id(id)
            .filter(topic::COLUMN.network_id.eq(scope.network()))
            .one(&self.0.db())
            .await
            .map_err(failed("topic"))?;
        let Some(row) = row else {
            return Ok(None);
        };
        let steps = topic_step::Entity::find()
            .filter(topic_step::COLUMN.topic_id.eq(id))
            .order_by_asc(topic_step::COLUMN.number)
            .all(&self.0.db())
            .await
            .map_err(failed("topic_step"))?;
        let topic = Topic::read(row, &steps)?;
        Ok(Some(topic).filter(|topic| scope.shows(topic)))
    }
}

impl Topics<'_, Write> {
    /// Begins a topic.
    pub async fn add(&self, id: TopicId, new: &NewTopic) -> Result<(), StoreError> {
        let row = topic::ActiveModel {
            id: Set(id),
            network_id: Set(new.network),
            kind: Set(new.kind.as_str().to_owned()),
            about: Set(new.about.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        topic::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("topic"))?;
        Ok(())
    }

    /// Adds what is decided about a topic.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has decided something first.
    pub async fn add_step(&self, step: &TopicStep) -> Result<(), StoreError> {
        let row = topic_step::ActiveModel {
            topic_id: Set(step.topic),
            number: Set(step.number),
            step: Set(step.made.as_str().to_owned()),
            partner_id: Set(step.made.partner()),
            made_by: Set(step.made_by),
            made_at: Set(kept(step.made_at)),
        };
        topic_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("topic_step"))?;
        Ok(())
    }

    /// Lets nobody else write in a topic while this unit of work lasts, so that two who answer at
    /// once both get a place.
    pub async fn hold(&self, id: TopicId) -> Result<(), StoreError> {
        topic::Entity::find_by_id(id)
            .lock_exclusive()
            .one(&self.0.db())
            .await
            .map_err(failed("topic"))?;
        Ok(())
    }
}

impl Topic {
    fn read(row: topic::Model, steps: &[topic_step::Model]) -> Result<Self, StoreError> {
        let mut topic = Self {
            id: row.id,
            record: NewTopic {
                network: row.network_id,
                kind: known(TopicKind::from_word(&row.kind), "topic", "kind")?,
                about: row.about,
                made_by: row.made_by,
                made_at: row.made_at,
            },
            closed: false,
            newcomers: false,
            partners: BTreeSet::new(),
            steps: steps.last().map_or(0, |last| last.number),
        };
        for step in steps {
            let unreadable = StoreError::Unreadable {
                table: "topic_step",
                column: "step",
            };
            match TopicMove::from_word(&step.step, step.partner_id).ok_or(unreadable)? {
                TopicMove::Close => topic.closed = true,
                TopicMove::Reopen => topic.closed = false,
                TopicMove::LetNewcomersIn => topic.newcomers = true,
                TopicMove::KeepNewcomersOut => topic.newcomers = false,
                TopicMove::LetPartnerIn(id) => {
                    topic.partners.insert(id);
                }
                TopicMove::KeepPartnerOut(id) => {
                    topic.partners.remove(&id);
                }
            }
        }
        Ok(topic)
    }
}
