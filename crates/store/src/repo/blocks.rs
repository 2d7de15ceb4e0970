//! Which hidden results stand in figures together: blocks of municipalities, for each audience.
//!
//! Blocks and their results only come: whoever has seen a figure remembers it, so that a later one
//! must be measured against all before it. A block that another replaces counts no more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::{figure_block, figure_block_member, figure_block_result};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, SubmissionId, WaveId};
use crate::repo::Audience;

/// Municipalities whose results stand in figures together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// For whom; numbers count for each audience by itself.
    pub number: i32,
    /// The block that it replaces.
    pub replaces: Option<i32>,
    /// When it was formed.
    pub formed_at: DateTime<Utc>,
    /// Its municipalities.
    pub members: BTreeSet<MunicipalityId>,
    /// The results by which they stand in the figures of a wave: all of them, or none.
    pub results: BTreeMap<WaveId, BTreeMap<MunicipalityId, SubmissionId>>,
}

/// A block that is formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBlock {
    /// Its number.
    pub number: i32,
    /// The block that it replaces.
    pub replaces: Option<i32>,
    /// Its municipalities.
    pub members: BTreeSet<MunicipalityId>,
}

/// By which result a municipality of a block stands in the figures of a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pinned {
    /// The block.
    pub number: i32,
    /// The wave.
    pub wave: WaveId,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its result.
    pub submission: SubmissionId,
}

const TABLE: &str = "figure_block";

/// Finders and writers of blocks.
#[derive(Debug)]
pub struct Blocks<'a, A>(pub(super) Handle<'a, A>);

impl<A> Blocks<'_, A> {
    /// Every block that was ever formed for an audience, by number.
    pub async fn of(&self, audience: &Audience) -> Result<Vec<Block>, StoreError> {
        let word = audience.word();
        let mut members: BTreeMap<i32, BTreeSet<MunicipalityId>> = BTreeMap::new();
        let rows = figure_block_member::Entity::find()
            .filter(figure_block_member::COLUMN.audience.eq(word.as_str()))
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        for row in rows {
            let of_block = members.entry(row.number).or_default();
            of_block.insert(row.municipality_id);
        }
        let mut results: BTreeMap<i32, BTreeMap<WaveId, BTreeMap<MunicipalityId, SubmissionId>>> =
            BTreeMap::new();
        let rows = figure_block_result::Entity::find()
            .filter(figure_block_result::COLUMN.audience.eq(word.as_str()))
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        for row in rows {
            let of_wave = results.entry(row.number).or_default();
            let of_wave = of_wave.entry(row.wave_id).or_default();
            of_wave.insert(row.municipality_id, row.submission_id);
        }
        let rows = figure_block::Entity::find()
            .filter(figure_block::COLUMN.audience.eq(word.as_str()))
            .order_by_asc(figure_block::COLUMN.number)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let read = rows.into_iter().map(|row| Block {
            members: members.remove(&row.number).unwrap_or_default(),
            results: results.remove(&row.number).unwrap_or_default(),
            number: row.number,
            replaces: row.replaces,
            formed_at: row.formed_at,
        });
        Ok(read.collect())
    }

    /// How many results stand in blocks. Rows only come, so that this tells one state from every
    /// other.
    pub async fn count(&self) -> Result<u64, StoreError> {
        figure_block_result::Entity::find()
            .count(&self.0.db())
            .await
            .map_err(failed(TABLE))
    }
}

impl Blocks<'_, Write> {
    /// Forms a block.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has formed one with its number first.
    pub async fn add(
        &self,
        audience: &Audience,
        new: &NewBlock,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = figure_block::ActiveModel {
            audience: Set(audience.word()),
            number: Set(new.number),
            replaces: Set(new.replaces),
            formed_at: Set(kept(at)),
        };
        figure_block::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let rows = new
            .members
            .iter()
            .map(|member| figure_block_member::ActiveModel {
                audience: Set(audience.word()),
                number: Set(new.number),
                municipality_id: Set(*member),
            });
        figure_block_member::Entity::insert_many(rows)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Keeps by which results blocks stand in the figures of waves.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when that was kept already.
    pub async fn pin(
        &self,
        audience: &Audience,
        pinned: &[Pinned],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if pinned.is_empty() {
            return Ok(());
        }
        let rows = pinned.iter().map(|pin| figure_block_result::ActiveModel {
            audience: Set(audience.word()),
            number: Set(pin.number),
            wave_id: Set(pin.wave),
            municipality_id: Set(pin.municipality),
            submission_id: Set(pin.submission),
            since: Set(kept(at)),
        });
        figure_block_result::Entity::insert_many(rows)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }
}
