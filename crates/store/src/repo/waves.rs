//! Waves: periods in which municipalities answer.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Change, Handle, Write, failed, kept, read_text, write_text};
use crate::entity::{network, wave, wave_network};
use crate::error::StoreError;
use crate::ids::WaveId;

/// A wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    /// Its id in this service.
    pub id: WaveId,
    /// Everything else.
    pub record: NewWave,
}

impl std::ops::Deref for Wave {
    type Target = NewWave;

    fn deref(&self) -> &NewWave {
        &self.record
    }
}

/// A wave without its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWave {
    /// Its name in addresses and files. Never changes.
    pub code: String,
    /// Its names.
    pub names: LocalizedText,
    /// The year its answers are about.
    pub year: i32,
    /// The version of the definition that it asks. Never changes.
    pub definition_hash: String,
    /// The method that its scores are computed by. Never changes.
    pub method_id: String,
    /// The version of that method. Never changes.
    pub method_version: String,
    /// The codes of the networks whose municipalities it asks, ascending.
    pub networks: Vec<String>,
    /// From when answers are taken.
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive; after [`NewWave::opens_at`].
    pub closes_at: DateTime<Utc>,
    /// Whether its answers are invented. Never changes.
    pub demonstration: bool,
}

/// Finders and writers of waves.
#[derive(Debug)]
pub struct Waves<'a, A>(pub(super) Handle<'a, A>);

impl<A> Waves<'_, A> {
    /// Every wave, the one that opens last first, then by code.
    pub async fn all(&self) -> Result<Vec<Wave>, StoreError> {
        let rows = wave::Entity::find()
            .order_by_desc(wave::COLUMN.opens_at)
            .order_by_asc(wave::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("wave"))?;
        self.with_networks(rows).await
    }

    /// The wave with this code.
    pub async fn by_code(&self, code: &str) -> Result<Option<Wave>, StoreError> {
        let rows = wave::Entity::find()
            .filter(wave::COLUMN.code.eq(code))
            .all(&self.0.db())
            .await
            .map_err(failed("wave"))?;
        Ok(self.with_networks(rows).await?.pop())
    }

    /// The wave with this id.
    pub async fn by_id(&self, id: WaveId) -> Result<Option<Wave>, StoreError> {
        let rows = wave::Entity::find_by_id(id)
            .all(&self.0.db())
            .await
            .map_err(failed("wave"))?;
        Ok(self.with_networks(rows).await?.pop())
    }

    async fn with_networks(&self, rows: Vec<wave::Model>) -> Result<Vec<Wave>, StoreError> {
        let ids = rows.iter().map(|row| row.id);
        let links = wave_network::Entity::find()
            .filter(wave_network::COLUMN.wave_id.is_in(ids))
            .find_also_related(network::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("wave_network"))?;
        let mut codes: BTreeMap<WaveId, Vec<String>> = BTreeMap::new();
        for (link, network) in links {
            let of_wave = codes.entry(link.wave_id).or_default();
            of_wave.extend(network.map(|network| network.code));
        }
        rows.into_iter()
            .map(|row| {
                let mut networks = codes.remove(&row.id).unwrap_or_default();
                networks.sort();
                Wave::read(row, networks)
            })
            .collect()
    }
}

impl Waves<'_, Write> {
    /// Adds the wave, or changes names, year, networks or dates of the one with its code.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when definition, method or the demonstration mark differ from what
    /// the wave pins; [`StoreError::MissingReference`] for an unknown definition or network.
    pub async fn put(
        &self,
        new: &NewWave,
        ids: &dyn IdSource,
    ) -> Result<(WaveId, Change), StoreError> {
        let mut networks = new.networks.clone();
        networks.sort();
        networks.dedup();
        let new = NewWave {
            networks,
            opens_at: kept(new.opens_at),
            closes_at: kept(new.closes_at),
            ..new.clone()
        };
        let old = self.by_code(&new.code).await?;
        let id = old
            .as_ref()
            .map_or_else(|| ids.next_id().into(), |old| old.id);
        if old.as_ref().is_some_and(|old| old.record == new) {
            return Ok((id, Change::Unchanged));
        }
        let row = wave::ActiveModel {
            id: Set(id),
            code: Set(new.code.clone()),
            names: Set(write_text(&new.names)),
            year: Set(new.year),
            definition_hash: Set(new.definition_hash.clone()),
            method_id: Set(new.method_id.clone()),
            method_version: Set(new.method_version.clone()),
            opens_at: Set(new.opens_at),
            closes_at: Set(new.closes_at),
            demonstration: Set(new.demonstration),
        };
        let change = if old.is_some() {
            wave::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("wave"))?;
            Change::Updated
        } else {
            wave::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("wave"))?;
            Change::Added
        };
        if old.is_none_or(|old| old.networks != new.networks) {
            self.put_networks(id, &new.networks).await?;
        }
        Ok((id, change))
    }

    async fn put_networks(&self, wave: WaveId, codes: &[String]) -> Result<(), StoreError> {
        wave_network::Entity::delete_many()
            .filter(wave_network::COLUMN.wave_id.eq(wave))
            .exec(&self.0.db())
            .await
            .map_err(failed("wave_network"))?;
        for code in codes {
            let network = network::Entity::find()
                .filter(network::COLUMN.code.eq(code.as_str()))
                .one(&self.0.db())
                .await
                .map_err(failed("network"))?
                .ok_or_else(|| StoreError::MissingReference(format!("network {code}")))?;
            let row = wave_network::ActiveModel {
                wave_id: Set(wave),
                network_id: Set(network.id),
            };
            wave_network::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("wave_network"))?;
        }
        Ok(())
    }
}

impl Wave {
    fn read(row: wave::Model, networks: Vec<String>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            record: NewWave {
                names: read_text(&row.names, "wave", "names")?,
                code: row.code,
                year: row.year,
                definition_hash: row.definition_hash,
                method_id: row.method_id,
                method_version: row.method_version,
                networks,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                demonstration: row.demonstration,
            },
        })
    }
}
