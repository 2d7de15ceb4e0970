//! Names, descriptions, colours: what those need who do not see the picture as it is.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use std::collections::{BTreeMap, BTreeSet};

use icc_charts::{ChartKind, Colour, Frame, render, theme_rules};
use icc_domain::Locale;
use roxmltree::Document;

use crate::samples;
use crate::support::{FRAMES, I18N, draw};

#[test]
fn a_picture_has_a_role_a_name_a_description_and_a_language() {
    for locale in Locale::ALL {
        for (_, kind) in samples::kinds(locale) {
            let chart = draw(locale, kind, Frame::FILE);
            let document = Document::parse(&chart.svg).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            assert_eq!(
                root.attribute("aria-labelledby"),
                Some("chart-title chart-desc")
            );
            assert_eq!(root.attribute("lang"), Some(locale.bcp47()));
            let text_of = |id: &str| {
                let node = root
                    .children()
                    .find(|node| node.attribute("id") == Some(id));
                node.and_then(|node| node.text()).unwrap().to_owned()
            };
            assert_eq!(
                text_of("chart-title"),
                samples::spec(locale, "x", ChartKind::Radar(samples::profile(locale))).title
            );
            let description = text_of("chart-desc");
            assert!(description.contains(&chart.sentence), "{description}");
            assert!(description.contains(&chart.caption), "{description}");
        }
    }
}

#[test]
fn a_picture_takes_the_width_it_is_given() {
    for frame in FRAMES {
        let chart = draw(
            Locale::Fr,
            ChartKind::DotRange(samples::dots(Locale::Fr)),
            frame,
        );
        let document = Document::parse(&chart.svg).unwrap();
        let root = document.root_element();
        assert_eq!(
            (root.attribute("width"), root.attribute("height")),
            (None, None)
        );
        let (width, height) = chart.size;
        assert_eq!(
            root.attribute("viewBox"),
            Some(format!("0 0 {width} {height}").as_str())
        );
        if frame == Frame::FILE_SLIDE {
            assert!(width >= frame.width());
        } else {
            assert_eq!(width, frame.width());
        }
    }
}

#[test]
fn ids_of_two_charts_in_a_page_differ() {
    let ids = |id: &str| -> BTreeSet<String> {
        let kind = ChartKind::DotRange(samples::dots(Locale::En));
        let chart = render(
            &samples::spec(Locale::En, id, kind),
            &I18N,
            Locale::En,
            Frame::PAGE,
        )
        .unwrap();
        let document = Document::parse(&chart.svg).unwrap();
        let ids = document
            .descendants()
            .filter_map(|node| node.attribute("id"));
        ids.map(str::to_owned).collect()
    };
    let (wide, narrow) = (ids("indicators-wide"), ids("indicators-narrow"));
    assert_eq!(wide.len(), 2);
    assert!(wide.is_disjoint(&narrow));
}

#[test]
fn every_colour_is_one_that_a_style_sheet_can_replace() {
    let known: BTreeSet<String> = Colour::ALL.into_iter().map(Colour::hex).collect();
    assert_eq!(known.len(), Colour::ALL.len(), "two roles share a colour");
    let rules = theme_rules();
    for locale in Locale::ALL {
        for (_, kind) in samples::kinds(locale) {
            let chart = draw(locale, kind, Frame::FILE);
            let document = Document::parse(&chart.svg).unwrap();
            for node in document.descendants() {
                for name in ["fill", "stroke"] {
                    if let Some(value) = node.attribute(name).filter(|value| *value != "none") {
                        assert!(known.contains(value), "{value}");
                        assert!(rules.contains(&format!("[{name}=\"{value}\"]")));
                    }
                }
            }
        }
    }
}

/// The cells of a heat map, from the lowest to the highest.
const HEAT: [Colour; 5] = [
    Colour::Heat1,
    Colour::Heat2,
    Colour::Heat3,
    Colour::Heat4,
    Colour::Heat5,
];

