//! What answers and facts mean together.

use icc_datasets::Format;
use icc_questionnaire::Definition;

use crate::support::{definition, read, root, rows, scored};

fn town_index() -> Definition {
    definition(&root().join("tests/fixtures/files/definition"))
}

/// The units of the first measure with their periods, or the codes of the problems with file and
/// row.
fn units(answers: &str, facts: &str) -> Result<Vec<String>, Vec<String>> {
    let definition = town_index();
    let input = read(&definition, answers.as_bytes(), facts.as_bytes());
    let input = input.map_err(|problems| {
        let shown = |p: &icc_datasets::Problem| format!("{} {} {}", p.file, p.row, p.code);
        problems.iter().map(shown).collect::<Vec<_>>()
    })?;
    let scores = rows(&scored(&definition, "equal", input, Format::Csv));
    let first = scores.iter().filter(|row| row["measure"] == "index");
    Ok(first
        .map(|row| format!("{} {}", row["period"], row["unit"]))
        .collect())
}

const NO_ANSWERS: &str = "unit,question,answer\n";

fn with_country(rows: &str) -> String {
    let mut facts = "unit,period,fact,value\n".to_owned();
    for row in rows.split_whitespace() {
        let (unit, period) = row.split_once('@').unwrap_or((row, ""));
        facts.extend([unit, ",", period, ",country,Norland\n"]);
    }
    facts
}

#[test]
fn units_exist_in_the_periods_they_name_or_else_in_all() {
    let answers = "unit,period,question,answer\na,2024,C1,yes\n";
    let found = units(answers, &with_country("a b c@2026"));
    assert_eq!(found.unwrap(), ["2024 a", "2024 b", "2026 b", "2026 c"]);
}

#[test]
fn without_any_period_there_is_one_without_a_name() {
    assert_eq!(
        units(NO_ANSWERS, &with_country("b a")).unwrap(),
        [" a", " b"]
    );
}

#[test]
fn answers_without_period_belong_to_the_only_one_of_the_facts() {
    let answers = "unit,question,answer\na,C1,yes\n";
    assert_eq!(
        units(answers, &with_country("a@2026 b@2026")).unwrap(),
        ["2026 a", "2026 b"]
    );
    let several = units(answers, &with_country("a@2026 b@2024"));
    assert_eq!(several.unwrap_err(), ["answers.csv 1 period-missing"]);
}

#[test]
fn nothing_at_all_is_a_problem() {
    let found = units(NO_ANSWERS, "unit,period,fact,value\n");
    assert_eq!(found.unwrap_err(), ["answers.csv 0 no-units"]);
}

#[test]
fn a_fact_of_a_period_goes_before_the_one_of_every_period() {
    let facts = "unit,period,fact,value\na,,country,Norland\na,2026,country,Sudland\na,2024,,\n";
    let definition = town_index();
    let input = read(&definition, NO_ANSWERS.as_bytes(), facts.as_bytes()).unwrap();
    let scores = rows(&scored(&definition, "equal", input, Format::Csv));
    let groups = scores.iter().filter(|row| row["kind"] == "country");
    let groups: Vec<_> = groups
        .map(|r| format!("{} {}", r["period"], r["unit"]))
        .collect();
    assert_eq!(groups, ["2024 Norland", "2026 Sudland"]);
}

#[test]
fn a_unit_without_the_fact_that_groups_it_is_told() {
    let definition = town_index();
    let program = icc_scoring::Program::compile(&definition, "equal").unwrap();
    let method = definition.method("equal").unwrap();
    let lost = |facts: &str| {
        let facts = format!("unit,period,fact,value\n{facts}");
        let input = read(&definition, NO_ANSWERS.as_bytes(), facts.as_bytes()).unwrap();
        let problems = input.score(method, &program).unwrap_err().into_sorted();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        lost("a,,country,Norland\nb,,,\n"),
        ["facts.csv:0:fact: no-group fact=\"country\" period=\"none\" unit=\"b\""]
    );
    assert_eq!(
        lost("a,2026,country,Norland\nb,2026,,\n"),
        ["facts.csv:0:fact: no-group fact=\"country\" period=\"2026\" unit=\"b\""]
    );
    // Many units, one mistake.
    assert_eq!(
        lost("a,,counrty,Norland\nb,,counrty,Norland\n"),
        [
            "facts.csv:0:fact: fact-nowhere fact=\"country\" known=\"counrty\" place=\"by_country.per\""
        ]
    );
}

#[test]
fn every_contradiction_is_told_with_its_row() {
    let answers = "unit,period,question,state,answer\n\
        a,1,C1,,yes\n\
        a,1,M1,,school\n\
        b,1,M1,,police\n\
        a,1,C1,,no\n\
        a,1,M1,,school\n\
        b,1,M1,not_within_powers,police\n\
        b,1,M1,answered,\n\
        b,1,G1,unknown,\n\
        b,1,G1,,yes\n";
    let found = units(answers, &with_country("a b")).unwrap_err();
    let expected = [
        "answers.csv 5 several-answers",
        "answers.csv 6 duplicate-tick",
        "answers.csv 7 option-in-and-out",
        "answers.csv 8 nothing-with-ticks",
        "answers.csv 10 several-answers",
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_are_checked_in_every_row() {
    let answers = "unit,question,answer\n a,C1,yes\n,C1,yes\n a,G1,yes\n";
    let found = units(answers, &with_country("a")).unwrap_err();
    let expected = [
        "answers.csv 2 name-with-blanks",
        "answers.csv 3 name-missing",
        "answers.csv 4 name-with-blanks",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_order_of_rows_and_columns_changes_nothing() {
    let folder = root().join("tests/fixtures/files");
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let backwards = |text: &str| {
        let mut lines: Vec<Vec<&str>> =
            text.lines().map(|l| l.split(',').rev().collect()).collect();
        lines[1..].reverse();
        lines
            .iter()
            .map(|cells| cells.join(",") + "\n")
            .collect::<String>()
    };
    let definition = town_index();
    let run = |answers: &str, facts: &str| {
        let input = read(&definition, answers.as_bytes(), facts.as_bytes()).unwrap();
        let program = icc_scoring::Program::compile(&definition, "equal").unwrap();
        let method = definition.method("equal").unwrap();
        let mut bytes = Vec::new();
        let scored = icc_datasets::score(
            &definition,
            method,
            &program,
            input,
            Format::Csv,
            &mut bytes,
        );
        (bytes, scored.unwrap().record.to_json().unwrap())
    };
    let (answers, facts) = (file("answers.csv"), file("facts.csv"));
    assert_eq!(
        run(&answers, &facts),
        run(&backwards(&answers), &backwards(&facts))
    );
}
