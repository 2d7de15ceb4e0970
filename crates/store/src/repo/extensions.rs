//! Requests for a later end, and what was decided.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_word};
use crate::entity::extension;
use crate::error::StoreError;
use crate::ids::{AccountId, ExtensionId, ResponseId};

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExtensionState {
    /// Nobody has decided yet.
    Open,
    /// There is a later end.
    Granted,
    /// There is none.
    Refused,
    /// The municipality does not need it any more.
    Withdrawn,
}

impl ExtensionState {
    const WORDS: [(Self, &'static str); 4] = [
        (Self::Open, "open"),
        (Self::Granted, "granted"),
        (Self::Refused, "refused"),
        (Self::Withdrawn, "withdrawn"),
    ];

    /// The word used in pages and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A request for a later end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its id.
    pub id: ExtensionId,
    /// How far it has come.
    pub state: ExtensionState,
    /// What was decided; none while it is open.
    pub decision: Option<Decision>,
    /// What was asked.
    pub record: NewExtension,
}

impl std::ops::Deref for Extension {
    type Target = NewExtension;

    fn deref(&self) -> &NewExtension {
        &self.record
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExtension {
    /// For which response.
    pub response: ResponseId,
    /// Why.
    pub reason: String,
    /// The end that is wished for, exclusive.
    pub wanted: DateTime<Utc>,
    /// By whom.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: DateTime<Utc>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// By whom. An erased person stays an id here.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// The end that was granted, exclusive.
    pub until: Option<DateTime<Utc>>,
    /// What was said; may be empty.
    pub remark: String,
}

/// Finders and writers of requests for a later end.
#[derive(Debug)]
pub struct Extensions<'a, A>(pub(super) Handle<'a, A>);

impl<A> Extensions<'_, A> {
    /// The requests for these responses, the newest first.
    pub async fn of(&self, responses: &[ResponseId]) -> Result<Vec<Extension>, StoreError> {
        let responses = responses.iter().copied();
        let own = extension::COLUMN.response_id.is_in(responses);
        self.find(Condition::all().add(own)).await
    }

    /// One request, for whoever writes a mail about it or is about to ask the policy.
    pub async fn by_id(&self, id: ExtensionId) -> Result<Option<Extension>, StoreError> {
        let own = extension::COLUMN.id.eq(id);
        Ok(self.find(Condition::all().add(own)).await?.pop())
    }

    async fn find(&self, filter: Condition) -> Result<Vec<Extension>, StoreError> {
        let columns = extension::COLUMN;
        extension::Entity::find()
            .filter(filter)
            .order_by_desc(columns.asked_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("extension"))?
            .into_iter()
            .map(Extension::read)
            .collect()
    }
}

impl Extensions<'_, Write> {
    /// Asks for a later end.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when a request for this response is open already.
    pub async fn add(
        &self,
        new: &NewExtension,
        ids: &dyn IdSource,
    ) -> Result<ExtensionId, StoreError> {
        let id = ExtensionId(ids.next_id());
        let row = extension::ActiveModel {
            id: Set(id),
            response_id: Set(new.response),
            state: Set(ExtensionState::Open.as_str().to_owned()),
            reason: Set(new.reason.clone()),
            wanted: Set(kept(new.wanted)),
            asked_by: Set(new.asked_by),
            asked_at: Set(kept(new.asked_at)),
            decided_by: Set(None),
            decided_at: Set(None),
            granted: Set(None),
            remark: Set(None),
        };
        extension::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("extension"))?;
        Ok(id)
    }

    /// Decides a request that is open.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody has decided it already.
    pub async fn decide(
        &self,
        id: ExtensionId,
        state: ExtensionState,
        decision: &Decision,
    ) -> Result<(), StoreError> {
        let row = extension::ActiveModel {
            state: Set(state.as_str().to_owned()),
            decided_by: Set(Some(decision.by)),
            decided_at: Set(Some(kept(decision.at))),
            granted: Set(decision.until.map(kept)),
            remark: Set(Some(decision.remark.clone())),
            ..Default::default()
        };
        let columns = extension::COLUMN;
        let done = extension::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(id))
            .filter(columns.state.eq(ExtensionState::Open.as_str()))
            .exec(&self.0.db())
            .await
            .map_err(failed("extension"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("extension"));
        }
        Ok(())
    }
}

impl Extension {
    fn read(row: extension::Model) -> Result<Self, StoreError> {
        let decided = row.decided_by.zip(row.decided_at);
        Ok(Self {
            id: row.id,
            state: read_word(&ExtensionState::WORDS, &row.state, "extension", "state")?,
            decision: decided.map(|(by, at)| Decision {
                by,
                at,
                until: row.granted,
                remark: row.remark.unwrap_or_default(),
            }),
            record: NewExtension {
                response: row.response_id,
                reason: row.reason,
                wanted: row.wanted,
                asked_by: row.asked_by,
                asked_at: row.asked_at,
            },
        })
    }
}
