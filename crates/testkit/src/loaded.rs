//! Stores that hold everything already. Loading the demonstration takes an unoptimised program
//! seconds, which hundreds of tests do not each spend: the first test of a program loads it, the
//! others get a copy.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use icc_app::accounts::Rules;
use icc_store::Store;
use sha2::{Digest, Sha256};

use crate::service::{Demonstration, close, editions, load, open, service_over};

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) demonstration: Demonstration,
    /// Whether the invented people have their accounts.
    pub(crate) accounts: bool,
}

impl Contents {
    /// The invented world, nobody with an account.
    pub(crate) const WORLD: Self = Self {
        demonstration: Demonstration::Loaded,
        accounts: false,
    };

    /// What loading does by some rules.
    pub(crate) const fn of(demonstration: Demonstration, rules: Rules) -> Self {
        Self {
            demonstration,
            accounts: rules.demonstration,
        }
    }

    fn rules(self) -> Rules {
        Rules {
            demonstration: self.accounts,
            ..Rules::default()
        }
    }

    /// Names of what is loaded: what all versions by this program begin with, and of this version.
    /// Whatever may change what is loaded is in the second: the program itself, the definitions.
    pub(crate) fn names(self) -> Result<(String, String), Box<dyn Error>> {
        let program = std::env::current_exe()?;
        let about = fs::metadata(&program)?;
        let built = about.modified()?.duration_since(SystemTime::UNIX_EPOCH)?;
        let mut content = Sha256::new();
        content.update(built.as_nanos().to_le_bytes());
        content.update(about.len().to_le_bytes());
        for (folder, files) in editions()? {
            for (name, text) in files {
                content.update(format!("{folder}/{name}\0{text}\0"));
            }
        }
        let kind = match (self.demonstration, self.accounts) {
            (Demonstration::LeftOut, _) => "empty",
            (Demonstration::Loaded, false) => "world",
            (Demonstration::Loaded, true) => "people",
        };
        let place = beginning(&Sha256::digest(program.to_string_lossy().as_bytes()));
        let family = format!("{kind}_{place:016x}");
        let name = format!("{family}_{:016x}", beginning(&content.finalize()));
        Ok((family, name))
    }

    /// Loads it into a migrated store, and closes that.
    pub(crate) async fn fill(self, store: Store) -> Result<(), Box<dyn Error>> {
        let service = service_over(store)?.with_rules(self.rules());
        load(&service, self.demonstration).await?;
        close(service).await
    }

    /// The file of a database that holds it, beside the program that runs.
    async fn file(self) -> Result<PathBuf, Box<dyn Error>> {
        let program = std::env::current_exe()?;
        let folder = program.with_extension("loaded");
        fs::create_dir_all(&folder)?;
        let (family, name) = self.names()?;
        let file = folder.join(&name);
        // One test at a time looks and makes; the lock goes with the file, however a test ends.
        let lock = File::create(folder.join(format!("{family}.lock")))?;
        lock.lock()?;
        if !file.exists() {
            for old in fs::read_dir(&folder)? {
                let old = old?;
                let of_family = old.file_name().to_string_lossy().starts_with(&family);
                if of_family && old.path().extension().is_none() {
                    fs::remove_file(old.path())?;
                }
            }
            let making = tempfile::tempdir_in(&folder)?;
            self.fill(open(making.path()).await?).await?;
            fs::rename(making.path().join(DATABASE), &file)?;
        }
        Ok(file)
    }

    /// Puts a copy of it into a folder.
    pub(crate) async fn copy_to(self, folder: &Path) -> Result<(), Box<dyn Error>> {
        fs::copy(self.file().await?, folder.join(DATABASE))?;
        Ok(())
    }
}

/// The name of the database of a service in a folder.
pub const DATABASE: &str = "test.sqlite";

/// The first eight bytes of a digest.
fn beginning(digest: &[u8]) -> u64 {
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}
