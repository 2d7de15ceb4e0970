//! Where files of releases stand, and what a release says of whoever publishes it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use icc_app::releases::Publishing;
use icc_store::Shelf;
use serde::Deserialize;
use validator::Validate;

use super::Settings;

/// Releases of the data.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Releases {
    pub(crate) folder: PathBuf,
    #[validate(length(min = 1, max = 100))]
    pub(crate) licence: String,
    #[validate(url)]
    pub(crate) licence_address: String,
}

/// The folder inside the data folder.
const FOLDER: &str = "releases";
/// Where the service is reached while nobody has said so: on the machine itself.
const HERE: &str = "http://localhost";

impl Settings {
    /// The folder in which files of releases stand.
    pub(crate) fn releases_folder(&self) -> PathBuf {
        if self.releases.folder.as_os_str().is_empty() {
            self.data.folder.join(FOLDER)
        } else {
            self.releases.folder.clone()
        }
    }

    /// Where files of releases stand.
    pub(crate) fn shelf(&self) -> Result<Shelf> {
        Shelf::in_folder(&self.releases_folder()).context("files of releases cannot be kept")
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
