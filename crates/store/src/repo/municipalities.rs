//! Municipalities and facts about them. Facts are public, so no scope is asked for.

use std::collections::BTreeMap;

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Change, Handle, Write, failed, read_note, write_text};
use crate::entity::{municipality, municipality_fact, municipality_name};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, RowId};

/// A municipality, real or invented.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// Its id in this service.
    pub id: MunicipalityId,
    /// Everything else.
    pub record: NewMunicipality,
}

impl std::ops::Deref for Municipality {
    type Target = NewMunicipality;

    fn deref(&self) -> &NewMunicipality {
        &self.record
    }
}

/// A municipality without its id.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMunicipality {
    /// Its name in addresses and files: lower-case letters, digits and hyphens. Never changes.
    pub code: String,
    /// Its names in French and English.
    pub names: LocalizedText,
    /// ISO 3166-1 alpha-2; `XA`…`XZ` (never assigned to a country) for invented ones.
    pub country: String,
    /// The code of its province or region, where powers differ inside the country.
    pub province: Option<String>,
    /// The code of the jurisdiction whose table says what is within its powers.
    pub jurisdiction: Option<String>,
    /// Its number in `GeoNames`.
    pub geonames_id: Option<i64>,
    /// Degrees north, -90 to 90.
    pub latitude: Option<f64>,
    /// Degrees east, -180 to 180.
    pub longitude: Option<f64>,
    /// Whether it is invented.
    pub demonstration: bool,
}

/// One figure about a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub municipality: MunicipalityId,
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

/// Finders and writers of municipalities and their facts.
#[derive(Debug)]
pub struct Municipalities<'a, A>(pub(super) Handle<'a, A>);

