//! Files that are complete or absent.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// A folder into which files are written beside their place and moved there at the end.
#[derive(Debug)]
pub(crate) struct Output {
    folder: PathBuf,
    /// Whether this run made the folder.
    made: bool,
    files: Vec<(NamedTempFile, PathBuf)>,
    kept: bool,
}

impl Output {
    /// Opens or makes the folder.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let made = !folder.exists();
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        Ok(Self {
            folder: folder.to_owned(),
            made,
            files: Vec::new(),
            kept: false,
        })
    }

    /// Begins a file.
    pub(crate) fn file(&mut self, name: &str) -> Result<BufWriter<fs::File>> {
        let begun = NamedTempFile::with_prefix_in(format!(".{name}."), &self.folder)
            .with_context(|| format!("nothing can be written in {}", self.folder.display()))?;
        let handle = begun.reopen()?;
        self.files.push((begun, self.folder.join(name)));
        Ok(BufWriter::with_capacity(1 << 20, handle))
    }

    /// Writes a whole file.
    pub(crate) fn write(&mut self, name: &str, content: &[u8]) -> Result<()> {
        use std::io::Write as _;
        let mut file = self.file(name)?;
        file.write_all(content)?;
        file.flush()?;
        Ok(())
    }

    /// Moves every file to its place.
    pub(crate) fn keep(mut self) -> Result<()> {
        self.kept = true;
        for (file, place) in std::mem::take(&mut self.files) {
            readable(&file)?;
            file.persist(&place)
                .with_context(|| format!("{} cannot be written", place.display()))?;
        }
        Ok(())
    }
}

/// Makes a file readable for its owner only: it holds what people have entrusted.
#[cfg(unix)]
pub(crate) fn private(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
        .with_context(|| format!("{} cannot be made private", file.display()))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature everywhere")]
pub(crate) fn private(_: &Path) -> Result<()> {
    Ok(())
}

/// Temporary files are private; results are as open as other files of the person.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file()
        .set_permissions(fs::Permissions::from_mode(0o644))?;
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature everywhere")]
fn readable(_: &NamedTempFile) -> Result<()> {
    Ok(())
}

impl Drop for Output {
    fn drop(&mut self) {
        self.files.clear();
        if self.made && !self.kept {
            // Only if it is empty.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}
