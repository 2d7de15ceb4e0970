//! Indices of analysts: figures that are treated before they are scored, and what is said of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use icc_tests::root;

use crate::{program, scratch, told};

const METHOD: &str = r#"id = "m"
version = "1.0.0"

[missing]
not_answered = "left_out"
no_score = "left_out"

[[treatment]]
step = "denominate"
of = ["a"]
by = "size"
per = 1000

[[treatment]]
step = "impute"
of = ["b"]
with = "linear"

[[treatment]]
step = "impute"
of = ["c"]
with = "last"
years = 2

[[treatment]]
step = "impute"
of = ["a", "b", "d"]
with = "unit_mean"
reversed = ["d"]
minimum_answered = 0.5

[[treatment]]
step = "impute"
of = ["a"]
with = "median"
within = "region"

[[treatment]]
step = "impute"
of = ["c"]
with = "mean"
within = "region"
sample = "all"

[[treatment]]
step = "outliers"
of = ["a", "b", "c", "d"]
points = 3

[[measure]]
code = "index"
function = "mean"
members = ["a_n", "b_n", "c_n", "d_n"]
"#;

/// A definition of four figures, each normalised by the units of its period.
fn definition(folder: &Path) {
    let folder = folder.join("definition");
    for part in ["methods", "texts"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    let mut asked =
        "id = \"own\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n\n[[section]]\ncode = \"s\"\n"
            .to_owned();
    let mut method = METHOD.to_owned();
    let mut texts = "title = \"Own\"\n\n[section.s]\ntitle = \"S\"\n\n[method.m]\ntitle = \"M\"\nmeasure.index = \"Index\"\n".to_owned();
    for code in ["a", "b", "c", "d"] {
        writeln!(texts, "measure.{code}_n = \"{code}\"").unwrap();
    }
    for code in ["a", "b", "c", "d"] {
        write!(
            asked,
            "\n[[question]]\ncode = \"{code}\"\nsection = \"s\"\ntype = \"number\"\n"
        )
        .unwrap();
        write!(
            method,
            "\n[[measure]]\ncode = \"{code}_n\"\nfunction = \"goalposts\"\nof = \"{code}\"\nlow = \"sample_minimum\"\nhigh = \"sample_maximum\"\n"
        )
        .unwrap();
        write!(texts, "\n[question.{code}]\ntext = \"{code}?\"\n").unwrap();
    }
    fs::write(folder.join("definition.toml"), asked).unwrap();
    fs::write(folder.join("methods/m.toml"), method).unwrap();
    fs::write(folder.join("texts/en.toml"), texts).unwrap();
}

/// Figures of forty places over four years, of different shapes, with blanks.
fn tables(folder: &Path) {
    let mut state = 2_026_u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 40
    };
    let mut answers = "unit,period,question,state,answer,evidence\n".to_owned();
    let mut facts = "unit,fact,value\n".to_owned();
    for place in 0..40 {
        let size = 1 + random() % 900;
        writeln!(facts, "p{place:02},size,{size}").unwrap();
        writeln!(facts, "p{place:02},region,{}", ["n", "s", "w"][place % 3]).unwrap();
        for period in ["2018", "2019", "2021", "2024"] {
            let sorts = [
                (
                    "a",
                    size * (10 + random() % 90) + u64::from(place == 7) * 4_000_000,
                ),
                ("b", 100 + random() % 800),
                // A few places of another size by far.
                (
                    "c",
                    if place < 6 {
                        10_u64.pow(4 + u32::try_from(place).unwrap())
                    } else {
                        random() % 50
                    },
                ),
                ("d", if place < 2 { 2 } else { 5_000 + random() % 99 }),
            ];
            for (question, figure) in sorts {
                if random() % 5 > 0 || (place < 6 && "cd".contains(question)) {
                    writeln!(answers, "p{place:02},{period},{question},,{figure}.25,").unwrap();
                }
            }
        }
    }
    fs::write(folder.join("answers.csv"), answers).unwrap();
    fs::write(folder.join("facts.csv"), facts).unwrap();
}

fn run(folder: &Path, command: &str, more: &[&str]) -> Output {
    program(folder)
        .args([command, "--definition", "definition"])
        .args(["--answers", "answers.csv", "--facts", "facts.csv"])
        .args(more)
        .output()
        .unwrap()
}

fn prepared(name: &str) -> std::path::PathBuf {
    let folder = scratch(name);
    definition(&folder);
    tables(&folder);
    folder
}

