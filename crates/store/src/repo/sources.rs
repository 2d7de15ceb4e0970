//! Where facts were read.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

use super::{Change, Handle, Write, failed, kept_version, read_text, write_text};
use crate::entity::source;
use crate::error::StoreError;

/// Where a fact was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name by which facts refer to it.
    pub code: String,
    /// What readers see, in both languages.
    pub titles: LocalizedText,
    /// Its address, when it has a public one.
    pub url: Option<String>,
    /// The licence under which it may be repeated, when it has one.
    pub licence: Option<String>,
    /// Whether it stands for invented facts.
    pub demonstration: bool,
}

/// Finders and writers of sources.
#[derive(Debug)]
pub struct Sources<'a, A>(pub(super) Handle<'a, A>);

impl<A> Sources<'_, A> {
    /// Every source, by code.
    pub async fn all(&self) -> Result<Vec<Source>, StoreError> {
        source::Entity::find()
            .order_by_asc(source::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("source"))?
            .into_iter()
            .map(Source::read)
            .collect()
    }

    /// The source with this code.
    pub async fn by_code(&self, code: &str) -> Result<Option<Source>, StoreError> {
        source::Entity::find_by_id(code)
            .one(&self.0.db())
            .await
            .map_err(failed("source"))?
            .map(Source::read)
            .transpose()
    }

    /// How often people have changed each source, by code.
    pub(crate) async fn versions(&self) -> Result<BTreeMap<String, i32>, StoreError> {
        let rows = source::Entity::find()
            .all(&self.0.db())
            .await
            .map_err(failed("source"))?;
        Ok(rows
            .into_iter()
            .map(|row| (row.code, row.version))
            .collect())
    }
}

impl Sources<'_, Write> {
    /// Adds the source, or brings the one with its code up to date, unless people have changed it:
    /// for the data files.
    pub async fn put(&self, new: &Source) -> Result<Change, StoreError> {
        let Some(old) = self.by_code(&new.code).await? else {
            self.add(new, 0).await?;
            return Ok(Change::Added);
        };
        let version = self.versions().await?.remove(&new.code).unwrap_or_default();
        if version > 0 || old == *new {
            return Ok(Change::Unchanged);
        }
        self.change((0, 0), new).await?;
        Ok(Change::Updated)
    }

    /// Adds a source at a version.
    pub(crate) async fn add(&self, new: &Source, version: i32) -> Result<(), StoreError> {
        let row = source::ActiveModel {
            code: Set(new.code.clone()),
            ..new.row(version)
        };
        source::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("source"))?;
        Ok(())
    }

    /// Changes the source with its code from one version to another.
    pub(crate) async fn change(
        &self,
        (from, to): (i32, i32),
        new: &Source,
    ) -> Result<(), StoreError> {
        let done = source::Entity::update_many()
            .set(new.row(to))
            .filter(source::COLUMN.code.eq(new.code.as_str()))
            .filter(source::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("source"))?;
        kept_version(&done, "source")
    }
}

impl Source {
    fn row(&self, version: i32) -> source::ActiveModel {
        source::ActiveModel {
            titles: Set(write_text(&self.titles)),
            url: Set(self.url.clone()),
            licence: Set(self.licence.clone()),
            demonstration: Set(self.demonstration),
            version: Set(version),
            ..Default::default()
        }
    }

    fn read(row: source::Model) -> Result<Self, StoreError> {
        Ok(Self {
            titles: read_text(&row.titles, "source", "titles")?,
            code: row.code,
            url: row.url,
            licence: row.licence,
            demonstration: row.demonstration,
        })
    }
}
