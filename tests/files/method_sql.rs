//! The method as SQL: other engines compute the scores of every example of the format and of every
//! edition, number by number.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use icc_questionnaire::definition::{Definition, Question, QuestionKind};
use icc_questionnaire::parse;
use icc_tests::{files, root};

use crate::{program, scratch, told};

/// The examples that no query is written for, each with the code of its refusal.
const REFUSED: [(&str, &str); 31] = [
    ("copy", "rounded-finely"),
    ("gate-otherwise", "rounded-finely"),
    ("goalposts-sample", "sample"),
    ("index-composite", "sample"),
    ("index-gender", "rounded-without-fraction"),
    ("index-human-development", "rounded-without-fraction"),
    ("index-technology", "sample"),
    ("over-units", "over-units"),
    ("over-units-again", "over-units"),
    ("over-units-functions", "over-units"),
    ("over-units-periods", "over-units"),
    ("over-units-weighted", "over-units"),
    ("percentile", "sample"),
    ("percentile-no-spread", "sample"),
    ("rank-basis", "rounded-finely"),
    ("rank-function", "rank"),
    ("rank-reference", "rank"),
    ("rank-within", "rank"),
    ("root-means", "rounded-without-fraction"),
    ("rounding", "rounded-finely"),
    ("sample-all", "sample"),
    ("sample-if", "sample"),
    ("sample-reference", "sample"),
    ("treatment-chain", "treatment"),
    ("treatment-denominate", "treatment"),
    ("treatment-impute-group", "treatment"),
    ("treatment-impute-unit", "treatment"),
    ("treatment-impute-years", "treatment"),
    ("treatment-outliers", "treatment"),
    ("treatment-outliers-limits", "treatment"),
    ("z-score", "sample"),
];

/// A method with answers to score.
struct Case {
    name: String,
    definition: PathBuf,
    method: String,
    answers: PathBuf,
    facts: PathBuf,
}

/// A stream of numbers (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).unwrap()
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const OUT_OF_SCOPE: [&str; 2] = ["not_within_powers", "not_applicable"];
const EVIDENCE: [&str; 4] = ["", "declared", "documented", "verified"];

