//! The method as SQL: kept texts, refusals, and the same scores to the last bit.

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Definition, Function, Sample, Transform};
use icc_scoring::sql::{Dialect, Feature, Inexpressible, Query, Remark, SqlError, Wanted};
use proptest::prelude::*;

use crate::random::{Size, Sort, code, definition};

const SMALL: [(&str, &str); 3] = [
    ("definition.toml", include_str!("sql/small/definition.toml")),
    ("methods/m.toml", include_str!("sql/small/methods/m.toml")),
    ("texts/en.toml", include_str!("sql/small/texts/en.toml")),
];

fn small() -> Definition {
    let files: BTreeMap<String, String> = SMALL
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    icc_questionnaire::parse(&files).unwrap().definition
}

fn wanted(measures: &[String], dialect: Dialect) -> Wanted<'_> {
    Wanted {
        method: "m",
        measures,
        dialect,
        language: "en",
    }
}

fn text(query: &Query) -> String {
    query.text(&|remark: Remark| remark.as_str().to_owned())
}

#[test]
fn a_small_query_reads_as_it_was_kept() {
    let kept = [
        (Dialect::DuckDb, include_str!("sql/small.duckdb.sql")),
        (Dialect::Postgres, include_str!("sql/small.postgres.sql")),
        (Dialect::Spark, include_str!("sql/small.spark.sql")),
    ];
    for (dialect, kept) in kept {
        let now = text(&Query::new(&small(), wanted(&[], dialect)).unwrap());
        assert!(
            now == kept,
            "{dialect:?}: if that is meant, keep this:\n{now}"
        );
    }
}

#[test]
fn what_cannot_be_said_is_refused_by_name() {
    let refused = |transform: Transform| {
        let mut definition = small();
        let measures = &mut definition.methods[0].measures;
        let supply = measures.iter_mut().find(|m| m.code.as_str() == "supply");
        let supply = supply.unwrap();
        supply.function = Function::Transform {
            of: code("N1"),
            transform,
        };
        Query::new(&definition, wanted(&[], Dialect::Spark))
    };
    let one = |measure: &str, feature| Inexpressible {
        measure: measure.to_owned(),
        feature,
    };
    let percentile = Transform::Percentile {
        reversed: false,
        scale: Decimal::whole(100),
        sample: Sample {
            period: None,
            only_if: None,
        },
    };
    // What is built on it is rounded, and nobody could decide its ties either.
    let list = vec![
        one("supply", Feature::Sample),
        one("index", Feature::RoundedWithoutFraction),
    ];
    assert_eq!(refused(percentile), Err(SqlError::Inexpressible(list)));
    let list = vec![one("index", Feature::RoundedWithoutFraction)];
    assert_eq!(refused(Transform::Log), Err(SqlError::Inexpressible(list)));
    let unknown = Query::new(&small(), wanted(&["nowhere".to_owned()], Dialect::DuckDb));
    assert_eq!(unknown, Err(SqlError::UnknownMeasure("nowhere".to_owned())));
}

#[test]
fn texts_of_a_definition_stay_texts() {
    let mut definition = small();
    let texts = definition.texts.get_mut("en").unwrap();
    for method in texts.methods.values_mut() {
        for title in method.measures.values_mut() {
            *title = "x\n; DROP TABLE answers; --\u{2028}'".to_owned();
        }
    }
    for dialect in Dialect::ALL {
        let query = text(&Query::new(&definition, wanted(&[], dialect)).unwrap());
        let dropped = |line: &str| line.contains("DROP") && !line.trim_start().starts_with("--");
        assert!(!query.lines().any(dropped), "{query}");
        assert_eq!(query.matches(";\n").count(), 1, "{query}");
    }
}

