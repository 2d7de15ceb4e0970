//! What holds for any definition: it keeps its content, and nothing that comes in crashes.

use icc_questionnaire::definition::{Comparison, Condition, Definition, Gate, OnFail};
use icc_questionnaire::{Decimal, State};
use proptest::prelude::*;

use crate::support::{Files, fixtures, read_folder, root};

fn decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_999_999_999_i128..=999_999_999_999_999, 0_u8..=9)
        .prop_map(|(m, s)| Decimal::new(m, s))
}

fn comparison() -> impl Strategy<Value = Comparison> {
    let bound = || proptest::option::of(decimal());
    (bound(), bound(), bound(), bound(), bound()).prop_map(
        |(at_least, above, at_most, below, equals)| Comparison {
            at_least,
            above,
            at_most,
            below,
            equals,
        },
    )
}

fn code() -> impl Strategy<Value = icc_domain::Code> {
    "[A-Za-z0-9][A-Za-z0-9_.-]{0,20}".prop_map(|text| icc_domain::Code::new(text).unwrap())
}

fn condition() -> impl Strategy<Value = Condition> {
    let names = || proptest::collection::vec("\\PC{1,12}", 1..4);
    let leaf = prop_oneof![
        (code(), proptest::collection::vec(code(), 1..4))
            .prop_map(|(question, is)| Condition::QuestionIs { question, is }),
        (
            code(),
            proptest::sample::subsequence(State::ALL.to_vec(), 1..4)
        )
            .prop_map(|(question, state)| Condition::QuestionState { question, state }),
        (code(), comparison()).prop_map(|(question, comparison)| Condition::QuestionNumber {
            question,
            comparison
        }),
        ("\\PC{1,12}", names()).prop_map(|(fact, is)| Condition::FactIs { fact, is }),
        (code(), comparison()).prop_map(|(measure, comparison)| Condition::MeasureNumber {
            measure,
            comparison
        }),
        names().prop_map(Condition::Unit),
        names().prop_map(Condition::Period),
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Condition::Any),
            inner.prop_map(|c| Condition::Not(Box::new(c))),
        ]
    })
}

fn example(name: &str) -> Files {
    read_folder(&root().join("tests/fixtures/questionnaires").join(name))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_condition_number_and_text_survives_the_canonical_form(
        gate in condition(),
        asked in condition(),
        otherwise in decimal(),
        title in "\\PC{0,40}",
    ) {
        let mut definition = icc_questionnaire::parse(&example("levels")).unwrap().definition;
        definition.questions[0].applies_if = Some(asked);
        definition.methods[0].measures[0].gate =
            Some(Gate { only_if: gate, otherwise: OnFail::Value(otherwise) });
        definition.texts.get_mut("en").unwrap().title = title;
        let text = definition.canonical_json();
        let back = Definition::from_canonical(&text).unwrap();
        prop_assert_eq!(&back, &definition);
        prop_assert_eq!(back.canonical_json(), text);
    }

    #[test]
    fn any_change_of_a_file_ends_in_a_definition_or_a_report(
        which in any::<prop::sample::Index>(),
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        text in prop_oneof!["\\PC{0,12}", "[\\[\\]{}=\",.#\n0-9a-z_-]{0,12}"],
    ) {
        let folders = fixtures("");
        let mut files = read_folder(&folders[which.index(folders.len())]);
        prop_assume!(!files.is_empty());
        let path = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let old: Vec<char> = files[&path].chars().collect();
        let start = at.index(old.len());
        let end = (start + length).min(old.len());
        let new = old[..start].iter().copied().chain(text.chars()).chain(old[end..].iter().copied());
        files.insert(path, new.collect());
        match icc_questionnaire::parse(&files) {
            Ok(checked) => prop_assert!(!checked.definition.canonical_json().is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
