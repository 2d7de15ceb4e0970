//! Answers while they are given, and every state that each of them ever was in.
//!
//! Whoever has a [`Response`] was shown it by a scope, so answers ask for no scope of their own.

use chrono::{DateTime, SecondsFormat, Utc};
use icc_questionnaire::State;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::definitions::hash_of;
use super::responses::Response;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{answer, answer_revision};
use crate::error::StoreError;
use crate::ids::{AccountId, ResponseId};

/// How an answer came into its wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmation {
    /// Somebody entered it in this wave.
    Entered,
    /// It comes from an earlier wave, and nobody has looked at it yet.
    Carried,
    /// It comes from an earlier wave, and somebody said that it is still true.
    Confirmed,
}

impl Confirmation {
    const WORDS: [(Self, &'static str); 3] = [
        (Self::Entered, "entered"),
        (Self::Carried, "carried"),
        (Self::Confirmed, "confirmed"),
    ];

    /// The word used in columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Carried => "carried",
            Self::Confirmed => "confirmed",
        }
    }
}

/// The words of answers' states in columns: those of files.
const STATES: [(State, &str); 5] = [
    (State::Answered, State::Answered.as_str()),
    (State::NotWithinPowers, State::NotWithinPowers.as_str()),
    (State::NotApplicable, State::NotApplicable.as_str()),
    (State::Unknown, State::Unknown.as_str()),
    (State::NotAnswered, State::NotAnswered.as_str()),
];

/// An answer as it is, or was at one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAnswer {
    /// Code of the question.
    pub question: String,
    /// 1 for the first, one more for every change.
    pub version: i32,
    /// Everything else.
    pub record: NewDraftAnswer,
}

impl std::ops::Deref for DraftAnswer {
    type Target = NewDraftAnswer;

    fn deref(&self) -> &NewDraftAnswer {
        &self.record
    }
}

/// What is kept of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraftAnswer {
    /// The answer with everything that belongs to it, as canonical JSON.
    pub document: String,
    /// Its state, so that counts need not read documents.
    pub state: State,
    /// How it came into its wave.
    pub confirmation: Confirmation,
    /// Since when the municipality has answered so, over all waves.
    pub since: DateTime<Utc>,
    /// Who changed it. An erased person stays an id here.
    pub changed_by: AccountId,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// How many answers of a section of answers are in which state: what those may know who may not
/// read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProgress {
    /// Code of the question.
    pub question: String,
    /// Its state.
    pub state: State,
    /// How it came into its wave.
    pub confirmation: Confirmation,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// Finders and writers of answers.
#[derive(Debug)]
pub struct Answers<'a, A>(pub(super) Handle<'a, A>);

