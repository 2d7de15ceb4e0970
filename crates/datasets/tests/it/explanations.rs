//! An explanation lets a person recompute every score by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use icc_questionnaire::Definition;
use icc_scoring::explain::{Explanation, Opened};
use icc_scoring::{Panel, Program, Scores};

use crate::support::{definition, example_folders, read};

/// How far a formula may be from the value that the engine computed.
const TOLERANCE: f64 = 1e-9;

struct Case {
    program: Program,
    panel: Panel,
    scores: Scores,
}

impl Case {
    fn new(definition: &Definition, method: &str, answers: &[u8], facts: &[u8]) -> Self {
        let program = Program::compile(definition, method).unwrap();
        let panel = read(definition, answers, facts).unwrap().into_panel();
        let panel = program.treat(panel).unwrap();
        let scores = program.score(&panel).unwrap();
        Self {
            program,
            panel,
            scores,
        }
    }

    fn explain(&self, unit: &str, period: &str, measure: &str) -> Explanation {
        let found = self
            .program
            .explain(&self.panel, &self.scores, unit, period, measure);
        found.unwrap()
    }

    /// Explanations of every measure of every unit.
    fn all(&self) -> Vec<Explanation> {
        let mut all = Vec::new();
        for table in &self.scores.tables {
            for (case, key) in table.cases.iter().enumerate() {
                let period = &self.scores.periods[key.period as usize];
                for measure in self.program.measures(&table.kind) {
                    all.push(self.explain(table.unit(case), period, measure));
                }
            }
        }
        all
    }
}

#[test]
fn every_formula_comes_to_the_value_before_rounding() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for folder in example_folders() {
        let definition = definition(&folder);
        let file = |name: &str| fs::read(folder.join(name)).unwrap();
        for method in &definition.methods {
            let id = method.id.as_str();
            let case = Case::new(&definition, id, &file("answers.csv"), &file("facts.csv"));
            for explanation in case.all() {
                seen += 1;
                let found = explanation.all().filter_map(|o| problem(&explanation, o));
                wrong.extend(found.map(|found| format!("{}: {found}", folder.display())));
            }
        }
    }
    assert!(seen > 500, "only {seen} explanations");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the explanation of one measure.
fn problem(of: &Explanation, opened: &Opened) -> Option<String> {
    let place = format!("{} {} {}", of.unit, of.period, opened.measure);
    let shown = opened.formula_text.clone().unwrap_or_default();
    if shown.contains("NaN") || shown.contains("inf") {
        return Some(format!("{place}: {shown}"));
    }
    let value = opened.unrounded?;
    let Some(formula) = &opened.formula else {
        return Some(format!("{place}: {value} has no formula"));
    };
    let near = (formula.value() - value).abs() <= TOLERANCE * value.abs().max(1.0);
    (!near).then(|| format!("{place}: {shown} is {}, not {value}", formula.value()))
}

#[test]
fn the_formula_in_signs_comes_to_the_same_as_its_parts() {
    let of = |members: &str, answers: &[(&str, &str)]| {
        let (definition, table) = numbers(members, answers);
        let case = Case::new(&definition, "m", table.as_bytes(), FACTS);
        case.explain("u1", "", "top").opened.formula_text.unwrap()
    };
    let two = [("a", "8"), ("b", "2")];
    let mean = of("function = \"mean\"\nmembers = [\"a\", \"b\"]", &two);
    assert_eq!(mean, "(8 + 2) / 2");
    let weighed = "function = \"mean\"\nmembers = [\"a\", \"b\"]\nweights = { a = 3 }";
    assert_eq!(of(weighed, &two), "(3·8 + 1·2) / (3 + 1)");
    let raised = "function = \"mean\"\nmembers = [\"a\", \"b\"]\nfloor_values = 5";
    assert_eq!(of(raised, &two), "(8 + max(5, 2)) / 2");
    let least = "function = \"minimum\"\nmembers = [\"a\", \"b\"]\nweights = { a = 3 }";
    assert_eq!(of(least, &two), "min(8, 2)");
    let share = "function = \"mean\"\nmembers = [\"a\", \"b\"]\nitems = \"share\"";
    assert_eq!(of(share, &two), "(80 + 20) / 2");
    let beyond = "function = \"rate\"\nmembers = [\"a\", \"b\"]\nbeyond = [\"b\"]";
    assert_eq!(of(beyond, &two), "100 × (8 + 2) / 10");
    let limited = format!("{beyond}\nbeyond_limit = 1");
    assert_eq!(of(&limited, &two), "100 × (8 + min(1, 2)) / 10");
    let posts = "function = \"goalposts\"\nof = \"a\"\nlow = 2\nhigh = 6";
    assert_eq!(of(posts, &two), "100 × (min(6, 8) − 2) / (6 − 2)");
    let line = "function = \"linear\"\nof = \"a\"\nfactor = -2\noffset = 1";
    assert_eq!(of(line, &two), "1 + (-2)·8");
    let root = "function = \"geometric\"\nmembers = [\"a\", \"b\"]";
    assert_eq!(of(root, &two), "8^(1 / 2) × 2^(1 / 2)");
    let bounded = "function = \"sum\"\nmembers = [\"a\", \"b\"]\ncap = 7";
    assert_eq!(of(bounded, &two), "min(7, 8 + 2)");
}

