//! Every broken definition in `tests/fixtures/questionnaires/broken` gives exactly the problems
//! that its comments announce: `# expect: code` on the line of the problem, several separated by
//! commas; `# expect-anywhere: code` for a problem without a line.

use std::collections::BTreeSet;

use crate::support::{Files, fixtures, read_folder};
use icc_questionnaire::diagnostic::CODES;

/// Codes that no folder of text files can show; tests in `limits.rs` do, and for the last one
/// `treatments.rs`.
const NOT_IN_FOLDERS: [&str; 7] = [
    "crosswalk-unknown-source",
    "file-too-large",
    "not-utf8",
    "too-many-files",
    "too-many-items",
    "too-many-problems",
    "treatment-in-service",
];

fn expected(files: &Files) -> BTreeSet<(String, usize, String)> {
    let mut expected = BTreeSet::new();
    for (path, text) in files {
        for (i, line) in text.lines().enumerate() {
            for (mark, place) in [("# expect: ", Some(i + 1)), ("# expect-anywhere: ", None)] {
                let Some((_, codes)) = line.split_once(mark) else {
                    continue;
                };
                for code in codes.split(", ") {
                    let file = if place.is_some() {
                        path.clone()
                    } else {
                        String::new()
                    };
                    expected.insert((file, place.unwrap_or(0), code.trim().to_owned()));
                }
            }
        }
    }
    expected
}

fn found(files: &Files) -> (BTreeSet<(String, usize, String)>, Vec<String>) {
    let problems = match icc_questionnaire::parse(files) {
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    };
    let place = |d: &icc_questionnaire::Diagnostic| {
        let file = if d.line == 0 {
            String::new()
        } else {
            d.file.clone()
        };
        (file, d.line, d.code.to_owned())
    };
    (
        problems.iter().map(place).collect(),
        problems.iter().map(ToString::to_string).collect(),
    )
}

#[test]
fn each_broken_definition_gives_exactly_the_announced_problems() {
    let mut failures = String::new();
    for folder in fixtures("broken") {
        let files = read_folder(&folder);
        let (found, full) = found(&files);
        let expected = expected(&files);
        if found != expected {
            let missing: Vec<_> = expected.difference(&found).collect();
            let extra: Vec<_> = found.difference(&expected).collect();
            failures.push_str(&format!(
                "{}:\n  not found {missing:?}\n  not expected {extra:?}\n  all {full:#?}\n",
                folder.display()
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_code_has_a_broken_definition() {
    let mut shown: BTreeSet<String> = NOT_IN_FOLDERS.map(str::to_owned).into();
    for folder in fixtures("broken") {
        shown.extend(
            expected(&read_folder(&folder))
                .into_iter()
                .map(|(_, _, code)| code),
        );
    }
    let unshown: Vec<_> = CODES
        .iter()
        .filter(|(code, _)| !shown.contains(*code))
        .collect();
    assert!(unshown.is_empty(), "without example: {unshown:?}");
}