impl<A> Answers<'_, A> {
    /// Every answer of a response, by question.
    pub async fn all(&self, response: &Response) -> Result<Vec<DraftAnswer>, StoreError> {
        let columns = answer::COLUMN;
        answer::Entity::find()
            .filter(columns.response_id.eq(response.id))
            .order_by_asc(columns.question)
            .all(&self.0.db())
            .await
            .map_err(failed("answer"))?
            .into_iter()
            .map(|row| Ok(read(row)?.0))
            .collect()
    }

    /// The answer to one question.
    pub async fn one(
        &self,
        response: &Response,
        question: &str,
    ) -> Result<Option<DraftAnswer>, StoreError> {
        let found = self.row(response.id, question).await?;
        found.map(|row| Ok(read(row)?.0)).transpose()
    }

    /// How far the answers of some responses have come, without what they say.
    pub async fn progress(
        &self,
        responses: &[ResponseId],
    ) -> Result<Vec<(ResponseId, AnswerProgress)>, StoreError> {
        let columns = answer::COLUMN;
        let rows: Vec<(ResponseId, String, String, String, DateTime<Utc>)> = answer::Entity::find()
            .select_only()
            .column(answer::Column::ResponseId)
            .column(answer::Column::Question)
            .column(answer::Column::State)
            .column(answer::Column::Confirmation)
            .column(answer::Column::ChangedAt)
            .filter(columns.response_id.is_in(responses.iter().copied()))
            .order_by_asc(columns.response_id)
            .order_by_asc(columns.question)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("answer"))?;
        rows.into_iter()
            .map(|(response, question, state, confirmation, changed_at)| {
                let progress = AnswerProgress {
                    question,
                    state: read_word(&STATES, &state, "answer", "state")?,
                    confirmation: read_confirmation(&confirmation)?,
                    changed_at,
                };
                Ok((response, progress))
            })
            .collect()
    }

    /// Everything that an answer ever was, the newest first.
    pub async fn history(
        &self,
        response: &Response,
        question: &str,
    ) -> Result<Vec<DraftAnswer>, StoreError> {
        let columns = answer_revision::COLUMN;
        answer_revision::Entity::find()
            .filter(columns.response_id.eq(response.id))
            .filter(columns.question.eq(question))
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("answer_revision"))?
            .into_iter()
            .map(|row| Ok(read_revision(row)?.0))
            .collect()
    }

    /// What an answer was at one version.
    pub async fn at_version(
        &self,
        response: &Response,
        question: &str,
        version: i32,
    ) -> Result<Option<DraftAnswer>, StoreError> {
        let key = (response.id, question.to_owned(), version);
        let found = answer_revision::Entity::find_by_id(key)
            .one(&self.0.db())
            .await
            .map_err(failed("answer_revision"))?;
        found.map(|row| Ok(read_revision(row)?.0)).transpose()
    }

    /// The first answer of a response whose history is not as it was written, by question: a
    /// version that is missing or altered, or an answer that is not its last version.
    pub async fn first_broken(
        &self,
        response: &Response,
    ) -> Result<Option<(String, i32)>, StoreError> {
        let columns = answer_revision::COLUMN;
        let revisions = answer_revision::Entity::find()
            .filter(columns.response_id.eq(response.id))
            .order_by_asc(columns.question)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("answer_revision"))?;
        let now = answer::Entity::find()
            .filter(answer::COLUMN.response_id.eq(response.id))
            .order_by_asc(answer::COLUMN.question)
            .all(&self.0.db())
            .await
            .map_err(failed("answer"))?;
        let mut rest = revisions.into_iter().peekable();
        for row in now {
            let (mut version, mut hash) = (0, String::new());
            let (current, current_hash) = read(row)?;
            while let Some(next) = rest.next_if(|next| next.question <= current.question) {
                let (revision, claimed, before) = read_revision(next)?;
                let sound = revision.question == current.question
                    && revision.version == version + 1
                    && before == hash
                    && hash_of_answer(response.id, &revision, &hash) == claimed;
                if !sound {
                    return Ok(Some((revision.question, version + 1)));
                }
                (version, hash) = (revision.version, claimed);
                let last = rest
                    .peek()
                    .is_none_or(|next| next.question != current.question);
                if last && revision != current {
                    return Ok(Some((current.question, current.version)));
                }
            }
            if current.version != version || current_hash != hash {
                return Ok(Some((current.question, current.version)));
            }
        }
        // A history without an answer: somebody has removed the answer.
        Ok(rest.next().map(|row| (row.question, row.version)))
    }

    async fn row(
        &self,
        response: ResponseId,
        question: &str,
    ) -> Result<Option<answer::Model>, StoreError> {
        answer::Entity::find_by_id((response, question.to_owned()))
            .one(&self.0.db())
            .await
            .map_err(failed("answer"))
    }
}

