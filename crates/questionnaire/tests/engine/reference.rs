//! Texts, documentation and schema belong together with the code they describe.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use icc_questionnaire::diagnostic::{CODES, HINTS};
use icc_questionnaire::validate::ISSUES;
use icc_questionnaire::{SCHEMAS, schema};

use crate::support::{fixtures, read_folder, root};

/// The messages of a locale file: id → the names of its variables.
fn messages(language: &str, area: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root()
        .join("locales")
        .join(language)
        .join(format!("{area}.ftl"));
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split(" =").next().unwrap().clone_into(&mut current);
        }
        let names = messages.entry(current.clone()).or_default();
        for part in line.split('$').skip(1) {
            names.insert(part.chars().take_while(char::is_ascii_alphabetic).collect());
        }
    }
    messages.remove("");
    messages
}

#[test]
fn every_code_has_message_and_advice_in_both_languages_and_a_line_in_the_reference() {
    let reference = fs::read_to_string(root().join("docs/reference/diagnostics.md")).unwrap();
    let mut expected = BTreeSet::new();
    for (code, severity) in CODES {
        expected.insert(format!("diagnostics-{code}"));
        expected.insert(format!("diagnostics-{code}-hint"));
        assert!(
            reference.contains(&format!("`{code}`")),
            "{code} is not in the reference"
        );
        let line = reference
            .lines()
            .find(|l| l.contains(&format!("`{code}`")))
            .unwrap();
        assert!(
            line.contains(severity.as_str()),
            "{code} is {}: {line}",
            severity.as_str()
        );
    }
    expected.extend(HINTS.iter().map(|hint| format!("diagnostics-hint-{hint}")));
    for language in ["fr", "en"] {
        let found: BTreeSet<String> = messages(language, "diagnostics").into_keys().collect();
        let difference: Vec<_> = found.symmetric_difference(&expected).collect();
        assert!(difference.is_empty(), "{language}: {difference:?}");
    }
}

#[test]
fn every_issue_of_answers_has_a_message_in_both_languages_and_a_line_in_the_reference() {
    let reference = fs::read_to_string(root().join("docs/reference/diagnostics.md")).unwrap();
    let expected: BTreeSet<String> = ISSUES
        .iter()
        .map(|code| format!("answers-{code}"))
        .collect();
    for code in ISSUES {
        assert!(
            reference.contains(&format!("`{code}`")),
            "{code} is not in the reference"
        );
    }
    for language in ["fr", "en"] {
        let found: BTreeSet<String> = messages(language, "answers").into_keys().collect();
        assert_eq!(found, expected, "{language}");
    }
}

#[test]
fn messages_ask_only_for_what_the_diagnostics_carry() {
    let all = ["fr", "en"].map(|language| messages(language, "diagnostics"));
    for folder in fixtures("broken") {
        let problems = match icc_questionnaire::parse(&read_folder(&folder)) {
            Ok(checked) => checked.warnings,
            Err(problems) => problems,
        };
        for problem in problems {
            for texts in &all {
                for id in [problem.message_id(), problem.hint_id()] {
                    for variable in &texts[&id] {
                        let there = problem.params.contains_key(variable.as_str());
                        assert!(there, "{id} wants ${variable}: {problem}");
                    }
                }
            }
        }
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the switch of a developer, not a setting"
)]
fn the_published_schemas_are_those_of_the_grammar() {
    for name in SCHEMAS {
        let file = format!("questionnaire-format.{name}.schema.json");
        let path = root().join("docs/reference").join(&file);
        let text = serde_json::to_string_pretty(&schema(name).unwrap()).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let published = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            published, text,
            "{file}: run `UPDATE_SCHEMAS=1 cargo nextest run -p icc-questionnaire`"
        );
    }
}

#[test]
fn the_format_links_to_every_example_and_to_nothing_else() {
    let page = fs::read_to_string(root().join("docs/reference/questionnaire-format.md")).unwrap();
    let start = "(../../tests/fixtures/questionnaires/";
    let linked: BTreeSet<String> = page
        .split(start)
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap().to_owned())
        .filter(|name| name != "README.md")
        .collect();
    let name = |path: std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let there: BTreeSet<String> = fixtures("")
        .into_iter()
        .map(name)
        .filter(|n| n != "broken")
        .collect();
    let difference: Vec<_> = linked.symmetric_difference(&there).collect();
    assert!(difference.is_empty(), "{difference:?}");
}
