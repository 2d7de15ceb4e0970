//! Text stays inside the picture and off other text, for samples and for labels from outside.

#![expect(clippy::unwrap_used, reason = "a failed set-up is a failed test")]

use icc_domain::Locale;
use icc_i18n::I18n;

use crate::frame::{Around, Frame};
use crate::sheet::{Align, Mark, Sheet};
use crate::spec::ChartSpec;
use crate::words::Words;

#[path = "../tests/it/samples.rs"]
mod samples;

#[path = "../tests/it/samples/relabel.rs"]
mod relabelling;

const FRAMES: [Frame; 7] = [
    Frame::PAGE,
    Frame::PAGE_NARROW,
    Frame::REPORT,
    Frame::FILE,
    Frame::FILE_NARROW,
    Frame::FILE_PRINT,
    Frame::FILE_SLIDE,
];

/// What is left of a screen of 360 pixels beside the margins of a page.
const PHONE: f64 = 326.0;

fn laid_out(spec: &ChartSpec, i18n: &I18n, locale: Locale, frame: Frame) -> (Sheet, f64) {
    let words = Words { i18n, locale };
    let caption = crate::words::caption(&words, spec);
    let demonstration = words.demonstration();
    let around = Around {
        title: &spec.title,
        subtitle: spec.subtitle.as_deref(),
        caption: &caption,
        demonstration: Some(&demonstration),
    };
    crate::lay_out(frame, &around, &spec.kind, &words)
}

/// Left, top, right, bottom of a text, from the top of its capitals to its descenders.
type Area = (f64, f64, f64, f64);

fn areas(sheet: &Sheet) -> Vec<(String, Area)> {
    let area = |mark: &Mark| match mark {
        Mark::Text {
            text,
            at,
            align,
            style,
        } => {
            let width = style.width(text);
            let left = match align {
                Align::Start => at.0,
                Align::Middle => at.0 - width / 2.0,
                Align::End => at.0 - width,
            };
            let (top, bottom) = (at.1 - style.size * 0.4, at.1 + style.size * 0.6);
            Some((text.clone(), (left, top, left + width, bottom)))
        }
        _ => None,
    };
    sheet.marks.iter().filter_map(area).collect()
}

fn assert_inside(sheet: &Sheet, height: f64) {
    for (text, (left, top, right, bottom)) in areas(sheet) {
        assert!(
            left >= -0.5 && right <= sheet.width + 0.5,
            "{text:?}: {left} to {right}"
        );
        assert!(
            top >= -0.5 && bottom <= height + 0.5,
            "{text:?}: {top} to {bottom} of {height}"
        );
    }
}

fn assert_apart(sheet: &Sheet) {
    let areas = areas(sheet);
    for (index, (text, a)) in areas.iter().enumerate() {
        for (other, b) in areas.iter().skip(index + 1) {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(apart, "{text:?} on {other:?}");
        }
    }
}

#[test]
fn samples_stay_inside_and_apart_in_every_frame_and_language() {
    let i18n = I18n::new().unwrap();
    for locale in Locale::ALL {
        for (_, kind) in samples::kinds(locale) {
            let spec = samples::spec(locale, "chart", kind);
            for frame in FRAMES {
                let (sheet, height) = laid_out(&spec, &i18n, locale, frame);
                assert_inside(&sheet, height);
                assert_apart(&sheet);
            }
        }
    }
}

#[test]
fn no_text_is_below_eleven_pixels_on_a_screen_of_360() {
    let i18n = I18n::new().unwrap();
    for (frame, shown) in [(Frame::PAGE_NARROW, PHONE), (Frame::FILE_NARROW, 360.0)] {
        for (name, kind) in samples::kinds(Locale::Fr) {
            let spec = samples::spec(Locale::Fr, "chart", kind);
            let (sheet, _) = laid_out(&spec, &i18n, Locale::Fr, frame);
            for mark in &sheet.marks {
                if let Mark::Text { text, style, .. } = mark {
                    let size = style.size * shown / sheet.width;
                    assert!(size >= 11.0, "{name}: {text:?} has {size}");
                }
            }
        }
    }
}

#[test]
fn a_slide_is_sixteen_to_nine() {
    let i18n = I18n::new().unwrap();
    for (name, kind) in samples::kinds(Locale::Fr) {
        let spec = samples::spec(Locale::Fr, "chart", kind);
        let (sheet, height) = laid_out(&spec, &i18n, Locale::Fr, Frame::FILE_SLIDE);
        let shape = sheet.width / height;
        assert!((shape - 16.0 / 9.0).abs() < 0.002, "{name}: {shape}");
    }
}

#[test]
fn long_and_foreign_labels_stay_inside_and_apart() {
    let i18n = I18n::new().unwrap();
    for label in [
        "W".repeat(200),
        "mot ".repeat(60),
        "العربية".repeat(20),
        "👩‍👩‍👧‍👦🎉".repeat(40),
        "東京都".repeat(60),
        "Saint-Jean-de-l’Île-aux-Grues-et-Sainte-Marguerite-du-Lac-Masson".to_owned(),
    ] {
        for (_, mut kind) in samples::kinds(Locale::Fr) {
            relabelling::relabel(&mut kind, &label);
            let spec = samples::spec(Locale::Fr, "chart", kind);
            for frame in FRAMES
                .into_iter()
                .filter(|frame| *frame != Frame::FILE_SLIDE)
            {
                let (sheet, height) = laid_out(&spec, &i18n, Locale::Fr, frame);
                assert_inside(&sheet, height);
                assert_apart(&sheet);
            }
        }
    }
}
