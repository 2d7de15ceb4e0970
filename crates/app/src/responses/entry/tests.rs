//! What a form says, as an answer.

use icc_domain::Code;
use icc_questionnaire::definition::{FilledBy, Opt};

use super::*;

fn question(kind: QuestionKind, options: &[&str]) -> Question {
    let code = |text: &str| Code::new(text).unwrap_or_else(|e| panic!("{text}: {e}"));
    Question {
        code: code("Q1"),
        section: code("s"),
        kind,
        scale: None,
        options: options
            .iter()
            .map(|option| Opt {
                code: code(option),
                state: None,
                exclusive: *option == "alone",
                negative: false,
            })
            .collect(),
        optional: false,
        filled_by: FilledBy::Unit,
        minimum: None,
        maximum: None,
        decimals: 1,
        applies_if: None,
        unscored: false,
    }
}

fn said(answer: &[&str]) -> Said {
    Said {
        answer: answer.iter().map(|&word| word.to_owned()).collect(),
        ..Said::default()
    }
}

/// `None` for what no form sends, else the state and what it says, or the faults.
fn read(question: &Question, said: &Said) -> Option<Result<(State, String), Vec<EntryIssue>>> {
    let entry = Entry::of(question, said, &Entry::default(), Locale::Fr)?;
    Some(entry.map(|entry| {
        let options: Vec<String> = entry.options.into_iter().collect();
        (entry.state, options.join(" ") + &entry.value)
    }))
}

#[test]
fn no_and_every_non_answer_stay_apart() {
    let single = question(QuestionKind::Single, &["yes", "no"]);
    for (word, state, options) in [
        ("no", State::Answered, "no"),
        (":not_within_powers", State::NotWithinPowers, ""),
        (":not_applicable", State::NotApplicable, ""),
        (":unknown", State::Unknown, ""),
        (":not_answered", State::NotAnswered, ""),
        ("", State::NotAnswered, ""),
    ] {
        let found = read(&single, &said(&[word]));
        assert_eq!(found, Some(Ok((state, options.to_owned()))), "{word}");
    }
}

#[test]
fn ticking_nothing_is_not_the_same_as_none_of_these() {
    let multiple = question(QuestionKind::Multiple, &["a", "b", "alone"]);
    let none = |state| Some(Ok((state, String::new())));
    assert_eq!(read(&multiple, &said(&[])), none(State::NotAnswered));
    assert_eq!(read(&multiple, &said(&[":none"])), none(State::Answered));
    let both = Some(Ok((State::Answered, "a b".to_owned())));
    assert_eq!(read(&multiple, &said(&["b", "a", "a"])), both);
}

#[test]
fn contradictions_are_refused() {
    let multiple = question(QuestionKind::Multiple, &["a", "b", "alone"]);
    let single = question(QuestionKind::Single, &["yes", "no"]);
    let alone = Some(Err(vec![EntryIssue::Alone]));
    for words in [
        [":none", "a"].as_slice(),
        &[":unknown", "a"],
        &[":unknown", ":not_applicable"],
        &["alone", "a"],
    ] {
        assert_eq!(read(&multiple, &said(words)), alone, "{words:?}");
    }
    assert_eq!(read(&single, &said(&["yes", "no"])), alone);
    let both = Said {
        out_of_scope: vec!["a".to_owned()],
        ..said(&["a", "b"])
    };
    assert_eq!(
        read(&multiple, &both),
        Some(Err(vec![EntryIssue::InAndOut]))
    );
}

#[test]
fn what_no_form_offers_is_not_read() {
    let single = question(QuestionKind::Single, &["yes", "no"]);
    let number = question(QuestionKind::Number, &[]);
    for word in ["maybe", ":none", ":answered", ":not_asked"] {
        assert_eq!(read(&single, &said(&[word])), None, "{word}");
    }
    assert_eq!(read(&number, &said(&["1", "2"])), None);
    let scoped = Said {
        out_of_scope: vec!["yes".to_owned()],
        ..said(&["no"])
    };
    assert_eq!(read(&single, &scoped), None);
}

#[test]
fn numbers_are_read_as_french_writes_them() {
    let number = question(QuestionKind::Percent, &[]);
    for (written, kept) in [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 1\u{202f}204,5 ", "1204.5"),
    ] {
        let found = read(&number, &said(&[written]));
        let bounded = Question {
            maximum: None,
            ..number.clone()
        };
        let found = found
            .filter(Result::is_ok)
            .or_else(|| read(&bounded, &said(&[written])));
        assert_eq!(
            found,
            Some(Ok((State::Answered, kept.to_owned()))),
            "{written}"
        );
    }
    let Some(Err(issues)) = read(&number, &said(&["twelve"])) else {
        panic!("a word is no number");
    };
    assert!(matches!(&issues[..], [EntryIssue::Answer(issue)] if issue.code == "not-a-number"));
}

#[test]
fn words_have_the_language_in_which_they_were_written() {
    let single = question(QuestionKind::Single, &["yes", "no"]);
    let with = |answer: &str, comment: &str| Said {
        comment: comment.to_owned(),
        ..said(&[answer])
    };
    let of =
        |said: &Said, before: &Entry, language| match Entry::of(&single, said, before, language) {
            Some(Ok(entry)) => entry,
            other => panic!("{other:?}"),
        };
    let first = of(
        &with("yes", "  Une\r\nligne "),
        &Entry::default(),
        Locale::Fr,
    );
    assert_eq!(first.comment, "Une\nligne");
    assert_eq!(first.language, Some(Locale::Fr));
    // Another answer from an English page, the words as they were.
    let second = of(&with("no", "Une\nligne"), &first, Locale::En);
    assert_eq!(second.language, Some(Locale::Fr));
    let third = of(&with("no", "A line"), &second, Locale::En);
    assert_eq!(third.language, Some(Locale::En));
    assert_eq!(of(&with("no", ""), &third, Locale::Fr).language, None);
    let long = with("no", &"é".repeat(LONGEST_COMMENT + 1));
    let refused = Entry::of(&single, &long, &first, Locale::Fr);
    let too_long = EntryIssue::TooLong(EntryField::Comment);
    assert_eq!(refused, Some(Err(vec![too_long])));
}

#[test]
fn an_entry_reads_back_what_it_wrote() -> Result<(), SheetError> {
    let entry = Entry {
        state: State::Answered,
        options: ["a".to_owned()].into(),
        out_of_scope: [("b".to_owned(), State::NotApplicable)].into(),
        comment: "é".to_owned(),
        language: Some(Locale::Fr),
        evidence: [("id".to_owned(), BTreeSet::new())].into(),
        ..Entry::default()
    };
    assert_eq!(Entry::read(&entry.document()?)?, entry);
    assert_eq!(Entry::default().document()?, r#"{"state":"not_answered"}"#);
    Ok(())
}
