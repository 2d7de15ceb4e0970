//! Reports as their readers get them.

#![expect(clippy::unwrap_used, reason = "a failed set-up is a failed test")]

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{
    CitySummary, Paper, Pdf, Printing, Problem, ProblemKind, ReportError, Score, city_summary,
};

mod cases;
mod report;
mod sample;

fn printing(paper: Paper) -> Printing {
    let timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    Printing { timestamp, paper }
}

fn print(city: &CitySummary, locale: Locale) -> Result<Pdf, ReportError> {
    let i18n = I18n::new().unwrap();
    let pdf = city_summary(city, &i18n, locale, &printing(Paper::Letter));
    assert_eq!(i18n.gaps(), [], "every word of the report exists");
    pdf
}

fn contains(pdf: &Pdf, wanted: &str) -> bool {
    let wanted = wanted.as_bytes();
    pdf.bytes.windows(wanted.len()).any(|bytes| bytes == wanted)
}

#[test]
fn a_summary_has_two_pages_and_the_same_bytes_whatever_was_printed_before() {
    let i18n = I18n::new().unwrap();
    let print = |locale, paper| {
        let city = sample::city(locale).unwrap();
        let pdf = city_summary(&city, &i18n, locale, &printing(paper)).unwrap();
        assert_eq!(pdf.pages, 2, "{locale} {paper:?}");
        assert!(pdf.not_shown.is_empty());
        pdf
    };
    let first = print(Locale::Fr, Paper::A4);
    let english = print(Locale::En, Paper::Letter);
    let again = print(Locale::Fr, Paper::A4);
    assert!(first.bytes == again.bytes);
    assert_eq!(first.digest, again.digest);
    assert_eq!(first.digest.len(), 64);

    for (pdf, language) in [(&first, "fr-CA"), (&english, "en-CA")] {
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
        for wanted in [
            language,
            "Val-des-Cèdres",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
        ] {
            assert!(contains(pdf, wanted), "{language} {wanted}");
        }
        assert!(pdf.title.contains("Val-des-Cèdres"), "{}", pdf.title);
    }
    assert_eq!(i18n.gaps(), []);
}

#[test]
fn every_hard_city_is_printed() {
    let i18n = I18n::new().unwrap();
    let cases = cases::all(Locale::Fr).unwrap().into_iter();
    let hard = cases.filter(|(name, _)| *name != "everything");
    // Each case in one of the languages, in turn: the layout is the same.
    for ((name, city), locale) in hard.zip(Locale::ALL.into_iter().cycle()) {
        let pdf = city_summary(&city, &i18n, locale, &printing(Paper::A4)).unwrap();
        let pages = if name == "no-result" { 1 } else { 2 };
        assert_eq!(pdf.pages, pages, "{name} {locale}");
    }
    assert_eq!(i18n.gaps(), []);
}

#[test]
fn letters_without_a_glyph_are_told_to_the_caller() {
    let mut city = sample::city(Locale::En).unwrap();
    cases::no_result(&mut city);
    "京都, ᑰᔾᔪᐊᖅ".clone_into(&mut city.name);
    let pdf = print(&city, Locale::En).unwrap();
    assert_eq!(pdf.not_shown, ['京', '都']);
}

#[test]
fn all_problems_of_a_summary_are_found_together() {
    let mut city = sample::city(Locale::Fr).unwrap();
    city.name.clear();
    city.statement = " ".to_owned();
    city.provenance = None;
    city.rows[3].declared = Score::Value { value: f64::NAN };
    city.rows[4].coverage = 100.1;
    city.charts[0].svg = "<svg".to_owned();
    let Err(ReportError::Invalid(problems)) = print(&city, Locale::Fr) else {
        panic!("the summary was printed");
    };
    let found: Vec<(&str, ProblemKind)> = problems
        .iter()
        .map(|Problem { field, kind }| (field.as_str(), *kind))
        .collect();
    assert_eq!(
        found,
        [
            ("name", ProblemKind::Missing),
            ("statement", ProblemKind::Missing),
            ("rows[3].declared", ProblemKind::OutOfRange),
            ("rows[4].coverage", ProblemKind::OutOfRange),
            ("charts[0].svg", ProblemKind::NotAPicture),
            ("provenance", ProblemKind::Missing),
        ]
    );
}

#[test]
fn a_picture_cannot_reach_for_a_file() {
    let mut city = sample::city(Locale::En).unwrap();
    cases::no_comparison(&mut city);
    city.areas.clear();
    city.rows.truncate(1);
    let mut chart = sample::city(Locale::En).unwrap().charts.remove(0);
    for link in [
        "file:///etc/hostname",
        "../theme.typ",
        "https://example.org/a.png",
    ] {
        chart.svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{link}" width="9" height="9"/></svg>"#
        );
        city.charts = vec![chart.clone()];
        let printed = print(&city, Locale::En);
        assert!(matches!(printed, Err(ReportError::Layout(_))), "{link}");
    }
    // Nothing of the failure is left behind.
    city.charts.clear();
    assert!(print(&city, Locale::En).is_ok());
}

#[test]
fn a_moment_that_no_pdf_can_hold_is_refused() {
    let mut city = sample::city(Locale::En).unwrap();
    cases::no_result(&mut city);
    let printing = Printing {
        timestamp: chrono::DateTime::<chrono::Utc>::MAX_UTC,
        paper: Paper::A4,
    };
    let i18n = I18n::new().unwrap();
    let printed = city_summary(&city, &i18n, Locale::En, &printing);
    assert!(matches!(printed, Err(ReportError::Timestamp(_))));
}

#[test]
fn a_receipt_is_printed_alike_each_time_with_every_answer_and_says_what_is_missing() {
    let i18n = I18n::new().unwrap();
    let answer = |code: &str, words: &[&str], counts: &str| icc_reports::ReceiptAnswer {
        code: code.to_owned(),
        text: format!("Question {code} #set <b>"),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        counts: counts.to_owned(),
        comment: "Depuis mars [*_$".to_owned(),
        example: String::new(),
        evidence: vec!["Plan 2021".to_owned()],
    };
    let mut receipt = icc_reports::Receipt {
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
    };
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
    let mut questionnaire = icc_reports::Questionnaire {
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
    };
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
