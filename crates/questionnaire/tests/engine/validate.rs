//! Answers: what is accepted, and every issue of what is not.

use icc_questionnaire::validate::ISSUES;
use icc_questionnaire::{Definition, Grade, QuestionTable, RawRow, State, validate};

use crate::support::Files;

fn definition() -> Definition {
    let structure = r#"
        id = "answers"
        version = "1.0.0"
        languages = ["en"]
        [[section]]
        code = "s"
        [[question]]
        code = "single"
        section = "s"
        type = "single"
        options = ["yes", "no", { code = "na", state = "not_applicable" }]
        unscored = true
        [[question]]
        code = "multi"
        section = "s"
        type = "multiple"
        options = ["a", "b", "c", { code = "none", exclusive = true }]
        unscored = true
        [[question]]
        code = "share"
        section = "s"
        type = "percent"
        decimals = 1
        unscored = true
        [[question]]
        code = "day"
        section = "s"
        type = "date"
        unscored = true
        [[question]]
        code = "note"
        section = "s"
        type = "text"
    "#;
    let texts = r#"
        title = "Answers"
        section.s.title = "S"
        question.single = { text = "?", option = { yes = "Y", no = "N", na = "–" } }
        question.multi = { text = "?", option = { a = "A", b = "B", c = "C", none = "0" } }
        question.share.text = "?"
        question.day.text = "?"
        question.note.text = "?"
    "#;
    let files: Files = [("definition.toml", structure), ("texts/en.toml", texts)]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
    icc_questionnaire::parse(&files).unwrap().definition
}

/// A row from `question | state | answer | evidence`.
fn row(text: &'static str) -> RawRow<'static> {
    let mut parts = text.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    RawRow {
        unit: "town",
        period: "2026",
        question: next(),
        state: next(),
        answer: next(),
        evidence: next(),
    }
}

#[test]
fn accepts_answers_states_and_ticks() {
    let rows = [
        row("single | | yes | documented"),
        row("multi | | b"),
        row("multi | answered | a | verified"),
        row("multi | not_within_powers | c"),
        row("share | | 12.5"),
        row("day | | 1970-01-03"),
        row("note | unknown"),
    ];
    let cases = validate(&definition(), &rows, 2, 10).unwrap();
    assert_eq!(cases.len(), 1);
    let rows = &cases[0].rows;
    assert_eq!(rows.len(), 7);
    assert_eq!(
        (rows[0].option, rows[0].grade),
        (Some(0), Grade::Documented)
    );
    assert_eq!((rows[1].option, rows[1].grade), (Some(0), Grade::Verified));
    assert_eq!(
        (rows[3].option, rows[3].state),
        (Some(2), State::NotWithinPowers)
    );
    assert_eq!(rows[4].number.unwrap().to_string(), "12.5");
    assert_eq!(rows[5].number.unwrap().to_string(), "2");
    assert_eq!(rows[6].state, State::Unknown);
}

#[test]
fn an_empty_state_means_what_the_answer_says() {
    let table = QuestionTable::new(&definition());
    let state = |text| {
        let r = row(text);
        table
            .read(r.question, r.state, r.answer, r.evidence)
            .unwrap()
            .state
    };
    assert_eq!(state("single | | yes"), State::Answered);
    assert_eq!(state("single | |"), State::NotAnswered);
    assert_eq!(state("multi | answered |"), State::Answered);
}

#[test]
fn each_issue_is_found_at_its_row_and_column() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["nothing | | yes"], &["row 2, question: unknown-question"]),
        (&["single | maybe | yes"], &["row 2, state: unknown-state"]),
        (
            &["single | not_asked |"],
            &["row 2, state: not-asked-in-file"],
        ),
        (&["single | | yess"], &["row 2, answer: unknown-option"]),
        (
            &["single | | yes | proven"],
            &["row 2, evidence: unknown-evidence"],
        ),
        (
            &["nothing | maybe | x | proven"],
            &[
                "row 2, question: unknown-question",
                "row 2, state: unknown-state",
                "row 2, evidence: unknown-evidence",
            ],
        ),
        (&["single | answered |"], &["row 2, answer: answer-missing"]),
        (
            &["single | unknown | yes"],
            &["row 2, answer: state-with-answer"],
        ),
        (
            &["multi | unknown | a"],
            &["row 2, answer: state-with-answer"],
        ),
        (
            &["single | | yes", "single | | no"],
            &["row 3, question: several-answers"],
        ),
        (
            &["multi | | a", "multi | | a"],
            &["row 3, answer: duplicate-tick"],
        ),
        (
            &["multi | | a", "multi | not_applicable | a"],
            &["row 3, answer: option-in-and-out"],
        ),
        (
            &["multi | | a", "multi | | none"],
            &["row 3, answer: option-alone"],
        ),
        (
            &["multi | answered |", "multi | | a"],
            &["row 2, answer: nothing-with-ticks"],
        ),
        (
            &["multi | unknown |", "multi | | a"],
            &["row 2, state: state-with-answer"],
        ),
        (
            &["share | | 100.1"],
            &["row 2, answer: number-out-of-bounds"],
        ),
        (&["share | | 1.25"], &["row 2, answer: too-many-decimals"]),
        (
            &["share | | 0.30000000000000004"],
            &["row 2, answer: too-many-decimals"],
        ),
        (&["share | | 1e-12"], &["row 2, answer: too-many-decimals"]),
        (
            &["share | | 1234567890123456"],
            &["row 2, answer: too-many-digits"],
        ),
        (&["share | | 1e20"], &["row 2, answer: too-many-digits"]),
        (&["share | | 1e99"], &["row 2, answer: not-a-number"]),
        (&["share | | 1e"], &["row 2, answer: not-a-number"]),
        (&["share | | 12,5"], &["row 2, answer: not-a-number"]),
        (&["share | | NaN"], &["row 2, answer: not-a-number"]),
        (&["day | | 2026-02-30"], &["row 2, answer: not-a-date"]),
        (&["note | | a\u{7}b"], &["row 2, answer: control-character"]),
    ];
    let definition = definition();
    for (rows, expected) in cases {
        let rows: Vec<_> = rows.iter().map(|text| row(text)).collect();
        let issues = validate(&definition, &rows, 2, 10).unwrap_err().list;
        let found: Vec<_> = issues.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), expected.len(), "{rows:?}: {found:?}");
        for (found, expected) in found.iter().zip(*expected) {
            assert!(found.starts_with(expected), "{found} is not {expected}");
        }
        for issue in &issues {
            assert!(ISSUES.contains(&issue.code), "{} is not listed", issue.code);
        }
    }
}

#[test]
fn names_and_long_texts_are_bounded_and_the_list_says_what_it_left_out() {
    let long = "é".repeat(10_001);
    let name = "x".repeat(201);
    let note = RawRow {
        unit: "town",
        question: "note",
        answer: &long,
        ..RawRow::default()
    };
    let blank = RawRow {
        unit: " town",
        question: "note",
        ..RawRow::default()
    };
    let nobody = RawRow {
        question: "note",
        ..RawRow::default()
    };
    let named = RawRow {
        unit: &name,
        question: "note",
        ..RawRow::default()
    };
    let issues = validate(&definition(), &[note, blank, nobody, named], 2, 3).unwrap_err();
    let codes: Vec<_> = issues.list.iter().map(|i| i.code).collect();
    assert_eq!(codes, ["text-too-long", "name-with-blanks", "unit-missing"]);
    assert_eq!(issues.left_out, 1);
}
