//! Every example of the format parses without a remark, its answers are valid, and it keeps its
//! content through the canonical form.

use std::fs;
use std::path::Path;

use icc_questionnaire::{Definition, RawRow, outline, validate};

use crate::support::{fixtures, read_folder};

/// The examples: every folder but the broken ones.
fn examples() -> impl Iterator<Item = std::path::PathBuf> {
    fixtures("")
        .into_iter()
        .filter(|folder| !folder.ends_with("broken"))
}

fn definition(folder: &Path) -> Definition {
    let checked = icc_questionnaire::parse(&read_folder(folder));
    let checked = checked.unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display()));
    let remarks: Vec<_> = checked.warnings.iter().map(ToString::to_string).collect();
    assert!(remarks.is_empty(), "{}: {remarks:?}", folder.display());
    checked.definition
}

/// The cells of a file of answers; the fixtures quote nothing.
fn cells(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect()
}

#[test]
fn every_example_is_accepted_with_its_answers() {
    for folder in examples() {
        let definition = definition(&folder);
        let text = fs::read_to_string(folder.join("answers.csv")).unwrap();
        let cells = cells(&text);
        let rows: Vec<RawRow> = cells
            .iter()
            .map(|c| RawRow {
                unit: c[0],
                period: c[1],
                question: c[2],
                state: c[3],
                answer: c[4],
                evidence: c[5],
            })
            .collect();
        let issues = validate(&definition, &rows, 2, 20).err();
        assert_eq!(issues, None, "{}", folder.display());
    }
}

#[test]
fn every_example_expects_values_of_its_own_measures() {
    for folder in examples() {
        let definition = definition(&folder);
        let text = fs::read_to_string(folder.join("expected.csv")).unwrap();
        assert!(
            text.starts_with("unit,period,measure,value"),
            "{}",
            folder.display()
        );
        assert!(
            text.lines().count() > 1,
            "{} expects nothing",
            folder.display()
        );
        for cells in cells(&text) {
            let known = definition
                .methods
                .iter()
                .any(|m| m.measure(cells[2]).is_some());
            assert!(known, "{}: {}", folder.display(), cells[2]);
        }
    }
}

#[test]
fn the_canonical_form_keeps_everything_and_names_it() {
    for folder in examples() {
        let definition = definition(&folder);
        let text = definition.canonical_json();
        let back = Definition::from_canonical(&text).unwrap();
        assert_eq!(back, definition, "{}", folder.display());
        assert_eq!(back.canonical_json(), text);
        assert_eq!(back.hash(), definition.hash());
        assert_eq!(definition.hash().len(), 64);
    }
}

#[test]
fn the_digest_does_not_depend_on_layout_and_does_on_content() {
    let folder = crate::support::root().join("tests/fixtures/questionnaires/type-single");
    let mut files = read_folder(&folder);
    let hash =
        |files: &crate::support::Files| icc_questionnaire::parse(files).unwrap().definition.hash();
    let before = hash(&files);
    let method = files.get_mut("methods/m.toml").unwrap();
    *method = method.replace("yes = 1", "# the same number\nyes   =   \"1.0\"");
    assert_eq!(hash(&files), before);
    let method = files.get_mut("methods/m.toml").unwrap();
    *method = method.replace("\"1.0\"", "\"1.1\"");
    assert_ne!(hash(&files), before);
}

#[test]
fn the_outline_shows_every_section_question_and_measure_once() {
    for folder in examples() {
        let definition = definition(&folder);
        let outline = outline(&definition, "en");
        let sections: Vec<_> = outline.sections.iter().map(|s| s.code.as_str()).collect();
        assert_eq!(
            sections.len(),
            definition.sections.len(),
            "{}",
            folder.display()
        );
        let questions: usize = outline.sections.iter().map(|s| s.questions.len()).sum();
        assert_eq!(
            questions,
            definition.questions.len(),
            "{}",
            folder.display()
        );
        for (method, shown) in definition.methods.iter().zip(&outline.methods) {
            assert_eq!(method.measures.len(), shown.measures.len());
            assert!(shown.measures.iter().all(|m| !m.label.is_empty()));
        }
    }
    let folder = crate::support::root().join("tests/fixtures/questionnaires/sections");
    let depths: Vec<_> = outline(&definition(&folder), "en")
        .sections
        .iter()
        .map(|s| s.depth)
        .collect();
    assert_eq!(depths, [0, 1, 2]);
}