#[test]
fn every_treated_figure_is_told_of_and_the_bytes_are_the_same_again() {
    let folder = prepared("treatments");
    let first = run(&folder, "score", &["--out", "first"]);
    assert!(first.status.success(), "{}", told(&first));
    assert!(
        told(&first).contains("figures were treated"),
        "{}",
        told(&first)
    );
    let french = run(&folder, "score", &["--out", "second", "--lang", "fr"]);
    assert!(
        told(&french).contains("chiffres ont été traités"),
        "{}",
        told(&french)
    );
    for name in [
        "scores.csv",
        "treated.csv",
        "outliers.csv",
        "run.json",
        "dictionary.csv",
    ] {
        let read = |out: &str| fs::read(folder.join(out).join(name)).unwrap();
        assert!(read("first") == read("second"), "{name}");
    }
    let treated = fs::read_to_string(folder.join("first/treated.csv")).unwrap();
    for way in [
        "denominated",
        "imputed_linear",
        "imputed_last",
        "imputed_unit_mean",
    ] {
        assert!(treated.contains(way), "{way}");
    }
    let outliers = fs::read_to_string(folder.join("first/outliers.csv")).unwrap();
    for decision in ["winsorised", "logarithm", "no_outliers"] {
        assert!(outliers.contains(decision), "{decision}");
    }
    let explained = run(
        &folder,
        "explain",
        &["--unit", "p07", "--period", "2018", "--measure", "index"],
    );
    let text = String::from_utf8(explained.stdout).unwrap();
    assert!(text.contains("treated figures below it"), "{text}");
    assert!(text.contains(" → "), "{text}");
    let parquet = run(&folder, "score", &["--out", "third", "--format", "parquet"]);
    assert!(parquet.status.success(), "{}", told(&parquet));
    assert!(folder.join("third/treated.parquet").is_file());
    // The table can be compared like any other.
    let compared = program(&folder)
        .args([
            "benchmark",
            "--scores",
            "first/scores.csv",
            "--facts",
            "facts.csv",
        ])
        .args(["--groups", "all", "--out", "compared"])
        .output()
        .unwrap();
    assert!(compared.status.success(), "{}", told(&compared));
}

#[test]
fn a_size_that_is_missing_or_nothing_is_refused_with_its_place() {
    let folder = prepared("treatments-sizes");
    let facts = fs::read_to_string(folder.join("facts.csv")).unwrap();
    let changed: Vec<&str> = facts
        .lines()
        .map(|line| match line.split_once(",size,") {
            Some(("p03", _)) => "p03,size,0",
            Some(("p04", _)) => "p04,colour,red",
            _ => line,
        })
        .collect();
    fs::write(folder.join("facts.csv"), changed.join("\n")).unwrap();
    let refused = run(&folder, "score", &["--out", "out"]);
    let text = told(&refused);
    assert_eq!(refused.status.code(), Some(1), "{text}");
    for code in ["[size-invalid]", "[size-missing]", "“0”", "“p04”"] {
        assert!(text.contains(code), "{code}: {text}");
    }
    assert!(!folder.join("out").exists());
    let none: Vec<&str> = facts
        .lines()
        .filter(|line| !line.contains(",size,"))
        .collect();
    fs::write(folder.join("facts.csv"), none.join("\n")).unwrap();
    let text = told(&run(&folder, "score", &["--out", "out"]));
    assert_eq!(text.matches("[fact-nowhere]").count(), 1, "{text}");
}

#[test]
fn sql_and_the_service_refuse_a_method_that_treats_figures() {
    let folder = prepared("treatments-refused");
    let sql = program(&folder)
        .args([
            "method",
            "sql",
            "--definition",
            "definition",
            "--dialect",
            "duckdb",
        ])
        .output()
        .unwrap();
    assert_eq!(sql.status.code(), Some(1));
    assert!(told(&sql).contains("[treatment]"), "{}", told(&sql));
    let kept = program(&folder)
        .args(["questionnaire", "load", "definition", "--data", "data"])
        .output()
        .unwrap();
    assert_eq!(kept.status.code(), Some(1), "{}", told(&kept));
    assert!(
        told(&kept).contains("[treatment-in-service]"),
        "{}",
        told(&kept)
    );
}

#[test]
fn a_table_that_cannot_be_opened_is_told_of_in_the_language_of_the_person() {
    let folder = prepared("treatments-unopened");
    fs::remove_file(folder.join("answers.csv")).unwrap();
    for command in ["score", "explain", "robustness"] {
        let more: &[&str] = match command {
            "score" => &["--out", "out"],
            "explain" => &["--unit", "p01", "--measure", "index"],
            _ => &["--measure", "index", "--out", "out"],
        };
        let said = |language: &str| {
            let output = run(&folder, command, &[more, &["--lang", language]].concat());
            assert_eq!(output.status.code(), Some(1));
            told(&output)
        };
        assert_eq!(said("fr").trim(), "Il n’y a pas de fichier answers.csv.");
        assert_eq!(said("en").trim(), "There is no file answers.csv.");
    }
    fs::create_dir(folder.join("answers.csv")).unwrap();
    let text = told(&run(&folder, "score", &["--out", "out", "--lang", "fr"]));
    assert!(text.contains("answers.csv est un dossier"), "{text}");
}

mod python {
    use super::*;
    use std::process::Command;

    #[test]
    fn pandas_treats_the_same_figures_in_the_same_way() {
        let folder = prepared("treatments-pandas");
        let scored = run(&folder, "score", &["--out", "out"]);
        assert!(scored.status.success(), "{}", told(&scored));
        let mut script = Command::new(icc_tests::python().unwrap());
        let output = script
            .arg(root().join("tests/files/treatments.py"))
            .args([
                folder.join("answers.csv"),
                folder.join("facts.csv"),
                folder.join("out"),
            ])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", told(&output));
        let compared = String::from_utf8(output.stdout).unwrap();
        let compared: usize = compared.trim().parse().unwrap();
        assert!(compared > 500, "{compared} numbers were compared");
    }
}
