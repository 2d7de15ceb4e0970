//! Answers to the questions of networks: sheets that are only added to, each with the hash of the
//! one before. What nobody but the municipality may read asks for a scope; whether something was
//! begun or handed in does not.

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::Modules;
use crate::entity::{question_module_hand_in, question_module_sheet};
use crate::error::StoreError;
use crate::ids::{AccountId, ModuleId, MunicipalityId};
use crate::repo::definitions::hash_of;
use crate::repo::{Write, failed, kept};
use crate::scope::{Reach, Scope};

const SHEET: &str = "question_module_sheet";
const HAND_IN: &str = "question_module_hand_in";

/// All answers of a municipality as they were after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleSheet {
    /// To which module.
    pub module: ModuleId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// 1 for the first, one more for every change.
    pub number: i32,
    /// Everything else.
    pub record: NewSheet,
}

impl std::ops::Deref for ModuleSheet {
    type Target = NewSheet;

    fn deref(&self) -> &NewSheet {
        &self.record
    }
}

/// What is kept of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSheet {
    /// The answers with everything that belongs to them, as canonical JSON.
    pub document: String,
    /// Who made the change, as [`super::NewModule::changed_by`].
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That a municipality has handed in a sheet; the newest holds. It says nothing of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// To which module.
    pub module: ModuleId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// 1 for the first, one more each time.
    pub number: i32,
    /// The number of the sheet.
    pub sheet: i32,
    /// SHA-256 over what was asked and answered.
    pub digest: String,
    /// Who handed in, as [`super::NewModule::changed_by`].
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl<A> Modules<'_, A> {
    /// Which municipalities have begun to answer some modules, each once.
    pub async fn begun(
        &self,
        modules: &[ModuleId],
    ) -> Result<Vec<(ModuleId, MunicipalityId)>, StoreError> {
        let columns = question_module_sheet::COLUMN;
        question_module_sheet::Entity::find()
            .select_only()
            .column(question_module_sheet::Column::ModuleId)
            .column(question_module_sheet::Column::MunicipalityId)
            .filter(columns.module_id.is_in(modules.iter().copied()))
            .filter(columns.number.eq(1))
            .order_by_asc(columns.module_id)
            .order_by_asc(columns.municipality_id)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed(SHEET))
    }

    /// Everything that was handed in to some modules, without what it says: module by module and
    /// municipality by municipality, the newest last.
    pub async fn hand_ins(&self, modules: &[ModuleId]) -> Result<Vec<HandIn>, StoreError> {
        let columns = question_module_hand_in::COLUMN;
        let rows = question_module_hand_in::Entity::find()
            .filter(columns.module_id.is_in(modules.iter().copied()))
            .order_by_asc(columns.module_id)
            .order_by_asc(columns.municipality_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(HAND_IN))?;
        Ok(rows.into_iter().map(HandIn::read).collect())
    }

    /// What a municipality handed in last to a module, without what it says.
    pub async fn last_hand_in(
        &self,
        (module, municipality): (ModuleId, MunicipalityId),
    ) -> Result<Option<HandIn>, StoreError> {
        let columns = question_module_hand_in::COLUMN;
        let found = question_module_hand_in::Entity::find()
            .filter(columns.module_id.eq(module))
            .filter(columns.municipality_id.eq(municipality))
            .order_by_desc(columns.number)
            .limit(1)
            .one(&self.0.db())
            .await
            .map_err(failed(HAND_IN))?;
        Ok(found.map(HandIn::read))
    }

    /// The newest sheet of a municipality, for those whom the scope shows it.
    pub async fn newest(
        &self,
        scope: &Scope,
        (module, municipality): (ModuleId, MunicipalityId),
    ) -> Result<Option<ModuleSheet>, StoreError> {
        if !shows(scope, municipality) {
            return Ok(None);
        }
        Ok(self.last((module, municipality)).await?.map(|(it, _)| it))
    }

    /// A sheet of a municipality by its number, for those whom the scope shows it.
    pub async fn sheet(
        &self,
        scope: &Scope,
        (module, municipality): (ModuleId, MunicipalityId),
        number: i32,
    ) -> Result<Option<ModuleSheet>, StoreError> {
        if !shows(scope, municipality) {
            return Ok(None);
        }
        let found = question_module_sheet::Entity::find_by_id((module, municipality, number))
            .one(&self.0.db())
            .await
            .map_err(failed(SHEET))?;
        Ok(found.map(ModuleSheet::read))
    }

    /// The newest sheet with its hash.
    async fn last(
        &self,
        (module, municipality): (ModuleId, MunicipalityId),
    ) -> Result<Option<(ModuleSheet, String)>, StoreError> {
        let columns = question_module_sheet::COLUMN;
        let found = question_module_sheet::Entity::find()
            .filter(columns.module_id.eq(module))
            .filter(columns.municipality_id.eq(municipality))
            .order_by_desc(columns.number)
            .limit(1)
            .one(&self.0.db())
            .await
            .map_err(failed(SHEET))?;
        Ok(found.map(|row| {
            let hash = row.hash.clone();
            (ModuleSheet::read(row), hash)
        }))
    }

    /// The first sheet that is not as it was written, or whose forerunner is missing.
    pub async fn first_broken_sheet(
        &self,
    ) -> Result<Option<(ModuleId, MunicipalityId, i32)>, StoreError> {
        let columns = question_module_sheet::COLUMN;
        let rows = question_module_sheet::Entity::find()
            .order_by_asc(columns.module_id)
            .order_by_asc(columns.municipality_id)
            .order_by_asc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(SHEET))?;
        let mut before: Option<(ModuleId, MunicipalityId, i32, String)> = None;
        for row in rows {
            let (previous, claimed) = (row.previous_hash.clone(), row.hash.clone());
            let sheet = ModuleSheet::read(row);
            let (number, hash) = match &before {
                Some((module, municipality, number, hash))
                    if (*module, *municipality) == (sheet.module, sheet.municipality) =>
                {
                    (*number, hash.as_str())
                }
                _ => (0, ""),
            };
            let is_sound = sheet.number == number + 1
                && previous == hash
                && hash_of_sheet(&sheet, hash) == claimed;
            if !is_sound {
                return Ok(Some((sheet.module, sheet.municipality, number + 1)));
            }
            before = Some((sheet.module, sheet.municipality, sheet.number, claimed));
        }
        Ok(None)
    }
}

