//! Papers about one questionnaire: blank, and as it was handed in.

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{Paper, Questionnaire, Receipt, ReportError};

use crate::{contains, printing};

/// A copy of what was handed in.
pub(crate) fn receipt() -> Receipt {
    let answer = |code: &str, words: &[&str], counts: &str| icc_reports::ReceiptAnswer {
        code: code.to_owned(),
        text: format!("Question {code} #set <b>"),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        counts: counts.to_owned(),
        comment: "Depuis mars [*_$".to_owned(),
        example: String::new(),
        evidence: vec!["Plan 2021".to_owned()],
    };
    Receipt {
        city: "Val-des-Cèdres".to_owned(),
        wave: "Vague 2026".to_owned(),
        edition: "Édition".to_owned(),
        demonstration: true,
        statement: "Nos calculs.".to_owned(),
        revision: 1,
        handed_in: "27 novembre 2026, 9 h 05 (HNE)".to_owned(),
        signed_name: "Dominique Roy".to_owned(),
        signed_function: "Direction générale".to_owned(),
        record_digest: "a".repeat(64),
        answers_digest: "b".repeat(64),
        figures: vec![icc_reports::ReceiptFigure {
            kind: "as-given".to_owned(),
            n: 1,
        }],
        parts: vec![icc_reports::ReceiptPart {
            title: "Engagement".to_owned(),
            inside: false,
            answers: vec![
                answer("C1", &["Oui", "En partie"], "as-given"),
                answer("C2", &["Non"], "unconfirmed"),
                answer("C3", &[], ""),
            ],
        }],
    }
}

/// A questionnaire to prepare with.
pub(crate) fn questionnaire() -> Questionnaire {
    let asked = |several: bool, options: &[&str]| icc_reports::Asked {
        last: vec!["La dernière fois, oui".to_owned()],
        code: "P5".to_owned(),
        text: "*Où* la municipalité offre-t-elle <b>ceci</b> ?".to_owned(),
        optional: several,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
        several,
        why: "Parce que.".repeat(80),
        example: String::new(),
        evidence: "W".repeat(300),
    };
    let part = |inside, questions| icc_reports::Part {
        title: "Éducation".to_owned(),
        intro: String::new(),
        inside,
        questions,
    };
    Questionnaire {
        city: "Val-des-Cèdres".to_owned(),
        wave: "2026".to_owned(),
        edition: "Édition".to_owned(),
        demonstration: true,
        statement: "Notre calcul.".to_owned(),
        hours: 6,
        parts: vec![
            part(false, Vec::new()),
            part(true, vec![asked(true, &["a", "b"]), asked(false, &[])]),
        ],
    }
}

#[test]
fn a_receipt_is_printed_alike_each_time_with_every_answer_and_says_what_is_missing() {
    let i18n = I18n::new().unwrap();
    let mut receipt = receipt();
    for locale in Locale::ALL {
        for paper in Paper::ALL {
            let print = || icc_reports::receipt(&receipt, &i18n, locale, &printing(paper));
            let (one, two) = (print().unwrap(), print().unwrap());
            assert_eq!(one.digest, two.digest);
            assert!(one.bytes.starts_with(b"%PDF-1.7"));
            assert!(one.not_shown.is_empty());
        }
    }
    receipt.signed_name.clear();
    receipt.parts[0].answers[1].text.clear();
    let refused = icc_reports::receipt(&receipt, &i18n, Locale::Fr, &printing(Paper::A4));
    let Err(ReportError::Invalid(problems)) = refused else {
        panic!("{refused:?}");
    };
    let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["signed_name", "parts[0].answers[1].text"]);
}

#[test]
fn a_questionnaire_is_printed_alike_each_time_and_says_what_is_missing() {
    let i18n = I18n::new().unwrap();
    let mut questionnaire = questionnaire();
    for (locale, language) in [(Locale::Fr, "fr-CA"), (Locale::En, "en-CA")] {
        for paper in Paper::ALL {
            let print =
                || icc_reports::questionnaire(&questionnaire, &i18n, locale, &printing(paper));
            let pdf = print().unwrap();
            assert!(pdf.bytes == print().unwrap().bytes);
            assert!(pdf.not_shown.is_empty(), "{:?}", pdf.not_shown);
            for wanted in [language, "<pdfuaid:part>1</pdfuaid:part>"] {
                assert!(contains(&pdf, wanted), "{wanted}");
            }
        }
    }
    assert_eq!(i18n.gaps(), []);
    questionnaire.city.clear();
    questionnaire.parts[1].questions[0].text.clear();
    let refused =
        icc_reports::questionnaire(&questionnaire, &i18n, Locale::Fr, &printing(Paper::A4));
    let Err(ReportError::Invalid(problems)) = refused else {
        panic!("it was printed");
    };
    let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["city", "parts[1].questions[0].text"]);
}
