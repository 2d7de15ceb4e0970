//! The dot plot: one row per indicator, one scale for all.

use icc_domain::Score;

use crate::canvas::Scale;
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Sheet, Style};
use crate::spec::{AllCities, DotRange, Row, Section};
use crate::words::{NOTHING, Words};

const LABEL: Style = Style::regular(15.0, Colour::Ink);
const NUMBER: Style = Style::bold(17.0, Colour::Ink);
const NO_NUMBER: Style = Style::regular(15.0, Colour::Quiet);
const BESIDE: Style = Style::regular(13.5, Colour::Quiet);
const HEADING: Style = Style::regular(13.5, Colour::Quiet);
const AXIS: Style = Style::regular(12.5, Colour::Quiet);

/// Least height of a row: bar, triangle above it and air.
const ROW: f64 = 39.0;
/// How far the tip of a triangle is above the middle of the row.
const TIP: f64 = 8.5;
const NUMBER_WIDTH: f64 = 40.0;

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, dots: &DotRange, words: &Words<'_>) {
    legend::draw(sheet, &key(dots, words));
    sheet.y += 12.0;
    if frame.is_narrow() {
        narrow(sheet, dots, words);
    } else {
        wide(sheet, dots, words);
    }
}

fn key(dots: &DotRange, words: &Words<'_>) -> Vec<(Swatch, String)> {
    let mut items = vec![(Swatch::Dot, words.declared_of(&dots.city))];
    if dots.rows().any(|row| row.documented.is_some()) {
        items.push((Swatch::Ring, words.documented()));
    }
    if let Some(network) = &dots.network {
        let spreads: Vec<_> = dots.rows().filter_map(|row| row.network).collect();
        let none_has_half = spreads.iter().all(|spread| spread.half().is_none());
        let item = if !spreads.is_empty() && none_has_half {
            (Swatch::Tick, words.network_median_key(network))
        } else {
            (Swatch::Spread, words.network_key(network))
        };
        items.push(item);
    }
    match dots.all {
        AllCities::Shown { n, countries } => {
            items.push((Swatch::Triangle, words.all_key(n, countries)));
        }
        AllCities::NotYet => items.push((Swatch::Note, words.not_yet())),
        AllCities::Left => {}
    }
    items
}

/// What a row needs before it is placed.
struct Set<'a> {
    row: &'a Row,
    label: Vec<String>,
    beside: Vec<String>,
    height: f64,
}

fn wide(sheet: &mut Sheet, dots: &DotRange, words: &Words<'_>) {
    let widest = |style: Style, texts: &mut dyn Iterator<Item = String>, most: f64| {
        texts
            .fold(0.0_f64, |w, text| w.max(style.width(&text)))
            .min(most)
    };
    let inner = sheet.inner();
    let labels = &mut dots.rows().map(|row| words.label(&row.label));
    let label_width = widest(LABEL, labels, inner * 0.3).ceil() + 1.0;
    let beside = &mut dots.rows().map(|row| words.beside(row));
    let beside_width = widest(BESIDE, beside, (inner * 0.19).max(130.0)).ceil() + 1.0;
    let scale = Scale {
        from: sheet.left + label_width + 26.0,
        to: sheet.right - beside_width - 14.0 - NUMBER_WIDTH - 18.0,
    };
    let number = scale.to + 18.0 + NUMBER_WIDTH;
    axis(sheet, scale, words);
    let mut places = 0..;
    for (index, section) in dots.sections.iter().enumerate() {
        heading(sheet, section, index, words);
        let rows: Vec<Set<'_>> = section
            .rows
            .iter()
            .map(|row| {
                let label = LABEL.wrap(&words.label(&row.label), label_width, 3);
                let beside = BESIDE.wrap(&words.beside(row), beside_width, 3);
                let height = (block(LABEL, &label).max(block(BESIDE, &beside)) + 14.0).max(ROW);
                Set {
                    row,
                    label,
                    beside,
                    height,
                }
            })
            .collect();
        let bottom = sheet.y + rows.iter().map(|set| set.height).sum::<f64>();
        grid(sheet, scale, sheet.y, bottom - 6.0);
        for (set, place) in rows.into_iter().zip(&mut places) {
            let y = sheet.y + set.height / 2.0;
            let whole = (sheet.inner(), set.height);
            sheet.spot(place, (sheet.left, sheet.y), whole);
            text_block(sheet, &set.label, (sheet.left, y), LABEL);
            sheet.line((scale.from, y), (scale.to, y), Colour::Grid, 1.0);
            strip(sheet, scale, set.row, y);
            score(sheet, words, set.row.declared, (number, y));
            text_block(sheet, &set.beside, (number + 14.0, y), BESIDE);
            sheet.y += set.height;
        }
    }
}

