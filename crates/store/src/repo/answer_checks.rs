//! How answers stand in their review, and everything that was said on the way there.
//!
//! Whoever has a [`Response`] was shown it by a scope, so checks ask for no scope of their own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::responses::Response;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{answer_check, answer_check_step};
use crate::error::StoreError;
use crate::ids::{AccountId, ResponseId};

/// How an answer stands, once somebody has said something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// A question about it waits for the municipality.
    Asked,
    /// The municipality has answered that question.
    Answered,
    /// It is true.
    Verified,
    /// It is not shown to be true.
    NotVerified,
    /// It is not shown to be true, and the municipality says that it is.
    Contested,
}

impl CheckState {
    /// Every state, in order.
    pub const ALL: [Self; 5] = [
        Self::Asked,
        Self::Answered,
        Self::Verified,
        Self::NotVerified,
        Self::Contested,
    ];
    const WORDS: [(Self, &'static str); 5] = [
        (Self::Asked, "asked"),
        (Self::Answered, "answered"),
        (Self::Verified, "verified"),
        (Self::NotVerified, "not-verified"),
        (Self::Contested, "contested"),
    ];

    /// The word used in pages and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Verified => "verified",
            Self::NotVerified => "not-verified",
            Self::Contested => "contested",
        }
    }
}

/// How an answer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerCheck {
    /// Code of the question.
    pub question: String,
    /// How it stands.
    pub state: CheckState,
    /// The version of the answer that it was said about.
    pub answer_version: i32,
    /// SHA-256 of what that answer said, with its evidence.
    pub content: String,
    /// Since when.
    pub changed_at: DateTime<Utc>,
    /// Counts the steps; at least 1.
    pub version: i32,
}

/// What somebody says about an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCheck {
    /// Word of what is done.
    pub made: &'static str,
    /// How the answer stands from then on.
    pub state: CheckState,
    /// The version of the answer.
    pub answer_version: i32,
    /// SHA-256 of what it says, with its evidence.
    pub content: String,
    /// Code of a request that is worded in the data files; empty for none.
    pub request: String,
    /// What is said; may be empty.
    pub remark: String,
    /// By whom. An erased person stays an id here.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was said about an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckStep {
    /// The version of the check that it made.
    pub version: i32,
    /// Word of what was done.
    pub made: String,
    /// How the answer stood from then on.
    pub state: CheckState,
    /// The version of the answer.
    pub answer_version: i32,
    /// Code of a request that is worded in the data files; empty for none.
    pub request: String,
    /// What was said; may be empty.
    pub remark: String,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Finders and writers of checks.
#[derive(Debug)]
pub struct AnswerChecks<'a, A>(pub(super) Handle<'a, A>);

