//! Parts of questionnaires that were given to somebody: by whom, until when, what became of them.
//!
//! Whoever has a [`Response`] was shown it by a scope, so its parts ask for no scope of their own.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::responses::Response;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{part, part_step, response};
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, PartId, ResponseId};

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// A section with those inside it.
    Section,
    /// One question.
    Question,
}

impl PartKind {
    const WORDS: [(Self, &'static str); 2] =
        [(Self::Section, "section"), (Self::Question, "question")];

    /// The word used in addresses and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Question => "question",
        }
    }

    /// The kind for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(kind, _)| *kind)
    }
}

/// How far a part has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartState {
    /// Somebody works on it.
    Open,
    /// It is done, and waits to be looked at.
    HandedBack,
    /// It was looked at, and goes back to whoever had it.
    Returned,
    /// It is done.
    Accepted,
    /// It was taken away again.
    Withdrawn,
}

impl PartState {
    const WORDS: [(Self, &'static str); 5] = [
        (Self::Open, "open"),
        (Self::HandedBack, "handed-back"),
        (Self::Returned, "returned"),
        (Self::Accepted, "accepted"),
        (Self::Withdrawn, "withdrawn"),
    ];

    /// The word used in pages and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::HandedBack => "handed-back",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it is somebody's turn to work on it.
    #[must_use]
    pub const fn is_worked_on(self) -> bool {
        matches!(self, Self::Open | Self::Returned)
    }

    /// Whether something is still to come.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::Returned | Self::HandedBack)
    }
}

/// Who has a part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// Somebody with an account.
    Account(AccountId),
    /// An address that is invited; whoever accepts gets the part.
    Invited(String),
}

impl std::fmt::Debug for Holder {
    /// Without the address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Account(id) => f.debug_tuple("Account").field(id).finish(),
            Self::Invited(_) => f.write_str("Invited"),
        }
    }
}

/// A part that was given to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// How far it has come.
    pub state: PartState,
    /// Since when.
    pub changed_at: DateTime<Utc>,
    /// When somebody last reminded whoever has it.
    pub reminded_at: Option<DateTime<Utc>>,
    /// Counts its steps; at least 1.
    pub version: i32,
    /// Everything else.
    pub record: NewPart,
}

impl std::ops::Deref for Part {
    type Target = NewPart;

    fn deref(&self) -> &NewPart {
        &self.record
    }
}

/// A part that is being given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPart {
    /// Of which response.
    pub response: ResponseId,
    /// Whether it is a section or a question.
    pub kind: PartKind,
    /// Its code.
    pub code: String,
    /// To whom.
    pub holder: Holder,
    /// What to do; may be empty.
    pub instruction: String,
    /// The last day for it.
    pub due_on: Option<NaiveDate>,
    /// By whom.
    pub given_by: AccountId,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// What became of a part, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartStep {
    /// The version that it made.
    pub version: i32,
    /// What the part became.
    pub state: PartState,
    /// What was said; may be empty.
    pub remark: String,
    /// By whom. An erased person stays an id here.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// How the parts of a response stand: what those may know who may not read them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartCounts {
    /// Parts on which something is still to come.
    pub live: u32,
    /// Those of them that somebody works on after their last day.
    pub overdue: u32,
}

