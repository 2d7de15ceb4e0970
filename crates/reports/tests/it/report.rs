//! The full report.

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{
    AnswerSection, Answered, AskedPoint, Chapter, CityReport, Nearness, Paper, Paragraph, Pdf,
    ReportError, Said, Score, SimilarCities, SimilarCity, SimilarReason, SimilarRow, city_report,
};

use crate::{contains, printing, sample};

/// Markup of the typesetter, and letters of many languages: it is all text.
const HOSTILE: &str = "#panic() $x$ *bold* @ref <b> \u{202e}abc مدينة";

pub(crate) fn report(locale: Locale) -> CityReport {
    let summary = sample::city(locale).unwrap();
    let paragraph = |title: &str, text: &str, language: &str| Paragraph {
        title: title.to_owned(),
        text: text.to_owned(),
        language: language.to_owned(),
    };
    let asked = |code: &str, worth| AskedPoint {
        code: code.to_owned(),
        text: format!("Question {code} {HOSTILE}"),
        worth,
    };
    let chapters = summary.rows.iter().map(|row| Chapter {
        label: row.label.clone(),
        about: HOSTILE.to_owned(),
        declared: row.declared,
        documented: row.documented,
        verified: row.verified,
        coverage: row.coverage,
        share: Some(10.0),
        chart: summary.charts.first().cloned(),
        full: vec![asked("C1", None)],
        open: vec![asked("C2", Some(1.25)), asked("C3", None)],
        said: vec![Said {
            code: "C1".to_owned(),
            text: "Question C1".to_owned(),
            language: "fr".to_owned(),
            comment: "Une première ligne.\n\nUne deuxième.".to_owned(),
            example: HOSTILE.to_owned(),
            evidence: vec!["Plan 2026".to_owned(), HOSTILE.to_owned()],
        }],
    });
    let answered = |number: usize| Answered {
        code: format!("C{number}"),
        text: "x".repeat(number * 7),
        words: vec![HOSTILE.to_owned(), "Oui".to_owned()],
        evidence: String::new(),
        points: number.is_multiple_of(2).then_some((0.5, 1.0)),
    };
    CityReport {
        chapters: chapters.collect(),
        method: vec![paragraph("Method", "One.\nTwo.", "")],
        similar: Some(similar(&summary)),
        review: vec![paragraph("Portrait", "La ville agit.", "fr")],
        answers: vec![AnswerSection {
            title: "Section".to_owned(),
            answers: (1..60).map(answered).collect(),
        }],
        summary,
    }
}

fn similar(summary: &icc_reports::CitySummary) -> SimilarCities {
    let count = |value| icc_reports::FactValue::Count { value };
    let city = |counted| SimilarCity {
        name: HOSTILE.to_owned(),
        country: "W".repeat(80),
        counted,
        distance: 0.375,
        reasons: vec![SimilarReason {
            label: HOSTILE.to_owned(),
            own: count(20_000),
            other: count(21_500),
            near: Nearness::VeryClose,
            difference: 0.125,
        }],
        same_country: counted,
        same_powers: counted,
    };
    SimilarCities {
        criteria: vec!["Population".to_owned(), HOSTILE.to_owned()],
        cities: vec![city(true), city(false)],
        without: 3,
        rows: summary
            .rows
            .iter()
            .map(|row| SimilarRow {
                label: row.label.clone(),
                declared: row.declared,
                statistics: row.network,
                difference: row.difference,
            })
            .collect(),
    }
}

fn print(report: &CityReport, locale: Locale, paper: Paper) -> Result<Pdf, ReportError> {
    let i18n = I18n::new().unwrap();
    let pdf = city_report(report, &i18n, locale, &printing(paper));
    assert_eq!(i18n.gaps(), [], "every word of the report exists");
    pdf
}

#[test]
fn a_report_has_its_summary_first_and_the_same_bytes_each_time() {
    let report = report(Locale::Fr);
    let first = print(&report, Locale::Fr, Paper::A4).unwrap();
    assert!(first.pages > 6, "{} pages", first.pages);
    assert!(contains(&first, "<pdfuaid:part>1</pdfuaid:part>"));
    assert!(first.title.contains("rapport"), "{}", first.title);
    let again = print(&report, Locale::Fr, Paper::A4).unwrap();
    assert!(first.bytes == again.bytes);
}

#[test]
fn a_city_that_shows_no_answers_has_a_report_that_says_so() {
    let mut report = report(Locale::En);
    report.answers.clear();
    report.review.clear();
    // Nobody is like it, by nothing that is published.
    report.similar = Some(SimilarCities {
        criteria: Vec::new(),
        cities: Vec::new(),
        without: 0,
        rows: Vec::new(),
    });
    for chapter in &mut report.chapters {
        chapter.full.clear();
        chapter.open.clear();
        chapter.said.clear();
        chapter.chart = None;
    }
    let pdf = print(&report, Locale::En, Paper::Letter).unwrap();
    assert!(pdf.pages >= 4, "{} pages", pdf.pages);
}

#[test]
fn what_cannot_be_shown_is_refused_by_its_place() {
    let mut report = report(Locale::En);
    report.method[0].text.clear();
    if let Some(similar) = &mut report.similar {
        similar.cities[1].distance = f64::NAN;
        similar.rows[0].label.clear();
    }
    report.chapters[1].declared = Score::Value { value: 101.0 };
    report.answers[0].answers[1].points = Some((2.0, 1.0));
    let refused = print(&report, Locale::En, Paper::A4).unwrap_err();
    let ReportError::Invalid(problems) = refused else {
        panic!("{refused:?}");
    };
    let fields: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "method[0].text",
            "similar.cities[1].distance",
            "similar.rows[0].label",
            "chapters[1].declared",
            "answers[0].points"
        ]
    );
}
