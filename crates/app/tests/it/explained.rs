//! What a member does in its measure, for every way of combining members.

use std::collections::BTreeMap;

use icc_app::answers::{Answer, AnswerSheet, Questions};
use icc_app::explain::{Counting, counting};
use icc_questionnaire::{Decimal, Definition, Grade};
use icc_scoring::{PanelBuilder, Program};

/// Two questions for a number from 0 to 10, and one measure of them.
fn definition(function: &str) -> Definition {
    let question = |code: &str| {
        format!(
            "[[question]]\ncode = \"{code}\"\nsection = \"s\"\ntype = \"number\"\n\
             minimum = 0\nmaximum = 10\n"
        )
    };
    let head = "id = \"d\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n[[section]]\ncode = \"s\"\n";
    let files = BTreeMap::from([
        (
            "definition.toml".to_owned(),
            [head, &question("a"), &question("b")].concat(),
        ),
        (
            "methods/m.toml".to_owned(),
            format!(
                "id = \"m\"\nversion = \"1.0.0\"\n[[measure]]\ncode = \"top\"\n\
                 members = [\"a\", \"b\"]\n{function}\n"
            ),
        ),
        (
            "texts/en.toml".to_owned(),
            "title = \"T\"\nsection.s.title = \"S\"\nquestion.a.text = \"A\"\n\
             question.b.text = \"B\"\n[method.m]\ntitle = \"M\"\nmeasure.top = \"Top\"\n"
                .to_owned(),
        ),
    ]);
    let checked = icc_questionnaire::parse(&files).unwrap_or_else(|p| panic!("{p:#?}"));
    checked.definition
}

/// What both do where `a` is answered 8 and `b` 2.
fn both(function: &str) -> [Counting; 2] {
    let definition = definition(function);
    let number = |number: &str| Answer::Answered {
        options: BTreeMap::new(),
        out_of_scope: BTreeMap::new(),
        number: Some(number.parse::<Decimal>().unwrap()),
        evidence: Grade::Declared,
    };
    let sheet = [("a".to_owned(), number("8")), ("b".to_owned(), number("2"))];
    let mut panel = PanelBuilder::new();
    let rows = Questions::of(&definition).rows(&AnswerSheet(sheet.into()));
    for row in rows.unwrap() {
        panel.answer("u", "1", row);
    }
    let panel = panel.build().unwrap();
    let program = Program::compile(&definition, "m").unwrap();
    let scores = program.score(&panel).unwrap();
    let explanation = program.explain(&panel, &scores, "u", "1", "top").unwrap();
    let of = &explanation.opened;
    let found: Vec<Counting> = of.members.iter().map(|one| counting(of, one)).collect();
    found.try_into().unwrap()
}

#[test]
fn what_counts_without_a_share_says_how() {
    use Counting::{
        Beyond, Compared, Decides, Divided, Divisor, Factor, Reduced, Subtracted, Weightless,
    };
    assert_eq!(both("function = \"minimum\""), [Compared, Decides]);
    assert_eq!(both("function = \"maximum\""), [Decides, Compared]);
    assert_eq!(both("function = \"median\""), [Compared, Compared]);
    assert_eq!(both("function = \"product\""), [Factor, Factor]);
    assert_eq!(both("function = \"ratio\""), [Divided, Divisor]);
    assert_eq!(both("function = \"difference\""), [Reduced, Subtracted]);
    let [_, bonus] = both("function = \"rate\"\nbeyond = [\"b\"]");
    assert_eq!(bonus, Beyond);
    let none = both("function = \"sum\"\nweights = { a = 0, b = 0 }");
    assert_eq!(none, [Weightless, Weightless]);
}

#[test]
fn what_counts_by_its_share_brings_what_adds_up_to_the_score() {
    let brings = |function: &str| {
        both(function).map(|one| match one {
            Counting::Share {
                brings, at_most, ..
            } => (brings, at_most),
            other => panic!("{function}: {other:?}"),
        })
    };
    assert_eq!(
        brings("function = \"rate\""),
        [(Some(40.0), Some(50.0)), (Some(10.0), Some(50.0))]
    );
    assert_eq!(
        brings("function = \"mean\"\nweights = { a = 3 }"),
        [(Some(6.0), None), (Some(0.5), None)]
    );
    assert_eq!(
        brings("function = \"sum\"\nweights = { a = 3 }"),
        [(Some(24.0), None), (Some(2.0), None)]
    );
    assert_eq!(brings("function = \"geometric\""), [(None, None); 2]);
}

#[test]
fn behind_a_closed_condition_nothing_counts() {
    let closed = "function = \"mean\"\nonly_if = { question = \"a\", below = 5 }";
    assert_eq!(both(closed), [Counting::LeftOut; 2]);
}