/// Finders and writers of parts.
#[derive(Debug)]
pub struct Parts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Parts<'_, A> {
    /// The parts of a response, in the order in which they were given.
    pub async fn of(&self, response: &Response) -> Result<Vec<Part>, StoreError> {
        let own = part::COLUMN.response_id.eq(response.id);
        self.find(Condition::all().add(own)).await
    }

    /// One part, for whoever writes a mail about it or is about to ask the policy.
    pub async fn by_id(&self, id: PartId) -> Result<Option<Part>, StoreError> {
        let own = part::COLUMN.id.eq(id);
        Ok(self.find(Condition::all().add(own)).await?.pop())
    }

    /// What became of a part, the newest first.
    pub async fn steps(&self, part: &Part) -> Result<Vec<PartStep>, StoreError> {
        let columns = part_step::COLUMN;
        part_step::Entity::find()
            .filter(columns.part_id.eq(part.id))
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("part_step"))?
            .into_iter()
            .map(|row| {
                Ok(PartStep {
                    version: row.version,
                    state: read_word(&PartState::WORDS, &row.state, "part_step", "state")?,
                    remark: row.remark,
                    by: row.made_by,
                    at: row.made_at,
                })
            })
            .collect()
    }

    /// How the parts of some responses stand on a day, without what they are.
    pub async fn counts(
        &self,
        responses: &[ResponseId],
        today: NaiveDate,
    ) -> Result<BTreeMap<ResponseId, PartCounts>, StoreError> {
        let rows: Vec<(ResponseId, String, Option<String>)> = part::Entity::find()
            .select_only()
            .column(part::Column::ResponseId)
            .column(part::Column::State)
            .column(part::Column::DueOn)
            .filter(part::COLUMN.response_id.is_in(responses.iter().copied()))
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("part"))?;
        let mut counts: BTreeMap<ResponseId, PartCounts> = BTreeMap::new();
        for (response, state, due_on) in rows {
            let state = read_word(&PartState::WORDS, &state, "part", "state")?;
            let due_on = read_day(due_on.as_deref())?;
            let of_response = counts.entry(response).or_default();
            if state.is_live() {
                of_response.live += 1;
            }
            if state.is_worked_on() && due_on.is_some_and(|day| day < today) {
                of_response.overdue += 1;
            }
        }
        Ok(counts)
    }

    /// The parts that somebody works on and that are due between two days, both included.
    pub async fn due_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<Part>, StoreError> {
        let columns = part::COLUMN;
        let worked_on = [PartState::Open, PartState::Returned].map(PartState::as_str);
        let due = Condition::all()
            .add(columns.state.is_in(worked_on))
            // Days are written so that their order is that of their letters.
            .add(columns.due_on.between(first.to_string(), last.to_string()));
        self.find(due).await
    }

    async fn find(&self, filter: Condition) -> Result<Vec<Part>, StoreError> {
        let columns = part::COLUMN;
        part::Entity::find()
            .filter(filter)
            .order_by_asc(columns.given_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("part"))?
            .into_iter()
            .map(Part::read)
            .collect()
    }
}

