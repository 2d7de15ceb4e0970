//! The files of releases in a backup: a folder beside it (`FILE.releases`), each file named in the
//! manifest with its SHA-256. They never change once they are there, so that they are copied after
//! the database: whatever it names is among them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, ensure};
use icc_store::Shelf;
use sha2::{Digest, Sha256};

use super::hexadecimal;
use crate::settings::Settings;

/// Files by their place among releases, with the SHA-256 of each, hexadecimal.
pub(crate) type Files = BTreeMap<String, String>;

/// Where the files of a backup stand.
pub(crate) fn place(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".releases");
    file.with_file_name(name)
}

/// Copies what this machine keeps of releases into a folder, which is made where there is anything;
/// nothing where they are kept elsewhere.
pub(crate) async fn copy(settings: &Settings, folder: &Path) -> Result<Option<Files>> {
    if settings.releases_are_elsewhere() {
        return Ok(None);
    }
    let mut files = Files::new();
    if !settings.releases_folder().is_dir() {
        return Ok(Some(files));
    }
    let from = settings.shelf()?;
    let keys = from.keys().await?;
    if keys.is_empty() {
        return Ok(Some(files));
    }
    let to = Shelf::in_folder(folder)?;
    for key in keys {
        let sha256 = copied(&from, &to, &key).await?;
        files.insert(key, sha256);
    }
    Ok(Some(files))
}

/// Brings the files of a backup back to where this machine keeps them, and compares each with the
/// manifest. Nothing is left behind where one is damaged or not there.
pub(crate) async fn bring_back(files: &Files, backup: &Path, settings: &Settings) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let (from, to) = (place(backup), settings.releases_folder());
    ensure!(
        !to.exists() || std::fs::read_dir(&to)?.next().is_none(),
        "{} holds files already: a backup is restored into an empty place only",
        to.display()
    );
    ensure!(
        from.is_dir(),
        "the files of releases are not there: {}",
        from.display()
    );
    let brought = async {
        let (from, to) = (Shelf::in_folder(&from)?, settings.shelf()?);
        for (key, expected) in files {
            let found = copied(&from, &to, key).await?;
            ensure!(
                found == *expected,
                "{key} is damaged: its SHA-256 is not that of the manifest"
            );
        }
        Ok(())
    };
    let brought = brought.await;
    brought.map_err(|error| taken_back(error, settings))
}

/// What failed, after removing what was brought back into an empty place; where that fails too, both
/// are told.
pub(crate) fn taken_back(failed: Error, settings: &Settings) -> Error {
    match take_back(&settings.releases_folder()) {
        Ok(()) => failed,
        Err(left) => failed.context(left),
    }
}

fn take_back(folder: &Path) -> Result<()> {
    let cannot = || format!("{} cannot be emptied again", folder.display());
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?.path();
        if entry.is_dir() {
            std::fs::remove_dir_all(&entry).with_context(cannot)?;
        } else {
            std::fs::remove_file(&entry).with_context(cannot)?;
        }
    }
    // One that is a link, or the root of a disk, was there before and stays.
    let _ = std::fs::remove_dir(folder);
    Ok(())
}

/// Copies one file piece by piece; its SHA-256.
async fn copied(from: &Shelf, to: &Shelf, key: &str) -> Result<String> {
    let kept = from.open(key).await?;
    let mut kept = kept.with_context(|| format!("{key} is not there"))?;
    let mut all = Sha256::new();
    let mut begun = to.begin(key).await?;
    while let Some(piece) = kept.next().await? {
        all.update(&piece);
        begun.put(piece).await?;
    }
    begun.finish().await?;
    Ok(hexadecimal(&all.finalize()))
}
