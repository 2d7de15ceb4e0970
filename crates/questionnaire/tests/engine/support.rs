//! Reading folders of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Definition files by relative path.
pub(crate) type Files = BTreeMap<String, String>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folders below `tests/fixtures/questionnaires/<part>`, sorted.
pub(crate) fn fixtures(part: &str) -> Vec<PathBuf> {
    folders(&root().join("tests/fixtures/questionnaires").join(part))
}

/// The folders directly below one, sorted.
pub(crate) fn folders(parent: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(parent)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no folders in {}", parent.display());
    folders
}

/// The definition files of a folder.
pub(crate) fn read_folder(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let relative = path
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        if icc_questionnaire::is_definition_file(&relative) {
            files.insert(relative, fs::read_to_string(&path).unwrap());
        }
    }
}
