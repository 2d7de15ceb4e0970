//! Labels that want to be more than text.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use icc_charts::{ChartKind, Frame, Score, render};
use icc_domain::Locale;
use proptest::prelude::*;
use roxmltree::Document;

use crate::relabel::relabel;
use crate::samples;
use crate::support::{FRAMES, I18N, texts};

const CANARIES: [&str; 14] = [
    "\"><svg onload=alert(1)>",
    "</text></svg><script>alert(1)</script>",
    "]]> <![CDATA[ x",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "{{7*7}} ${7*7} javascript:alert(1)",
    "&lt;b&gt; &amp; ' \" < >",
    "\u{202e}txet desrever\u{202c} \u{2066}isolated\u{2069}",
    "a\u{0}b\u{1}c\u{7f}d\u{85}e\u{fffe}f\u{ffff}g\r\nh\ti",
    "العربية وبلدية مونتريال",
    "東京都 北京市 서울",
    "👩‍👩‍👧‍👦🏳️‍🌈🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
    "Łódź Żółć Győr İstanbul Ñuñoa — « Saint-Cœur » ; l’été",
    "Z̸̢̡̧̛͎̼̣̗a̶l̷g̵o̴",
    "",
];

fn long() -> [String; 3] {
    ["W".repeat(200), "mot ".repeat(200), "x".repeat(100_000)]
}

/// Every place of a specification that takes a text gets `label`.
fn infected(label: &str, name: &str) -> icc_charts::ChartSpec {
    let locale = Locale::Fr;
    let mut kinds = samples::kinds(locale);
    let mut kind = kinds
        .remove(kinds.iter().position(|(kind, _)| *kind == name).unwrap())
        .1;
    // A few of everything; what many of them look like is not the question here.
    match &mut kind {
        ChartKind::DotRange(dots) => {
            for section in &mut dots.sections {
                section.rows.truncate(2);
            }
        }
        ChartKind::Spans(spans) => spans.rows.truncate(2),
        ChartKind::HeatMap(heat) => heat.rows.truncate(2),
        ChartKind::Map(map) => map.places.truncate(8),
        ChartKind::Lanes(lanes) => lanes.rows.truncate(3),
        _ => {}
    }
    relabel(&mut kind, label);
    let mut spec = samples::spec(locale, "chart", kind);
    label.clone_into(&mut spec.title);
    spec.subtitle = Some(label.to_owned());
    label.clone_into(&mut spec.provenance.method);
    spec.provenance.notes = vec![label.to_owned()];
    spec
}

const KINDS: [&str; 11] = [
    "dots", "sparse", "bars", "radar", "spans", "trend", "strip", "names", "heat", "world",
    "around",
];

/// Parses the picture and refuses everything that could act or mislead.
fn assert_harmless(svg: &str) {
    let document = Document::parse(svg).unwrap();
    assert_eq!(svg.matches("<svg").count(), 1);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            [
                "svg", "g", "title", "desc", "text", "rect", "circle", "line", "polyline",
                "polygon"
            ]
            .contains(&name),
            "{name}"
        );
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(
                !name.starts_with("on") && name != "style" && name != "href",
                "{name}"
            );
            assert!(!attribute.value().contains("url("));
            assert!(!attribute.value().contains("NaN") && !attribute.value().contains("inf"));
        }
    }
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    assert!(!svg.contains(bad), "{:?}", svg.chars().find(|c| bad(*c)));
}

#[test]
fn i4_canaries_are_text_and_nothing_else() {
    for label in CANARIES.into_iter().map(str::to_owned).chain(long()) {
        for name in KINDS {
            let spec = infected(&label, name);
            for frame in [Frame::PAGE, Frame::PAGE_NARROW, Frame::FILE] {
                let chart = render(&spec, &I18N, Locale::Fr, frame).unwrap();
                assert_harmless(&chart.svg);
                assert!(chart.svg.len() < 200_000, "{}", chart.svg.len());
            }
        }
    }
}

#[test]
fn canaries_survive_the_png() {
    for label in CANARIES.into_iter().map(str::to_owned).chain(long()) {
        let chart = render(&infected(&label, "dots"), &I18N, Locale::Fr, Frame::FILE).unwrap();
        assert!(chart.png(1).is_ok());
    }
}

/// Letters without a glyph are all drawn as the same box.
#[test]
fn arabic_letters_are_drawn_in_the_png() {
    let png = |label: &str| {
        let spec = infected(label, "dots");
        let chart = render(&spec, &I18N, Locale::Fr, Frame::PAGE_NARROW).unwrap();
        chart.png(1).unwrap()
    };
    assert_ne!(png("مدينة"), png("قرية"));
    assert_ne!(png("مدينة"), png("ةنيدم"));
}

#[test]
fn i4_a_label_is_shown_literally() {
    let spec = infected("\"><svg onload=x>", "dots");
    let chart = render(&spec, &I18N, Locale::Fr, Frame::FILE).unwrap();
    let document = Document::parse(&chart.svg).unwrap();
    assert!(texts(&document).contains(&"\"><svg onload=x>".to_owned()));
    assert_eq!(chart.table.rows[0].cells[0], "\"><svg onload=x>");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn i4_any_label_gives_a_harmless_picture(label in any::<String>(), kind in 0..KINDS.len(), frame in 0..FRAMES.len()) {
        let chart = render(&infected(&label, KINDS[kind]), &I18N, Locale::En, FRAMES[frame]).unwrap();
        assert_harmless(&chart.svg);
    }

    #[test]
    fn l5_any_number_gives_a_picture_or_a_code(values in proptest::collection::vec(any::<f64>(), 12), near in proptest::collection::vec(-1.0..101.0_f64, 12), wild in any::<bool>()) {
        let mut profile = samples::profile(Locale::Fr);
        let values = if wild { values } else { near };
        profile.series[0].values = values.iter().copied().map(|value| Score::Value { value }).collect();
        let good = values.iter().all(|value| (-1e-6..=100.0 + 1e-6).contains(value));
        for kind in [ChartKind::Radar(profile.clone()), ChartKind::GroupedBars(profile)] {
            let result = render(&samples::spec(Locale::Fr, "chart", kind), &I18N, Locale::Fr, Frame::PAGE);
            match result {
                Ok(chart) => {
                    assert!(good);
                    assert_harmless(&chart.svg);
                }
                Err(error) => {
                    assert!(!good);
                    assert!(error.code().starts_with("chart-value-"));
                }
            }
        }
    }
}
