//! Questions that networks ask on their own, and until when they can be answered.

mod sheets;

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, kept_version};
use crate::entity::{question_module, question_module_term};
use crate::error::StoreError;
use crate::ids::{AccountId, ModuleId, NetworkId};

pub use sheets::{HandIn, ModuleSheet, NewSheet};

const MODULE: &str = "question_module";
const TERM: &str = "question_module_term";

/// Questions that a network asks on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionModule {
    /// Its id.
    pub id: ModuleId,
    /// 1 for the first, one more each time it is changed before it is opened.
    pub version: i32,
    /// Everything that was there from the beginning, as it stands.
    pub record: NewModule,
    /// Counts the modules of the network, from 1; names it outside.
    pub number: i32,
    /// What is asked; none while it is written.
    pub opening: Option<Opening>,
}

impl std::ops::Deref for QuestionModule {
    type Target = NewModule;

    fn deref(&self) -> &NewModule {
        &self.record
    }
}

/// What is kept of a module while it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewModule {
    /// Whose questions they are.
    pub network: NetworkId,
    /// The module whose questions it asks again.
    pub follows: Option<ModuleId>,
    /// What is written so far, as canonical JSON.
    pub draft: String,
    /// Who changed it. An erased person stays an id here; nil for whoever has no account.
    pub changed_by: AccountId,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// What a module asks from its opening on; it never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The definition, as canonical JSON.
    pub definition: String,
    /// SHA-256 of it.
    pub hash: String,
    /// The first day on which it can be answered.
    pub first_day: NaiveDate,
    /// Who opened it, as [`NewModule::changed_by`].
    pub opened_by: AccountId,
    /// When.
    pub opened_at: DateTime<Utc>,
}

/// Until when a module can be answered; the newest holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleTerm {
    /// Which module.
    pub module: ModuleId,
    /// 1 for the first, one more each time.
    pub number: i32,
    /// The last day on which it can be answered.
    pub last_day: NaiveDate,
    /// Who said so, as [`NewModule::changed_by`].
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Finders and writers of modules.
#[derive(Debug)]
pub struct Modules<'a, A>(pub(super) Handle<'a, A>);

impl<A> Modules<'_, A> {
    /// Every module of some networks: network by network, the newest first.
    pub async fn of(&self, networks: &[NetworkId]) -> Result<Vec<QuestionModule>, StoreError> {
        let columns = question_module::COLUMN;
        let within = columns.network_id.is_in(networks.iter().copied());
        self.find(Condition::all().add(within)).await
    }

    /// One module of a network by its number.
    pub async fn by_number(
        &self,
        network: NetworkId,
        number: i32,
    ) -> Result<Option<QuestionModule>, StoreError> {
        let columns = question_module::COLUMN;
        let own = Condition::all()
            .add(columns.network_id.eq(network))
            .add(columns.number.eq(number));
        Ok(self.find(own).await?.pop())
    }

    /// One module by its id.
    pub async fn by_id(&self, id: ModuleId) -> Result<Option<QuestionModule>, StoreError> {
        let own = Condition::all().add(question_module::COLUMN.id.eq(id));
        Ok(self.find(own).await?.pop())
    }

    async fn find(&self, filter: Condition) -> Result<Vec<QuestionModule>, StoreError> {
        let columns = question_module::COLUMN;
        question_module::Entity::find()
            .filter(filter)
            .order_by_asc(columns.network_id)
            .order_by_desc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(MODULE))?
            .into_iter()
            .map(QuestionModule::read)
            .collect()
    }

    /// The terms of some modules: module by module, the newest last.
    pub async fn terms(&self, modules: &[ModuleId]) -> Result<Vec<ModuleTerm>, StoreError> {
        let columns = question_module_term::COLUMN;
        let rows = question_module_term::Entity::find()
            .filter(columns.module_id.is_in(modules.iter().copied()))
            .order_by_asc(columns.module_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(TERM))?;
        let terms = rows.into_iter().map(|row| ModuleTerm {
            module: row.module_id,
            number: row.number,
            last_day: row.last_day,
            made_by: row.made_by,
            made_at: row.made_at,
        });
        Ok(terms.collect())
    }
}

