//! Topics in the spaces of networks: appended to, never changed. A topic stands as its steps say, and
//! nobody finds one that the own scope does not show.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::{Handle, Repositories, Write, failed, kept};
use crate::entity::{topic, topic_reader, topic_step, topic_tally};
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

/// Topics as they stand to a reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TopicsAmong {
    /// All of them.
    #[default]
    All,
    /// Those in which something is unread.
    Unread,
    /// Those that the reader follows.
    Followed,
    /// Questions to the network.
    Questions,
}

impl TopicsAmong {
    /// Each of them, in the order of pages.
    pub const ALL: [Self; 4] = [Self::All, Self::Unread, Self::Followed, Self::Questions];

    /// The word used in addresses; empty for all.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unread => "unread",
            Self::Followed => "followed",
            Self::Questions => "questions",
        }
    }

    /// Those for a word; all, for a word that is not known.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let found = Self::ALL.into_iter().find(|one| one.code() == code);
        found.unwrap_or_default()
    }
}

/// Which of the topics that a scope shows. One in which nothing was written yet is none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicChoice {
    /// Who reads.
    pub reader: AccountId,
    /// How they stand to the reader.
    pub among: TopicsAmong,
    /// Codes of what they are about; none for whatever it is.
    pub about: Option<BTreeSet<String>>,
    /// Those with one of these ids; none for all.
    pub ids: Option<BTreeSet<TopicId>>,
}

impl TopicChoice {
    /// All topics, as they stand to a reader.
    #[must_use]
    pub const fn all(reader: AccountId) -> Self {
        Self {
            reader,
            among: TopicsAmong::All,
            about: None,
            ids: None,
        }
    }

    fn condition(&self) -> Condition {
        let columns = topic::COLUMN;
        let read = |condition: Expr| {
            Query::select()
                .expr(Expr::val(1))
                .from("topic_reader")
                .and_where(topic_reader::COLUMN.account_id.eq(self.reader))
                .and_where(Expr::col(("topic_reader", "topic_id")).equals(("topic", "id")))
                .and_where(condition)
                .to_owned()
        };
        let mut chosen = match self.among {
            TopicsAmong::All => Condition::all(),
            TopicsAmong::Questions => {
                Condition::all().add(columns.kind.eq(TopicKind::Question.as_str()))
            }
            TopicsAmong::Followed => {
                let follows = read(topic_reader::COLUMN.follows.eq(true));
                Condition::all().add(Expr::exists(follows))
            }
            TopicsAmong::Unread => {
                let posts = Expr::col(("topic_tally", "posts"));
                let seen = Expr::col(("topic_reader", "seen")).gte(posts);
                Condition::all().not().add(Expr::exists(read(seen)))
            }
        };
        if let Some(codes) = &self.about {
            chosen = chosen.add(columns.about.is_in(codes.iter().map(String::as_str)));
        }
        if let Some(ids) = &self.ids {
            chosen = chosen.add(columns.id.is_in(ids.iter().copied()));
        }
        chosen
    }
}

/// Topics with how much stands in them, of which a scope shows some and some are chosen.
fn chosen(scope: &SpaceScope, choice: &TopicChoice) -> Select<topic::Entity> {
    let tally = topic::Entity::belongs_to(topic_tally::Entity)
        .from(topic::Column::Id)
        .to(topic_tally::Column::TopicId)
        .into();
    topic::Entity::find()
        .join(JoinType::InnerJoin, tally)
        .filter(topic_tally::COLUMN.network_id.eq(scope.network()))
        .filter(scope.condition())
        .filter(choice.condition())
}

const TABLE: &str = "topic";
/// So many topics are asked for at once.
const AT_ONCE: usize = 500;

/// Finders and writers of topics.
#[derive(Debug)]
pub struct Topics<'a, A>(pub(super) Handle<'a, A>);

impl<'a, A> Repositories<'a, A> {
    /// Topics in the spaces of networks.
    #[must_use]
    pub const fn topics(&self) -> Topics<'a, A> {
        Topics(self.0.again())
    }
}

impl<A> Topics<'_, A> {
    /// The topics that a scope shows, the newest first.
    pub async fn of(&self, scope: &SpaceScope) -> Result<Vec<Topic>, StoreError> {
        let columns = topic::COLUMN;
        let rows = topic::Entity::find()
            .filter(scope.condition())
            .order_by_desc(columns.made_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        self.whole(rows).await
    }

    /// How many of the topics that a scope shows are chosen.
    pub async fn count(&self, scope: &SpaceScope, choice: &TopicChoice) -> Result<u64, StoreError> {
        chosen(scope, choice)
            .count(&self.0.db())
            .await
            .map_err(failed(TABLE))
    }

    /// Those of the topics that a scope shows that are chosen, the one with the newest post first:
    /// so many, after so many.
    pub async fn page(
        &self,
        scope: &SpaceScope,
        choice: &TopicChoice,
        (after, most): (u64, u64),
    ) -> Result<Vec<Topic>, StoreError> {
        let rows = chosen(scope, choice)
            .order_by_desc(topic_tally::COLUMN.last_at)
            .order_by_desc(topic_tally::COLUMN.topic_id)
            .offset(after)
            .limit(most)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        self.whole(rows).await
    }

    /// Ids of the topics that a scope shows and that are chosen.
    pub async fn ids(
        &self,
        scope: &SpaceScope,
        choice: &TopicChoice,
    ) -> Result<BTreeSet<TopicId>, StoreError> {
        let ids: Vec<TopicId> = chosen(scope, choice)
            .select_only()
            .column(topic::Column::Id)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(ids.into_iter().collect())
    }

    /// Topics with what was decided about them, in the order of the rows.
    async fn whole(&self, rows: Vec<topic::Model>) -> Result<Vec<Topic>, StoreError> {
        let mut steps: BTreeMap<TopicId, Vec<topic_step::Model>> = BTreeMap::new();
        let ids: Vec<TopicId> = rows.iter().map(|row| row.id).collect();
        for portion in ids.chunks(AT_ONCE) {
            let found = topic_step::Entity::find()
                .filter(topic_step::COLUMN.topic_id.is_in(portion.iter().copied()))
                .order_by_asc(topic_step::COLUMN.topic_id)
                .order_by_asc(topic_step::COLUMN.number)
                .all(&self.0.db())
                .await
                .map_err(failed("topic_step"))?;
            for step in found {
                steps.entry(step.topic_id).or_default().push(step);
            }
        }
        let read = |row: topic::Model| {
            let own = steps.remove(&row.id).unwrap_or_default();
            Topic::read(row, &own)
        };
        rows.into_iter().map(read).collect()
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
            .map_err(failed(TABLE))?;
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
            .map_err(failed(TABLE))?;
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
            .map_err(failed(TABLE))?;
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
