//! Whatever comes in, parsing ends soon, without a crash, with a report.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use icc_questionnaire::{Diagnostic, parse, parse_bytes};

use crate::support::{Files, fixtures, read_folder, root};

fn valid() -> Files {
    read_folder(&root().join("tests/fixtures/questionnaires/type-single"))
}

fn codes(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().map(|d| d.code).collect()
}

fn with(path: &str, text: String) -> Vec<Diagnostic> {
    let mut files = valid();
    files.insert(path.to_owned(), text);
    let started = Instant::now();
    let problems = parse(&files).map_or_else(|problems| problems, |checked| checked.warnings);
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
    problems
}

#[test]
fn bytes_that_are_not_utf8_are_reported_where_they_stand() {
    let mut files: BTreeMap<String, Vec<u8>> = valid()
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    files.insert(
        "texts/en.toml".to_owned(),
        b"title = \"\xC3\xA9\"\n# \xC3\xA9 \xFF\n".to_vec(),
    );
    let problems = parse_bytes(&files).unwrap_err();
    assert_eq!(codes(&problems), ["not-utf8"]);
    assert_eq!((problems[0].line, problems[0].column), (2, 5));
    files.insert(
        "texts/en.toml".to_owned(),
        b"\xFF\xFEt\0i\0t\0l\0e\0".to_vec(),
    );
    assert_eq!(codes(&parse_bytes(&files).unwrap_err()), ["not-utf8"]);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let mut files = valid();
    let text = format!("\u{feff}{}", files["texts/en.toml"]);
    files.insert("texts/en.toml".to_owned(), text);
    assert!(parse(&files).is_ok());
}

#[test]
fn too_many_or_too_large_files_are_refused() {
    let many: Files = (0..600)
        .map(|i| (format!("texts/a{i}.toml"), String::new()))
        .collect();
    assert_eq!(codes(&parse(&many).unwrap_err()), ["too-many-files"]);
    let large = format!("# {}\n", "x".repeat(5 << 20));
    assert_eq!(codes(&with("texts/en.toml", large)), ["file-too-large"]);
}

#[test]
fn too_many_questions_measures_and_problems_are_refused() {
    let question = |i| format!("[[question]]\ncode = \"x{i}\"\nsection = \"s\"\ntype = \"text\"\n");
    let questions: String = (0..5_001).map(question).collect();
    let text = valid()["definition.toml"].clone() + &questions;
    assert!(codes(&with("definition.toml", text)).contains(&"too-many-items"));
    let measure = |i| format!("[[measure]]\ncode = \"x{i}\"\nfunction = \"constant\"\nvalue = 1\n");
    let measures: String = (0..2_001).map(measure).collect();
    let text = valid()["methods/m.toml"].clone() + &measures;
    assert!(codes(&with("methods/m.toml", text)).contains(&"too-many-items"));
    let wrong: String = (0..12_000).map(|i| format!("wrong{i} = 1\n")).collect();
    let problems = with("texts/nn.toml", wrong);
    assert_eq!(problems.len(), 10_001);
    assert_eq!(problems.last().unwrap().code, "too-many-problems");
}

#[test]
fn the_largest_definition_is_checked_in_reasonable_time() {
    let mut structure = "id = \"large\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n[[section]]\ncode = \"s\"\n[[scale]]\ncode = \"yn\"\noptions = [\"yes\", \"no\"]\n".to_owned();
    let mut texts = "title = \"Large\"\nsection.s.title = \"S\"\nscale.yn = { yes = \"Y\", no = \"N\" }\nmethod.m.title = \"M\"\n".to_owned();
    let mut method =
        "id = \"m\"\nversion = \"1.0.0\"\n[points.scale.yn]\nyes = 1\nno = 0\n".to_owned();
    for i in 0..5_000 {
        let before = if i == 0 {
            String::new()
        } else {
            format!(
                "applies_if = {{ question = \"q{}\", is = [\"yes\"] }}\n",
                i - 1
            )
        };
        structure += &format!(
            "[[question]]\ncode = \"q{i}\"\nsection = \"s\"\ntype = \"single\"\nscale = \"yn\"\n{before}"
        );
        texts += &format!("question.q{i}.text = \"?\"\n");
    }
    for i in 0..2_000 {
        let members = if i == 0 {
            "\"q0\", \"q4999\"".to_owned()
        } else {
            format!("\"m{}\"", i - 1)
        };
        let function = if i == 0 { "rate" } else { "mean" };
        method += &format!(
            "[[measure]]\ncode = \"m{i}\"\nfunction = \"{function}\"\nmembers = [{members}]\n"
        );
        texts += &format!("method.m.measure.m{i} = \"M\"\n");
    }
    let files: Files = [
        ("definition.toml", structure),
        ("methods/m.toml", method),
        ("texts/en.toml", texts),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into();
    let started = Instant::now();
    let checked = parse(&files).unwrap();
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(checked.definition.questions.len(), 5_000);
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    for (open, close) in [
        ("[", "]"),
        ("{ a = ", " }"),
        ("{ not = ", " }"),
        ("{ all = [", "] }"),
    ] {
        let text = format!("x = {}1{}\n", open.repeat(100_000), close.repeat(100_000));
        with("definition.toml", text.clone());
        with(
            "methods/m.toml",
            format!("measure = [{{ only_if = {} }}]", &text[4..text.len() - 1]),
        );
    }
    with("definition.toml", format!("[{}a]\n", "a.".repeat(100_000)));
    with(
        "definition.toml",
        format!("{}a = 1\n", "a.".repeat(100_000)),
    );
}

#[test]
fn garbage_and_truncated_files_end_in_a_report() {
    for text in [
        "\u{0}".repeat(100_000),
        ",".repeat(300_000),
        "[[".repeat(200_000),
        "\"".repeat(99_999),
        "a=\n".repeat(100_000),
    ] {
        assert!(!with("definition.toml", text).is_empty());
    }
    let files = valid();
    for (path, text) in &files {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            with(path, text[..end].to_owned());
        }
    }
}

#[test]
fn every_problem_of_every_file_is_sorted_by_place() {
    for folder in fixtures("broken") {
        let problems = parse(&read_folder(&folder)).map_or_else(|p| p, |c| c.warnings);
        let places: Vec<_> = problems
            .iter()
            .map(|d| (&d.file, d.line, d.column))
            .collect();
        assert!(places.is_sorted(), "{}", folder.display());
    }
}
