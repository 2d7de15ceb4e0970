//! Releases of the data: files under a version that never change, which somebody can cite and find
//! again.
//!
//! A release holds what everybody may see at the moment in which it is made. Another one is made
//! when that has changed; its number says how. What has to go is withdrawn: the address of the
//! release stays and says why, with the checksums of what stood there.

mod build;
mod check;
mod describe;
mod desk;
mod figures;
mod lists;
mod papers;
mod preview;
mod tables;
mod verify;
mod version;
mod withdraw;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use icc_store::{KeptObject, Release, ReleaseId, ReleaseVersion, Store, Withdrawal};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::service::Service;

pub use build::Built;
pub use check::{Checked, FileCheck};
pub(crate) use desk::Desk;
pub use icc_store::{ReleaseFile, ReleaseVersion as Version};
pub use papers::{file_table, table_text};
pub use preview::Preview;
pub(crate) use tables::{FIGURES, Gathered, Rows, SCORES, TableRows, both, world};
pub use verify::TableVerdict;
pub use version::Step;

/// What a release says of whoever publishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publishing {
    /// Where readers reach the service, without a final slash.
    pub address: String,
    /// Who publishes; empty when that is not said.
    pub publisher: String,
    /// Where corrections are told; empty when that is not said.
    pub email: String,
    /// The licence, by its SPDX identifier.
    pub licence: String,
    /// Where it is read.
    pub licence_address: String,
}

impl Publishing {
    /// The permanent address of a file of a release.
    #[must_use]
    pub fn file(&self, version: ReleaseVersion, name: &str) -> String {
        format!("{}/data/v{version}/{name}", self.address)
    }
}

/// A table as a release has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRecord {
    /// Its name.
    pub name: String,
    /// Its columns in order, each with what stands in it.
    pub columns: Vec<(String, String)>,
    /// How many rows.
    pub rows: u64,
    /// Of the file with a row on each line, where it is packed: the first row of each of its frames,
    /// and the byte at which the frame begins. None where it is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<(u64, u64)>,
    /// Things that came, as compared with the release before.
    pub added: u64,
    /// Things that went.
    pub removed: u64,
    /// Things that say something else.
    pub changed: u64,
}

/// What a release keeps about itself beside its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDocument {
    /// The release that it was compared with; none for the first.
    pub previous: Option<String>,
    /// How it differs from that one.
    pub step: Step,
    /// The program that made it.
    pub software: String,
    /// The engine that computed its scores.
    pub engine: String,
    /// Who publishes it.
    pub publishing: Publishing,
    /// Its tables.
    pub tables: Vec<TableRecord>,
    /// What each wave was asked and scored with.
    pub waves: Vec<serde_json::Value>,
}

/// A release with what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRelease {
    /// The release.
    pub release: Release,
    /// What it keeps about itself.
    pub document: ReleaseDocument,
    /// Why it is there no more; none while it is.
    pub withdrawal: Option<WithdrawnRelease>,
}

/// Why a release is there no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawnRelease {
    /// Since when.
    pub at: DateTime<Utc>,
    /// Why, in both languages.
    pub reasons: LocalizedText,
    /// The version that came in its place.
    pub replaced_by: Option<ReleaseVersion>,
}

/// What is found at the address of a file.
#[derive(Debug)]
pub enum FoundFile {
    /// The file.
    Kept(ReleaseFile, KeptObject),
    /// Its release was withdrawn: what the file was, and why it is there no more.
    Withdrawn(ReleaseFile, WithdrawnRelease),
}

/// The key of a file in the object store.
pub(crate) fn key(release: ReleaseId, name: &str) -> String {
    format!("{release}/{name}")
}

/// The files of every release that is there, by their keys, with the SHA-256 of each, hexadecimal.
pub async fn files_of_releases(store: &Store) -> Result<BTreeMap<String, String>, Error> {
    let snapshot = store.snapshot().await?;
    let read = snapshot.repositories();
    let withdrawn = read.releases().withdrawals().await?;
    let mut found = BTreeMap::new();
    for release in read.releases().all().await? {
        if withdrawn.iter().any(|one| one.release == release.id) {
            continue;
        }
        for file in read.releases().files(release.id).await? {
            found.insert(key(release.id, &file.name), file.sha256);
        }
    }
    snapshot.end().await?;
    Ok(found)
}

