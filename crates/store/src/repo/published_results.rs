//! Figures that others have published. They never share an axis with computed scores.

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Change, Handle, Write, failed, read_note, write_text};
use crate::entity::{municipality, published_result};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, RowId};

/// A figure that somebody else has published.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedResult {
    /// What it is about.
    pub municipality: MunicipalityId,
    /// Everything else.
    pub record: NewPublishedResult,
}

impl std::ops::Deref for PublishedResult {
    type Target = NewPublishedResult;

    fn deref(&self) -> &NewPublishedResult {
        &self.record
    }
}

/// A published figure about a municipality that is named by its code.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPublishedResult {
    /// The code of the municipality.
    pub municipality_code: String,
    /// The code of the edition of the questionnaire that it was computed from.
    pub edition: String,
    /// Whether the edition is our inference from the date.
    pub edition_inferred: bool,
    /// The code of what was measured: `overall` or an indicator.
    pub measure: String,
    /// Who it was compared with, as published: `all`, or a description.
    pub sample: String,
    /// The size class of that sample, by the code of the group.
    pub sample_size_class: Option<String>,
    /// The foreign-born class of that sample, by the code of the group.
    pub sample_foreign_born_class: Option<String>,
    /// The year of publication or of the answers, as the source has it.
    pub year: i32,
    /// Whether the year is approximate.
    pub year_approximate: bool,
    /// The published rate, 0 to 100; none when only a rank was published.
    pub value: Option<f64>,
    /// The published average of the sample, 0 to 100.
    pub sample_average: Option<f64>,
    /// How many cities the sample had.
    pub sample_size: Option<i32>,
    /// The published rank, from 1.
    pub rank: Option<i32>,
    /// Where it was read.
    pub source_url: String,
    /// What a reader must know beside it.
    pub note: Option<LocalizedText>,
}

impl NewPublishedResult {
    /// What tells this figure from every other: city, year, edition, measure, sample and source.
    fn key(&self) -> String {
        let year = self.year.to_string();
        [
            self.municipality_code.as_str(),
            year.as_str(),
            self.edition.as_str(),
            self.measure.as_str(),
            self.sample.as_str(),
            self.sample_size_class.as_deref().unwrap_or("-"),
            self.sample_foreign_born_class.as_deref().unwrap_or("-"),
            self.source_url.as_str(),
        ]
        .join("|")
    }
}

/// Finders and writers of published figures.
#[derive(Debug)]
pub struct PublishedResults<'a, A>(pub(super) Handle<'a, A>);

impl<A> PublishedResults<'_, A> {
    /// Every published figure, by code of the municipality, then year, then measure.
    pub async fn all(&self) -> Result<Vec<PublishedResult>, StoreError> {
        let rows = published_result::Entity::find()
            .find_also_related(municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("published_result"))?;
        PublishedResult::sorted(rows)
    }

    /// The published figures of one municipality.
    pub async fn of(&self, id: MunicipalityId) -> Result<Vec<PublishedResult>, StoreError> {
        let rows = published_result::Entity::find()
            .filter(published_result::COLUMN.municipality_id.eq(id))
            .find_also_related(municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("published_result"))?;
        PublishedResult::sorted(rows)
    }
}

impl PublishedResults<'_, Write> {
    /// Adds the figure, or brings the same one up to date.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown municipality.
    pub async fn put(
        &self,
        new: &NewPublishedResult,
        ids: &dyn IdSource,
    ) -> Result<Change, StoreError> {
        let municipality = municipality::Entity::find()
            .filter(municipality::COLUMN.code.eq(new.municipality_code.as_str()))
            .one(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        let Some(municipality) = municipality else {
            let what = format!("municipality {}", new.municipality_code);
            return Err(StoreError::MissingReference(what));
        };
        let old = published_result::Entity::find()
            .filter(published_result::COLUMN.key.eq(new.key()))
            .one(&self.0.db())
            .await
            .map_err(failed("published_result"))?;
        let id = old
            .as_ref()
            .map_or_else(|| RowId(ids.next_id()), |old| old.id);
        let existed = old.is_some();
        if let Some(old) = old {
            let old = PublishedResult::read(old, Some(municipality.clone()))?;
            if old.record == *new {
                return Ok(Change::Unchanged);
            }
        }
        let row = published_result::ActiveModel {
            id: Set(id),
            key: Set(new.key()),
            municipality_id: Set(municipality.id),
            edition: Set(new.edition.clone()),
            edition_inferred: Set(new.edition_inferred),
            measure: Set(new.measure.clone()),
            sample: Set(new.sample.clone()),
            sample_size_class: Set(new.sample_size_class.clone()),
            sample_foreign_born_class: Set(new.sample_foreign_born_class.clone()),
            year: Set(new.year),
            year_approximate: Set(new.year_approximate),
            value: Set(new.value),
            sample_average: Set(new.sample_average),
            sample_size: Set(new.sample_size),
            rank: Set(new.rank),
            source_url: Set(new.source_url.clone()),
            note: Set(new.note.as_ref().map(write_text)),
        };
        if existed {
            published_result::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("published_result"))?;
            return Ok(Change::Updated);
        }
        published_result::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("published_result"))?;
        Ok(Change::Added)
    }
}

impl PublishedResult {
    fn read(
        row: published_result::Model,
        municipality: Option<municipality::Model>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            municipality: row.municipality_id,
            record: NewPublishedResult {
                municipality_code: municipality.map_or_else(String::new, |it| it.code),
                edition: row.edition,
                edition_inferred: row.edition_inferred,
                measure: row.measure,
                sample: row.sample,
                sample_size_class: row.sample_size_class,
                sample_foreign_born_class: row.sample_foreign_born_class,
                year: row.year,
                year_approximate: row.year_approximate,
                value: row.value,
                sample_average: row.sample_average,
                sample_size: row.sample_size,
                rank: row.rank,
                source_url: row.source_url,
                note: read_note(row.note, "published_result")?,
            },
        })
    }

    fn sorted(
        rows: Vec<(published_result::Model, Option<municipality::Model>)>,
    ) -> Result<Vec<Self>, StoreError> {
        let mut results = rows
            .into_iter()
            .map(|(row, municipality)| Self::read(row, municipality))
            .collect::<Result<Vec<Self>, StoreError>>()?;
        results.sort_by_cached_key(|result| {
            (
                result.municipality_code.clone(),
                result.year,
                result.measure.clone(),
                result.key(),
            )
        });
        Ok(results)
    }
}
