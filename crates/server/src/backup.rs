//! A backup: the copy of a database, beside it what it holds (`FILE.manifest.json`), by which both
//! the copy and what is made of it are checked, and the files of releases (`FILE.releases`).

pub(crate) mod releases;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use icc_store::{Contents, Dialect};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The only form of a manifest so far.
const FORM: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// The form of this document.
    form: u32,
    /// The version of the program that made it.
    pub(crate) program: String,
    /// When it was begun.
    pub(crate) made_at: DateTime<Utc>,
    /// `sqlite` or `postgres`.
    pub(crate) database: String,
    /// The version of the database.
    pub(crate) database_version: String,
    /// SHA-256 of the file.
    pub(crate) sha256: String,
    /// Bytes of the file.
    pub(crate) size: u64,
    /// Migrations, tables, rows and digests.
    pub(crate) contents: Contents,
    /// The files of releases in the folder beside it; none where they are kept elsewhere, or an
    /// earlier version made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) releases: Option<releases::Files>,
}

/// What of a manifest is known before the file is finished.
pub(crate) struct Made {
    pub(crate) at: DateTime<Utc>,
    pub(crate) dialect: Dialect,
    pub(crate) version: String,
    pub(crate) contents: Contents,
    pub(crate) releases: Option<releases::Files>,
}

impl Manifest {
    /// The manifest of a finished file.
    pub(crate) fn of(file: &Path, made: Made) -> Result<Self> {
        let (sha256, size) = digest(file)?;
        Ok(Self {
            form: FORM,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: made.at,
            database: name(made.dialect).to_owned(),
            database_version: made.version,
            sha256,
            size,
            contents: made.contents,
            releases: made.releases,
        })
    }

    /// Where the manifest of a file stands.
    pub(crate) fn place(file: &Path) -> PathBuf {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".manifest.json");
        file.with_file_name(name)
    }

    /// Reads the manifest of a file and checks that the file is the one that it describes.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let place = Self::place(file);
        let text = std::fs::read(&place)
            .with_context(|| format!("the manifest {} cannot be read", place.display()))?;
        let manifest: Self = serde_json::from_slice(&text)
            .with_context(|| format!("{} is not a manifest", place.display()))?;
        ensure!(
            manifest.form == FORM,
            "{} has the form {}, which a newer version wrote",
            place.display(),
            manifest.form
        );
        let (sha256, size) = digest(file)?;
        ensure!(
            (sha256.as_str(), size) == (manifest.sha256.as_str(), manifest.size),
            "{} is damaged: its SHA-256 or its size is not that of its manifest",
            file.display()
        );
        Ok(manifest)
    }

    /// The document.
    pub(crate) fn document(&self) -> Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}

/// What a database is called in manifests.
pub(crate) const fn name(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgres",
    }
}

fn digest(file: &Path) -> Result<(String, u64)> {
    let cannot = || format!("{} cannot be read", file.display());
    let mut opened = File::open(file).with_context(cannot)?;
    let (mut all, mut size) = (Sha256::new(), 0);
    let mut part = vec![0; 1 << 16];
    loop {
        let read = opened.read(&mut part).with_context(cannot)?;
        let Some(bytes) = part.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        all.update(bytes);
        size += u64::try_from(read).unwrap_or_default();
    }
    Ok((hexadecimal(&all.finalize()), size))
}

fn hexadecimal(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_not_the_one_of_its_manifest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("b.sqlite");
        std::fs::write(&file, b"content").unwrap();
        let made = Made {
            at: DateTime::UNIX_EPOCH,
            dialect: Dialect::Sqlite,
            version: "3".to_owned(),
            contents: Contents {
                migrations: Vec::new(),
                tables: std::collections::BTreeMap::new(),
            },
            releases: None,
        };
        let manifest = Manifest::of(&file, made).unwrap();
        let place = Manifest::place(&file);
        assert!(place.ends_with("b.sqlite.manifest.json"));
        std::fs::write(&place, manifest.document().unwrap()).unwrap();
        assert_eq!(Manifest::read(&file).unwrap(), manifest);
        std::fs::write(&file, b"Content").unwrap();
        let refused = Manifest::read(&file).unwrap_err().to_string();
        assert!(refused.contains("damaged"), "{refused}");
    }
}
