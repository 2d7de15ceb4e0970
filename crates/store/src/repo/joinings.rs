//! The way of municipalities into networks: appended to, never changed. It holds days, ids of
//! documents and remarks, no answer; who may see it is for the policy.

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_word};
use crate::entity::{joining, joining_step};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, JoiningId, MunicipalityId, NetworkId};

/// A stage on the way into a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoiningStage {
    /// The mayor or the council asks to join.
    Request,
    /// The statement of intent is signed.
    Intent,
    /// The questionnaire is answered.
    Questionnaire,
    /// The report is written.
    Report,
    /// Experts visit the municipality.
    Visit,
    /// Profile and strategy are adopted.
    Strategy,
    /// It is answered again.
    Renewal,
}

impl JoiningStage {
    /// Every stage, in order.
    pub const ALL: [Self; 7] = [
        Self::Request,
        Self::Intent,
        Self::Questionnaire,
        Self::Report,
        Self::Visit,
        Self::Strategy,
        Self::Renewal,
    ];

    const WORDS: [(Self, &'static str); 7] = [
        (Self::Request, "request"),
        (Self::Intent, "intent"),
        (Self::Questionnaire, "questionnaire"),
        (Self::Report, "report"),
        (Self::Visit, "visit"),
        (Self::Strategy, "strategy"),
        (Self::Renewal, "renewal"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Intent => "intent",
            Self::Questionnaire => "questionnaire",
            Self::Report => "report",
            Self::Visit => "visit",
            Self::Strategy => "strategy",
            Self::Renewal => "renewal",
        }
    }

    /// The stage for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == word)
    }
}

/// How a stage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoiningState {
    /// Nothing is said of it, or what was said is taken back.
    Open,
    /// It is planned for a day.
    Planned,
    /// It was done on a day.
    Done,
}

impl JoiningState {
    /// Every state, in order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Planned, Self::Done];

    const WORDS: [(Self, &'static str); 3] = [
        (Self::Open, "open"),
        (Self::Planned, "planned"),
        (Self::Done, "done"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Planned => "planned",
            Self::Done => "done",
        }
    }

    /// The state for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// Who asks to join for a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoiningAuthority {
    /// The mayor.
    Mayor,
    /// The council.
    Council,
}

impl JoiningAuthority {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Mayor, Self::Council];

    const WORDS: [(Self, &'static str); 2] = [(Self::Mayor, "mayor"), (Self::Council, "council")];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mayor => "mayor",
            Self::Council => "council",
        }
    }

    /// The authority for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// The way of a municipality into a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joining {
    /// Its id.
    pub id: JoiningId,
    /// Who joins.
    pub municipality: MunicipalityId,
    /// What it joins.
    pub network: NetworkId,
    /// Who has begun to write it down. An erased person stays an id here.
    pub opened_by: AccountId,
    /// When.
    pub opened_at: DateTime<Utc>,
}

/// Something that was said about a stage; the last word on a stage holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoiningStep {
    /// On which way.
    pub joining: JoiningId,
    /// Counts what was said on it, from 1.
    pub number: i32,
    /// About which stage.
    pub stage: JoiningStage,
    /// How it stands from then on.
    pub state: JoiningState,
    /// When it is planned, or was done; none while it is open.
    pub day: Option<NaiveDate>,
    /// Who asks to join; for the first stage only.
    pub authority: Option<JoiningAuthority>,
    /// Who is responsible, in words; may be empty.
    pub responsible: String,
    /// A piece of the municipality's evidence.
    pub document: Option<EvidenceId>,
    /// What is said about it; may be empty.
    pub remark: String,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Finders and writers of ways into networks.
#[derive(Debug)]
pub struct Joinings<'a, A>(pub(super) Handle<'a, A>);

impl<A> Joinings<'_, A> {
    /// Every way, the oldest first.
    pub async fn all(&self) -> Result<Vec<Joining>, StoreError> {
        self.find(Condition::all()).await
    }

    /// The way of a municipality into a network.
    pub async fn of(
        &self,
        municipality: MunicipalityId,
        network: NetworkId,
    ) -> Result<Option<Joining>, StoreError> {
        let columns = joining::COLUMN;
        let own = Condition::all()
            .add(columns.municipality_id.eq(municipality))
            .add(columns.network_id.eq(network));
        Ok(self.find(own).await?.pop())
    }

    async fn find(&self, filter: Condition) -> Result<Vec<Joining>, StoreError> {
        let columns = joining::COLUMN;
        let rows = joining::Entity::find()
            .filter(filter)
            .order_by_asc(columns.opened_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("joining"))?;
        Ok(rows.iter().map(Joining::read).collect())
    }

    /// Everything that was said on some ways, way by way, the oldest first.
    pub async fn steps(&self, joinings: &[JoiningId]) -> Result<Vec<JoiningStep>, StoreError> {
        let columns = joining_step::COLUMN;
        joining_step::Entity::find()
            .filter(columns.joining_id.is_in(joinings.iter().copied()))
            .order_by_asc(columns.joining_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed("joining_step"))?
            .into_iter()
            .map(JoiningStep::read)
            .collect()
    }
}

impl Joinings<'_, Write> {
    /// Begins a way.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the municipality has one into the network.
    pub async fn open(
        &self,
        (municipality, network): (MunicipalityId, NetworkId),
        by: AccountId,
        at: DateTime<Utc>,
        ids: &dyn IdSource,
    ) -> Result<JoiningId, StoreError> {
        let id = JoiningId(ids.next_id());
        let row = joining::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality),
            network_id: Set(network),
            opened_by: Set(by),
            opened_at: Set(kept(at)),
        };
        joining::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("joining"))?;
        Ok(id)
    }

    /// Adds what is said about a stage.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has said something first.
    pub async fn add(&self, step: &JoiningStep) -> Result<(), StoreError> {
        let row = joining_step::ActiveModel {
            joining_id: Set(step.joining),
            number: Set(step.number),
            stage: Set(step.stage.as_str().to_owned()),
            state: Set(step.state.as_str().to_owned()),
            day: Set(step.day),
            authority: Set(step.authority.map(|one| one.as_str().to_owned())),
            responsible: Set(step.responsible.clone()),
            document_id: Set(step.document),
            remark: Set(step.remark.clone()),
            made_by: Set(step.made_by),
            made_at: Set(kept(step.made_at)),
        };
        joining_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("joining_step"))?;
        Ok(())
    }
}

impl Joining {
    const fn read(row: &joining::Model) -> Self {
        Self {
            id: row.id,
            municipality: row.municipality_id,
            network: row.network_id,
            opened_by: row.opened_by,
            opened_at: row.opened_at,
        }
    }
}

impl JoiningStep {
    fn read(row: joining_step::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "joining_step";
        let authority = row.authority.as_deref();
        Ok(Self {
            joining: row.joining_id,
            number: row.number,
            stage: read_word(&JoiningStage::WORDS, &row.stage, TABLE, "stage")?,
            state: read_word(&JoiningState::WORDS, &row.state, TABLE, "state")?,
            day: row.day,
            authority: authority
                .map(|word| read_word(&JoiningAuthority::WORDS, word, TABLE, "authority"))
                .transpose()?,
            responsible: row.responsible,
            document: row.document_id,
            remark: row.remark,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
