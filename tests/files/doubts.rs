//! Facts that a method looks at and does not find: told, and refused where a mean would lose a unit.

use std::fs;
use std::path::Path;

use crate::{program, scratch, told};

const DEFINITION: &str = r#"id = "doubts"
version = "1.0.0"
languages = ["en"]
[[section]]
code = "s"
[[question]]
code = "a"
section = "s"
type = "number"
minimum = 0
maximum = 10
[[question]]
code = "b"
section = "s"
type = "number"
minimum = 0
maximum = 10
"#;

const TEXTS: &str = r#"title = "t"
section."s".title = "s"
question."a".text = "a?"
question."b".text = "b?"
method."m".title = "m"
measure_placeholder
"#;

/// Scores two units by a method with these measures (their codes first), with these facts.
fn score(name: &str, codes: &[&str], measures: &str, more: &str, facts: &str) -> (i32, String) {
    let folder = scratch(name);
    let definition = folder.join("d");
    let write = |path: &str, text: &str| {
        let path = definition.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(path, text).unwrap();
    };
    write("definition.toml", &format!("{DEFINITION}{more}"));
    let names: Vec<String> = codes
        .iter()
        .map(|code| format!("method.\"m\".measure.\"{code}\" = \"{code}\""))
        .collect();
    write(
        "texts/en.toml",
        &TEXTS.replace("measure_placeholder", &names.join("\n")),
    );
    let method = format!("id = \"m\"\nversion = \"1.0.0\"\n{measures}");
    write("methods/m.toml", &method);
    fs::write(
        folder.join("answers.csv"),
        "unit,question,answer\nu1,a,1\nu1,b,9\nu2,a,2\nu2,b,9\n",
    )
    .unwrap();
    let facts = format!("unit,fact,value\n{facts}");
    fs::write(folder.join("facts.csv"), facts).unwrap();
    let words = "score --definition d --answers answers.csv --facts facts.csv --out out";
    let ran = program(&folder).args(words.split(' ')).output().unwrap();
    let status = ran.status.code().unwrap();
    assert_eq!(status == 0, folder.join("out/scores.csv").exists());
    (status, told(&ran))
}

/// Opens a measure over all units of a definition that was scored before.
fn explained(name: &str, measure: &str) -> (i32, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let words = "explain --definition d --answers answers.csv --facts facts.csv --unit all";
    let mut run = program(&folder);
    let ran = run.args(words.split(' ')).args(["--measure", measure]);
    let ran = ran.output().unwrap();
    (ran.status.code().unwrap(), told(&ran))
}

#[test]
fn facts_that_no_unit_has_are_told_and_refuse_nothing() {
    let measures = r#"
[[measure]]
code = "m"
function = "mean"
members = ["a", "b"]
weights_by = { fact = "type", groups = { conty = { a = 5 }, county = { a = 2 } } }
only_if = { fact = "regoin", is = ["EU"] }
[[measure]]
code = "z"
function = "z_score"
of = "a"
sample_if = { all = [
  { not = { fact = "regoin", is = ["US"] } },
  { not = { fact = "copy", is = ["draft"] } },
] }
"#;
    let more = "applies_if = { fact = \"tpye\", is = [\"county\"] }\n";
    let facts = "u1,type,county\nu2,type,county\nu1,region,EU\n";
    let (status, told) = score("doubts-nowhere", &["m", "z"], measures, more, facts);
    assert_eq!(status, 0, "{told}");
    let lines: Vec<&str> = told.lines().filter(|l| l.contains("warning:")).collect();
    assert_eq!(lines.len(), 4, "{told}");
    for (line, words) in lines.iter().zip([
        [
            "facts.csv: warning: No unit has the fact “regoin”",
            "m.only_if",
            "[fact-nowhere]",
        ],
        [
            "No unit has the fact “tpye”",
            "b.applies_if",
            "region, type",
        ],
        ["m.weights_by", "“conty”", "[group-nowhere]"],
        [
            "answers.csv: warning: Question “b”",
            "2 times",
            "[answer-not-asked]",
        ],
    ]) {
        for word in words {
            assert!(line.contains(word), "{line} lacks {word}");
        }
    }
}

#[test]
fn answers_to_questions_that_are_not_asked_are_told() {
    let measures = "[[measure]]\ncode = \"m\"\nfunction = \"mean\"\nmembers = [\"a\", \"b\"]\n";
    let more = "applies_if = { fact = \"type\", is = [\"county\"] }\n";
    let score = |facts| score("doubts-unasked", &["m"], measures, more, facts);
    let (status, told) = score("u1,type,county\nu2,type,district\n");
    assert_eq!(status, 0, "{told}");
    let wanted = "answers.csv: warning: Question “b” is answered where it is not asked, because \
        its “applies_if” does not hold: 1 times, first by u2.";
    assert!(told.contains(wanted), "{told}");
    let (_, told) = score("u1,type,county\nu2,type,county\n");
    assert!(!told.contains("warning:"), "{told}");
}

#[test]
fn facts_that_are_no_plain_numbers_are_told_where_they_are_compared() {
    let measures = r#"
[[measure]]
code = "t"
function = "sum"
members = ["a"]
only_if = { fact = "pop", at_least = 100000 }
"#;
    let facts = "u1,pop,\"100,000\"\nu2,pop,1e5x\n";
    let (status, told) = score("doubts-number", &["t"], measures, "", facts);
    assert_eq!(status, 0, "{told}");
    assert!(
        told.contains("2 times, first “100,000” of unit “u1”")
            && told.contains("[fact-not-a-number]"),
        "{told}"
    );
    let facts = "u1,pop,100000.5\nu2,pop,-3\n";
    let (_, told) = score("doubts-number", &["t"], measures, "", facts);
    assert!(!told.contains("warning:"), "{told}");
}

#[test]
fn a_mean_weighed_by_a_fact_loses_no_unit_in_silence() {
    let measures = r#"
[[measure]]
code = "x"
function = "copy"
of = "a"
[[measure]]
code = "w"
function = "mean"
of = "x"
per = []
weight_by = "pop"
"#;
    for (facts, code, words) in [
        (
            "u1,pop,10\nu2,pop,-5\n",
            "[weight-invalid]",
            "“-5” for unit “u2”",
        ),
        (
            "u1,pop,10\nu2,pop,12 000\n",
            "[weight-invalid]",
            "“12 000” for unit “u2”. Write 12000.",
        ),
        (
            "u1,pop,10\n",
            "[weight-missing]",
            "unit “u2” does not have. Add",
        ),
        (
            "u1,people,10\n",
            "[fact-nowhere]",
            "w.weight_by looks at. Facts in the file: people.",
        ),
    ] {
        let (status, told) = score("doubts-weight", &["x", "w"], measures, "", facts);
        assert_eq!(status, 1, "{told}");
        assert!(told.contains(code) && told.contains(words), "{told}");
        assert!(told.contains("One problem."), "{told}");
        assert_eq!(explained("doubts-weight", "w"), (1, told));
    }
    let (status, told) = score(
        "doubts-weight",
        &["x", "w"],
        measures,
        "",
        "u1,pop,1\nu2,pop,0\n",
    );
    assert_eq!(status, 0, "{told}");
}