impl<A> Municipalities<'_, A> {
    /// Every municipality, by code.
    pub async fn all(&self) -> Result<Vec<Municipality>, StoreError> {
        let rows = municipality::Entity::find()
            .order_by_asc(municipality::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        let names = municipality_name::Entity::find()
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_name"))?;
        let mut texts: BTreeMap<MunicipalityId, LocalizedText> = BTreeMap::new();
        for name in names {
            let text = texts.entry(name.municipality_id).or_default();
            text.0.insert(name.language, name.name);
        }
        Ok(rows
            .into_iter()
            .map(|row| {
                let names = texts.remove(&row.id).unwrap_or_default();
                Municipality::read(row, names)
            })
            .collect())
    }

    /// The municipality with this code.
    pub async fn by_code(&self, code: &str) -> Result<Option<Municipality>, StoreError> {
        let row = municipality::Entity::find()
            .filter(municipality::COLUMN.code.eq(code))
            .one(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        self.named(row).await
    }

    /// The municipality with this id.
    pub async fn by_id(&self, id: MunicipalityId) -> Result<Option<Municipality>, StoreError> {
        let row = municipality::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        self.named(row).await
    }

    /// What is known about one municipality: by measure, latest year first, undated last.
    pub async fn facts(&self, id: MunicipalityId) -> Result<Vec<Fact>, StoreError> {
        let rows = municipality_fact::Entity::find()
            .find_also_related(municipality::Entity)
            .filter(municipality_fact::COLUMN.municipality_id.eq(id))
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Fact::sorted(rows)
    }

    /// What is known about all of them: by code of the municipality, then as [`Self::facts`].
    pub async fn all_facts(&self) -> Result<Vec<Fact>, StoreError> {
        let rows = municipality_fact::Entity::find()
            .find_also_related(municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Fact::sorted(rows)
    }

    async fn named(
        &self,
        row: Option<municipality::Model>,
    ) -> Result<Option<Municipality>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let names = municipality_name::Entity::find()
            .filter(municipality_name::COLUMN.municipality_id.eq(row.id))
            .all(&self.0.db())
            .await
            .map_err(failed("municipality_name"))?;
        let names = names
            .into_iter()
            .map(|name| (name.language, name.name))
            .collect();
        Ok(Some(Municipality::read(row, LocalizedText(names))))
    }

    async fn id_of(&self, code: &str) -> Result<MunicipalityId, StoreError> {
        match self.by_code(code).await? {
            Some(municipality) => Ok(municipality.id),
            None => Err(StoreError::MissingReference(format!("municipality {code}"))),
        }
    }
}

impl Municipalities<'_, Write> {
    /// Adds the municipality, or brings the one with its code up to date.
    pub async fn put(
        &self,
        new: &NewMunicipality,
        ids: &dyn IdSource,
    ) -> Result<(MunicipalityId, Change), StoreError> {
        let old = self.by_code(&new.code).await?;
        let id = old
            .as_ref()
            .map_or_else(|| ids.next_id().into(), |old| old.id);
        if old.as_ref().is_some_and(|old| old.record == *new) {
            return Ok((id, Change::Unchanged));
        }
        let row = municipality::ActiveModel {
            id: Set(id),
            code: Set(new.code.clone()),
            country: Set(new.country.clone()),
            province: Set(new.province.clone()),
            jurisdiction: Set(new.jurisdiction.clone()),
            geonames_id: Set(new.geonames_id),
            latitude: Set(new.latitude),
            longitude: Set(new.longitude),
            demonstration: Set(new.demonstration),
        };
        let change = if old.is_some() {
            municipality::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("municipality"))?;
            municipality_name::Entity::delete_many()
                .filter(municipality_name::COLUMN.municipality_id.eq(id))
                .exec(&self.0.db())
                .await
                .map_err(failed("municipality_name"))?;
            Change::Updated
        } else {
            municipality::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("municipality"))?;
            Change::Added
        };
        let names = new
            .names
            .0
            .iter()
            .map(|(language, name)| municipality_name::ActiveModel {
                municipality_id: Set(id),
                language: Set(language.clone()),
                name: Set(name.clone()),
            });
        municipality_name::Entity::insert_many(names)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("municipality_name"))?;
        Ok((id, change))
    }

    /// Adds the figure, or brings the one for the same municipality, measure, year and source up to
    /// date.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown municipality or source.
    pub async fn put_fact(&self, new: &NewFact, ids: &dyn IdSource) -> Result<Change, StoreError> {
        let municipality = self.id_of(&new.municipality_code).await?;
        let columns = municipality_fact::COLUMN;
        let old = municipality_fact::Entity::find()
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.measure.eq(new.measure.as_str()))
            .filter(columns.source_code.eq(new.source.as_str()))
            .filter(match new.year {
                Some(year) => columns.year.eq(year),
                None => columns.year.is_null(),
            })
            .one(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        if let Some(old) = &old
            && old.value.to_bits() == new.value.to_bits()
            && old.note == new.note.as_ref().map(write_text)
        {
            return Ok(Change::Unchanged);
        }
        let row = municipality_fact::ActiveModel {
            id: Set(old
                .as_ref()
                .map_or_else(|| RowId(ids.next_id()), |old| old.id)),
            municipality_id: Set(municipality),
            measure: Set(new.measure.clone()),
            year: Set(new.year),
            value: Set(new.value),
            source_code: Set(new.source.clone()),
            note: Set(new.note.as_ref().map(write_text)),
        };
        if old.is_some() {
            municipality_fact::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("municipality_fact"))?;
            return Ok(Change::Updated);
        }
        municipality_fact::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("municipality_fact"))?;
        Ok(Change::Added)
    }
}

impl Municipality {
    fn read(row: municipality::Model, names: LocalizedText) -> Self {
        Self {
            id: row.id,
            record: NewMunicipality {
                code: row.code,
                names,
                country: row.country,
                province: row.province,
                jurisdiction: row.jurisdiction,
                geonames_id: row.geonames_id,
                latitude: row.latitude,
                longitude: row.longitude,
                demonstration: row.demonstration,
            },
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
    fn sorting_key(&self) -> (&str, &str, std::cmp::Reverse<i32>, &str) {
        (
            &self.municipality_code,
            &self.measure,
            std::cmp::Reverse(self.year.unwrap_or(i32::MIN)),
            &self.source,
        )
    }
}