impl Answers<'_, Write> {
    /// Keeps an answer that has the version `expected` (0: there is none yet), and adds what it is
    /// now to its history. Gives the new version.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] or [`StoreError::Duplicate`] when somebody else changed it first.
    pub async fn put(
        &self,
        response: &Response,
        question: &str,
        expected: i32,
        new: &NewDraftAnswer,
    ) -> Result<i32, StoreError> {
        let new = NewDraftAnswer {
            since: kept(new.since),
            changed_at: kept(new.changed_at),
            ..new.clone()
        };
        let before = self.row(response.id, question).await?;
        let (version, previous_hash) = before.map_or((0, String::new()), |r| (r.version, r.hash));
        if version != expected {
            return Err(StoreError::Immutable("answer"));
        }
        let answer = DraftAnswer {
            question: question.to_owned(),
            version: version + 1,
            record: new,
        };
        let hash = hash_of_answer(response.id, &answer, &previous_hash);
        self.put_current(response.id, &answer, expected, &hash)
            .await?;
        self.put_revision(response.id, &answer, previous_hash, hash)
            .await?;
        Ok(answer.version)
    }

    async fn put_current(
        &self,
        response: ResponseId,
        answer: &DraftAnswer,
        expected: i32,
        hash: &str,
    ) -> Result<(), StoreError> {
        let new = &answer.record;
        let row = answer::ActiveModel {
            response_id: Set(response),
            question: Set(answer.question.clone()),
            version: Set(answer.version),
            document: Set(new.document.clone()),
            state: Set(new.state.as_str().to_owned()),
            confirmation: Set(new.confirmation.as_str().to_owned()),
            since: Set(new.since),
            changed_by: Set(new.changed_by),
            changed_at: Set(new.changed_at),
            hash: Set(hash.to_owned()),
        };
        if expected == 0 {
            answer::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("answer"))?;
            return Ok(());
        }
        let columns = answer::COLUMN;
        let done = answer::Entity::update_many()
            .set(row)
            .filter(columns.response_id.eq(response))
            .filter(columns.question.eq(answer.question.as_str()))
            .filter(columns.version.eq(expected))
            .exec(&self.0.db())
            .await
            .map_err(failed("answer"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("answer"));
        }
        Ok(())
    }

    async fn put_revision(
        &self,
        response: ResponseId,
        answer: &DraftAnswer,
        previous_hash: String,
        hash: String,
    ) -> Result<(), StoreError> {
        let new = &answer.record;
        let row = answer_revision::ActiveModel {
            response_id: Set(response),
            question: Set(answer.question.clone()),
            version: Set(answer.version),
            document: Set(new.document.clone()),
            state: Set(new.state.as_str().to_owned()),
            confirmation: Set(new.confirmation.as_str().to_owned()),
            since: Set(new.since),
            changed_by: Set(new.changed_by),
            changed_at: Set(new.changed_at),
            previous_hash: Set(previous_hash),
            hash: Set(hash),
        };
        answer_revision::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("answer_revision"))?;
        Ok(())
    }
}

/// A list has one order in every version; an object may not.
fn hash_of_answer(response: ResponseId, answer: &DraftAnswer, previous: &str) -> String {
    let moment = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let document = json!([
        response.to_string(),
        answer.question,
        answer.version,
        previous,
        answer.document,
        answer.state.as_str(),
        answer.confirmation.as_str(),
        moment(answer.since),
        answer.changed_by.to_string(),
        moment(answer.changed_at),
    ]);
    hash_of(&document.to_string())
}

fn read_confirmation(word: &str) -> Result<Confirmation, StoreError> {
    read_word(&Confirmation::WORDS, word, "answer", "confirmation")
}

/// The answer and its hash.
fn read(row: answer::Model) -> Result<(DraftAnswer, String), StoreError> {
    let answer = DraftAnswer {
        question: row.question,
        version: row.version,
        record: NewDraftAnswer {
            document: row.document,
            state: read_word(&STATES, &row.state, "answer", "state")?,
            confirmation: read_confirmation(&row.confirmation)?,
            since: row.since,
            changed_by: row.changed_by,
            changed_at: row.changed_at,
        },
    };
    Ok((answer, row.hash))
}

/// The answer as it was, its hash, and the hash before it.
fn read_revision(row: answer_revision::Model) -> Result<(DraftAnswer, String, String), StoreError> {
    let (answer, hash) = read(answer::Model {
        response_id: row.response_id,
        question: row.question,
        version: row.version,
        document: row.document,
        state: row.state,
        confirmation: row.confirmation,
        since: row.since,
        changed_by: row.changed_by,
        changed_at: row.changed_at,
        hash: row.hash,
    })?;
    Ok((answer, hash, row.previous_hash))
}