fn methods(definition: &Path) -> Vec<String> {
    let list = files(&definition.join("methods"), ".toml").unwrap();
    list.iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn read(folder: &Path) -> Definition {
    let list = files(folder, ".toml").unwrap();
    let texts: BTreeMap<String, String> = list
        .iter()
        .map(|path| {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy();
            (name.replace('\\', "/"), fs::read_to_string(path).unwrap())
        })
        .collect();
    parse(&texts).unwrap().definition
}

/// Answers of one city to one question, with everything that a file may say.
fn answer(random: &mut Random, out: &mut String, place: &str, question: &Question) {
    let code = &question.code;
    let mut row = |state: &str, answer: &str, evidence: &str| {
        writeln!(out, "{place},{code},{state},{answer},{evidence}").unwrap();
    };
    if random.chance(12) {
        let states = [
            "unknown",
            "not_answered",
            "not_within_powers",
            "not_applicable",
        ];
        return row(random.pick(&states), "", "");
    }
    match question.kind {
        QuestionKind::Multiple | QuestionKind::Tiered => {
            let (restricted, often) = (random.chance(25), 10 + random.below(80));
            let mut ticked = 0;
            for option in question
                .options
                .iter()
                .filter(|o| !o.exclusive && o.state.is_none())
            {
                if restricted && random.chance(50) {
                    row(random.pick(&OUT_OF_SCOPE), option.code.as_str(), "");
                } else if random.chance(often) {
                    ticked += 1;
                    row("", option.code.as_str(), random.pick(&EVIDENCE));
                }
            }
            if ticked == 0 {
                row("answered", "", random.pick(&EVIDENCE));
            }
        }
        QuestionKind::Single => {
            let option = &question.options[random.below(question.options.len())];
            row("", option.code.as_str(), random.pick(&EVIDENCE));
        }
        _ => {}
    }
}

/// Random answers of some cities in two waves to an edition, some of them drafts.
fn edition(folder: &Path, definition: &Definition) -> (PathBuf, PathBuf) {
    let mut random = Random(35);
    let mut answers = "unit,period,question,state,answer,evidence\n".to_owned();
    let mut facts = "kind,unit,period,fact,value\n".to_owned();
    for case in 0..120 {
        let (unit, period) = (format!("city-{:03}", case / 2), 2024 + case % 2);
        let copy = if random.chance(15) {
            "draft"
        } else {
            "submitted"
        };
        writeln!(facts, ",{unit},{period},copy,{copy}").unwrap();
        let blank = if random.chance(15) { 70 } else { 3 };
        for question in &definition.questions {
            if !random.chance(blank) {
                answer(
                    &mut random,
                    &mut answers,
                    &format!("{unit},{period}"),
                    question,
                );
            }
        }
    }
    // One that nothing is known of but its name.
    facts.push_str(",silent,,,\n");
    let (a, f) = (folder.join("answers.csv"), folder.join("facts.csv"));
    fs::write(&a, answers).unwrap();
    fs::write(&f, facts).unwrap();
    (a, f)
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut out = Vec::new();
    let mut add = |definition: &Path, answers: &Path, facts: &Path| {
        for method in methods(definition) {
            let name = definition.file_name().unwrap().to_string_lossy();
            out.push(Case {
                name: name.into_owned(),
                definition: definition.to_owned(),
                method,
                answers: answers.to_owned(),
                facts: facts.to_owned(),
            });
        }
    };
    let examples = files(&root().join("tests/fixtures/questionnaires"), "answers.csv").unwrap();
    for answers in examples {
        let definition = answers.parent().unwrap();
        let facts = definition.join("facts.csv");
        if facts.is_file() && definition.join("definition.toml").is_file() {
            add(definition, &answers, &facts);
        }
    }
    for definition in files(&root().join("questionnaires"), "definition.toml").unwrap() {
        let definition = definition.parent().unwrap();
        let place = folder.join(definition.file_name().unwrap());
        fs::create_dir_all(&place).unwrap();
        let (answers, facts) = edition(&place, &read(definition));
        add(definition, &answers, &facts);
    }
    out
}

/// What a query and our own program make of a case.
struct Made {
    name: String,
    folder: PathBuf,
    query: String,
    /// Whether the query promises the same bits.
    exact: bool,
}

/// Writes every query for an engine into a folder, beside tables and scores; checks which are refused.
fn made(folder: &Path, dialect: &str) -> Vec<Made> {
    let mut out = Vec::new();
    let mut refused = Vec::new();
    for case in cases(folder) {
        let own = folder.join(format!("{}+{}", case.name, case.method));
        fs::create_dir_all(&own).unwrap();
        let mut sql = program(&own);
        sql.args(["method", "sql", "--dialect", dialect, "--definition"])
            .arg(&case.definition)
            .args(["--method", &case.method, "--out", "query.sql"]);
        let written = sql.output().unwrap();
        if !written.status.success() {
            assert_eq!(
                written.status.code(),
                Some(1),
                "{}: {}",
                case.name,
                told(&written)
            );
            assert!(!own.join("query.sql").exists());
            refused.push((case.name, told(&written)));
            continue;
        }
        let scored = program(&own)
            .args(["score", "--out", ".", "--definition"])
            .arg(&case.definition)
            .args(["--method", &case.method, "--answers"])
            .arg(&case.answers)
            .arg("--facts")
            .arg(&case.facts)
            .output()
            .unwrap();
        assert!(scored.status.success(), "{}: {}", case.name, told(&scored));
        fs::copy(&case.answers, own.join("answers.csv")).unwrap();
        fs::copy(&case.facts, own.join("facts.csv")).unwrap();
        let query = fs::read_to_string(own.join("query.sql")).unwrap();
        let exact = query.contains("to the last bit");
        fs::write(own.join("promise"), if exact { "exact" } else { "near" }).unwrap();
        out.push(Made {
            name: case.name,
            exact,
            folder: own,
            query,
        });
    }
    let names: Vec<&str> = refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, REFUSED.map(|(name, _)| name), "what is refused");
    for ((name, said), (_, code)) in refused.iter().zip(REFUSED) {
        assert!(said.contains(&format!("[{code}]")), "{name}: {said}");
    }
    assert!(out.len() > 80, "examples were not found: {}", out.len());
    out
}

