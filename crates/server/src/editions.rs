//! The definitions of the folder `questionnaires/`, as they were when the program was built.

use std::collections::BTreeMap;

use icc_app::editions::DefinitionFiles;
use include_dir::{Dir, include_dir};

static QUESTIONNAIRES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../questionnaires");

/// Every definition by the name of its folder.
pub(crate) fn embedded() -> BTreeMap<String, DefinitionFiles> {
    QUESTIONNAIRES
        .dirs()
        .map(|folder| {
            let mut files = DefinitionFiles::new();
            collect(folder, folder, &mut files);
            (folder.path().to_string_lossy().into_owned(), files)
        })
        .collect()
}

fn collect(root: &Dir, folder: &Dir, files: &mut DefinitionFiles) {
    for file in folder.files() {
        let path = file
            .path()
            .strip_prefix(root.path())
            .unwrap_or(file.path())
            .to_string_lossy()
            .replace('\\', "/");
        if let Some(text) = file
            .contents_utf8()
            .filter(|_| icc_questionnaire::is_definition_file(&path))
        {
            files.insert(path, text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect(root, inner, files);
    }
}
