//! Advice that depends on what was written: what to write instead.

use icc_questionnaire::Diagnostic;

use crate::support::{Files, read_folder, root};

/// The problems of a valid definition in one of whose files a text stands for another.
fn problems(file: &str, from: &str, to: &str) -> Vec<Diagnostic> {
    let mut files: Files = read_folder(&root().join("tests/fixtures/files/definition"));
    let text = &files[file];
    assert!(text.contains(from), "{file} lacks {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1));
    icc_questionnaire::parse(&files).map_or_else(|problems| problems, |checked| checked.warnings)
}

/// Code, advice and suggestion of the only problem.
fn advice(problems: &[Diagnostic]) -> (&str, Option<&str>, Option<&str>) {
    let [only] = problems else {
        panic!("not one problem: {problems:#?}");
    };
    let suggestion = only.params.get("suggestion").map(String::as_str);
    (only.code, only.hint, suggestion)
}

#[test]
fn a_weight_that_is_no_decimal_number_is_told_what_to_write() {
    let write = Some("write-number");
    for (written, code, hint, suggestion) in [
        ("33.3%", "syntax-number", write, Some("33.3")),
        ("\"33.3%\"", "invalid-number", write, Some("33.3")),
        ("33,3", "syntax-number", write, Some("33.3")),
        ("\"33,3\"", "invalid-number", write, Some("33.3")),
        ("1/3", "syntax-number", Some("fraction"), None),
        ("\"1/3\"", "invalid-number", Some("fraction"), None),
        ("0x10", "invalid-number", write, Some("16")),
        ("\"0x10\"", "unknown-weight-class", write, Some("16")),
        (".5", "syntax-number", write, Some("0.5")),
        ("1e3", "invalid-number", write, Some("1000")),
        ("\"12 000\"", "invalid-number", write, Some("12000")),
        ("\"1,000\"", "invalid-number", None, None),
    ] {
        let weights = format!("weights = {{ C1 = {written}, M1 = 2 }}\nround");
        let found = problems(
            "methods/equal.toml",
            "function",
            &format!("{weights} = {{ decimals = 1 }}\nfunction"),
        );
        assert_eq!(advice(&found), (code, hint, suggestion), "{written}");
        let written = written.trim_matches('"');
        assert!(
            found[0].params.values().any(|value| value == written),
            "{}",
            found[0]
        );
    }
}

#[test]
fn a_misspelt_word_is_told_with_every_word_there_is() {
    for (from, to, suggestion, known) in [
        (
            "function = \"mean\"",
            "function = \"meen\"",
            Some("mean"),
            "geometric",
        ),
        (
            "function = \"mean\"",
            "function = \"zzz\"",
            None,
            "geometric",
        ),
        (
            "mode = \"half_up\"",
            "mode = \"halfup\"",
            Some("half_up"),
            "half_even",
        ),
    ] {
        let found = problems("methods/equal.toml", from, to);
        assert_eq!(advice(&found).0, "unknown-word");
        assert_eq!(advice(&found).2, suggestion, "{to}");
        assert!(found[0].params["known"].contains(known), "{}", found[0]);
    }
}

#[test]
fn a_code_that_is_used_twice_is_told_with_both_places() {
    let line = |file: &str, text: &str| {
        let files = read_folder(&root().join("tests/fixtures/files/definition"));
        files[file].lines().position(|line| line == text).unwrap() + 1
    };
    let (structure, method) = ("definition.toml", "methods/equal.toml");
    let c1 = line(structure, "code = \"C1\"");
    let services = line(method, "code = \"services\"");
    for (file, from, to, (first, line)) in [
        (structure, "code = \"G1\"", "code = \"C1\"", (structure, c1)),
        (
            method,
            "code = \"government\"",
            "code = \"services\"",
            (method, services),
        ),
        (
            method,
            "code = \"government\"",
            "code = \"C1\"",
            (structure, c1),
        ),
        (structure, "\"in_preparation\"", "\"yes\"", (structure, 9)),
    ] {
        let found = problems(file, from, to);
        let twice = found.iter().find(|d| d.code == "duplicate-code").unwrap();
        assert_eq!(twice.file, file);
        assert_eq!(twice.params["file"], first, "{twice}");
        assert_eq!(twice.params["line"], line.to_string(), "{twice}");
    }
}

#[test]
fn a_folder_without_a_definition_is_told_which_folder_inside_has_one() {
    let files = read_folder(&root().join("tests/fixtures/files/definition"));
    let inside: Files = files
        .iter()
        .map(|(path, text)| (format!("town/{path}"), text.clone()))
        .collect();
    let found = icc_questionnaire::parse(&inside).unwrap_err();
    assert_eq!(advice(&found).0, "missing-file");
    assert_eq!(advice(&found).1, Some("definition-elsewhere"));
    assert_eq!(found[0].params["known"], "town");
    let found = icc_questionnaire::parse(&Files::new()).unwrap_err();
    assert_eq!(advice(&found), ("missing-file", None, None));
}

#[test]
fn goalposts_in_one_place_are_told_apart_from_bounds_the_wrong_way_round() {
    let goalposts = "function = \"goalposts\"\nof = \"services\"\nlow = 5\nhigh = 5.0\n";
    let from = "function = \"rate\"\nmembers = [\"G1\"]\n";
    let found = problems("methods/equal.toml", from, goalposts);
    let equal = found.iter().find(|d| d.code == "bounds-reversed").unwrap();
    assert_eq!(equal.hint, Some("ends-equal"));
}
