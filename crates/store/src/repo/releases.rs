//! Releases of the data. What was released stays; what was withdrawn says so.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept, read_text, write_text};
use crate::entity::{release, release_file, release_withdrawal};
use crate::error::StoreError;
use crate::ids::ReleaseId;

/// The version of a release: `major.minor.patch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseVersion {
    /// From 1; one more when columns or their meaning change, or something is removed.
    pub major: u16,
    /// One more when something is added.
    pub minor: u16,
    /// One more when something is corrected.
    pub patch: u16,
}

impl fmt::Display for ReleaseVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl FromStr for ReleaseVersion {
    type Err = ();

    /// Reads what [`Self::fmt`] writes, and nothing else.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('.').map(|part| part.parse().map_err(|_| ()));
        let mut next = || parts.next().unwrap_or(Err(()));
        let version = Self {
            major: next()?,
            minor: next()?,
            patch: next()?,
        };
        if version.to_string() == text {
            Ok(version)
        } else {
            Err(())
        }
    }
}

/// A release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its id, under which its files are kept.
    pub id: ReleaseId,
    /// Its version.
    pub version: ReleaseVersion,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether its municipalities are invented.
    pub demonstration: bool,
    /// What it was made from and what differs from the one before, as JSON.
    pub document: String,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Its name in addresses; parts of it may be separated by `/`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// Rows, where it is a table.
    pub rows: Option<u64>,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// Why a release is there no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The release.
    pub release: ReleaseId,
    /// Since when.
    pub withdrawn_at: DateTime<Utc>,
    /// Why, in both languages.
    pub reasons: LocalizedText,
    /// The release that came in its place.
    pub replaced_by: Option<ReleaseId>,
}

const RELEASE: &str = "release";
const FILE: &str = "release_file";
const WITHDRAWAL: &str = "release_withdrawal";

/// Finders and writers of releases.
#[derive(Debug)]
pub struct Releases<'a, A>(pub(super) Handle<'a, A>);

impl<A> Releases<'_, A> {
    /// Every release, the newest first.
    pub async fn all(&self) -> Result<Vec<Release>, StoreError> {
        let columns = release::COLUMN;
        let rows = release::Entity::find()
            .order_by_desc(columns.major)
            .order_by_desc(columns.minor)
            .order_by_desc(columns.patch)
            .all(&self.0.db())
            .await
            .map_err(failed(RELEASE))?;
        rows.into_iter().map(Release::read).collect()
    }

    /// The files of a release, by name.
    pub async fn files(&self, release: ReleaseId) -> Result<Vec<ReleaseFile>, StoreError> {
        let rows = release_file::Entity::find()
            .filter(release_file::COLUMN.release_id.eq(release))
            .order_by_asc(release_file::COLUMN.name)
            .all(&self.0.db())
            .await
            .map_err(failed(FILE))?;
        let mut files: Vec<ReleaseFile> = rows.into_iter().map(ReleaseFile::read).collect();
        // By bytes: databases sort letters in their own ways.
        files.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(files)
    }

    /// The file of a release with this name.
    pub async fn file(
        &self,
        release: ReleaseId,
        name: &str,
    ) -> Result<Option<ReleaseFile>, StoreError> {
        let row = release_file::Entity::find_by_id((release, name.to_owned()))
            .one(&self.0.db())
            .await
            .map_err(failed(FILE))?;
        Ok(row.map(ReleaseFile::read))
    }

    /// Every withdrawal.
    pub async fn withdrawals(&self) -> Result<Vec<Withdrawal>, StoreError> {
        let rows = release_withdrawal::Entity::find()
            .order_by_asc(release_withdrawal::COLUMN.release_id)
            .all(&self.0.db())
            .await
            .map_err(failed(WITHDRAWAL))?;
        rows.iter().map(Withdrawal::read).collect()
    }
}

impl Releases<'_, Write> {
    /// Keeps a release with its files.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when there is one of this version.
    pub async fn add(&self, new: &Release, files: &[ReleaseFile]) -> Result<(), StoreError> {
        let row = release::ActiveModel {
            id: Set(new.id),
            major: Set(new.version.major.into()),
            minor: Set(new.version.minor.into()),
            patch: Set(new.version.patch.into()),
            made_at: Set(kept(new.made_at)),
            demonstration: Set(new.demonstration),
            document: Set(new.document.clone()),
        };
        release::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(RELEASE))?;
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        for file in files {
            let row = release_file::ActiveModel {
                release_id: Set(new.id),
                name: Set(file.name.clone()),
                media_type: Set(file.media_type.clone()),
                bytes: Set(number(file.bytes)),
                rows: Set(file.rows.map(number)),
                sha256: Set(file.sha256.clone()),
            };
            release_file::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed(FILE))?;
        }
        Ok(())
    }

    /// Keeps that a release was withdrawn.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when it was already.
    pub async fn withdraw(&self, new: &Withdrawal) -> Result<(), StoreError> {
        let row = release_withdrawal::ActiveModel {
            release_id: Set(new.release),
            withdrawn_at: Set(kept(new.withdrawn_at)),
            reasons: Set(write_text(&new.reasons)),
            replaced_by: Set(new.replaced_by),
        };
        release_withdrawal::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(WITHDRAWAL))?;
        Ok(())
    }
}

impl Release {
    fn read(row: release::Model) -> Result<Self, StoreError> {
        let part = |part: i32| {
            u16::try_from(part).map_err(|_| StoreError::Unreadable {
                table: RELEASE,
                column: "major, minor, patch",
            })
        };
        Ok(Self {
            id: row.id,
            version: ReleaseVersion {
                major: part(row.major)?,
                minor: part(row.minor)?,
                patch: part(row.patch)?,
            },
            made_at: row.made_at,
            demonstration: row.demonstration,
            document: row.document,
        })
    }
}

impl ReleaseFile {
    fn read(row: release_file::Model) -> Self {
        let number = |number: i64| u64::try_from(number).unwrap_or(0);
        Self {
            name: row.name,
            media_type: row.media_type,
            bytes: number(row.bytes),
            rows: row.rows.map(number),
            sha256: row.sha256,
        }
    }
}

impl Withdrawal {
    fn read(row: &release_withdrawal::Model) -> Result<Self, StoreError> {
        Ok(Self {
            release: row.release_id,
            withdrawn_at: row.withdrawn_at,
            reasons: read_text(&row.reasons, WITHDRAWAL, "reasons")?,
            replaced_by: row.replaced_by,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_versions_that_it_writes_and_no_others() {
        for version in ["1.0.0", "12.3.45"] {
            let read: Result<ReleaseVersion, ()> = version.parse();
            assert_eq!(read.map(|read| read.to_string()), Ok(version.to_owned()));
        }
        for other in [
            "",
            "1",
            "1.0",
            "01.0.0",
            "1.0.0.0",
            "+1.0.0",
            "1.0.0 ",
            "1.0.70000",
        ] {
            assert_eq!(other.parse::<ReleaseVersion>(), Err(()), "{other}");
        }
    }
}
