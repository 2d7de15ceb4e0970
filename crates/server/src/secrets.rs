//! Secrets of the settings: in the setting itself, or in a file that it names.

use std::path::Path;

use anyhow::{Context, Result};

/// The content of a file; nothing when none is named.
pub(crate) fn content(file: &Path) -> Result<Option<Vec<u8>>> {
    let named = !file.as_os_str().is_empty();
    let content = named.then(|| std::fs::read(file)).transpose();
    content.with_context(|| format!("{} cannot be read", file.display()))
}

/// A secret: what the file holds when one is named, otherwise what is set.
pub(crate) fn secret(set: &str, file: &Path) -> Result<String> {
    Ok(match content(file)? {
        Some(bytes) => String::from_utf8(bytes)
            .with_context(|| format!("{} is not text", file.display()))?
            .trim_end()
            .to_owned(),
        None => set.to_owned(),
    })
}