impl Parts<'_, Write> {
    /// Gives a part to somebody.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the same person has the same part already.
    pub async fn add(&self, new: &NewPart, ids: &dyn IdSource) -> Result<PartId, StoreError> {
        let id = PartId(ids.next_id());
        let (account, email) = match &new.holder {
            Holder::Account(id) => (Some(*id), None),
            Holder::Invited(email) => (None, Some(email.clone())),
        };
        let row = part::ActiveModel {
            id: Set(id),
            response_id: Set(new.response),
            kind: Set(new.kind.as_str().to_owned()),
            code: Set(new.code.clone()),
            account_id: Set(account),
            email: Set(email),
            instruction: Set(new.instruction.clone()),
            due_on: Set(new.due_on.map(|day| day.to_string())),
            state: Set(PartState::Open.as_str().to_owned()),
            given_by: Set(new.given_by),
            given_at: Set(kept(new.given_at)),
            changed_at: Set(kept(new.given_at)),
            reminded_at: Set(None),
            version: Set(1),
        };
        part::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("part"))?;
        let first = PartStep {
            version: 1,
            state: PartState::Open,
            remark: String::new(),
            by: new.given_by,
            at: new.given_at,
        };
        self.add_step(id, &first).await?;
        Ok(id)
    }

    /// Moves a part on. Which steps there are is the use case's business.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else moved it first.
    pub async fn step(
        &self,
        old: &Part,
        state: PartState,
        remark: &str,
        (by, at): (AccountId, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let row = part::ActiveModel {
            state: Set(state.as_str().to_owned()),
            changed_at: Set(kept(at)),
            version: Set(old.version + 1),
            ..Default::default()
        };
        self.change(old, row).await?;
        let step = PartStep {
            version: old.version + 1,
            state,
            remark: remark.to_owned(),
            by,
            at,
        };
        self.add_step(old.id, &step).await
    }

    /// Notes that whoever has a part was reminded; no more than one of several who do it at once
    /// succeeds.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first.
    pub async fn reminded(&self, old: &Part, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = part::ActiveModel {
            reminded_at: Set(Some(kept(at))),
            ..Default::default()
        };
        let columns = part::COLUMN;
        let before = match old.reminded_at {
            None => columns.reminded_at.is_null(),
            Some(before) => columns.reminded_at.eq(before),
        };
        let done = part::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(old.id))
            .filter(columns.version.eq(old.version))
            .filter(before)
            .exec(&self.0.db())
            .await
            .map_err(failed("part"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("part"));
        }
        Ok(())
    }

    /// Gives everything that an invited address has in a municipality to the account of whoever
    /// accepted. What this person has already under both stays as it is.
    pub async fn take_over(
        &self,
        municipality: MunicipalityId,
        email: &str,
        account: AccountId,
    ) -> Result<(), StoreError> {
        let responses: Vec<ResponseId> = response::Entity::find()
            .select_only()
            .column(response::Column::Id)
            .filter(response::COLUMN.municipality_id.eq(municipality))
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("response"))?;
        let columns = part::COLUMN;
        let all = Condition::all().add(columns.response_id.is_in(responses));
        let invited = self.find(all.clone().add(columns.email.eq(email))).await?;
        let own = self.find(all.add(columns.account_id.eq(account))).await?;
        for old in invited {
            let same = |other: &Part| {
                other.state.is_live()
                    && (other.response, other.kind, &other.code)
                        == (old.response, old.kind, &old.code)
            };
            if old.state.is_live() && own.iter().any(same) {
                continue;
            }
            let row = part::ActiveModel {
                account_id: Set(Some(account)),
                email: Set(None),
                ..Default::default()
            };
            self.change(&old, row).await?;
        }
        Ok(())
    }

    async fn change(&self, old: &Part, row: part::ActiveModel) -> Result<(), StoreError> {
        let done = part::Entity::update_many()
            .set(row)
            .filter(part::COLUMN.id.eq(old.id))
            .filter(part::COLUMN.version.eq(old.version))
            .exec(&self.0.db())
            .await
            .map_err(failed("part"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("part"));
        }
        Ok(())
    }

    async fn add_step(&self, part: PartId, step: &PartStep) -> Result<(), StoreError> {
        let row = part_step::ActiveModel {
            part_id: Set(part),
            version: Set(step.version),
            state: Set(step.state.as_str().to_owned()),
            remark: Set(step.remark.clone()),
            made_by: Set(step.by),
            made_at: Set(kept(step.at)),
        };
        part_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("part_step"))?;
        Ok(())
    }
}

fn read_day(day: Option<&str>) -> Result<Option<NaiveDate>, StoreError> {
    let unreadable = |_| StoreError::Unreadable {
        table: "part",
        column: "due_on",
    };
    day.map(|day| day.parse().map_err(unreadable)).transpose()
}

impl Part {
    fn read(row: part::Model) -> Result<Self, StoreError> {
        let holder = match (row.account_id, row.email) {
            (Some(id), _) => Holder::Account(id),
            (None, email) => Holder::Invited(email.unwrap_or_default()),
        };
        Ok(Self {
            id: row.id,
            state: read_word(&PartState::WORDS, &row.state, "part", "state")?,
            changed_at: row.changed_at,
            reminded_at: row.reminded_at,
            version: row.version,
            record: NewPart {
                response: row.response_id,
                kind: read_word(&PartKind::WORDS, &row.kind, "part", "kind")?,
                code: row.code,
                holder,
                instruction: row.instruction,
                due_on: read_day(row.due_on.as_deref())?,
                given_by: row.given_by,
                given_at: row.given_at,
            },
        })
    }
}
