//! The report on a network.

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_reports::{NetworkReport, Paper, Pdf, ReportError, Score, network_report};

use crate::{contains, networks, printing};

fn print(report: &NetworkReport, locale: Locale, paper: Paper) -> Result<Pdf, ReportError> {
    let i18n = I18n::new().unwrap();
    let pdf = network_report(report, &i18n, locale, &printing(paper));
    assert_eq!(i18n.gaps(), [], "every word of the report exists");
    pdf
}

#[test]
fn a_report_on_a_network_is_tagged_has_bookmarks_and_the_same_bytes_each_time() {
    for (locale, paper, language) in [
        (Locale::Fr, Paper::A4, "fr-CA"),
        (Locale::En, Paper::Letter, "en-CA"),
    ] {
        let report = networks::network(locale).unwrap();
        let first = print(&report, locale, paper).unwrap();
        assert!(first.pages > 6, "{} pages", first.pages);
        assert!(first.not_shown.is_empty(), "{:?}", first.not_shown);
        assert!(first.title.contains("Valbois"), "{}", first.title);
        for wanted in [
            language,
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "/Outlines",
        ] {
            assert!(contains(&first, wanted), "{locale} {wanted}");
        }
        let again = print(&report, locale, paper).unwrap();
        assert!(first.bytes == again.bytes);
    }
}

#[test]
fn every_hard_network_is_printed() {
    let cases = networks::all(Locale::Fr).unwrap().into_iter();
    for ((name, network), locale) in cases.zip(Locale::ALL.into_iter().cycle()) {
        let pdf = print(&network, locale, Paper::A4).unwrap();
        assert!(pdf.pages >= 3, "{name}: {} pages", pdf.pages);
    }
}

#[test]
fn what_cannot_be_shown_of_a_network_is_refused_by_its_place() {
    let mut report = networks::network(Locale::En).unwrap();
    report.name.clear();
    report.coverage.n = 20;
    report.provenance.inputs_digest.clear();
    report.core.cities[1].1 = Score::Value { value: 101.0 };
    report.indicators[2].label.clear();
    report.heat[0].svg = "<svg".to_owned();
    report.waves[1].mean = Some(f64::NAN);
    report.annex[0].text.clear();
    let refused = print(&report, Locale::En, Paper::A4).unwrap_err();
    let ReportError::Invalid(problems) = refused else {
        panic!("{refused:?}");
    };
    let fields: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "coverage.n",
            "provenance.inputs_digest",
            "core.cities[1].score",
            "indicators[2].label",
            "heat.svg",
            "waves[1].mean",
            "annex[0].text",
        ]
    );
}

#[test]
fn a_report_on_a_network_shows_the_address_at_which_it_is_checked() {
    let mut report = networks::network(Locale::Fr).unwrap();
    report.provenance.address =
        "https://index.example.org/fr/v/3fa90c11d2e4/valbois/0b77".to_owned();
    let coded = print(&report, Locale::Fr, Paper::A4).unwrap();
    report.provenance.address.clear();
    let without = print(&report, Locale::Fr, Paper::A4).unwrap();
    let figures = |pdf: &Pdf| {
        let text = String::from_utf8_lossy(&pdf.bytes);
        text.matches("/Figure").count()
    };
    assert_eq!(
        figures(&coded),
        figures(&without) + 1,
        "the code is a picture"
    );
    assert_eq!(coded.pages, without.pages);
}
