//! Municipalities. What is known about them is public, so no scope is asked for.

use std::collections::BTreeMap;

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Change, Handle, Write, failed, kept_version};
use crate::entity::{municipality, municipality_name};
use crate::error::StoreError;
use crate::ids::MunicipalityId;

/// A municipality, real or invented.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// Its id in this service.
    pub id: MunicipalityId,
    /// How often people have changed it.
    pub version: i32,
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

/// Finders and writers of municipalities and, in `facts`, of what is known about them.
#[derive(Debug)]
pub struct Municipalities<'a, A>(pub(super) Handle<'a, A>);

impl<A> Municipalities<'_, A> {
    /// Every municipality, by code.
    pub async fn all(&self) -> Result<Vec<Municipality>, StoreError> {
        self.find(Condition::all(), Condition::all()).await
    }

    /// Those with these ids, by code.
    pub async fn by_ids(&self, ids: &[MunicipalityId]) -> Result<Vec<Municipality>, StoreError> {
        let own = municipality::COLUMN.id.is_in(ids.iter().copied());
        let names = municipality_name::COLUMN.municipality_id;
        let names = names.is_in(ids.iter().copied());
        self.find(Condition::all().add(own), Condition::all().add(names))
            .await
    }

    async fn find(
        &self,
        own: Condition,
        names: Condition,
    ) -> Result<Vec<Municipality>, StoreError> {
        let rows = municipality::Entity::find()
            .filter(own)
            .order_by_asc(municipality::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        let names = municipality_name::Entity::find()
            .filter(names)
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

    pub(super) async fn id_of(&self, code: &str) -> Result<MunicipalityId, StoreError> {
        match self.by_code(code).await? {
            Some(municipality) => Ok(municipality.id),
            None => Err(StoreError::MissingReference(format!("municipality {code}"))),
        }
    }
}

impl Municipalities<'_, Write> {
    /// Adds the municipality, or brings the one with its code up to date, unless people have changed
    /// it: for the data files.
    pub async fn put(
        &self,
        new: &NewMunicipality,
        ids: &dyn IdSource,
    ) -> Result<(MunicipalityId, Change), StoreError> {
        match self.by_code(&new.code).await? {
            None => Ok((self.add(new, 0, ids).await?, Change::Added)),
            Some(old) if old.version > 0 || old.record == *new => Ok((old.id, Change::Unchanged)),
            Some(old) => {
                self.change(old.id, (0, 0), new).await?;
                Ok((old.id, Change::Updated))
            }
        }
    }

    /// Adds a municipality at a version.
    pub(crate) async fn add(
        &self,
        new: &NewMunicipality,
        version: i32,
        ids: &dyn IdSource,
    ) -> Result<MunicipalityId, StoreError> {
        let id = MunicipalityId(ids.next_id());
        let row = municipality::ActiveModel {
            id: Set(id),
            ..new.row(version)
        };
        municipality::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        self.add_names(id, new).await?;
        Ok(id)
    }

    /// Changes a municipality from one version to another.
    pub(crate) async fn change(
        &self,
        id: MunicipalityId,
        (from, to): (i32, i32),
        new: &NewMunicipality,
    ) -> Result<(), StoreError> {
        let done = municipality::Entity::update_many()
            .set(new.row(to))
            .filter(municipality::COLUMN.id.eq(id))
            .filter(municipality::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        kept_version(&done, "municipality")?;
        municipality_name::Entity::delete_many()
            .filter(municipality_name::COLUMN.municipality_id.eq(id))
            .exec(&self.0.db())
            .await
            .map_err(failed("municipality_name"))?;
        self.add_names(id, new).await
    }

    async fn add_names(&self, id: MunicipalityId, new: &NewMunicipality) -> Result<(), StoreError> {
        let names = new.names.0.iter();
        let names = names.map(|(language, name)| municipality_name::ActiveModel {
            municipality_id: Set(id),
            language: Set(language.clone()),
            name: Set(name.clone()),
        });
        municipality_name::Entity::insert_many(names)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("municipality_name"))?;
        Ok(())
    }
}

impl NewMunicipality {
    fn row(&self, version: i32) -> municipality::ActiveModel {
        municipality::ActiveModel {
            code: Set(self.code.clone()),
            country: Set(self.country.clone()),
            province: Set(self.province.clone()),
            jurisdiction: Set(self.jurisdiction.clone()),
            geonames_id: Set(self.geonames_id),
            latitude: Set(self.latitude),
            longitude: Set(self.longitude),
            demonstration: Set(self.demonstration),
            version: Set(version),
            ..Default::default()
        }
    }
}

impl Municipality {
    fn read(row: municipality::Model, names: LocalizedText) -> Self {
        Self {
            id: row.id,
            version: row.version,
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
