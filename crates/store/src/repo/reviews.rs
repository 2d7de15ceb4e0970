//! Reviews: how much of what was handed in is looked at, and who looks at it.
//!
//! Whoever has a [`Response`] or its id was shown it by a scope or by the policy, so a review asks
//! for no scope of its own. It opens no answers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::network_rules::ReviewPath;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{response, response_step, review, review_assignment, submission};
use crate::error::StoreError;
use crate::ids::{AccountId, AssignmentId, ResponseId, SubmissionId, WaveId};

/// How much of what was handed in is looked at: decided once, when the review begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Of which response.
    pub response: ResponseId,
    /// How much.
    pub path: ReviewPath,
    /// From which a sample is drawn.
    pub seed: String,
    /// Of a hundred questions, how many a sample takes: 1 to 100.
    pub share: i32,
    /// When it began.
    pub begun_at: DateTime<Utc>,
}

/// A review that was given to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// When it ended; none while it lasts.
    pub ended_at: Option<DateTime<Utc>>,
    /// Everything else.
    pub record: NewAssignment,
}

impl std::ops::Deref for Assignment {
    type Target = NewAssignment;

    fn deref(&self) -> &NewAssignment {
        &self.record
    }
}

/// A review that is being given to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAssignment {
    /// Of which response.
    pub response: ResponseId,
    /// To whom.
    pub reviewer: AccountId,
    /// By whom.
    pub assigned_by: AccountId,
    /// When.
    pub assigned_at: DateTime<Utc>,
}

/// Finders and writers of reviews.
#[derive(Debug)]
pub struct Reviews<'a, A>(pub(super) Handle<'a, A>);

impl<A> Reviews<'_, A> {
    /// The review of a response; none before it has begun.
    pub async fn of(&self, response: ResponseId) -> Result<Option<Review>, StoreError> {
        let found = review::Entity::find_by_id(response)
            .one(&self.0.db())
            .await
            .map_err(failed("review"))?;
        found.map(Review::read).transpose()
    }

    /// How much was looked at of each revision of a wave that was accepted; `accepted` is the word of
    /// that step. What rules accepted, without anybody, is [`ReviewPath::Declared`]. Those that were
    /// brought in from elsewhere took no step here, and are left out.
    pub async fn paths(
        &self,
        wave: WaveId,
        accepted: &str,
    ) -> Result<BTreeMap<SubmissionId, ReviewPath>, StoreError> {
        let columns = response_step::COLUMN;
        let of_wave = submission::Entity::find()
            .select_only()
            .column(submission::Column::Id)
            .filter(submission::COLUMN.wave_id.eq(wave))
            .into_query();
        let steps: Vec<(ResponseId, Option<SubmissionId>, Option<AccountId>)> =
            response_step::Entity::find()
                .select_only()
                .column(response_step::Column::ResponseId)
                .column(response_step::Column::SubmissionId)
                .column(response_step::Column::MadeBy)
                .filter(columns.r#move.eq(accepted))
                .filter(columns.submission_id.in_subquery(of_wave))
                .order_by_asc(columns.response_id)
                .order_by_asc(columns.number)
                .into_tuple()
                .all(&self.0.db())
                .await
                .map_err(failed("response_step"))?;
        let of_wave = response::Entity::find()
            .select_only()
            .column(response::Column::Id)
            .filter(response::COLUMN.wave_id.eq(wave))
            .into_query();
        let reviews = review::Entity::find()
            .filter(review::COLUMN.response_id.in_subquery(of_wave))
            .all(&self.0.db())
            .await
            .map_err(failed("review"))?;
        let reviews = reviews.into_iter().map(Review::read);
        let reviews = reviews.map(|one| one.map(|one| (one.response, one.path)));
        let reviews: BTreeMap<ResponseId, ReviewPath> = reviews.collect::<Result<_, _>>()?;
        let path = |(response, submission, by): (_, Option<SubmissionId>, Option<AccountId>)| {
            let path = match by {
                None => ReviewPath::Declared,
                Some(_) => *reviews.get(&response)?,
            };
            Some((submission?, path))
        };
        Ok(steps.into_iter().filter_map(path).collect())
    }

    /// Everybody who has or had the review of some responses, in the order in which it was given.
    pub async fn assignments(
        &self,
        responses: &[ResponseId],
    ) -> Result<Vec<Assignment>, StoreError> {
        let of = review_assignment::COLUMN.response_id;
        let of = of.is_in(responses.iter().copied());
        self.find(Condition::all().add(of)).await
    }

    /// The reviews that somebody has now, in the order in which they were given.
    pub async fn held_by(&self, reviewer: AccountId) -> Result<Vec<Assignment>, StoreError> {
        let columns = review_assignment::COLUMN;
        let own = Condition::all()
            .add(columns.reviewer_id.eq(reviewer))
            .add(columns.ended_at.is_null());
        self.find(own).await
    }

    /// One assignment, for whoever writes a mail about it.
    pub async fn assignment(&self, id: AssignmentId) -> Result<Option<Assignment>, StoreError> {
        let own = Condition::all().add(review_assignment::COLUMN.id.eq(id));
        Ok(self.find(own).await?.pop())
    }

    async fn find(&self, filter: Condition) -> Result<Vec<Assignment>, StoreError> {
        let columns = review_assignment::COLUMN;
        let rows = review_assignment::Entity::find()
            .filter(filter)
            .order_by_asc(columns.assigned_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("review_assignment"))?;
        Ok(rows.iter().map(Assignment::read).collect())
    }
}