/// Every release as it is kept, the newest first, and what was withdrawn.
struct Kept {
    releases: Vec<Release>,
    withdrawals: Vec<Withdrawal>,
}

impl Kept {
    fn listed(&self, release: &Release) -> Result<ListedRelease, Error> {
        let document = serde_json::from_str(&release.document);
        let withdrawal = self.withdrawal(release).map(|withdrawal| {
            let mut releases = self.releases.iter();
            let replaced_by = releases.find(|one| withdrawal.replaced_by == Some(one.id));
            WithdrawnRelease {
                at: withdrawal.withdrawn_at,
                reasons: withdrawal.reasons.clone(),
                replaced_by: replaced_by.map(|one| one.version),
            }
        });
        Ok(ListedRelease {
            document: document.map_err(|error| Error::broken([error.to_string()]))?,
            withdrawal,
            release: release.clone(),
        })
    }

    fn withdrawal(&self, release: &Release) -> Option<&Withdrawal> {
        let mut withdrawals = self.withdrawals.iter();
        withdrawals.find(|one| one.release == release.id)
    }
}

impl Service {
    async fn kept_releases(&self) -> Result<Kept, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let kept = Kept {
            releases: read.releases().all().await?,
            withdrawals: read.releases().withdrawals().await?,
        };
        snapshot.end().await?;
        Ok(kept)
    }

    /// Every release, the newest first.
    pub async fn releases(&self) -> Result<Vec<ListedRelease>, Error> {
        let kept = self.kept_releases().await?;
        let releases = kept.releases.iter();
        releases.map(|release| kept.listed(release)).collect()
    }

    /// A release with its files, by name.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was one of this version.
    pub async fn release(
        &self,
        version: ReleaseVersion,
    ) -> Result<(ListedRelease, Vec<ReleaseFile>), Error> {
        let found = self.listed_release(version).await?;
        let read = self.store().read();
        let files = read.releases().files(found.release.id).await?;
        Ok((found, files))
    }

    async fn listed_release(&self, version: ReleaseVersion) -> Result<ListedRelease, Error> {
        let kept = self.kept_releases().await?;
        let mut releases = kept.releases.iter();
        let found = releases.find(|one| one.version == version);
        kept.listed(found.ok_or(Error::NotFound)?)
    }

    /// A release whose files are there, with them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was one of this version, [`Error::Conflict`] when it was
    /// withdrawn.
    async fn standing_release(
        &self,
        version: ReleaseVersion,
    ) -> Result<(ListedRelease, Vec<ReleaseFile>), Error> {
        let (found, files) = self.release(version).await?;
        if found.withdrawal.is_some() {
            return Err(Error::Conflict);
        }
        Ok((found, files))
    }

    /// The newest release that is there.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn latest_release(&self) -> Result<ListedRelease, Error> {
        let kept = self.kept_releases().await?;
        let mut releases = kept.releases.iter();
        let there = releases.find(|one| kept.withdrawal(one).is_none());
        kept.listed(there.ok_or(Error::NotFound)?)
    }

    /// A file of a release.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was such a file; [`Error::Broken`] when there should be
    /// one and is not.
    pub async fn release_file(
        &self,
        version: ReleaseVersion,
        name: &str,
    ) -> Result<FoundFile, Error> {
        let found = self.listed_release(version).await?;
        let read = self.store().read();
        let file = read.releases().file(found.release.id, name).await?;
        let file = file.ok_or(Error::NotFound)?;
        if let Some(withdrawal) = found.withdrawal {
            return Ok(FoundFile::Withdrawn(file, withdrawal));
        }
        let shelf = self.shelf().ok_or(Error::NotFound)?;
        let kept = shelf.open(&key(found.release.id, name)).await?;
        let gone = || Error::broken([format!("{name} of release {version} is not there")]);
        Ok(FoundFile::Kept(file, kept.ok_or_else(gone)?))
    }
}