impl<A> AnswerChecks<'_, A> {
    /// The checks of a response, by question.
    pub async fn of(
        &self,
        response: &Response,
    ) -> Result<BTreeMap<String, AnswerCheck>, StoreError> {
        answer_check::Entity::find()
            .filter(answer_check::COLUMN.response_id.eq(response.id))
            .all(&self.0.db())
            .await
            .map_err(failed("answer_check"))?
            .into_iter()
            .map(|row| Ok((row.question.clone(), AnswerCheck::read(row)?)))
            .collect()
    }

    /// The check of one answer.
    pub async fn one(
        &self,
        response: &Response,
        question: &str,
    ) -> Result<Option<AnswerCheck>, StoreError> {
        let found = answer_check::Entity::find_by_id((response.id, question.to_owned()))
            .one(&self.0.db())
            .await
            .map_err(failed("answer_check"))?;
        found.map(AnswerCheck::read).transpose()
    }

    /// How many answers of a response stand so, for those who may not read them.
    pub async fn count(&self, response: ResponseId, state: CheckState) -> Result<u64, StoreError> {
        let columns = answer_check::COLUMN;
        answer_check::Entity::find()
            .filter(columns.response_id.eq(response))
            .filter(columns.state.eq(state.as_str()))
            .count(&self.0.db())
            .await
            .map_err(failed("answer_check"))
    }

    /// When something was last said about an answer of each of some responses, for those who may not
    /// read them; responses of which nothing was said are left out.
    pub async fn latest(
        &self,
        responses: &[ResponseId],
    ) -> Result<BTreeMap<ResponseId, DateTime<Utc>>, StoreError> {
        let columns = answer_check::COLUMN;
        let checks: Vec<(ResponseId, DateTime<Utc>)> = answer_check::Entity::find()
            .select_only()
            .column(answer_check::Column::ResponseId)
            .column(answer_check::Column::ChangedAt)
            .filter(columns.response_id.is_in(responses.iter().copied()))
            .order_by_asc(columns.changed_at)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("answer_check"))?;
        Ok(checks.into_iter().collect())
    }

    /// Everything that was said about the answers of a response, by question, the oldest first.
    pub async fn steps(
        &self,
        response: &Response,
    ) -> Result<BTreeMap<String, Vec<CheckStep>>, StoreError> {
        let columns = answer_check_step::COLUMN;
        let rows = answer_check_step::Entity::find()
            .filter(columns.response_id.eq(response.id))
            .order_by_asc(columns.question)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("answer_check_step"))?;
        let mut steps: BTreeMap<String, Vec<CheckStep>> = BTreeMap::new();
        for row in rows {
            let of_question = steps.entry(row.question.clone()).or_default();
            of_question.push(CheckStep::read(row)?);
        }
        Ok(steps)
    }
}

impl AnswerChecks<'_, Write> {
    /// Says something about an answer whose check has the version `expected` (0: nobody has said
    /// anything yet). Which moves there are is the use case's business. Gives the new version.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] or [`StoreError::Duplicate`] when somebody else was first.
    pub async fn put(
        &self,
        response: &Response,
        question: &str,
        expected: i32,
        new: &NewCheck,
    ) -> Result<i32, StoreError> {
        let version = expected + 1;
        let row = answer_check::ActiveModel {
            response_id: Set(response.id),
            question: Set(question.to_owned()),
            state: Set(new.state.as_str().to_owned()),
            answer_version: Set(new.answer_version),
            content: Set(new.content.clone()),
            changed_at: Set(kept(new.at)),
            version: Set(version),
        };
        if expected == 0 {
            answer_check::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("answer_check"))?;
        } else {
            let columns = answer_check::COLUMN;
            let done = answer_check::Entity::update_many()
                .set(row)
                .filter(columns.response_id.eq(response.id))
                .filter(columns.question.eq(question))
                .filter(columns.version.eq(expected))
                .exec(&self.0.db())
                .await
                .map_err(failed("answer_check"))?;
            super::kept_version(&done, "answer_check")?;
        }
        let step = answer_check_step::ActiveModel {
            response_id: Set(response.id),
            question: Set(question.to_owned()),
            version: Set(version),
            r#move: Set(new.made.to_owned()),
            state: Set(new.state.as_str().to_owned()),
            answer_version: Set(new.answer_version),
            content: Set(new.content.clone()),
            request: Set(new.request.clone()),
            remark: Set(new.remark.clone()),
            made_by: Set(new.by),
            made_at: Set(kept(new.at)),
        };
        answer_check_step::Entity::insert(step)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("answer_check_step"))?;
        Ok(version)
    }
}

impl AnswerCheck {
    fn read(row: answer_check::Model) -> Result<Self, StoreError> {
        Ok(Self {
            question: row.question,
            state: read_word(&CheckState::WORDS, &row.state, "answer_check", "state")?,
            answer_version: row.answer_version,
            content: row.content,
            changed_at: row.changed_at,
            version: row.version,
        })
    }
}

impl CheckStep {
    fn read(row: answer_check_step::Model) -> Result<Self, StoreError> {
        let table = "answer_check_step";
        Ok(Self {
            version: row.version,
            made: row.r#move,
            state: read_word(&CheckState::WORDS, &row.state, table, "state")?,
            answer_version: row.answer_version,
            request: row.request,
            remark: row.remark,
            by: row.made_by,
            at: row.made_at,
        })
    }
}