/// The measures of a definition that a query can compute.
fn expressible(definition: &Definition) -> Vec<String> {
    let codes = definition.methods[0]
        .measures
        .iter()
        .map(|m| m.code.to_string());
    codes
        .filter(|code| {
            Query::new(
                definition,
                wanted(std::slice::from_ref(code), Dialect::DuckDb),
            )
            .is_ok()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_method_is_written_or_refused_with_reasons(
        seed in any::<u64>(), questions in 1..40_usize, measures in 1..14_usize
    ) {
        let definition = definition(Size { seed, questions, measures, cases: 1, sort: Sort::Any });
        for dialect in Dialect::ALL {
            match Query::new(&definition, wanted(&[], dialect)) {
                Ok(query) => {
                    let query = text(&query);
                    prop_assert_eq!(query.matches('(').count(), query.matches(')').count());
                    let again = Query::new(&definition, wanted(&[], dialect)).unwrap();
                    prop_assert_eq!(query, text(&again));
                }
                Err(SqlError::Inexpressible(list)) => {
                    let named = |one: &Inexpressible| definition.methods[0].measure(&one.measure).is_some();
                    prop_assert!(!list.is_empty());
                    prop_assert!(list.iter().all(|one| named(one) || one.feature == Feature::TooManyColumns));
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
        let kept = expressible(&definition);
        prop_assert!(kept.is_empty() || Query::new(&definition, wanted(&kept, Dialect::DuckDb)).is_ok());
    }
}

/// Random methods as queries, with the scores that the engine makes of random answers.
mod computed {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::fs;
    use std::path::{Path, PathBuf};

    use icc_questionnaire::State;
    use icc_questionnaire::definition::{Question, QuestionKind};
    use icc_scoring::Program;
    use icc_scoring::score::FIGURES;

    use super::*;
    use crate::random::{Row, panel, rows};

    /// Definitions that are tried.
    const SEEDS: u64 = 40;

    /// Rows as a file may hold them: what stands for a non-answer is chosen alone, and a question of
    /// options is answered with one.
    fn as_in_a_file(definition: &Definition, rows: Vec<Row>) -> Vec<Row> {
        let mut alone = BTreeSet::new();
        let mut out = Vec::new();
        let option_state = |question: &Question, option: Option<u8>| {
            option.and_then(|o| question.options[usize::from(o)].state)
        };
        for row in &rows {
            if let Row::Answer { unit, period, row } = row
                && row.state == State::Answered
                && option_state(&definition.questions[usize::from(row.question)], row.option)
                    .is_some()
            {
                alone.insert((unit.clone(), period.clone(), row.question));
            }
        }
        let mut taken = BTreeSet::new();
        for row in rows {
            if let Row::Answer { unit, period, row } = &row {
                let question = &definition.questions[usize::from(row.question)];
                if question.kind == QuestionKind::Single
                    && row.state == State::Answered
                    && row.option.is_none()
                {
                    continue;
                }
                let key = (unit.clone(), period.clone(), row.question);
                let stands =
                    row.state == State::Answered && option_state(question, row.option).is_some();
                if alone.contains(&key) && !(stands && taken.insert(key)) {
                    continue;
                }
            }
            out.push(row);
        }
        out
    }

    fn write(
        folder: &Path,
        dialect: Dialect,
        definition: &Definition,
        measures: &[String],
        rows: &[Row],
    ) {
        let mut answers = "unit,period,question,state,answer,evidence\n".to_owned();
        let mut facts = "kind,unit,period,fact,value\n".to_owned();
        for row in rows {
            match row {
                Row::Fact {
                    unit,
                    period,
                    fact,
                    value,
                } => {
                    let period = period.as_deref().unwrap_or_default();
                    writeln!(facts, ",{unit},{period},{fact},{value}").unwrap();
                }
                Row::Answer { unit, period, row } => {
                    let question = &definition.questions[usize::from(row.question)];
                    let option = row
                        .option
                        .map(|o| question.options[usize::from(o)].code.to_string());
                    let answer = option.or_else(|| row.number.map(|n| n.to_string()));
                    let (code, state, grade) = (&question.code, row.state, row.grade);
                    let answer = answer.unwrap_or_default();
                    writeln!(answers, "{unit},{period},{code},{state},{answer},{grade}").unwrap();
                }
            }
        }
        let query = Query::new(definition, wanted(measures, dialect)).unwrap();
        let program = Program::compile(definition, "m").unwrap();
        let scores = program.score(&panel(rows)).unwrap();
        let mut expected = "period,unit,measure,status,band,value,unrounded,documented,verified,\
                            unknown_as_zero,unknown_as_full,coverage,in_scope\n"
            .to_owned();
        let table = &scores.tables[0];
        for case in 0..table.cases.len() {
            let period = &scores.periods[table.cases[case].period as usize];
            for (n, info) in program.measures_info().enumerate() {
                // A query computes what its measures are made of, too.
                let cell = scores.cell(0, case, n);
                if !measures.iter().any(|m| m == info.code) {
                    continue;
                }
                let status = if cell.score().is_some() {
                    "scored"
                } else {
                    cell.reason.as_str()
                };
                let figures: Vec<Option<f64>> = (0..FIGURES).map(|f| cell.figure(f)).collect();
                let raw = cell.score().map(|_| cell.raw);
                let all = [figures[0], raw]
                    .into_iter()
                    .chain(figures[1..].iter().copied());
                let all: Vec<String> = all
                    .chain([cell.coverage(), Some(cell.scope)])
                    .map(|x| x.map_or_else(String::new, |x| x.to_string()))
                    .collect();
                let band = cell
                    .band_position()
                    .and_then(|b| info.bands[b])
                    .unwrap_or_default();
                writeln!(
                    expected,
                    "{period},{},{},{status},{band},{}",
                    table.unit(case),
                    info.code,
                    all.join(",")
                )
                .unwrap();
            }
        }
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("answers.csv"), answers).unwrap();
        fs::write(folder.join("facts.csv"), facts).unwrap();
        fs::write(folder.join("query.sql"), text(&query)).unwrap();
        fs::write(folder.join("scores.csv"), expected).unwrap();
        let promise = if query.head.exact { "exact" } else { "near" };
        fs::write(folder.join("promise"), promise).unwrap();
    }

    /// Writes the random methods for an engine into a folder; says how many.
    fn made(folder: &Path, dialect: Dialect) -> usize {
        let mut written = 0;
        for seed in 0..SEEDS {
            let place = usize::try_from(seed).unwrap();
            let size = Size {
                seed,
                questions: 1 + place % 30,
                measures: 1 + place % 13,
                cases: 1 + place * 7 % 40,
                sort: Sort::Any,
            };
            let definition = definition(size);
            let measures = expressible(&definition);
            if measures.is_empty() {
                continue;
            }
            let rows = as_in_a_file(&definition, rows(&definition, size));
            let own = folder.join(format!("random-{seed}"));
            write(&own, dialect, &definition, &measures, &rows);
            written += 1;
        }
        written
    }

    fn scratch(name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    /// The campaign `spark` says where it wants the queries that it runs.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "tests are told where")]
    fn random_methods_are_written_for_spark_too() {
        let told = std::env::var_os("ICC_SPARK_CASES").map(PathBuf::from);
        let folder = told.unwrap_or_else(|| scratch("method-for-spark"));
        assert!(made(&folder, Dialect::Spark) > 30);
    }

    mod python {
        use std::process::Command;

        use super::*;

        #[test]
        #[expect(clippy::disallowed_methods, reason = "tests are told where it is")]
        fn duckdb_computes_random_methods_as_we_do() {
            let folder = scratch("method-as-sql");
            assert!(made(&folder, Dialect::DuckDb) > 30);
            let python = std::env::var_os("PYTHON_TOOLS");
            assert!(python.is_some(), "set PYTHON_TOOLS");
            let script =
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files/method_sql.py");
            let run = Command::new(python.unwrap())
                .arg(script)
                .arg(&folder)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&run.stdout);
            let told = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{said}{told}");
        }
    }
}
