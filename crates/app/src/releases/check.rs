//! Whether the files of a release are what they were, and whether they come out again.

use std::io;
use std::sync::Arc;

use icc_datasets::Digesting;
use icc_i18n::I18n;
use icc_store::{KeptObject, ReleaseFile, ReleaseVersion, Shelf};
use tokio::runtime::Handle;

use super::build::{Making, again};
use super::key;
use super::tables::Gathered;
use crate::error::Error;
use crate::service::Service;

/// How a file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileCheck {
    /// As it was.
    Equal,
    /// With other bytes.
    Different,
    /// Not at all.
    Missing,
}

/// What a look at the files of a release found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Each file by name.
    pub files: Vec<(String, FileCheck)>,
}

impl Checked {
    /// Whether every file is as it was.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.files
            .iter()
            .all(|(_, check)| *check == FileCheck::Equal)
    }
}

impl Service {
    /// Reads every file of a release and compares it with its checksum.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there never was one of this version, [`Error::Conflict`] when it was
    /// withdrawn.
    pub async fn check_release(&self, version: ReleaseVersion) -> Result<Checked, Error> {
        let (found, files) = self.standing_release(version).await?;
        let shelf = self.shelf().ok_or(Error::NotFound)?;
        let mut checked = Vec::new();
        for file in files {
            let kept = shelf.open(&key(found.release.id, &file.name)).await?;
            let check = match kept {
                None => FileCheck::Missing,
                Some(kept) => compared(kept, &file).await?,
            };
            checked.push((file.name, check));
        }
        Ok(Checked { files: checked })
    }

    /// Makes the files of a release again from what everybody may see now, at a place of their own,
    /// and compares them with what they were. Equal are those of the newest release while nothing
    /// changed and the same version of the program makes them.
    ///
    /// # Errors
    /// As [`Service::check_release`]; [`Error::Shelf`] when the place cannot be written to.
    pub async fn make_release_again(
        &self,
        version: ReleaseVersion,
        place: Shelf,
        i18n: &Arc<I18n>,
    ) -> Result<Checked, Error> {
        let (found, files) = self.standing_release(version).await?;
        let making = Making {
            gathered: Gathered::of(self, self.snapshot().await?).await?,
            publishing: found.document.publishing.clone(),
            software: found.document.software.clone(),
            made_at: found.release.made_at,
            i18n: Arc::clone(i18n),
        };
        let handle = Handle::current();
        let made = tokio::task::spawn_blocking(move || again(&making, place, handle, &found));
        let made = made.await.map_err(Error::Interrupted)??;
        let check = |file: ReleaseFile| {
            let found = made.files.iter().find(|one| one.name == file.name);
            let check = match found {
                None => FileCheck::Missing,
                Some(made) if made.sha256 == file.sha256 => FileCheck::Equal,
                Some(_) => FileCheck::Different,
            };
            (file.name, check)
        };
        Ok(Checked {
            files: files.into_iter().map(check).collect(),
        })
    }
}

async fn compared(mut kept: KeptObject, file: &ReleaseFile) -> Result<FileCheck, Error> {
    let failed = |error: io::Error| Error::broken([error.to_string()]);
    let mut digesting = Digesting::new(io::sink());
    while let Some(piece) = kept.next().await? {
        io::Write::write_all(&mut digesting, &piece).map_err(failed)?;
    }
    let digest = digesting.finish().map_err(failed)?;
    Ok(if digest == file.sha256 {
        FileCheck::Equal
    } else {
        FileCheck::Different
    })
}