impl Modules<'_, Write> {
    /// Keeps the answers of a municipality that has `expected` sheets so far; gives the number of
    /// the new one.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] or [`StoreError::Duplicate`] when somebody else was first.
    pub async fn add_sheet(
        &self,
        (module, municipality): (ModuleId, MunicipalityId),
        expected: i32,
        new: &NewSheet,
    ) -> Result<i32, StoreError> {
        let before = self.last((module, municipality)).await?;
        let (number, previous) = match before {
            Some((sheet, hash)) => (sheet.number, hash),
            None => (0, String::new()),
        };
        if number != expected {
            return Err(StoreError::Immutable(SHEET));
        }
        let sheet = ModuleSheet {
            module,
            municipality,
            number: number + 1,
            record: NewSheet {
                made_at: kept(new.made_at),
                ..new.clone()
            },
        };
        let row = question_module_sheet::ActiveModel {
            module_id: Set(module),
            municipality_id: Set(municipality),
            number: Set(sheet.number),
            document: Set(sheet.document.clone()),
            made_by: Set(sheet.made_by),
            made_at: Set(sheet.made_at),
            hash: Set(hash_of_sheet(&sheet, &previous)),
            previous_hash: Set(previous),
        };
        question_module_sheet::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(SHEET))?;
        Ok(sheet.number)
    }

    /// Keeps that a sheet was handed in.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else was first; [`StoreError::MissingReference`]
    /// when there is no such sheet.
    pub async fn add_hand_in(&self, new: &HandIn) -> Result<(), StoreError> {
        let row = question_module_hand_in::ActiveModel {
            module_id: Set(new.module),
            municipality_id: Set(new.municipality),
            number: Set(new.number),
            sheet: Set(new.sheet),
            digest: Set(new.digest.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        question_module_hand_in::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(HAND_IN))?;
        Ok(())
    }
}

/// What is public of a municipality is never what it answers here.
fn shows(scope: &Scope, municipality: MunicipalityId) -> bool {
    match scope.0 {
        Reach::Municipality(own) => own == municipality,
        Reach::Service => true,
        Reach::Shown { .. } | Reach::Nothing => false,
    }
}

/// A list has one order in every version; an object may not.
fn hash_of_sheet(sheet: &ModuleSheet, previous: &str) -> String {
    let document = json!([
        sheet.module.to_string(),
        sheet.municipality.to_string(),
        sheet.number,
        previous,
        sheet.document,
        sheet.made_by.to_string(),
        sheet.made_at.to_rfc3339_opts(SecondsFormat::Micros, true),
    ]);
    hash_of(&document.to_string())
}

impl HandIn {
    fn read(row: question_module_hand_in::Model) -> Self {
        Self {
            module: row.module_id,
            municipality: row.municipality_id,
            number: row.number,
            sheet: row.sheet,
            digest: row.digest,
            made_by: row.made_by,
            made_at: row.made_at,
        }
    }
}

impl ModuleSheet {
    fn read(row: question_module_sheet::Model) -> Self {
        Self {
            module: row.module_id,
            municipality: row.municipality_id,
            number: row.number,
            record: NewSheet {
                document: row.document,
                made_by: row.made_by,
                made_at: row.made_at,
            },
        }
    }
}
