//! Where files of releases stand, and what a release says of whoever publishes it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use icc_app::releases::Publishing;
use icc_store::{Bucket, Shelf};
use serde::Deserialize;
use validator::Validate;

use super::Settings;
use crate::secrets::secret;

/// Releases of the data.
#[derive(Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[validate(schema(function = "one_place"))]
pub(crate) struct Releases {
    pub(crate) folder: PathBuf,
    pub(crate) bucket: String,
    #[validate(custom(function = "endpoint"))]
    pub(crate) bucket_endpoint: String,
    #[validate(length(min = 1, max = 100))]
    pub(crate) bucket_region: String,
    pub(crate) bucket_key: String,
    pub(crate) bucket_secret: String,
    pub(crate) bucket_secret_file: PathBuf,
    #[validate(length(min = 1, max = 100))]
    pub(crate) licence: String,
    #[validate(url)]
    pub(crate) licence_address: String,
}

impl std::fmt::Debug for Releases {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Releases")
            .field("folder", &self.folder)
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}

/// Files stand in a folder or in a bucket, and a key has its secret.
fn one_place(releases: &Releases) -> Result<(), validator::ValidationError> {
    let wrong = |code| Err(validator::ValidationError::new(code));
    if !releases.bucket.is_empty() && !releases.folder.as_os_str().is_empty() {
        return wrong("folder or bucket, not both");
    }
    let secret =
        !releases.bucket_secret.is_empty() || !releases.bucket_secret_file.as_os_str().is_empty();
    if secret == releases.bucket_key.is_empty() {
        return wrong("bucket_key and bucket_secret belong together");
    }
    Ok(())
}

/// A service is spoken to in secret, unless it runs on this machine.
fn endpoint(address: &str) -> Result<(), validator::ValidationError> {
    if address.is_empty() {
        return Ok(());
    }
    super::issuer(address)
}

/// The folder inside the data folder.
const FOLDER: &str = "releases";
/// Where the service is reached while nobody has said so: on the machine itself.
const HERE: &str = "http://localhost";

impl Releases {
    fn bucket(&self) -> Result<Bucket> {
        let secret = secret(&self.bucket_secret, &self.bucket_secret_file)?;
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Bucket {
            name: self.bucket.clone(),
            endpoint: filled(&self.bucket_endpoint),
            region: self.bucket_region.clone(),
            access: filled(&self.bucket_key).map(|key| (key, secret)),
        })
    }
}

impl Settings {
    /// The folder in which files of releases stand.
    pub(crate) fn releases_folder(&self) -> PathBuf {
        if self.releases.folder.as_os_str().is_empty() {
            self.data.folder.join(FOLDER)
        } else {
            self.releases.folder.clone()
        }
    }

    /// Whether files of releases are kept where this machine keeps nothing.
    pub(crate) const fn releases_are_elsewhere(&self) -> bool {
        !self.releases.bucket.is_empty()
    }

    /// Where files of releases stand.
    pub(crate) fn shelf(&self) -> Result<Shelf> {
        let shelf = if self.releases_are_elsewhere() {
            Shelf::in_bucket(&self.releases.bucket()?)
        } else {
            Shelf::in_folder(&self.releases_folder())
        };
        shelf.context("files of releases cannot be kept")
    }

    /// What a release says of whoever publishes it.
    pub(crate) fn publishing(&self) -> Publishing {
        let address = match self.server.public_url.as_str() {
            "" => HERE,
            known => known,
        };
        Publishing {
            address: address.to_owned(),
            publisher: self.operator.name.clone(),
            email: self.operator.email.clone(),
            licence: self.releases.licence.clone(),
            licence_address: self.releases.licence_address.clone(),
        }
    }
}
