//! How far a place depends on our method: cases that a person can compute by hand, and what holds
//! for every method.

mod promises;
mod ranks;

use std::collections::BTreeMap;

use icc_questionnaire::{Definition, Grade, State, parse_bytes};
use icc_scoring::robustness::Side::{Declared, Otherwise};
use icc_scoring::robustness::{
    Choice, Concentration, Draws, Floor, Influence, Level, Spread, Subject, Third, Unfit, Varied,
};
use icc_scoring::{AnswerRow, Panel, PanelBuilder, Program};

/// Two areas that make a whole, an indicator of four questions, and one of a list. The method `one`
/// counts the whole, the method `parts` its areas.
const DEFINITION: &str = r#"
id = "textbook"
version = "1.0.0"
languages = ["en"]
scale = [{ code = "yn", options = ["yes", "no"] }]
section = [{ code = "s" }]
question = [
  { code = "a1", section = "s", type = "single", scale = "yn" },
  { code = "a2", section = "s", type = "single", scale = "yn" },
  { code = "b1", section = "s", type = "single", scale = "yn" },
  { code = "b2", section = "s", type = "single", scale = "yn" },
  { code = "c1", section = "s", type = "single", scale = "yn" },
  { code = "c2", section = "s", type = "single", scale = "yn" },
  { code = "c3", section = "s", type = "single", scale = "yn" },
  { code = "c4", section = "s", type = "single", scale = "yn" },
  { code = "d1", section = "s", type = "multiple", options = ["x", "y", "z"] },
]
"#;

const TEXTS: &str = r#"
title = "Textbook"
section.s.title = "Questions"
question.a1.text = "a1"
question.a2.text = "a2"
question.b1.text = "b1"
question.b2.text = "b2"
question.c1.text = "c1"
question.c2.text = "c2"
question.c3.text = "c3"
question.c4.text = "c4"
question.d1.text = "d1"
question.d1.option = { x = "x", y = "y", z = "z" }
scale.yn = { yes = "Yes", no = "No" }
method.one.title = "One"
method.one.measure = { a = "a", b = "b", whole = "whole", c = "c", d = "d", index = "index", sum = "sum" }
method.parts.title = "Parts"
method.parts.measure = { a = "a", b = "b", whole = "whole", c = "c", d = "d", index = "index" }
"#;

const MEASURES: &str = r#"
version = "1.0.0"
missing = { unknown = "zero", not_answered = "zero", not_within_powers = "left_out", not_applicable = "left_out", no_score = "no_score" }
[points.scale.yn]
yes = 1
no = 0
[points.question.d1]
x = 1
y = 1
z = 1
[[measure]]
code = "a"
function = "rate"
members = ["a1", "a2"]
[[measure]]
code = "b"
function = "rate"
members = ["b1", "b2"]
[[measure]]
code = "whole"
function = "mean"
members = ["a", "b"]
missing = { no_score = "left_out" }
[[measure]]
code = "c"
function = "rate"
members = ["c1", "c2", "c3", "c4"]
minimum_in_scope = 0.5
[[measure]]
code = "d"
function = "rate"
members = ["d1"]
"#;

const ONE: &str = r#"
[[measure]]
code = "index"
function = "mean"
members = ["whole", "c", "d"]
[[measure]]
code = "sum"
function = "sum"
members = ["whole", "c"]
"#;

const PARTS: &str = r#"
[[measure]]
code = "index"
function = "mean"
members = ["a", "b", "c", "d"]
missing = { no_score = "left_out" }
only_if = { all = [
  { measure = "whole", at_least = 0 }, { measure = "c", at_least = 0 }, { measure = "d", at_least = 0 },
] }
"#;

fn textbook() -> Definition {
    textbook_with(ONE)
}

/// With other measures above those of all methods in the method `one`.
fn textbook_with(one: &str) -> Definition {
    let files = [
        ("definition.toml", DEFINITION.to_owned()),
        ("texts/en.toml", TEXTS.to_owned()),
        ("methods/one.toml", format!("id = \"one\"{MEASURES}{one}")),
        (
            "methods/parts.toml",
            format!("id = \"parts\"{MEASURES}{PARTS}"),
        ),
    ];
    let files: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect();
    parse_bytes(&files)
        .map_err(|problems| format!("{problems:#?}"))
        .unwrap()
        .definition
}

