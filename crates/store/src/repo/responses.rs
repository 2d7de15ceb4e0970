//! What municipalities answer in waves, while they answer: who may, until when, how far.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Write, failed, kept, read_word};
use crate::entity::response;
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, ResponseId, WaveId};
use crate::scope::{Reach, Scope};

/// How far a response has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResponseStatus {
    /// Being filled in.
    Draft,
    /// Handed in.
    Submitted,
    /// Somebody reviews it.
    InReview,
    /// It went back to the municipality with questions.
    Returned,
    /// Accepted.
    Final,
    /// Its results are out.
    Published,
}

impl ResponseStatus {
    pub(super) const WORDS: [(Self, &'static str); 6] = [
        (Self::Draft, "draft"),
        (Self::Submitted, "submitted"),
        (Self::InReview, "in-review"),
        (Self::Returned, "returned"),
        (Self::Final, "final"),
        (Self::Published, "published"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in-review",
            Self::Returned => "returned",
            Self::Final => "final",
            Self::Published => "published",
        }
    }
}

/// Who of a municipality sees and answers what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Everybody everything: a small team.
    Shared,
    /// Editors the parts that were given to them, coordinators everything.
    Divided,
}

impl Mode {
    const WORDS: [(Self, &'static str); 2] = [(Self::Shared, "shared"), (Self::Divided, "divided")];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Divided => "divided",
        }
    }

    /// The mode for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(mode, _)| *mode)
    }
}

/// How much of the questionnaire has to be gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Section by section.
    Full,
    /// What has changed; the rest can be confirmed at once.
    Light,
}

impl Extent {
    const WORDS: [(Self, &'static str); 2] = [(Self::Full, "full"), (Self::Light, "light")];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Light => "light",
        }
    }
}

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Its id in this service.
    pub id: ResponseId,
    /// How far it has come.
    pub status: ResponseStatus,
    /// Until when it can be filled in, when an extension was granted; else the end of the wave.
    pub closes_at: Option<DateTime<Utc>>,
    /// Counts the changes of this row, not those of answers; at least 1.
    pub version: i32,
    /// Everything else.
    pub record: NewResponse,
}

impl std::ops::Deref for Response {
    type Target = NewResponse;

    fn deref(&self) -> &NewResponse {
        &self.record
    }
}

/// A response that is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResponse {
    /// Whose answers they are.
    pub municipality: MunicipalityId,
    /// The wave they belong to.
    pub wave: WaveId,
    /// Who sees and answers what.
    pub mode: Mode,
    /// How much has to be gone through.
    pub extent: Extent,
    /// The wave whose answers it starts from.
    pub carried_from: Option<WaveId>,
    /// When it was begun.
    pub opened_at: DateTime<Utc>,
    /// By whom.
    pub opened_by: AccountId,
}

/// How a response stands: what those may know who may not read its answers. It opens none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: ResponseId,
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// In which wave.
    pub wave: WaveId,
    /// How far it has come.
    pub status: ResponseStatus,
    /// When it was begun.
    pub opened_at: DateTime<Utc>,
    /// Until when it can be filled in, when an extension was granted.
    pub closes_at: Option<DateTime<Utc>>,
    /// Counts the changes of its row.
    pub version: i32,
}

/// Whether others may change a response while this unit of work lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Its answers may be changed by others, its status not: for saving an answer.
    Open,
    /// Nothing: for handing in and the like.
    Alone,
}

/// Finders and writers of responses.
#[derive(Debug)]
pub struct Responses<'a, A>(pub(super) Handle<'a, A>);

impl<A> Responses<'_, A> {
    /// The response of a municipality in a wave, when the scope shows its answers.
    pub async fn of(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
        wave: WaveId,
    ) -> Result<Option<Response>, StoreError> {
        let columns = response::COLUMN;
        let found = response::Entity::find()
            .filter(drafts_of(scope))
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.wave_id.eq(wave))
            .one(&self.0.db())
            .await
            .map_err(failed("response"))?;
        found.as_ref().map(Response::read).transpose()
    }

    /// The responses of a municipality whose answers the scope shows, oldest first.
    pub async fn of_municipality(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<Vec<Response>, StoreError> {
        let own = response::COLUMN.municipality_id.eq(municipality);
        self.find(scope, Condition::all().add(own)).await
    }

    /// The responses of a wave whose answers the scope shows.
    pub async fn of_wave(&self, scope: &Scope, wave: WaveId) -> Result<Vec<Response>, StoreError> {
        let own = response::COLUMN.wave_id.eq(wave);
        self.find(scope, Condition::all().add(own)).await
    }

    /// How the responses of a wave stand, by municipality.
    pub async fn standings(&self, wave: WaveId) -> Result<Vec<Standing>, StoreError> {
        let columns = response::COLUMN;
        response::Entity::find()
            .filter(columns.wave_id.eq(wave))
            .order_by_asc(columns.municipality_id)
            .all(&self.0.db())
            .await
            .map_err(failed("response"))?
            .iter()
            .map(Standing::read)
            .collect()
    }

    /// How one response stands.
    pub async fn standing(&self, id: ResponseId) -> Result<Option<Standing>, StoreError> {
        let found = response::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("response"))?;
        found.as_ref().map(Standing::read).transpose()
    }

    async fn find(&self, scope: &Scope, filter: Condition) -> Result<Vec<Response>, StoreError> {
        let columns = response::COLUMN;
        response::Entity::find()
            .filter(drafts_of(scope))
            .filter(filter)
            .order_by_asc(columns.opened_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("response"))?
            .iter()
            .map(Response::read)
            .collect()
    }
}

