//! What a person has read in spaces, follows, and wants to be told by mail. It is the person's own,
//! and goes with the account.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, kept_version};
use crate::entity::{space_digest, topic_reader};
use crate::error::StoreError;
use crate::ids::{AccountId, TopicId};
use crate::repo::vocabulary::{known, vocabulary};

/// What somebody has read of a topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TopicReading {
    /// Whether the person is told of what is new in it.
    pub follows: bool,
    /// The number of the last post that was read; 0 for none.
    pub seen: i32,
}

vocabulary! {
    /// How often somebody is told by mail what is new.
    DigestRhythm {
        /// Once a day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
    }
}

/// What somebody wants to be told, and was told last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpaceDigest {
    /// Who.
    pub account: AccountId,
    /// How often.
    pub rhythm: DigestRhythm,
    /// The last mail tells what was written after this moment,
    pub told_from: DateTime<Utc>,
    /// and until this one; equal before the first.
    pub told_until: DateTime<Utc>,
}

/// Finders and writers of what people have read.
#[derive(Debug)]
pub struct TopicReaders<'a, A>(pub(super) Handle<'a, A>);

impl<A> TopicReaders<'_, A> {
    /// What somebody has read, by topic; nothing is kept of topics that the person never opened.
    pub async fn of(
        &self,
        account: AccountId,
    ) -> Result<BTreeMap<TopicId, TopicReading>, StoreError> {
        let own = topic_reader::COLUMN.account_id.eq(account);
        self.find(Condition::all().add(own)).await
    }

    /// What somebody has read of some topics.
    pub async fn of_topics(
        &self,
        account: AccountId,
        topics: &[TopicId],
    ) -> Result<BTreeMap<TopicId, TopicReading>, StoreError> {
        let columns = topic_reader::COLUMN;
        let there = Condition::all()
            .add(columns.account_id.eq(account))
            .add(columns.topic_id.is_in(topics.iter().copied()));
        self.find(there).await
    }

    async fn find(
        &self,
        condition: Condition,
    ) -> Result<BTreeMap<TopicId, TopicReading>, StoreError> {
        let rows = topic_reader::Entity::find()
            .filter(condition)
            .all(&self.0.db())
            .await
            .map_err(failed("topic_reader"))?;
        let rows = rows.into_iter().map(|row| {
            let reading = TopicReading {
                follows: row.follows,
                seen: row.seen,
            };
            (row.topic_id, reading)
        });
        Ok(rows.collect())
    }

    /// What somebody wants to be told; none for nothing.
    pub async fn digest(&self, account: AccountId) -> Result<Option<SpaceDigest>, StoreError> {
        space_digest::Entity::find_by_id(account)
            .one(&self.0.db())
            .await
            .map_err(failed("space_digest"))?
            .as_ref()
            .map(SpaceDigest::read)
            .transpose()
    }

    /// What everybody wants to be told who wants anything, by account.
    pub async fn digests(&self) -> Result<Vec<SpaceDigest>, StoreError> {
        space_digest::Entity::find()
            .order_by_asc(space_digest::COLUMN.account_id)
            .all(&self.0.db())
            .await
            .map_err(failed("space_digest"))?
            .iter()
            .map(SpaceDigest::read)
            .collect()
    }
}

impl TopicReaders<'_, Write> {
    /// Keeps what somebody has read of a topic.
    pub async fn put(
        &self,
        topic: TopicId,
        account: AccountId,
        reading: TopicReading,
    ) -> Result<(), StoreError> {
        let row = topic_reader::ActiveModel {
            topic_id: Set(topic),
            account_id: Set(account),
            follows: Set(reading.follows),
            seen: Set(reading.seen),
        };
        let key = [
            topic_reader::Column::TopicId,
            topic_reader::Column::AccountId,
        ];
        let changed = [topic_reader::Column::Follows, topic_reader::Column::Seen];
        topic_reader::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).update_columns(changed).to_owned())
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("topic_reader"))?;
        Ok(())
    }

    /// Keeps how often somebody wants to be told, from a moment on; none for never.
    pub async fn set_digest(
        &self,
        account: AccountId,
        rhythm: Option<DigestRhythm>,
        from: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        space_digest::Entity::delete_by_id(account)
            .exec(&self.0.db())
            .await
            .map_err(failed("space_digest"))?;
        if let Some(rhythm) = rhythm {
            let row = space_digest::ActiveModel {
                account_id: Set(account),
                rhythm: Set(rhythm.as_str().to_owned()),
                told_from: Set(kept(from)),
                told_until: Set(kept(from)),
            };
            space_digest::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("space_digest"))?;
        }
        Ok(())
    }

    /// Notes until when somebody is told.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when another program has noted it first.
    pub async fn tell(&self, old: &SpaceDigest, until: DateTime<Utc>) -> Result<(), StoreError> {
        let columns = space_digest::COLUMN;
        let done = space_digest::Entity::update_many()
            .set(space_digest::ActiveModel {
                told_from: Set(old.told_until),
                told_until: Set(kept(until)),
                ..Default::default()
            })
            .filter(columns.account_id.eq(old.account))
            .filter(columns.told_until.eq(old.told_until))
            .exec(&self.0.db())
            .await
            .map_err(failed("space_digest"))?;
        kept_version(&done, "space_digest")
    }
}

impl SpaceDigest {
    fn read(row: &space_digest::Model) -> Result<Self, StoreError> {
        Ok(Self {
            account: row.account_id,
            rhythm: known(
                DigestRhythm::from_word(&row.rhythm),
                "space_digest",
                "rhythm",
            )?,
            told_from: row.told_from,
            told_until: row.told_until,
        })
    }
}