/// Answers in a word each: `y` yes, `n` no, `p` outside the powers, `u` unknown; of the list, its
/// ticks, with `-z` for an option outside the powers.
fn unit(builder: &mut PanelBuilder, name: &str, answers: [&str; 9]) {
    for (question, answer) in answers.into_iter().enumerate() {
        let mut row = |option, state| {
            let question = u16::try_from(question).unwrap();
            let grade = Grade::Declared;
            let number = None;
            builder.answer(
                name,
                "2026",
                AnswerRow {
                    question,
                    option,
                    state,
                    grade,
                    number,
                },
            );
        };
        match answer {
            "y" => row(Some(0), State::Answered),
            "n" => row(Some(1), State::Answered),
            "p" => row(None, State::NotWithinPowers),
            "u" => row(None, State::Unknown),
            "" => row(None, State::Answered),
            list => {
                for mark in list.split(' ') {
                    let place = |sign: &str| ["x", "y", "z"].iter().position(|o| *o == sign);
                    let option = place(mark.trim_start_matches('-')).unwrap();
                    let state = if mark.starts_with('-') {
                        State::NotWithinPowers
                    } else {
                        State::Answered
                    };
                    row(Some(u8::try_from(option).unwrap()), state);
                }
            }
        }
    }
}

/// The unit that the cases are computed for.
const TOWN: [&str; 9] = ["y", "n", "y", "y", "y", "n", "p", "u", "x y -z"];

fn town() -> Panel {
    let mut builder = PanelBuilder::new();
    unit(&mut builder, "town", TOWN);
    builder.build().unwrap()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12 * b.abs().max(1.0)
}

fn only(scores: &[Option<f64>]) -> f64 {
    let [Some(score)] = scores else {
        panic!("{scores:?}")
    };
    *score
}

#[test]
fn each_decision_moves_the_index_as_computed_by_hand() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let panel = town();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    assert_eq!((subject.units(), subject.period()), (vec!["town"], "2026"));
    assert_eq!(subject.composites(), ["whole"]);
    let chosen = subject.choices();
    let score = |structure, powers, unknown| {
        let choice = Choice {
            structure,
            powers,
            unknown,
        };
        let outcome = chosen.outcomes.iter().find(|o| o.choice == choice).unwrap();
        only(&outcome.scores)
    };
    // a = 1/2, b = 2/2, so the whole is 75. c has one of three: the third question is outside the
    // powers, the fourth is unknown and counts 0. d has two of two: one option is outside the powers.
    assert!(near(
        score(Declared, Declared, Declared),
        (75.0 + 100.0 / 3.0 + 100.0) / 3.0
    ));
    // The two areas beside the others.
    assert!(near(
        score(Otherwise, Declared, Declared),
        (50.0 + 100.0 + 100.0 / 3.0 + 100.0) / 4.0
    ));
    // c has one of four, d two of three.
    assert!(near(
        score(Declared, Otherwise, Declared),
        (75.0 + 25.0 + 200.0 / 3.0) / 3.0
    ));
    // c has one of two.
    assert!(near(
        score(Declared, Declared, Otherwise),
        (75.0 + 50.0 + 100.0) / 3.0
    ));
    // c has one of three, d two of three.
    assert!(near(
        score(Declared, Otherwise, Otherwise),
        (75.0 + 100.0 / 3.0 + 200.0 / 3.0) / 3.0
    ));
    assert!(near(
        score(Otherwise, Otherwise, Otherwise),
        (150.0 + 100.0 / 3.0 + 200.0 / 3.0) / 4.0
    ));
    assert_eq!(chosen.outcomes.len(), 8);
    let declared = Choice::default();
    assert_eq!(subject.words(declared), ["one", "left_out", "zero"]);
    let all = Choice {
        structure: Otherwise,
        powers: Otherwise,
        unknown: Otherwise,
    };
    assert_eq!(subject.words(all), ["parts", "zero", "left_out"]);
    // What it moves, told for all: thirds need more units.
    let parts = Choice {
        structure: Otherwise,
        ..declared
    };
    let outcome = chosen.outcomes.iter().find(|o| o.choice == parts).unwrap();
    let moved = &chosen.moved(outcome)[0];
    let changes = &moved.changes;
    let change = 283.0 / 4.0 + 1.0 / 12.0 - (208.0 / 3.0 + 1.0 / 9.0);
    assert_eq!((moved.third, changes.n, changes.other_third), (None, 1, 0));
    assert!(near(changes.mean.unwrap(), change) && near(changes.largest_size.unwrap(), change));
}

