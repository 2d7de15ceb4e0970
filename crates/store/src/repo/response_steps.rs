//! Every step that a response took: appended to, never changed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::responses::{Response, ResponseStatus, Responses};
use super::{Handle, Write, failed, kept, read_text, read_word, write_text};
use crate::entity::{correction, response_step};
use crate::error::StoreError;
use crate::ids::{AccountId, ResponseId, SubmissionId};

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseStep {
    /// Counts the steps of a response, from 1.
    pub number: i32,
    /// Where it was.
    pub from: ResponseStatus,
    /// Everything else.
    pub record: NewResponseStep,
}

impl std::ops::Deref for ResponseStep {
    type Target = NewResponseStep;

    fn deref(&self) -> &NewResponseStep {
        &self.record
    }
}

/// A step that is about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResponseStep {
    /// The word for what was done.
    pub action: String,
    /// Where it leads.
    pub to: ResponseStatus,
    /// What was said about it; may be empty.
    pub remark: String,
    /// The revision that it made, or was about.
    pub submission: Option<SubmissionId>,
    /// By whom; none for what rules decide without anybody. An erased person stays an id here.
    pub by: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Finders and writers of steps.
#[derive(Debug)]
pub struct ResponseSteps<'a, A>(pub(super) Handle<'a, A>);

impl<A> ResponseSteps<'_, A> {
    /// The steps of a response, the oldest first. They tell how far it has come, and no answer.
    pub async fn of(&self, response: ResponseId) -> Result<Vec<ResponseStep>, StoreError> {
        let columns = response_step::COLUMN;
        response_step::Entity::find()
            .filter(columns.response_id.eq(response))
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("response_step"))?
            .into_iter()
            .map(ResponseStep::read)
            .collect()
    }

    /// When each of some responses took its last step; those without a step are left out.
    pub async fn latest(
        &self,
        responses: &[ResponseId],
    ) -> Result<BTreeMap<ResponseId, DateTime<Utc>>, StoreError> {
        let of = response_step::COLUMN.response_id;
        let steps: Vec<(ResponseId, DateTime<Utc>)> = response_step::Entity::find()
            .select_only()
            .column(response_step::Column::ResponseId)
            .column(response_step::Column::MadeAt)
            .filter(of.is_in(responses.iter().copied()))
            .order_by_asc(response_step::COLUMN.number)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("response_step"))?;
        Ok(steps.into_iter().collect())
    }

    /// Every correction, the newest first.
    pub async fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        let columns = correction::COLUMN;
        correction::Entity::find()
            .order_by_desc(columns.response_id)
            .order_by_desc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("correction"))?
            .into_iter()
            .map(|row| {
                Ok(Correction {
                    response: row.response_id,
                    number: row.number,
                    reasons: read_text(&row.reasons, "correction", "reasons")?,
                })
            })
            .collect()
    }
}

/// Why a questionnaire was taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The response.
    pub response: ResponseId,
    /// The number of the step with which it began.
    pub number: i32,
    /// Why, by language; everybody reads it.
    pub reasons: LocalizedText,
}

impl ResponseSteps<'_, Write> {
    /// Keeps why a questionnaire was taken up again.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when that was said already.
    pub async fn explain(&self, correction: &Correction) -> Result<(), StoreError> {
        let row = correction::ActiveModel {
            response_id: Set(correction.response),
            number: Set(correction.number),
            reasons: Set(write_text(&correction.reasons)),
        };
        correction::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("correction"))?;
        Ok(())
    }

    /// Moves a response on and keeps the step. Which steps there are is for the caller to know.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else changed the response first.
    pub async fn add(&self, old: &Response, step: &NewResponseStep) -> Result<i32, StoreError> {
        let number = self
            .of(old.id)
            .await?
            .last()
            .map_or(1, |last| last.number + 1);
        Responses(self.0.again()).set_status(old, step.to).await?;
        let row = response_step::ActiveModel {
            response_id: Set(old.id),
            number: Set(number),
            r#move: Set(step.action.clone()),
            from_status: Set(old.status.as_str().to_owned()),
            to_status: Set(step.to.as_str().to_owned()),
            remark: Set(step.remark.clone()),
            submission_id: Set(step.submission),
            made_by: Set(step.by),
            made_at: Set(kept(step.at)),
        };
        response_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("response_step"))?;
        Ok(number)
    }
}

impl ResponseStep {
    fn read(row: response_step::Model) -> Result<Self, StoreError> {
        let status =
            |word: &str, column| read_word(&ResponseStatus::WORDS, word, "response_step", column);
        Ok(Self {
            number: row.number,
            from: status(&row.from_status, "from_status")?,
            record: NewResponseStep {
                to: status(&row.to_status, "to_status")?,
                action: row.r#move,
                remark: row.remark,
                submission: row.submission_id,
                by: row.made_by,
                at: row.made_at,
            },
        })
    }
}
