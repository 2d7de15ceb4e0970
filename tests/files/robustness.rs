//! How far a place depends on our method: the tables of the command, computed again by others.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use icc_questionnaire::definition::{Opt, QuestionKind};
use icc_questionnaire::parse;
use icc_tests::{files, root};

use crate::{program, scratch, told};

const METHOD: &str = "indicators-equal";
const OTHER: &str = "areas-equal";

fn edition() -> PathBuf {
    root().join("questionnaires/icc-2019-aligned")
}

/// A stream of numbers (splitmix64), from 0 up to 1.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let numerator = ((z ^ (z >> 31)) >> 11) as f64;
        numerator / 9_007_199_254_740_992.0
    }
}

/// Answers of some towns: better and worse ones, with blanks, and questions and options outside the
/// powers.
fn answers(folder: &Path, towns: usize) -> PathBuf {
    let folder_of_edition = edition();
    let texts = files(&folder_of_edition, "toml").unwrap();
    let texts = texts.iter().map(|path| {
        let name = path.strip_prefix(&folder_of_edition).unwrap();
        let name = name.to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    });
    let definition = parse(&texts.collect()).unwrap().definition;
    let mut random = Random(20_260_101);
    let mut table = "unit,period,question,state,answer\n".to_owned();
    for town in 0..towns {
        let strength = 0.15 + 0.8 * random.next();
        // Some towns have few powers.
        let without = if town % 7 == 0 { 0.25 } else { 0.04 };
        for question in &definition.questions {
            let mut row = |state: &str, answer: &str| {
                writeln!(table, "t{town:03},2026,{},{state},{answer}", question.code).unwrap();
            };
            let fate = random.next();
            if fate < without {
                row("not_within_powers", "");
                continue;
            }
            if fate > 0.95 {
                row("unknown", "");
                continue;
            }
            match question.kind {
                QuestionKind::Single => {
                    let place = if random.next() < strength {
                        0
                    } else {
                        question.options.len() - 1
                    };
                    row("", question.options[place].code.as_str());
                }
                QuestionKind::Multiple => {
                    let mut none = true;
                    let plain = |o: &&Opt| o.state.is_none() && !o.exclusive;
                    for option in question.options.iter().filter(plain) {
                        if random.next() < 0.03 {
                            row("not_within_powers", option.code.as_str());
                        } else if random.next() < strength {
                            row("", option.code.as_str());
                            none = false;
                        }
                    }
                    if none {
                        row("answered", "");
                    }
                }
                _ => {}
            }
        }
    }
    let path = folder.join("answers.csv");
    fs::write(&path, table).unwrap();
    let mut facts = "unit,period,fact,value\n".to_owned();
    for town in 0..towns {
        writeln!(facts, "t{town:03},2026,country,ca").unwrap();
    }
    fs::write(folder.join("facts.csv"), facts).unwrap();
    path
}

/// Runs the command in a folder that holds answers and facts; gives what it said.
fn examine(folder: &Path, method: &str, more: &[&str], out: &str) -> String {
    let output = program(folder)
        .arg("robustness")
        .arg("--definition")
        .arg(edition())
        .args([
            "--method",
            method,
            "--answers",
            "answers.csv",
            "--facts",
            "facts.csv",
        ])
        .args(["--measure", "core_index", "--out", out])
        .args(more)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    told(&output)
}

/// Unit, value and combination of the rows of `choices.csv` in which something counts in some way.
fn chosen(folder: &Path, structure: &str) -> Vec<(String, String, String, Option<f64>)> {
    let mut reader = csv::Reader::from_path(folder.join("choices.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let [unit, powers, unknown, value] = ["unit", "powers", "unknown", "value"].map(at);
    let counts = at("structure");
    let rows = reader.records().map(Result::unwrap);
    let rows = rows.filter(|row| &row[counts] == structure);
    rows.map(|row| {
        let text = |at: usize| row[at].to_owned();
        (
            text(unit),
            text(powers),
            text(unknown),
            row[value].parse().ok(),
        )
    })
    .collect()
}

#[test]
fn one_method_opened_is_the_other_and_the_other_folded_is_the_one() {
    let folder = scratch("robustness-methods");
    answers(&folder, 40);
    examine(&folder, METHOD, &["--replications", "100"], "one");
    examine(&folder, OTHER, &["--replications", "100"], "other");
    for structure in ["one", "parts"] {
        let one = chosen(&folder.join("one"), structure);
        let other = chosen(&folder.join("other"), structure);
        assert_eq!(one.len(), 160);
        for (a, b) in one.iter().zip(&other) {
            assert_eq!((&a.0, &a.1, &a.2), (&b.0, &b.1, &b.2));
            let near = match (a.3, b.3) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (None, None) => true,
                _ => false,
            };
            assert!(near, "{structure}: {a:?} {b:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_files_and_the_sentence_says_what_it_is_not() {
    let folder = scratch("robustness-seed");
    answers(&folder, 30);
    let said = examine(&folder, METHOD, &["--seed", "7"], "first");
    assert!(said.contains("not a margin of error"), "{said}");
    let french = examine(&folder, METHOD, &["--seed", "7", "--lang", "fr"], "second");
    assert!(french.contains("pas une marge d’erreur"), "{french}");
    examine(&folder, METHOD, &["--seed", "8"], "third");
    let read = |out: &str, name: &str| fs::read(folder.join(out).join(name)).unwrap();
    for name in ["choices", "moves", "intervals", "influence", "items"] {
        let name = format!("{name}.csv");
        assert!(read("first", &name) == read("second", &name), "{name}");
    }
    assert!(read("first", "intervals.csv") != read("third", "intervals.csv"));
    examine(
        &folder,
        METHOD,
        &["--format", "parquet", "--level", "questions"],
        "parquet",
    );
    assert!(folder.join("parquet/intervals.parquet").is_file());
    assert!(folder.join("parquet/dictionary.csv").is_file());
}

#[test]
fn what_cannot_be_examined_is_refused_and_nothing_is_written() {
    let folder = scratch("robustness-refused");
    answers(&folder, 14);
    for (measure, more, said) in [
        ("commitment", &[][..], "not a weighted mean"),
        ("nothing", &[], "no measure"),
        ("core_index", &["--period", "1999"], "no unit"),
    ] {
        let output = program(&folder)
            .arg("robustness")
            .arg("--definition")
            .arg(edition())
            .args([
                "--method",
                METHOD,
                "--answers",
                "answers.csv",
                "--facts",
                "facts.csv",
            ])
            .args(["--measure", measure, "--out", "out"])
            .args(more)
            .output()
            .unwrap();
        let text = told(&output);
        assert_eq!(output.status.code(), Some(1), "{measure}: {text}");
        assert!(text.to_lowercase().contains(said), "{measure}: {text}");
        assert!(!folder.join("out").exists());
    }
}

mod python {
    use super::*;
    use std::process::Command;

    #[test]
    fn numpy_comes_to_the_same_from_the_same_answers() {
        let folder = scratch("robustness-numpy");
        answers(&folder, 60);
        examine(&folder, METHOD, &[], "out");
        let mut script = Command::new(icc_tests::python().unwrap());
        let output = script
            .arg(root().join("tests/files/robustness.py"))
            .arg(edition())
            .args([METHOD, "core_index"])
            .arg(folder.join("answers.csv"))
            .arg(folder.join("out"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", told(&output));
        let compared: usize = String::from_utf8(output.stdout)
            .unwrap()
            .trim()
            .parse()
            .unwrap();
        assert!(compared > 3_000, "{compared} numbers were compared");
    }
}
