//! Versions of definitions. Each is kept for ever under the hash of its canonical document.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use super::{Change, Handle, Write, failed, kept};
use crate::entity::definition;
use crate::error::StoreError;

/// A version of a definition without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionSummary {
    /// SHA-256 of the canonical document, 64 lower-case hexadecimal digits.
    pub hash: String,
    /// The id of the edition.
    pub edition: String,
    /// The version inside the edition.
    pub version: String,
    /// When it was first loaded.
    pub loaded_at: DateTime<Utc>,
}

/// A version of a definition with its canonical document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDefinition {
    /// What names it.
    pub summary: DefinitionSummary,
    /// The canonical JSON, byte for byte what was hashed.
    pub document: String,
}

/// A version of a definition to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDefinition {
    /// What names it; the hash is checked against the document.
    pub summary: DefinitionSummary,
    /// The canonical JSON.
    pub document: String,
}

/// Finders and writers of definitions.
#[derive(Debug)]
pub struct Definitions<'a, A>(pub(super) Handle<'a, A>);

type SummaryRow = (String, String, String, DateTime<Utc>);

impl<A> Definitions<'_, A> {
    /// Every version, without documents: by time of loading, then hash.
    pub async fn all(&self) -> Result<Vec<DefinitionSummary>, StoreError> {
        self.summaries(None).await
    }

    /// Every version of one edition, oldest first.
    pub async fn versions(&self, edition: &str) -> Result<Vec<DefinitionSummary>, StoreError> {
        self.summaries(Some(edition)).await
    }

    /// The version with this hash.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<StoredDefinition>, StoreError> {
        let row = definition::Entity::find_by_id(hash)
            .one(&self.0.db())
            .await
            .map_err(failed("definition"))?;
        Ok(row.map(StoredDefinition::read))
    }

    /// The version of an edition that was loaded last.
    pub async fn latest(&self, edition: &str) -> Result<Option<StoredDefinition>, StoreError> {
        let row = definition::Entity::find()
            .filter(definition::COLUMN.edition.eq(edition))
            .order_by_desc(definition::COLUMN.loaded_at)
            .order_by_desc(definition::COLUMN.hash)
            .one(&self.0.db())
            .await
            .map_err(failed("definition"))?;
        Ok(row.map(StoredDefinition::read))
    }

    async fn summaries(&self, edition: Option<&str>) -> Result<Vec<DefinitionSummary>, StoreError> {
        let columns = definition::COLUMN;
        let mut query = definition::Entity::find()
            .select_only()
            .column(definition::Column::Hash)
            .column(definition::Column::Edition)
            .column(definition::Column::Version)
            .column(definition::Column::LoadedAt)
            .order_by_asc(columns.loaded_at)
            .order_by_asc(columns.hash);
        if let Some(edition) = edition {
            query = query.filter(columns.edition.eq(edition));
        }
        let rows = query
            .into_tuple::<SummaryRow>()
            .all(&self.0.db())
            .await
            .map_err(failed("definition"))?;
        Ok(rows
            .into_iter()
            .map(|(hash, edition, version, loaded_at)| DefinitionSummary {
                hash,
                edition,
                version,
                loaded_at,
            })
            .collect())
    }
}

impl Definitions<'_, Write> {
    /// Keeps a version. The same content loaded again changes nothing, not even the time.
    ///
    /// # Errors
    /// [`StoreError::Hash`] when the hash is not that of the document,
    /// [`StoreError::VersionTaken`] when other content is kept as this version of this edition.
    pub async fn add(&self, new: &NewDefinition) -> Result<Change, StoreError> {
        let actual = hash_of(&new.document);
        if actual != new.summary.hash {
            return Err(StoreError::Hash {
                claimed: new.summary.hash.clone(),
                actual,
            });
        }
        if self.by_hash(&actual).await?.is_some() {
            return Ok(Change::Unchanged);
        }
        let versions = self.versions(&new.summary.edition).await?;
        let same = |kept: &DefinitionSummary| kept.version == new.summary.version;
        if let Some(kept) = versions.into_iter().find(same) {
            return Err(StoreError::VersionTaken {
                edition: kept.edition,
                version: kept.version,
                kept: kept.hash,
            });
        }
        let row = definition::ActiveModel {
            hash: Set(actual),
            edition: Set(new.summary.edition.clone()),
            version: Set(new.summary.version.clone()),
            document: Set(new.document.clone()),
            loaded_at: Set(kept(new.summary.loaded_at)),
        };
        definition::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("definition"))?;
        Ok(Change::Added)
    }
}

impl StoredDefinition {
    fn read(row: definition::Model) -> Self {
        Self {
            summary: DefinitionSummary {
                hash: row.hash,
                edition: row.edition,
                version: row.version,
                loaded_at: row.loaded_at,
            },
            document: row.document,
        }
    }
}

/// SHA-256 of a text as 64 lower-case hexadecimal digits.
pub(crate) fn hash_of(text: &str) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
