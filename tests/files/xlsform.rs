//! Editions as forms for other programs.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use icc_app::xlsform::sheets;
use icc_i18n::I18n;
use icc_questionnaire::{Definition, is_definition_file, parse_bytes};

use crate::{program, scratch, told};

/// Every definition of the repository: the editions, and an example of each feature.
fn folders() -> Vec<PathBuf> {
    let root = icc_tests::root();
    let mut folders = Vec::new();
    for place in ["questionnaires", "tests/fixtures/questionnaires"] {
        for entry in fs::read_dir(root.join(place)).unwrap() {
            let folder = entry.unwrap().path();
            if folder.join("definition.toml").is_file() {
                folders.push(folder);
            }
        }
    }
    folders.sort();
    folders
}

fn definition(name: &str) -> Definition {
    let folder = icc_tests::root().join(name);
    let mut files = BTreeMap::new();
    for below in ["", "methods", "texts", "crosswalks"] {
        let Ok(entries) = fs::read_dir(folder.join(below)) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&folder).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            if is_definition_file(&name) {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    parse_bytes(&files).unwrap().definition
}

/// The cells of a column in the rows of a sheet, by name.
fn cells(definition: &Definition, sheet: &str, column: &str) -> Vec<(String, String)> {
    let i18n = I18n::new().unwrap();
    let sheets = sheets(definition, &i18n);
    let sheet = sheets.into_iter().find(|it| it.name == sheet).unwrap();
    let mut rows = sheet.rows.into_iter();
    let head = rows.next().unwrap();
    let at = |name: &str| head.iter().position(|it| it == name).unwrap();
    let (name, wanted) = (at("name"), at(column));
    rows.map(|row| (row[name].clone(), row[wanted].clone()))
        .collect()
}

#[test]
fn the_command_writes_the_same_form_twice() {
    let folder = scratch("xlsform");
    let edition = icc_tests::root().join("questionnaires/icc-2019-aligned");
    let mut written = Vec::new();
    for out in ["one", "two"] {
        let output = program(&folder)
            .args(["questionnaire", "xlsform"])
            .arg(&edition)
            .args(["--out", out])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", told(&output));
        let mut files = fs::read_dir(folder.join(out)).unwrap();
        let file = files.next().unwrap().unwrap().path();
        written.push((
            file.file_name().unwrap().to_owned(),
            fs::read(&file).unwrap(),
        ));
    }
    assert_eq!(written[0], written[1]);
}

#[test]
fn conditions_become_expressions_with_the_same_meaning() {
    let expected = [
        ("condition-question-is", "selected(${q_"),
        ("condition-fact-number", "number(${about_"),
        ("condition-combined", " and "),
        ("condition-unit", "${about_unit} = "),
        ("condition-period", "${about_period} = "),
    ];
    for (name, wanted) in expected {
        let definition = definition(&format!("tests/fixtures/questionnaires/{name}"));
        let relevant = cells(&definition, "survey", "relevant");
        let found: Vec<&(String, String)> =
            relevant.iter().filter(|(_, it)| !it.is_empty()).collect();
        assert!(
            found.iter().any(|(_, it)| it.contains(wanted)),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn non_answers_stand_beside_every_question_in_both_languages() {
    let edition = definition("questionnaires/icc-2019-aligned");
    let (fr, en) = ("label::Français (fr)", "label::English (en)");
    for (column, wanted) in [(fr, "Pas de notre ressort"), (en, "Not within our powers")] {
        let choices = cells(&edition, "choices", column);
        let found = choices
            .iter()
            .filter(|(name, label)| name == "_not_within_powers" && label == wanted);
        let with_options = edition.questions.iter().filter(|q| q.kind.has_options());
        assert_eq!(found.count(), with_options.count() + 1, "{column}");
    }
    for column in [fr, en] {
        let labels = cells(&edition, "survey", column);
        let unnamed = labels
            .iter()
            .filter(|(name, label)| !name.is_empty() && label.is_empty());
        assert_eq!(unnamed.count(), 0, "{column}");
    }
}

mod python {
    use super::*;
    use std::process::Command;

    /// Converts every file named on standard input's place, the arguments, and tells what is wrong.
    const CONVERT: &str = "\
import sys
from pyxform.xls2xform import convert
bad = 0
for path in sys.argv[1:]:
    try:
        convert(path, validate=False, pretty_print=False)
    except Exception as error:
        bad += 1
        print(path, error, file=sys.stderr)
sys.exit(1 if bad else 0)
";

    #[test]
    fn pyxform_accepts_every_edition_and_every_example() {
        let python = icc_tests::python().unwrap();
        let folder = scratch("xlsform-all");
        for edition in folders() {
            let name = edition.file_name().unwrap().to_string_lossy().into_owned();
            let output = program(&folder)
                .args(["questionnaire", "xlsform"])
                .arg(&edition)
                .args(["--out", &name])
                .output()
                .unwrap();
            if told(&output).contains("asks nothing") {
                assert!(!output.status.success(), "{name}");
                continue;
            }
            assert!(output.status.success(), "{name}: {}", told(&output));
        }
        let mut forms: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(&folder).unwrap() {
            for file in fs::read_dir(entry.unwrap().path()).unwrap() {
                forms.push(file.unwrap().path());
            }
        }
        assert!(forms.len() > 100, "{} forms", forms.len());
        let mut convert = Command::new(python);
        let output = convert.args(["-c", CONVERT]).args(&forms).output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
    }
}
