//! The worked example of the methodology is computed by the engine: what readers are shown is what
//! the service does.
#![expect(clippy::expect_used, reason = "a test stops where a step fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use icc_questionnaire::{Definition, RawRow, parse, validate};
use icc_scoring::{AnswerRow, PanelBuilder, Program};
use icc_tests::{files, root};

const LANGUAGES: [&str; 2] = ["fr", "en"];

fn edition() -> Definition {
    let folder = root().join("questionnaires/icc-2019-aligned");
    let texts: BTreeMap<String, String> = files(&folder, "toml")
        .expect("the folder of the edition is there")
        .iter()
        .map(|path| {
            (
                relative(&folder, path),
                fs::read_to_string(path).expect("a readable file"),
            )
        })
        .collect();
    parse(&texts)
        .expect("the edition has no problem")
        .definition
}

fn relative(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .expect("inside")
        .to_string_lossy()
        .replace('\\', "/")
}

/// The csv blocks of the worked example in a language.
fn blocks(language: &str) -> Vec<String> {
    let path = root()
        .join("docs/methodology")
        .join(language)
        .join("worked-example.md");
    let text = fs::read_to_string(path).expect("the example is there");
    let after = text.split("```csv\n").skip(1);
    after
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

fn rows(block: &str) -> Vec<Vec<&str>> {
    block
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect()
}

#[test]
fn the_example_is_the_same_in_both_languages() {
    let [fr, en] = LANGUAGES.map(blocks);
    assert_eq!(fr, en);
    assert_eq!(fr.len(), 2, "answers and scores");
}

#[test]
fn the_engine_gives_the_scores_of_the_example_by_both_methods() {
    let definition = edition();
    let blocks = blocks("en");
    let raw: Vec<Vec<&str>> = rows(&blocks[0]);
    let rows_in = raw.iter().map(|r| RawRow {
        unit: r[0],
        period: r[1],
        question: r[2],
        state: r[3],
        answer: r[4],
        evidence: r[5],
    });
    let rows_in: Vec<RawRow> = rows_in.collect();
    let cases = validate(&definition, &rows_in, 2, 100).expect("the answers fit the edition");
    let mut panel = PanelBuilder::new();
    for case in &cases {
        for row in &case.rows {
            let row = AnswerRow {
                question: row.question,
                option: row.option,
                state: row.state,
                grade: row.grade,
                number: row.number,
            };
            panel.answer(&case.unit, &case.period, row);
        }
    }
    let panel = panel.build().expect("one unit in one period");
    assert_eq!(definition.methods.len(), 2);
    for method in &definition.methods {
        let program = Program::compile(&definition, method.id.as_str()).expect("a checked method");
        let scores = program.score(&panel).expect("no groups are needed");
        let mut compared = 0;
        for expected in rows(&blocks[1]) {
            let cell = scores.find(&program, expected[0], expected[1], expected[2]);
            let value = cell
                .and_then(icc_scoring::Cell::score)
                .map(|v| v.to_string());
            assert_eq!(
                value.as_deref(),
                Some(expected[3]),
                "{} by {}",
                expected[2],
                method.id
            );
            compared += 1;
        }
        assert_eq!(compared, 2);
        let cell = |measure: &str| {
            *scores
                .find(&program, "rive-aux-ormes", "2026", measure)
                .expect("scored")
        };
        // The table "The other figures" of the example.
        let other = |measure| cell(measure).figures.map(|f| format!("{f}")).join(" ");
        assert_eq!(other("mediation"), "75 50 0 75 75");
        assert_eq!(other("public_space"), "37.5 25 25 37.5 62.5");
        assert_eq!(cell("mediation").coverage(), Some(1.0));
        assert_eq!(cell("public_space").coverage(), Some(0.75));
    }
}