#[test]
fn opening_the_whole_is_the_other_method_and_folding_it_is_the_first() {
    let definition = textbook();
    let panel = town();
    let scores = |method: &str| {
        let program = Program::compile(&definition, method).unwrap();
        let subject = Subject::new(&program, &panel, "index", None).unwrap();
        let all = subject.choices().outcomes;
        let of = |structure| {
            let wanted = Choice {
                structure,
                ..Choice::default()
            };
            only(&all.iter().find(|o| o.choice == wanted).unwrap().scores)
        };
        let words = [Declared, Otherwise].map(|structure| {
            subject.words(Choice {
                structure,
                ..Choice::default()
            })[0]
        });
        (of(Declared), of(Otherwise), words)
    };
    let (one, opened, words) = scores("one");
    let (parts, folded, other_words) = scores("parts");
    assert!(
        near(opened, parts) && near(folded, one),
        "{one} {opened} {parts} {folded}"
    );
    assert_eq!((words, other_words), (["one", "parts"], ["parts", "one"]));
}

#[test]
fn what_is_outside_the_powers_is_in_scope_when_it_counts_0() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let mut builder = PanelBuilder::new();
    // Three of four questions of c are outside the powers: too little for a score.
    unit(
        &mut builder,
        "village",
        ["y", "y", "y", "y", "y", "p", "p", "p", "x"],
    );
    let panel = builder.build().unwrap();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    let chosen = subject.choices();
    assert_eq!(chosen.declared().scores, [None]);
    let zero = Choice {
        powers: Otherwise,
        ..Choice::default()
    };
    let outcome = chosen.outcomes.iter().find(|o| o.choice == zero).unwrap();
    assert!(near(
        only(&outcome.scores),
        (100.0 + 25.0 + 100.0 / 3.0) / 3.0
    ));
}

#[test]
fn leaving_one_thing_out_moves_the_index_as_computed_by_hand() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let panel = town();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    let declared = (75.0 + 100.0 / 3.0 + 100.0) / 3.0;
    let questions = subject.without_questions();
    let change = |code: &str| {
        let of = |i: &&Influence| i.code == code;
        questions.influences.iter().find(of).unwrap().changes.mean
    };
    // Without a1, a has 0 of 1 and the whole 50; without a2, 1 of 1 and 100.
    assert!(near(change("a1").unwrap(), -25.0 / 3.0) && near(change("a2").unwrap(), 25.0 / 3.0));
    // Without c1, c has 0 of 2; without c2 or c4, 1 of 2; c3 does not count anyway.
    assert!(near(change("c1").unwrap(), -100.0 / 9.0) && near(change("c4").unwrap(), 50.0 / 9.0));
    assert!(near(change("c3").unwrap(), 0.0));
    // Nothing is left of d, and without d there is no index.
    assert_eq!(change("d1"), None);
    let [interval] = questions.intervals.as_slice() else {
        panic!()
    };
    let [lowest, _, highest] = interval.scores.unwrap();
    assert_eq!(interval.n, 8);
    assert!(near(lowest, declared - 100.0 / 9.0) && near(highest, declared + 25.0 / 3.0));
    let members = subject.without_members();
    let codes: Vec<&str> = members.influences.iter().map(|i| i.code.as_str()).collect();
    assert_eq!(codes, ["whole", "c", "d"]);
    let changes: Vec<f64> = members
        .influences
        .iter()
        .map(|i| i.changes.mean.unwrap())
        .collect();
    let wanted = [200.0 / 3.0, 87.5, f64::midpoint(75.0, 100.0 / 3.0)].map(|w| w - declared);
    assert!(
        changes.iter().zip(wanted).all(|(a, b)| near(*a, b)),
        "{changes:?}"
    );
}

fn draws(concentration: f64, varied: Varied) -> Draws {
    Draws {
        replications: 4_000,
        seed: 1,
        level: Level::Members,
        spread: Spread::Dirichlet(Concentration::new(concentration).unwrap()),
        varied,
        ends: [50, 950],
    }
}

#[test]
fn weights_that_hardly_move_leave_the_two_ways_of_adding_up() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let panel = town();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    let geometric = Varied {
        geometric: Floor::new(1.0),
        ..Varied::default()
    };
    let replicated = subject.replicate(&draws(1e9, geometric)).unwrap();
    let [low, _, high] = replicated[0].scores.unwrap();
    // (75 + 33.3… + 100) / 3, and the cube root of 75 × 33.3… × 100 = 250,000.
    let wanted = (62.996_052_494_743_66, (75.0 + 100.0 / 3.0 + 100.0) / 3.0);
    assert!(
        (low - wanted.0).abs() < 0.01 && (high - wanted.1).abs() < 0.01,
        "{low} {high}"
    );
    assert_eq!((replicated[0].n, replicated[0].thirds), (4_000, None));
}

