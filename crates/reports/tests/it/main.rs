//! Reports as their readers get them.

#![expect(clippy::unwrap_used, reason = "a failed set-up is a failed test")]

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{
    CitySummary, Paper, Pdf, Printing, Problem, ProblemKind, ReportError, Score, city_summary,
};

mod cases;
mod network;
mod networks;
mod papers;
mod read;
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