impl Reviews<'_, Write> {
    /// Begins the review of a response.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when it has begun already.
    pub async fn begin(&self, new: &Review) -> Result<(), StoreError> {
        let row = review::ActiveModel {
            response_id: Set(new.response),
            path: Set(new.path.as_str().to_owned()),
            seed: Set(new.seed.clone()),
            share: Set(new.share),
            begun_at: Set(kept(new.begun_at)),
        };
        review::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("review"))?;
        Ok(())
    }

    /// Gives a review to somebody.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when that person has it already.
    pub async fn assign(
        &self,
        new: &NewAssignment,
        ids: &dyn IdSource,
    ) -> Result<AssignmentId, StoreError> {
        let id = AssignmentId(ids.next_id());
        let row = review_assignment::ActiveModel {
            id: Set(id),
            response_id: Set(new.response),
            reviewer_id: Set(new.reviewer),
            assigned_by: Set(new.assigned_by),
            assigned_at: Set(kept(new.assigned_at)),
            ended_by: Set(None),
            ended_at: Set(None),
        };
        review_assignment::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("review_assignment"))?;
        Ok(id)
    }

    /// Takes a review away again.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it has ended already.
    pub async fn end(
        &self,
        old: &Assignment,
        (by, at): (AccountId, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let row = review_assignment::ActiveModel {
            ended_by: Set(Some(by)),
            ended_at: Set(Some(kept(at))),
            ..Default::default()
        };
        let columns = review_assignment::COLUMN;
        let done = review_assignment::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(old.id))
            .filter(columns.ended_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("review_assignment"))?;
        super::kept_version(&done, "review_assignment")
    }
}

impl Review {
    fn read(row: review::Model) -> Result<Self, StoreError> {
        Ok(Self {
            response: row.response_id,
            path: read_word(&ReviewPath::WORDS, &row.path, "review", "path")?,
            seed: row.seed,
            share: row.share,
            begun_at: row.begun_at,
        })
    }
}

impl Assignment {
    const fn read(row: &review_assignment::Model) -> Self {
        Self {
            id: row.id,
            ended_at: row.ended_at,
            record: NewAssignment {
                response: row.response_id,
                reviewer: row.reviewer_id,
                assigned_by: row.assigned_by,
                assigned_at: row.assigned_at,
            },
        }
    }
}
