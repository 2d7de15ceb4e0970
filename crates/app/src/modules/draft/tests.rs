use super::*;

fn both(fr: &str, en: &str) -> BothSaid {
    BothSaid {
        fr: fr.to_owned(),
        en: en.to_owned(),
    }
}

fn said(kind: &str, text: BothSaid, options: &str) -> QuestionSaid {
    QuestionSaid {
        kind: kind.to_owned(),
        text,
        options: options.to_owned(),
        ..QuestionSaid::default()
    }
}

fn faults(said: &QuestionSaid, required: &[Locale]) -> Vec<(&'static str, &'static str)> {
    let read = said.sound(required, "q1".to_owned(), None);
    let issues = read.err().unwrap_or_default();
    issues.iter().map(|it| (it.field, it.code)).collect()
}

#[test]
fn a_question_stands_whole_in_each_language_that_is_begun_or_required() {
    let (fr, en) = (Locale::Fr, Locale::En);
    let alone = said("single", both("Oui ?", ""), "Oui\nNon");
    assert_eq!(faults(&alone, &[]), []);
    assert_eq!(faults(&alone, &[fr]), []);
    assert_eq!(
        faults(&alone, &[fr, en]),
        [
            ("question-en", "missing"),
            ("options", "module-options-language")
        ]
    );
    let half = said("single", both("Oui ?", "Yes?"), "Oui | Yes\nNon");
    assert_eq!(
        faults(&half, &[fr]),
        [("options", "module-options-language")]
    );
    let english = said("single", both("", "Yes?"), "Yes\nNo");
    assert_eq!(faults(&english, &[]), []);
    let number = said("number", both("Combien ?", "How many?"), "left alone");
    assert_eq!(faults(&number, &[fr, en]), []);
    assert_eq!(faults(&QuestionSaid::default(), &[]), [("way", "missing")]);
}

#[test]
fn options_are_two_or_more_different_lines() {
    let of = |options: &str| faults(&said("multiple", both("Quoi ?", ""), options), &[]);
    assert_eq!(of(" \n"), [("options", "missing")]);
    assert_eq!(of("Un"), [("options", "module-options-one")]);
    assert_eq!(of("Un\nUn"), [("options", "module-options-twice")]);
    assert_eq!(of("Un | a | b\nDeux"), [("options", "module-options-bars")]);
    let many: Vec<String> = (0..=MOST_OPTIONS).map(|n| format!("Option {n}")).collect();
    assert_eq!(of(&many.join("\n")), [("options", "module-options-many")]);
    let long = format!("{}\nDeux", "é".repeat(LONGEST_OPTION + 1));
    assert_eq!(of(&long), [("options", "too-long")]);
}

#[test]
fn an_option_that_stays_keeps_its_code_wherever_it_stands() {
    let first = said("single", both("Quoi ?", "What?"), "Un | One\nDeux | Two");
    let first = first
        .sound(&[], "q1".to_owned(), None)
        .unwrap_or_else(|it| panic!("{it:?}"));
    let codes = |question: &DraftQuestion| {
        let options = question.options.iter();
        options.map(|it| it.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&first), ["o1", "o2"]);
    let again = said(
        "single",
        both("Quoi ?", "What?"),
        "Trois | Three\nDeux | Two or so\nUn | One",
    );
    let again = again.sound(&[], "q1".to_owned(), Some(&first));
    let again = again.unwrap_or_else(|it| panic!("{it:?}"));
    assert_eq!(codes(&again), ["o3", "o2", "o1"]);
    let shown = QuestionSaid::shown(&again, 3);
    assert_eq!(shown.options, "Trois | Three\nDeux | Two or so\nUn | One");
}

#[test]
fn a_draft_is_read_back_as_it_was() {
    let question = said("number", both("Combien ?", ""), "");
    let question = question.sound(&[], "q1".to_owned(), None);
    let draft = ModuleDraft {
        questions: question.into_iter().collect(),
        ..ModuleDraft::default()
    };
    let document = draft.document().unwrap_or_default();
    assert_eq!(
        serde_json::from_str::<ModuleDraft>(&document).ok(),
        Some(draft.clone())
    );
    assert_eq!(draft.new_code(), "q2");
}
