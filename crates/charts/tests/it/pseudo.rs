//! The pseudo-language: every message is marked, so that a word of a picture, its table or its
//! sentence which came from no message and was not given stands out.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use icc_charts::{Frame, render};
use icc_domain::Locale;
use icc_i18n::{I18n, outside_marks};
use roxmltree::Document;

use crate::samples;
use crate::support::texts;

/// The runs of letters of a text.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty())
}

#[test]
fn every_word_of_a_chart_is_a_message_or_was_given() {
    let i18n = I18n::marked().unwrap();
    for locale in Locale::ALL {
        let mut known: BTreeSet<String> = (1..=12)
            .filter_map(|month| NaiveDate::from_ymd_opt(2026, 1, 1)?.with_month(month))
            .flat_map(|day| {
                let day = icc_i18n::date(locale, day);
                letters(&day).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        // Letters stand in cells without a score; the key says what each means.
        known.extend(["et", "and", "a", "b"].map(str::to_owned));
        for (name, kind) in samples::kinds(locale) {
            for frame in [Frame::PAGE, Frame::PAGE_NARROW] {
                let spec = samples::spec(locale, "chart", kind.clone());
                // What was given are the texts between quotation marks.
                let given = format!("{spec:?}");
                let given = given.split('"').skip(1).step_by(2).flat_map(letters);
                let mut words = known.clone();
                words.extend(given.map(str::to_owned));
                let chart = render(&spec, &i18n, locale, frame).unwrap();
                let document = Document::parse(&chart.svg).unwrap();
                let mut shown = vec![chart.sentence.clone(), chart.caption.clone()];
                shown.push(texts(&document).join(" "));
                let named = ["title", "desc"];
                let named = document
                    .descendants()
                    .filter(|node| named.contains(&node.tag_name().name()));
                shown.extend(named.filter_map(|node| node.text()).map(str::to_owned));
                for text in shown {
                    let outside = outside_marks(&text);
                    let foreign: Vec<_> = letters(&outside)
                        .filter(|word| !words.contains(*word))
                        .collect();
                    assert!(foreign.is_empty(), "{name} {locale}: {foreign:?} in {text}");
                }
            }
        }
    }
}
