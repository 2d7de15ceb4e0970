//! A release goes: its files are removed, its address stays and says why.

use icc_domain::LocalizedText;
use icc_store::{Place, ReleaseVersion, Withdrawal};
use serde_json::json;

use crate::accounts::About;
use crate::error::Error;
use crate::input;
use crate::service::Service;

/// The longest reason, in characters.
const LONGEST: usize = 1_000;

impl Service {
    /// Withdraws a release: for an error that misleads, or because the law asks for it. What it is
    /// known by, its checksums included, stays. Whatever else holds the same has to be withdrawn too.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was one of this version, [`Error::Conflict`] when it was
    /// withdrawn already, [`Error::Invalid`] when a language lacks the reason.
    pub async fn withdraw_release(
        &self,
        version: ReleaseVersion,
        reasons: LocalizedText,
        origin: &input::Origin,
    ) -> Result<(), Error> {
        let shelf = self.shelf().ok_or(Error::NotFound)?;
        for locale in icc_domain::Locale::ALL {
            let reason = reasons.get(locale).unwrap_or_default().trim();
            if reason.is_empty() {
                return Err(Error::issue("reason", "missing"));
            }
            if reason.chars().count() > LONGEST {
                return Err(Error::issue("reason", "too-long"));
            }
        }
        let releases = self.releases().await?;
        let found = releases.iter().find(|one| one.release.version == version);
        let found = found.ok_or(Error::NotFound)?;
        let mut others = releases.iter().filter(|one| one.withdrawal.is_none());
        let later = others.find(|one| one.release.version > version);
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let withdrawal = Withdrawal {
            release: found.release.id,
            withdrawn_at: self.clock().now(),
            reasons,
            replaced_by: later.map(|one| one.release.id),
        };
        repositories.releases().withdraw(&withdrawal).await?;
        let noted = About {
            action: "release-withdrawn",
            actor: None,
            origin,
            object: ("release", Some(found.release.id.to_string())),
            place: Place::Service,
            detail: json!({ "version": version.to_string() }),
        };
        self.note(&repositories, noted).await?;
        unit.commit().await?;
        // From here on nobody is sent them; whoever was interrupted removes them with `check`.
        Ok(shelf.clear(&found.release.id.to_string()).await?)
    }

    /// Removes files of withdrawn releases that are there all the same: whoever withdrew them was
    /// interrupted.
    pub async fn clear_withdrawn_releases(&self) -> Result<(), Error> {
        let Some(shelf) = self.shelf() else {
            return Ok(());
        };
        for one in self.releases().await? {
            if one.withdrawal.is_some() {
                shelf.clear(&one.release.id.to_string()).await?;
            }
        }
        Ok(())
    }
}
