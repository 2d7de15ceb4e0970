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