/// The responses whose answers a scope shows: what is not published is nobody else's.
fn drafts_of(scope: &Scope) -> Condition {
    let columns = response::COLUMN;
    match scope.0 {
        // No response is public: what is published is a submission.
        Reach::Nothing | Reach::Shown { .. } => Condition::any().add(columns.version.lt(0)),
        Reach::Municipality(id) => Condition::all().add(columns.municipality_id.eq(id)),
        Reach::Service => Condition::all(),
    }
}

impl Responses<'_, Write> {
    /// Begins a response.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the municipality has one in this wave already.
    pub async fn add(
        &self,
        new: &NewResponse,
        ids: &dyn IdSource,
    ) -> Result<ResponseId, StoreError> {
        let id = ResponseId(ids.next_id());
        let row = response::ActiveModel {
            id: Set(id),
            municipality_id: Set(new.municipality),
            wave_id: Set(new.wave),
            status: Set(ResponseStatus::Draft.as_str().to_owned()),
            mode: Set(new.mode.as_str().to_owned()),
            extent: Set(new.extent.as_str().to_owned()),
            carried_from: Set(new.carried_from),
            opened_at: Set(kept(new.opened_at)),
            opened_by: Set(new.opened_by),
            closes_at: Set(None),
            version: Set(1),
        };
        response::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("response"))?;
        Ok(id)
    }

    /// The response as it is now, which nobody else changes before this unit of work ends: what
    /// its status allows is still allowed when the answer is kept.
    pub async fn held(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
        wave: WaveId,
        hold: Hold,
    ) -> Result<Option<Response>, StoreError> {
        let columns = response::COLUMN;
        let query = response::Entity::find()
            .filter(drafts_of(scope))
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.wave_id.eq(wave));
        // SQLite has one writer at a time and needs no lock; the query builder leaves it out there.
        let query = match hold {
            Hold::Open => query.lock_shared(),
            Hold::Alone => query.lock_exclusive(),
        };
        let found = query.one(&self.0.db()).await.map_err(failed("response"))?;
        found.as_ref().map(Response::read).transpose()
    }

    /// Changes who sees what.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else changed the response first.
    pub async fn set_mode(&self, old: &Response, mode: Mode) -> Result<(), StoreError> {
        let row = response::ActiveModel {
            mode: Set(mode.as_str().to_owned()),
            ..Default::default()
        };
        self.change((old.id, old.version), row).await
    }

    /// Changes until when it can be filled in.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else changed the response first.
    pub async fn set_end(&self, old: &Standing, end: DateTime<Utc>) -> Result<(), StoreError> {
        let row = response::ActiveModel {
            closes_at: Set(Some(kept(end))),
            ..Default::default()
        };
        self.change((old.id, old.version), row).await
    }

    /// Moves a response on. Which steps there are is the policy's business.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else changed the response first.
    pub async fn set_status(
        &self,
        old: &Response,
        status: ResponseStatus,
    ) -> Result<(), StoreError> {
        let row = response::ActiveModel {
            status: Set(status.as_str().to_owned()),
            ..Default::default()
        };
        self.change((old.id, old.version), row).await
    }

    async fn change(
        &self,
        (id, version): (ResponseId, i32),
        row: response::ActiveModel,
    ) -> Result<(), StoreError> {
        let done = response::Entity::update_many()
            .set(response::ActiveModel {
                version: Set(version + 1),
                ..row
            })
            .filter(response::COLUMN.id.eq(id))
            .filter(response::COLUMN.version.eq(version))
            .exec(&self.0.db())
            .await
            .map_err(failed("response"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("response"));
        }
        Ok(())
    }
}

impl Response {
    fn read(row: &response::Model) -> Result<Self, StoreError> {
        let table = "response";
        let extent = read_word(&Extent::WORDS, &row.extent, table, "extent")?;
        Ok(Self {
            id: row.id,
            status: read_word(&ResponseStatus::WORDS, &row.status, table, "status")?,
            closes_at: row.closes_at,
            version: row.version,
            record: NewResponse {
                municipality: row.municipality_id,
                wave: row.wave_id,
                mode: read_word(&Mode::WORDS, &row.mode, table, "mode")?,
                extent,
                carried_from: row.carried_from,
                opened_at: row.opened_at,
                opened_by: row.opened_by,
            },
        })
    }
}

impl Standing {
    fn read(row: &response::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            municipality: row.municipality_id,
            wave: row.wave_id,
            status: read_word(&ResponseStatus::WORDS, &row.status, "response", "status")?,
            opened_at: row.opened_at,
            closes_at: row.closes_at,
            version: row.version,
        })
    }
}
