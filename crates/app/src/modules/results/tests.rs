use icc_domain::Code;
use icc_questionnaire::definition::{FilledBy, Opt};

use super::*;

fn question(kind: QuestionKind, options: &[&str]) -> Question {
    let code = |text: &str| Code::new(text).unwrap_or_else(|error| panic!("{error}"));
    let option = |text: &&str| Opt {
        code: code(text),
        state: None,
        exclusive: false,
        negative: false,
    };
    Question {
        code: code("q1"),
        section: code("module"),
        kind,
        scale: None,
        options: options.iter().map(option).collect(),
        optional: false,
        filled_by: FilledBy::Unit,
        minimum: None,
        maximum: None,
        decimals: 0,
        applies_if: None,
        unscored: true,
    }
}

fn chosen(options: &[&str]) -> Entry {
    Entry {
        state: State::Answered,
        options: options.iter().map(|it| (*it).to_owned()).collect(),
        ..Entry::default()
    }
}

fn number(value: &str) -> Entry {
    Entry {
        state: State::Answered,
        value: value.to_owned(),
        ..Entry::default()
    }
}

fn of(question: &Question, entries: &[Option<Entry>], sees_all: bool) -> QuestionResult {
    result(question, entries.iter().map(Option::as_ref), sees_all)
}

#[test]
fn states_and_no_answer_are_counted_apart_from_options() {
    let question = question(QuestionKind::Multiple, &["o1", "o2"]);
    let unknown = Entry {
        state: State::Unknown,
        ..Entry::default()
    };
    let entries = [
        Some(chosen(&["o1", "o2"])),
        Some(chosen(&["o2"])),
        Some(chosen(&[])),
        Some(unknown),
        None,
    ];
    let result = of(&question, &entries, true);
    assert_eq!(result.answered, 3);
    let expected = [("o1".to_owned(), 1), ("o2".to_owned(), 2)];
    assert_eq!(result.options, expected);
    assert_eq!((result.none, result.most()), (1, vec!["o2"]));
    let count = |state| {
        result
            .states
            .iter()
            .find(|(it, _)| *it == state)
            .map(|(_, n)| *n)
    };
    assert_eq!(count(State::Unknown), Some(1));
    assert_eq!(count(State::NotAnswered), Some(1));
    assert_eq!(count(State::NotApplicable), Some(0));
    assert_eq!(result.share(3), Some(1.0));
}

#[test]
fn z7_members_see_counts_from_twelve_on_and_the_middle_of_numbers_from_five_on() {
    let single = question(QuestionKind::Single, &["o1", "o2"]);
    let eleven: Vec<_> = (0..11).map(|_| Some(chosen(&["o1"]))).collect();
    let few = of(&single, &eleven, false);
    assert_eq!(
        (few.spread, few.answered, few.options.len()),
        (Spread::Middle, 0, 0)
    );
    assert!(few.states.is_empty() && few.numbers.is_none());
    let mut twelve = eleven;
    twelve.push(None);
    let enough = of(&single, &twelve, false);
    assert_eq!(enough.options.first(), Some(&("o1".to_owned(), 11)));

    let counted = question(QuestionKind::Number, &[]);
    let values: Vec<_> = (1..=5).map(|n| Some(number(&n.to_string()))).collect();
    let middle = of(&counted, &values, false);
    let expected = NumberResult {
        median: 3.0,
        quartiles: None,
    };
    assert_eq!((middle.numbers, middle.answered), (Some(expected), 5));
    assert!(middle.states.is_empty());
    let hidden = of(&counted, &values[..4], false);
    assert_eq!((hidden.numbers, hidden.answered), (None, 0));
    let seen = of(&counted, &values[..4], true);
    assert!(seen.numbers.is_some_and(|it| it.quartiles.is_some()));
}