#[test]
fn a_query_can_be_for_some_measures_and_says_what_there_is() {
    let folder = scratch("method-sql-measures");
    let run = |arguments: &[&str]| {
        program(&folder)
            .args(["method", "sql", "--dialect", "duckdb", "--definition"])
            .arg(root().join("questionnaires/icc-2019-aligned"))
            .args(["--method", "areas-equal"])
            .args(arguments)
            .output()
            .unwrap()
    };
    let some = run(&["--measures", "education"]);
    assert!(some.status.success(), "{}", told(&some));
    let query = String::from_utf8(some.stdout).unwrap();
    assert!(
        query.contains("education__value") && !query.contains("core_index"),
        "{query}"
    );
    let unknown = run(&["--measures", "educaton"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(told(&unknown).contains("education"), "{}", told(&unknown));
    let french = run(&["--measures", "education", "--lang", "fr"]);
    let french = String::from_utf8(french.stdout).unwrap();
    assert!(french.contains("-- Les questions"), "{french}");
}

/// The campaign `spark` says where it wants the queries that it runs.
#[test]
#[expect(clippy::disallowed_methods, reason = "tests are told where")]
fn what_is_written_for_duckdb_is_written_for_spark() {
    let told = std::env::var_os("ICC_SPARK_CASES").map(PathBuf::from);
    made(
        &told.unwrap_or_else(|| scratch("method-sql-spark")),
        "spark",
    );
}

mod python {
    use std::process::Command;

    use super::*;

    #[test]
    fn duckdb_computes_the_same_scores() {
        let folder = scratch("method-sql-duckdb");
        made(&folder, "duckdb");
        let run = Command::new(icc_tests::python().unwrap())
            .arg(root().join("tests/files/method_sql.py"))
            .arg(&folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "{said}{}", told(&run));
    }
}

mod postgres {
    use icc_testkit::{Engine, Outcome, TestDatabase};

    use super::*;

    const NUMBERS: [&str; 8] = [
        "value",
        "unrounded",
        "documented",
        "verified",
        "unknown_as_zero",
        "unknown_as_full",
        "coverage",
        "in_scope",
    ];
    const WORDS: [&str; 9] = [
        "edition",
        "method",
        "method_version",
        "kind",
        "period",
        "unit",
        "measure",
        "status",
        "band",
    ];

    /// A table with some columns of a CSV file, as statements.
    fn table(name: &str, file: &Path, words: &[&str], numbers: &[&str]) -> String {
        let mut reader = csv::Reader::from_path(file).unwrap();
        let header = reader.headers().unwrap().clone();
        let place = |column: &&str| header.iter().position(|own| own == *column);
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let columns: Vec<String> = words
            .iter()
            .map(|word| format!("{word} text"))
            .chain(
                numbers
                    .iter()
                    .map(|number| format!("{number} double precision")),
            )
            .collect();
        let mut out = format!(
            "DROP TABLE IF EXISTS {name} CASCADE; CREATE TABLE {name} ({});\n",
            columns.join(", ")
        );
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        for block in rows.chunks(500) {
            let rows: Vec<String> = block
                .iter()
                .map(|record| {
                    let cell = |column: &&str| place(column).map_or("", |at| &record[at]);
                    let number = |cell: &str| {
                        if cell.is_empty() {
                            "NULL".to_owned()
                        } else {
                            quoted(cell)
                        }
                    };
                    let cells: Vec<String> = words
                        .iter()
                        .map(|word| quoted(cell(word)))
                        .chain(numbers.iter().map(|column| number(cell(column))))
                        .collect();
                    format!("({})", cells.join(", "))
                })
                .collect();
            writeln!(out, "INSERT INTO {name} VALUES {};", rows.join(", ")).unwrap();
        }
        out
    }

    #[test]
    fn postgresql_computes_the_same_scores() -> Outcome {
        let made = made(&scratch("method-sql-postgres"), "postgres");
        icc_testkit::run_unmigrated(Engine::Postgres, async |database: &TestDatabase| {
            for one in &made {
                let answers = ["unit", "period", "question", "state", "answer", "evidence"];
                let facts = ["kind", "unit", "period", "fact", "value"];
                let mut statements =
                    table("answers", &one.folder.join("answers.csv"), &answers, &[]);
                statements += &table("facts", &one.folder.join("facts.csv"), &facts, &[]);
                statements += &table("expected", &one.folder.join("scores.csv"), &WORDS, &NUMBERS);
                let query = one.query.trim_end().trim_end_matches(';');
                writeln!(
                    statements,
                    "DROP TABLE IF EXISTS computed CASCADE; CREATE TABLE computed AS\n{query};"
                )?;
                let mut differs: Vec<String> = WORDS
                    .iter()
                    .map(|word| format!("COALESCE(c.{word}, '') IS DISTINCT FROM e.{word}"))
                    .collect();
                differs.extend(NUMBERS.iter().map(|number| {
                    let (c, e) = (format!("c.{number}"), format!("e.{number}"));
                    if one.exact {
                        format!("{c} IS DISTINCT FROM {e}")
                    } else {
                        format!("({c} IS NULL) <> ({e} IS NULL) OR ABS({c} - {e}) > 1e-12 * GREATEST(ABS({c}), ABS({e}), 1)")
                    }
                }));
                writeln!(
                    statements,
                    "CREATE VIEW differing AS SELECT e.* FROM computed AS c FULL JOIN expected AS e \
                     ON e.period = c.period AND e.unit = c.unit AND e.measure = c.measure WHERE {};",
                    differs.join(" OR ")
                )?;
                let ran = database.execute(&statements).await;
                assert!(ran.is_ok(), "{}: {ran:?}", one.name);
                assert!(database.count("computed").await? > 0, "{}", one.name);
                assert_eq!(database.count("differing").await?, 0, "{}", one.name);
            }
            Ok(())
        })
    }
}
