//! The texts of the data files.

use std::collections::BTreeMap;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/data_files.rs"));

/// The data files by their path below `data/`, with `/` between folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataFiles(BTreeMap<String, String>);

impl DataFiles {
    /// The files as they were when this program was built.
    #[must_use]
    pub fn embedded() -> Self {
        Self::new(
            FILES
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned())),
        )
    }

    /// Files that the caller has read; those that explain others (`*.md`) are left out.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let is_data = |(path, _): &(String, String)| extension(path) != Some("md");
        Self(files.into_iter().filter(is_data).collect())
    }

    /// Path and text of every file, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// What follows the last point of a path.
pub(super) fn extension(path: &str) -> Option<&str> {
    Path::new(path).extension()?.to_str()
}
