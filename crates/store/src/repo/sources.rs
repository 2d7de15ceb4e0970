//! Where facts were read.

use icc_domain::LocalizedText;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};

use super::{Change, Handle, Write, failed, read_text, write_text};
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
}

impl Sources<'_, Write> {
    /// Adds the source, or brings the one with its code up to date.
    pub async fn put(&self, new: &Source) -> Result<Change, StoreError> {
        let old = self.by_code(&new.code).await?;
        if old.as_ref() == Some(new) {
            return Ok(Change::Unchanged);
        }
        let row = source::ActiveModel {
            code: Set(new.code.clone()),
            titles: Set(write_text(&new.titles)),
            url: Set(new.url.clone()),
            licence: Set(new.licence.clone()),
            demonstration: Set(new.demonstration),
        };
        if old.is_some() {
            source::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("source"))?;
            return Ok(Change::Updated);
        }
        source::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("source"))?;
        Ok(Change::Added)
    }
}

impl Source {
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