impl Modules<'_, Write> {
    /// Begins a module; gives its number in the network.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has begun one at this moment.
    pub async fn add(
        &self,
        new: &NewModule,
        ids: &dyn IdSource,
    ) -> Result<QuestionModule, StoreError> {
        let all = self.of(&[new.network]).await?;
        let module = QuestionModule {
            id: ModuleId(ids.next_id()),
            version: 1,
            record: NewModule {
                changed_at: kept(new.changed_at),
                ..new.clone()
            },
            number: all.first().map_or(1, |newest| newest.number + 1),
            opening: None,
        };
        let row = question_module::ActiveModel {
            id: Set(module.id),
            network_id: Set(new.network),
            number: Set(module.number),
            follows_id: Set(new.follows),
            version: Set(module.version),
            ..module.written()
        };
        question_module::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(MODULE))?;
        Ok(module)
    }

    /// Keeps a module that was changed, and counts its version on: what is written, and from its
    /// opening on what it asks.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else has changed it first, or it was opened before.
    pub async fn put(&self, module: &QuestionModule) -> Result<(), StoreError> {
        let columns = question_module::COLUMN;
        let row = question_module::ActiveModel {
            version: Set(module.version + 1),
            ..module.written()
        };
        let done = question_module::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(module.id))
            .filter(columns.version.eq(module.version))
            .exec(&self.0.db())
            .await
            .map_err(failed(MODULE))?;
        kept_version(&done, MODULE)
    }

    /// Removes a module that nobody has opened.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] as for [`Modules::put`].
    pub async fn remove(&self, module: &QuestionModule) -> Result<(), StoreError> {
        let columns = question_module::COLUMN;
        let done = question_module::Entity::delete_many()
            .filter(columns.id.eq(module.id))
            .filter(columns.version.eq(module.version))
            .exec(&self.0.db())
            .await
            .map_err(failed(MODULE))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable(MODULE));
        }
        Ok(())
    }

    /// Says until when a module can be answered.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has said so first.
    pub async fn add_term(&self, new: &ModuleTerm) -> Result<(), StoreError> {
        let row = question_module_term::ActiveModel {
            module_id: Set(new.module),
            number: Set(new.number),
            last_day: Set(new.last_day),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        question_module_term::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TERM))?;
        Ok(())
    }
}

impl QuestionModule {
    /// What of it may change.
    fn written(&self) -> question_module::ActiveModel {
        let opening = self.opening.as_ref();
        question_module::ActiveModel {
            id: NotSet,
            network_id: NotSet,
            number: NotSet,
            follows_id: NotSet,
            version: NotSet,
            draft: Set(self.draft.clone()),
            changed_by: Set(self.changed_by),
            changed_at: Set(kept(self.changed_at)),
            definition: Set(opening.map(|it| it.definition.clone())),
            definition_hash: Set(opening.map(|it| it.hash.clone())),
            first_day: Set(opening.map(|it| it.first_day)),
            opened_by: Set(opening.map(|it| it.opened_by)),
            opened_at: Set(opening.map(|it| kept(it.opened_at))),
        }
    }

    fn read(row: question_module::Model) -> Result<Self, StoreError> {
        let opening = match (
            row.definition,
            row.definition_hash,
            row.first_day,
            row.opened_by,
            row.opened_at,
        ) {
            (Some(definition), Some(hash), Some(first_day), Some(opened_by), Some(opened_at)) => {
                Some(Opening {
                    definition,
                    hash,
                    first_day,
                    opened_by,
                    opened_at,
                })
            }
            (None, None, None, None, None) => None,
            _ => {
                return Err(StoreError::Unreadable {
                    table: MODULE,
                    column: "opened_at",
                });
            }
        };
        Ok(Self {
            id: row.id,
            version: row.version,
            number: row.number,
            record: NewModule {
                network: row.network_id,
                follows: row.follows_id,
                draft: row.draft,
                changed_by: row.changed_by,
                changed_at: row.changed_at,
            },
            opening,
        })
    }
}