#[test]
fn a_closed_gate_shows_its_condition_and_what_counts_instead() {
    let gated = "function = \"sum\"\nmembers = [\"a\"]\n\
                 only_if = { question = \"a\", above = 5 }\notherwise = 1";
    let (definition, table) = numbers(gated, &[("a", "3")]);
    let case = Case::new(&definition, "m", table.as_bytes(), FACTS);
    let opened = case.explain("u1", "", "top").opened;
    let gate = opened.gate.unwrap();
    assert!(!gate.holds);
    assert_eq!(gate.condition, "{ question = \"a\", above = 5 }");
    assert_eq!(gate.looks_at[0].found.as_deref(), Some("3"));
    assert_eq!(opened.formula_text.as_deref(), Some("1"));
    assert_eq!(opened.members[0].effect, "not_used");
}

#[test]
fn what_is_missing_is_named() {
    let ratio = "function = \"ratio\"\nmembers = [\"a\", \"b\"]\n\
                 missing = { unknown = \"left_out\" }";
    let (definition, mut table) = numbers(ratio, &[("b", "4")]);
    table.push_str("u1,a,unknown,\n");
    let case = Case::new(&definition, "m", table.as_bytes(), FACTS);
    let opened = case.explain("u1", "", "top").opened;
    assert_eq!(opened.formula, None);
    assert_eq!(opened.missing, ["a"]);
}

#[test]
fn a_long_chain_and_shared_members_are_explained_once_each() {
    let mut measures = String::from("function = \"mean\"\nmembers = [\"d39\", \"e39\"]\n");
    let mut add = |code: &str, members: &str| {
        let _ = write!(
            measures,
            "\n[[measure]]\ncode = \"{code}\"\nfunction = \"mean\"\nmembers = [{members}]\n"
        );
    };
    add("c0", "\"a\", \"b\"");
    for i in 1..1900 {
        add(&format!("c{i}"), &format!("\"c{}\"", i - 1));
    }
    add("d0", "\"c1899\"");
    add("e0", "\"c1899\"");
    for i in 1..40 {
        let both = format!("\"d{}\", \"e{}\"", i - 1, i - 1);
        add(&format!("d{i}"), &both);
        add(&format!("e{i}"), &both);
    }
    let (definition, table) = numbers(&measures, &[("a", "8"), ("b", "2")]);
    let case = Case::new(&definition, "m", table.as_bytes(), FACTS);
    let explanation = case.explain("u1", "", "top");
    assert_eq!(explanation.below.len(), 1980);
    let codes: BTreeSet<&str> = explanation.all().map(|o| o.measure.as_str()).collect();
    assert_eq!(codes.len(), 1981);
    // Users come first, and shares add up over all the ways that lead down.
    let last = explanation.below.last().unwrap();
    assert_eq!(last.measure, "c0");
    assert!((last.members[0].share.unwrap() - 0.5).abs() < 1e-12);
    let weights = case.program.effective_weights("top").unwrap();
    assert!((weights[0].share - 0.5).abs() < 1e-12);
}

const FACTS: &[u8] = b"unit,fact,value\nu1,,\n";

/// Two questions for a number from 0 to 10, one measure `top` (and what follows it), answers of u1.
fn numbers(top: &str, answers: &[(&str, &str)]) -> (Definition, String) {
    let question = |code: &str| {
        format!(
            "[[question]]\ncode = \"{code}\"\nsection = \"s\"\ntype = \"number\"\n\
             minimum = 0\nmaximum = 10\n"
        )
    };
    let head = "id = \"d\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n[[section]]\ncode = \"s\"\n";
    let method = format!("id = \"m\"\nversion = \"1.0.0\"\n[[measure]]\ncode = \"top\"\n{top}\n");
    let mut texts = String::from(
        "title = \"T\"\nsection.s.title = \"S\"\nquestion.a.text = \"A\"\nquestion.b.text = \"B\"\n\
         [method.m]\ntitle = \"M\"\n",
    );
    for line in method.lines() {
        if let Some(code) = line.strip_prefix("code = ") {
            let _ = writeln!(texts, "measure.{code} = {code}");
        }
    }
    let files = BTreeMap::from([
        (
            "definition.toml".to_owned(),
            [head, &question("a"), &question("b")].concat(),
        ),
        ("methods/m.toml".to_owned(), method),
        ("texts/en.toml".to_owned(), texts),
    ]);
    let checked = icc_questionnaire::parse(&files).unwrap_or_else(|p| panic!("{p:#?}"));
    let mut table = String::from("unit,question,state,answer\n");
    for (question, answer) in answers {
        let _ = writeln!(table, "u1,{question},,{answer}");
    }
    (checked.definition, table)
}
