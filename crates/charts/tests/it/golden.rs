//! Pictures kept as files: a change of a picture is seen before it is accepted.

use icc_charts::{ChartKind, DotRange, Frame, Profile};
use icc_domain::Locale;

use crate::samples;
use crate::support::draw;

/// Three rows and one optional row; enough for every shape.
fn short(locale: Locale) -> DotRange {
    let mut dots = samples::dots(locale);
    for (section, rows) in dots.sections.iter_mut().zip([3, 1]) {
        section.rows.truncate(rows);
    }
    dots
}

fn profile(locale: Locale) -> Profile {
    let mut profile = samples::profile(locale);
    profile.categories.truncate(5);
    for series in &mut profile.series {
        series.values.truncate(5);
    }
    profile
}

fn keep(name: &str, locale: Locale, kind: ChartKind, frame: Frame) {
    let svg = draw(locale, kind, frame).svg;
    assert!(svg.len() <= 20 * 1024, "{name} has {} bytes", svg.len());
    insta::assert_binary_snapshot!(&format!("{name}.svg"), svg.into_bytes());
}

#[test]
fn dots_in_a_page() {
    let kind = ChartKind::DotRange(short(Locale::Fr));
    keep("dots-page-fr", Locale::Fr, kind, Frame::PAGE);
}

#[test]
fn dots_on_a_phone() {
    let kind = ChartKind::DotRange(short(Locale::En));
    keep("dots-narrow-en", Locale::En, kind, Frame::PAGE_NARROW);
}

#[test]
fn dots_as_a_file() {
    let kind = ChartKind::DotRange(short(Locale::En));
    keep("dots-file-en", Locale::En, kind, Frame::FILE);
}

#[test]
fn dots_with_gaps() {
    let kind = ChartKind::DotRange(samples::sparse(Locale::Fr));
    keep("sparse-report-fr", Locale::Fr, kind, Frame::REPORT);
}

#[test]
fn bars_in_a_page() {
    let kind = ChartKind::GroupedBars(profile(Locale::Fr));
    keep("bars-page-fr", Locale::Fr, kind, Frame::PAGE);
}

#[test]
fn bars_on_a_phone() {
    let kind = ChartKind::GroupedBars(profile(Locale::En));
    keep("bars-narrow-en", Locale::En, kind, Frame::PAGE_NARROW);
}

#[test]
fn radar_in_a_page() {
    let kind = ChartKind::Radar(profile(Locale::En));
    keep("radar-page-en", Locale::En, kind, Frame::PAGE);
}

#[test]
fn radar_as_a_file_for_phones() {
    let kind = ChartKind::Radar(profile(Locale::Fr));
    keep("radar-file-narrow-fr", Locale::Fr, kind, Frame::FILE_NARROW);
}

#[test]
fn spans_in_a_page() {
    let mut spans = samples::spans(Locale::Fr);
    spans.rows.truncate(4);
    keep(
        "spans-page-fr",
        Locale::Fr,
        ChartKind::Spans(spans),
        Frame::PAGE,
    );
}

#[test]
fn a_trend_as_a_file() {
    let kind = ChartKind::Trend(samples::trend(Locale::En));
    keep("trend-file-en", Locale::En, kind, Frame::FILE);
}

#[test]
fn a_trend_on_a_phone() {
    let kind = ChartKind::Trend(samples::trend(Locale::Fr));
    keep("trend-narrow-fr", Locale::Fr, kind, Frame::PAGE_NARROW);
}

#[test]
fn a_strip_in_a_page() {
    let kind = ChartKind::Strip(samples::strip(Locale::En));
    keep("strip-page-en", Locale::En, kind, Frame::PAGE);
}

#[test]
fn a_strip_of_names_on_a_phone() {
    let kind = ChartKind::Strip(samples::names(Locale::Fr));
    keep("names-narrow-fr", Locale::Fr, kind, Frame::PAGE_NARROW);
}

#[test]
fn a_heat_map_in_a_page() {
    let kind = ChartKind::HeatMap(samples::heat(Locale::Fr, 3));
    keep("heat-page-fr", Locale::Fr, kind, Frame::PAGE);
}

#[test]
fn a_map_as_a_file() {
    let kind = ChartKind::Map(samples::around(Locale::En));
    keep("around-file-en", Locale::En, kind, Frame::FILE);
}