#[test]
fn drawn_weights_spread_the_index_as_far_as_their_variance_says() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let panel = town();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    // Three equal weights: the variance of Σ w x is that of the values over (c + 1). With c = 99 the
    // distribution is nearly normal, and nine tenths are within 1.645 standard deviations.
    let run = Draws {
        replications: 40_000,
        ..draws(99.0, Varied::default())
    };
    let [low, middle, high] = subject.replicate(&run).unwrap()[0].scores.unwrap();
    let values = [75.0, 100.0 / 3.0, 100.0];
    let mean = values.iter().sum::<f64>() / 3.0;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / 3.0 / 100.0;
    let wide = 2.0 * 1.645 * variance.sqrt();
    assert!((middle - mean).abs() < 0.1, "{middle} {mean}");
    assert!(
        ((high - low) / wide - 1.0).abs() < 0.02,
        "{} {wide}",
        high - low
    );
}

#[test]
fn a_unit_whose_answers_are_all_alike_does_not_depend_on_the_method() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let mut builder = PanelBuilder::new();
    unit(
        &mut builder,
        "best",
        ["y", "y", "y", "y", "y", "y", "y", "y", "x y z"],
    );
    for i in 0..13 {
        let mut answers = TOWN;
        answers[i % 8] = "n";
        unit(&mut builder, &format!("town-{i}"), answers);
    }
    let panel = builder.build().unwrap();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    let varied = Varied {
        structure: true,
        powers: true,
        unknown: true,
        geometric: Floor::new(1.0),
    };
    for level in [Level::Members, Level::Questions] {
        let run = Draws {
            level,
            ..draws(2.0, varied)
        };
        let best = &subject.replicate(&run).unwrap()[0];
        assert!(
            best.scores.unwrap().iter().all(|s| near(*s, 100.0)),
            "{best:?}"
        );
        assert_eq!(best.thirds, Some([Third::Upper; 2]));
        assert_eq!(best.shares, Some([0.0, 0.0, 1.0]));
    }
}

#[test]
fn what_is_not_a_mean_of_measures_is_refused_by_name() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let panel = town();
    let of = |index: &str, period| Subject::new(&program, &panel, index, period).err().unwrap();
    assert_eq!(of("sum", None), Unfit::NotAMean("sum".to_owned()));
    assert_eq!(of("c", None), Unfit::NotAMean("c".to_owned()));
    assert_eq!(of("nothing", None), Unfit::NoMeasure("nothing".to_owned()));
    assert_eq!(of("index", Some("1999")), Unfit::NoUnit("1999".to_owned()));
}

#[test]
fn thirty_towns_tell_what_their_questions_are_like() {
    let definition = textbook();
    let program = Program::compile(&definition, "one").unwrap();
    let mut builder = PanelBuilder::new();
    for i in 0..30 {
        // The first twelve say yes to everything but a2, the others no; a2 is the reverse.
        let (yes, no) = if i < 12 { ("y", "n") } else { ("n", "y") };
        let list = if i < 12 { "x y z" } else { "x" };
        let name = format!("town-{i:02}");
        unit(
            &mut builder,
            &name,
            [yes, no, yes, yes, yes, yes, "p", yes, list],
        );
    }
    let panel = builder.build().unwrap();
    let subject = Subject::new(&program, &panel, "index", None).unwrap();
    let items = subject.items();
    let of = |code: &str| items.iter().find(|i| i.code == code).unwrap();
    // 12 of 30 have everything, and whoever says yes says yes elsewhere.
    let a1 = of("a1");
    assert!(near(a1.difficulty.unwrap(), 0.4) && near(a1.ceiling.unwrap(), 0.4));
    assert!(near(a1.floor.unwrap(), 0.6) && near(a1.item_total.unwrap(), 1.0));
    assert!(near(of("a2").item_total.unwrap(), -1.0));
    // Three of three, or one of three.
    let d1 = of("d1");
    assert!(near(d1.difficulty.unwrap(), (12.0 + 18.0 / 3.0) / 30.0));
    assert!(near(d1.floor.unwrap(), 0.0));
    // Nobody answers c3.
    assert_eq!((of("c3").n, of("c3").difficulty), (0, None));
}
