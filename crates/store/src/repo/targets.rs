//! What municipalities plan. What was said stays; what holds is the newest version.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Handle, Write, failed, kept};
use crate::entity::target;
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, PracticeId, TargetId, WaveId};
use crate::scope::{Reach, Scope};

/// One version of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: TargetId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// Whose.
    pub municipality: MunicipalityId,
    /// The wave whose answers are the ground on which it is planned.
    pub wave: WaveId,
    /// What it is called.
    pub name: String,
    /// The day until which it is to be reached.
    pub due: NaiveDate,
    /// Codes of the questions in which full marks are planned.
    pub questions: BTreeSet<String>,
    /// Who answers for it; nobody yet. An erased person stays an id here.
    pub owner: Option<AccountId>,
    /// The practices that it follows.
    pub practices: BTreeSet<PracticeId>,
    /// Whether it was removed.
    pub removed: bool,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "target";
/// Between the codes of questions, and between ids.
const BETWEEN: char = '.';

/// Finders and writers of targets.
#[derive(Debug)]
pub struct Targets<'a, A>(pub(super) Handle<'a, A>);

impl<A> Targets<'_, A> {
    /// Every version of every target of a municipality that the scope shows: target by target, the
    /// newest version first. What is public of a municipality is never what it plans.
    pub async fn of_municipality(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<Vec<Target>, StoreError> {
        let columns = target::COLUMN;
        let is_shown = match scope.0 {
            Reach::Municipality(own) => own == municipality,
            Reach::Service => true,
            Reach::Shown { .. } | Reach::Nothing => false,
        };
        if !is_shown {
            return Ok(Vec::new());
        }
        let own = Condition::all().add(columns.municipality_id.eq(municipality));
        let rows = target::Entity::find()
            .filter(own)
            .order_by_asc(columns.target_id)
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(rows.into_iter().map(Target::read).collect())
    }
}

impl Targets<'_, Write> {
    /// Keeps a version.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has said something first.
    pub async fn add(&self, new: &Target) -> Result<(), StoreError> {
        let between = BETWEEN.to_string();
        let questions: Vec<&str> = new.questions.iter().map(String::as_str).collect();
        let practices: Vec<String> = new.practices.iter().map(ToString::to_string).collect();
        let row = target::ActiveModel {
            target_id: Set(new.id),
            version: Set(new.version),
            municipality_id: Set(new.municipality),
            wave_id: Set(new.wave),
            name: Set(new.name.clone()),
            due: Set(new.due),
            questions: Set(questions.join(&between)),
            removed: Set(new.removed),
            owner_id: Set(new.owner),
            practices: Set(practices.join(&between)),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        target::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}

impl Target {
    fn read(row: target::Model) -> Self {
        let questions = row.questions.split(BETWEEN).filter(|code| !code.is_empty());
        // What is no id was never kept.
        let practices = row.practices.split(BETWEEN);
        let practices = practices
            .filter_map(|id| Uuid::try_parse(id).ok())
            .map(PracticeId)
            .collect();
        Self {
            questions: questions.map(str::to_owned).collect(),
            id: row.target_id,
            version: row.version,
            municipality: row.municipality_id,
            wave: row.wave_id,
            name: row.name,
            due: row.due,
            removed: row.removed,
            owner: row.owner_id,
            practices,
            made_by: row.made_by,
            made_at: row.made_at,
        }
    }
}
