//! Figures about municipalities, each with its source. One that was removed keeps its row, so that
//! the data files do not bring it back.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Change, Municipalities, Write, failed, kept, kept_version, read_note, write_text};
use crate::entity::{municipality, municipality_fact};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, RowId};

/// One figure about a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub municipality: MunicipalityId,
    /// The row.
    pub id: RowId,
    /// How often people have changed it.
    pub version: i32,
    /// Whether the municipality has entered it itself.
    pub by_city: bool,
    /// Everything else.
    pub record: NewFact,
}

impl std::ops::Deref for Fact {
    type Target = NewFact;

    fn deref(&self) -> &NewFact {
        &self.record
    }
}

/// A figure about a municipality that is named by its code.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFact {
    /// The code of the municipality.
    pub municipality_code: String,
    /// What was counted, by the code of its definition in the data files.
    pub measure: String,
    /// The year it is about; none when the source does not say.
    pub year: Option<i32>,
    /// The figure, in the unit of the measure.
    pub value: f64,
    /// The code of the source.
    pub source: String,
    /// What a reader must know beside it.
    pub note: Option<LocalizedText>,
}

/// Who has entered a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnteredBy {
    /// Whoever looks after the register, or a file.
    Register,
    /// The municipality itself.
    City,
}

impl<A> Municipalities<'_, A> {
    /// What is known about one municipality: by measure, latest year first, undated last.
    pub async fn facts(&self, id: MunicipalityId) -> Result<Vec<Fact>, StoreError> {
        let rows = municipality_fact::Entity::find()
            .find_also_related(municipality::Entity)
            .filter(municipality_fact::COLUMN.municipality_id.eq(id))
            .filter(municipality_fact::COLUMN.removed_at.is_null())
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Fact::sorted(rows)
    }

    /// What is known about all of them: by code of the municipality, then as [`Self::facts`].
    pub async fn all_facts(&self) -> Result<Vec<Fact>, StoreError> {
        let rows = municipality_fact::Entity::find()
            .find_also_related(municipality::Entity)
            .filter(municipality_fact::COLUMN.removed_at.is_null())
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Fact::sorted(rows)
    }

    /// The row of the same municipality, measure, year and source, also when it was removed.
    async fn fact_like(
        &self,
        municipality: MunicipalityId,
        new: &NewFact,
    ) -> Result<Option<municipality_fact::Model>, StoreError> {
        let columns = municipality_fact::COLUMN;
        municipality_fact::Entity::find()
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.measure.eq(new.measure.as_str()))
            .filter(columns.source_code.eq(new.source.as_str()))
            .filter(match new.year {
                Some(year) => columns.year.eq(year),
                None => columns.year.is_null(),
            })
            .one(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))
    }
}

impl Municipalities<'_, Write> {
    /// Adds the figure, or brings the one for the same municipality, measure, year and source up to
    /// date, unless people have changed or removed it: for the data files.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown municipality or source.
    pub async fn put_fact(&self, new: &NewFact, ids: &dyn IdSource) -> Result<Change, StoreError> {
        let municipality = self.id_of(&new.municipality_code).await?;
        let Some(old) = self.fact_like(municipality, new).await? else {
            self.insert_fact(municipality, (new, EnteredBy::Register, 0), ids)
                .await?;
            return Ok(Change::Added);
        };
        let same = old.value.to_bits() == new.value.to_bits()
            && old.note == new.note.as_ref().map(write_text);
        if same || old.version > 0 {
            return Ok(Change::Unchanged);
        }
        self.change_fact(old.id, (0, 0), (new, EnteredBy::Register))
            .await?;
        Ok(Change::Updated)
    }

    /// Adds a figure; one that was removed comes back with what is said now.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when there is one for the same measure, year and source.
    pub(crate) async fn add_fact(
        &self,
        (new, by): (&NewFact, EnteredBy),
        ids: &dyn IdSource,
    ) -> Result<RowId, StoreError> {
        let municipality = self.id_of(&new.municipality_code).await?;
        match self.fact_like(municipality, new).await? {
            Some(old) if old.removed_at.is_some() => {
                let versions = (old.version, old.version + 1);
                self.change_fact(old.id, versions, (new, by)).await?;
                Ok(old.id)
            }
            _ => self.insert_fact(municipality, (new, by, 1), ids).await,
        }
    }

    async fn insert_fact(
        &self,
        municipality: MunicipalityId,
        (new, by, version): (&NewFact, EnteredBy, i32),
        ids: &dyn IdSource,
    ) -> Result<RowId, StoreError> {
        let id = RowId(ids.next_id());
        let row = municipality_fact::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality),
            measure: Set(new.measure.clone()),
            year: Set(new.year),
            source_code: Set(new.source.clone()),
            ..new.row(by, version)
        };
        municipality_fact::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Ok(id)
    }

    /// Changes value and note of a figure from one version to another; what tells it from others
    /// stays.
    pub(crate) async fn change_fact(
        &self,
        id: RowId,
        (from, to): (i32, i32),
        (new, by): (&NewFact, EnteredBy),
    ) -> Result<(), StoreError> {
        self.set_fact(id, from, new.row(by, to)).await
    }

    /// Takes a figure out of sight, at the version that was seen.
    pub(crate) async fn remove_fact(
        &self,
        id: RowId,
        version: i32,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = municipality_fact::ActiveModel {
            version: Set(version + 1),
            removed_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.set_fact(id, version, row).await
    }

    async fn set_fact(
        &self,
        id: RowId,
        version: i32,
        row: municipality_fact::ActiveModel,
    ) -> Result<(), StoreError> {
        let columns = municipality_fact::COLUMN;
        let done = municipality_fact::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(id))
            .filter(columns.version.eq(version))
            .exec(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        kept_version(&done, "municipality_fact")
    }
}

impl NewFact {
    fn row(&self, by: EnteredBy, version: i32) -> municipality_fact::ActiveModel {
        municipality_fact::ActiveModel {
            value: Set(self.value),
            note: Set(self.note.as_ref().map(write_text)),
            version: Set(version),
            by_city: Set(by == EnteredBy::City),
            removed_at: Set(None),
            ..Default::default()
        }
    }
}

impl Fact {
    fn sorted(
        rows: Vec<(municipality_fact::Model, Option<municipality::Model>)>,
    ) -> Result<Vec<Self>, StoreError> {
        let mut facts = rows
            .into_iter()
            .map(|(row, municipality)| {
                Ok(Self {
                    municipality: row.municipality_id,
                    id: row.id,
                    version: row.version,
                    by_city: row.by_city,
                    record: NewFact {
                        municipality_code: municipality.map_or_else(String::new, |it| it.code),
                        measure: row.measure,
                        year: row.year,
                        value: row.value,
                        source: row.source_code,
                        note: read_note(row.note, "municipality_fact")?,
                    },
                })
            })
            .collect::<Result<Vec<Self>, StoreError>>()?;
        facts.sort_by(|a, b| a.sorting_key().cmp(&b.sorting_key()));
        Ok(facts)
    }

    /// An undated figure sorts behind every dated one of its measure.
    fn sorting_key(&self) -> (&str, &str, Reverse<i32>, &str) {
        (
            &self.municipality_code,
            &self.measure,
            Reverse(self.year.unwrap_or(i32::MIN)),
            &self.source,
        )
    }
}
