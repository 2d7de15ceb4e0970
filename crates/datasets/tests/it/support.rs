//! Reading the repository's examples and our own tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use icc_datasets::{Format, Input, Problem, Source, score};
use icc_questionnaire::Definition;
use icc_scoring::Program;

/// The top folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folders of the format's examples, each with answers, facts and the values expected of them.
pub(crate) fn example_folders() -> Vec<PathBuf> {
    let top = root().join("tests/fixtures/questionnaires");
    let entries = fs::read_dir(top)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = entries
        .filter(|folder| folder.join("expected.csv").is_file())
        .collect();
    folders.sort();
    assert!(folders.len() > 50, "the examples are missing");
    folders
}

/// The definition in a folder.
pub(crate) fn definition(folder: &Path) -> Definition {
    let mut files = BTreeMap::new();
    for part in ["", "methods", "texts", "crosswalks"] {
        let Ok(entries) = fs::read_dir(folder.join(part)) else {
            continue;
        };
        for entry in entries.map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let path = if part.is_empty() {
                name
            } else {
                format!("{part}/{name}")
            };
            if icc_questionnaire::is_definition_file(&path) {
                files.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let checked = icc_questionnaire::parse(&files);
    checked
        .unwrap_or_else(|p| panic!("{}: {p:#?}", folder.display()))
        .definition
}

/// Reads answers and facts.
pub(crate) fn read(
    definition: &Definition,
    answers: &[u8],
    facts: &[u8],
) -> Result<Input, Vec<Problem>> {
    let answers = Source::bytes("answers.csv", answers);
    let facts = Source::bytes("facts.csv", facts);
    Input::read(definition, answers, facts).map_err(icc_datasets::Problems::into_sorted)
}

/// Scores under one method, as a file.
pub(crate) fn scored(
    definition: &Definition,
    method: &str,
    input: Input,
    format: Format,
) -> Vec<u8> {
    let program = Program::compile(definition, method).unwrap();
    let method = definition.method(method).unwrap();
    let mut bytes = Vec::new();
    score(definition, method, &program, input, format, &mut bytes).unwrap();
    bytes
}

/// Rows of a CSV table, by column.
pub(crate) fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}