fn narrow(sheet: &mut Sheet, dots: &DotRange, words: &Words<'_>) {
    // A dot on 0 or 100 must not be cut.
    let scale = Scale {
        from: sheet.left + 11.0,
        to: sheet.right - 11.0,
    };
    let within = sheet.inner() - NUMBER_WIDTH - 12.0;
    axis(sheet, scale, words);
    let mut places = 0..;
    for (index, section) in dots.sections.iter().enumerate() {
        heading(sheet, section, index, words);
        for (row, place) in section.rows.iter().zip(&mut places) {
            sheet.y += 10.0;
            let top = sheet.y;
            let first = sheet.y + LABEL.leading() / 2.0;
            let label = LABEL.wrap(&words.label(&row.label), within, 3);
            sheet.lines(&label, (sheet.left, first), Align::Start, LABEL);
            score(sheet, words, row.declared, (sheet.right, first));
            sheet.y += block(LABEL, &label);
            let beside = BESIDE.wrap(&words.beside(row), within, 3);
            let at = (sheet.left, sheet.y + BESIDE.leading() / 2.0);
            sheet.lines(&beside, at, Align::Start, BESIDE);
            sheet.y += block(BESIDE, &beside) + 23.0;
            comb(sheet, scale, sheet.y);
            strip(sheet, scale, row, sheet.y);
            sheet.y += 21.0;
            sheet.spot(
                place,
                (sheet.left, top),
                (sheet.inner(), sheet.y - top - 4.0),
            );
        }
    }
    axis(sheet, scale, words);
}

pub(crate) fn block(style: Style, lines: &[String]) -> f64 {
    style.leading() * lines.len() as f64
}

/// Lines whose middle is at `at`.
pub(crate) fn text_block(sheet: &mut Sheet, lines: &[String], at: (f64, f64), style: Style) {
    let first = at.1 - (block(style, lines) - style.leading()) / 2.0;
    sheet.lines(lines, (at.0, first), Align::Start, style);
}

fn heading(sheet: &mut Sheet, section: &Section, index: usize, words: &Words<'_>) {
    if let Some(text) = &section.heading {
        sheet.y += if index == 0 { 0.0 } else { 12.0 };
        sheet.paragraph(&words.label(text), HEADING, 2);
        sheet.y += 6.0;
    }
}

/// How wide the labels of rows are: beside the scale no wider than a third of the picture; on a
/// narrow one they stand above, over its whole width.
pub(crate) fn label_column(sheet: &Sheet, frame: Frame, style: Style, labels: &[String]) -> f64 {
    if frame.is_narrow() {
        return sheet.inner();
    }
    let width = |widest: f64, label: &String| widest.max(style.width(label));
    let widest = labels.iter().fold(0.0, width);
    (widest + 1.0).ceil().min(sheet.inner() * 0.34)
}

/// The numbers of the scale, in a row of their own.
pub(crate) fn axis(sheet: &mut Sheet, scale: Scale, words: &Words<'_>) {
    let y = sheet.y + AXIS.leading() / 2.0;
    for value in TICKS {
        sheet.text(
            words.number(value),
            (scale.at(value), y),
            Align::Middle,
            AXIS,
        );
    }
    sheet.y += AXIS.leading() + 7.0;
}

/// Where the scale has lines.
pub(crate) const TICKS: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

pub(crate) fn grid(sheet: &mut Sheet, scale: Scale, top: f64, bottom: f64) {
    for value in TICKS {
        let x = scale.at(value);
        sheet.line((x, top), (x, bottom), Colour::Grid, 1.0);
    }
}

/// The scale of one row: a line along it and one across at every tick, drawn in one go.
pub(crate) fn comb(sheet: &mut Sheet, scale: Scale, y: f64) {
    let teeth = TICKS.into_iter().flat_map(|value| {
        let x = scale.at(value);
        [(x, y), (x, y - 12.0), (x, y + 12.0), (x, y)]
    });
    sheet.path(teeth.collect(), Colour::Grid, 1.0);
}

fn strip(sheet: &mut Sheet, scale: Scale, row: &Row, y: f64) {
    if let Some(spread) = row.network {
        if let Some((q1, q3)) = spread.half() {
            shapes::bar(sheet, scale.at(q1), scale.at(q3), y);
        }
        shapes::tick(sheet, scale.at(spread.median), y);
    }
    if let Some(mean) = row.all {
        shapes::triangle(sheet, (scale.at(mean.value), y - TIP));
    }
    let documented = row
        .documented
        .and_then(Score::value)
        .map(|v| (scale.at(v), y));
    let declared = row.declared.value().map(|v| (scale.at(v), y));
    match (declared, documented) {
        (Some(dot), Some(ring)) if (dot.0 - ring.0).abs() < 1.0 => shapes::dot_in_ring(sheet, dot),
        (Some(dot), Some(ring)) => {
            shapes::link(sheet, ring, dot);
            shapes::ring(sheet, ring);
            shapes::dot(sheet, dot);
        }
        (Some(dot), None) => shapes::dot(sheet, dot),
        (None, Some(ring)) => shapes::ring(sheet, ring),
        (None, None) => {}
    }
}

fn score(sheet: &mut Sheet, words: &Words<'_>, score: Score, at: (f64, f64)) {
    match score {
        Score::Value { value } => sheet.text(words.number(value), at, Align::End, NUMBER),
        Score::None { .. } => sheet.text(NOTHING, at, Align::End, NO_NUMBER),
    }
}