/// How bright a colour is, as WCAG computes it.
fn luminance(hex: &str) -> f64 {
    let channel = |from: usize| {
        let value = f64::from(u8::from_str_radix(&hex[from..from + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What must stand out from what, where colours are as `hex` says.
fn assert_stands_out(theme: &str, hex: impl Fn(Colour) -> String) {
    let held = |a: Colour, b: Colour, least: f64| {
        let found = contrast(&hex(a), &hex(b));
        assert!(found >= least, "{theme}: {a:?} on {b:?} has {found:.2}");
    };
    for mark in [Colour::City, Colour::Network, Colour::All] {
        held(mark, Colour::Paper, 3.0);
    }
    // The median and the outline lie on the body of the bar.
    held(Colour::Network, Colour::NetworkBody, 3.0);
    for text in [Colour::Ink, Colour::Quiet] {
        held(text, Colour::Paper, 4.5);
    }
    held(Colour::Ink, Colour::Band, 4.5);
    for cell in HEAT {
        held(Colour::Ink, cell, 4.5);
        held(Colour::City, cell, 3.0);
    }
    for mark in [Colour::City, Colour::Network] {
        held(mark, Colour::Land, 3.0);
    }
}

#[test]
fn marks_and_text_stand_out_from_the_ground_in_files() {
    assert_stands_out("files", Colour::hex);
}

/// The custom properties of the first `:root` after a line of the pages' style sheet.
fn properties(begin: &str) -> BTreeMap<String, String> {
    const SHEET: &str = include_str!("../../../pages/assets/styles/tokens.css");
    let (_, after) = SHEET.split_once(begin).unwrap();
    let (_, after) = after.split_once(":root {").unwrap();
    let (block, _) = after.split_once('}').unwrap();
    let properties = block
        .split(';')
        // A comment may stand before a property.
        .filter_map(|one| one.rsplit("*/").next()?.trim().split_once(": "));
    properties
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn marks_and_text_stand_out_from_the_ground_in_every_theme_of_the_pages() {
    let light = properties("");
    let over = |below: &BTreeMap<String, String>, begin: &str| {
        let mut theme = below.clone();
        theme.extend(properties(begin));
        theme
    };
    let dark = over(&light, "@media screen and (prefers-color-scheme: dark) {");
    let clear = over(&light, "@media screen and (prefers-contrast: more) {");
    let clear_dark = {
        let both = over(&dark, "@media screen and (prefers-contrast: more) {");
        over(
            &both,
            "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark) {",
        )
    };
    for (name, theme) in [
        ("light", &light),
        ("dark", &dark),
        ("contrast", &clear),
        ("dark with contrast", &clear_dark),
        ("print", &over(&light, "@media print {")),
    ] {
        assert_stands_out(name, |colour| theme[colour.property()].clone());
    }
}

#[test]
fn marks_in_a_page_are_reached_by_keyboard_in_the_order_of_the_table() {
    for locale in Locale::ALL {
        for (name, kind) in samples::kinds(locale) {
            for frame in [Frame::PAGE, Frame::PAGE_NARROW] {
                let chart = draw(locale, kind.clone(), frame);
                let document = Document::parse(&chart.svg).unwrap();
                assert_eq!(document.root_element().attribute("role"), Some("group"));
                let stops: Vec<String> = document
                    .descendants()
                    .filter(|node| node.attribute("tabindex") == Some("0"))
                    .map(|node| {
                        assert_eq!(node.attribute("role"), Some("img"));
                        let title = node.children().find(|child| child.has_tag_name("title"));
                        title.unwrap().text().unwrap().to_owned()
                    })
                    .collect();
                assert!(!stops.is_empty(), "{name}");
                let place = |stop: &String| {
                    let begins = |row: &icc_charts::TableRow| stop.starts_with(&row.cells[0]);
                    chart.table.rows.iter().position(begins).unwrap()
                };
                if !["world", "names"].contains(&name) {
                    let places: Vec<usize> = stops.iter().map(place).collect();
                    assert!(places.is_sorted(), "{name}: {stops:?}");
                }
            }
        }
    }
}

#[test]
fn a_mark_says_all_values_of_its_row() {
    let chart = draw(
        Locale::Fr,
        ChartKind::DotRange(samples::dots(Locale::Fr)),
        Frame::PAGE,
    );
    let said = chart.svg.split("<title>Engagement.").nth(1).unwrap();
    let (said, _) = said.split_once("</title>").unwrap();
    for (header, cell) in chart
        .table
        .headers
        .iter()
        .zip(&chart.table.rows[0].cells)
        .skip(1)
    {
        let value = format!("{}\u{202f}: {cell}", header.text);
        assert!(said.contains(&value), "{value} in {said}");
    }
}

#[test]
fn files_and_reports_have_nothing_to_reach() {
    for frame in [Frame::REPORT, Frame::FILE, Frame::FILE_SLIDE] {
        for (_, kind) in samples::kinds(Locale::En) {
            assert!(!draw(Locale::En, kind, frame).svg.contains("tabindex"));
        }
    }
}
