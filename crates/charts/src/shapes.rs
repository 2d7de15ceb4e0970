//! The shapes that carry the meaning: dot, ring, bar, tick, triangle, square.

use crate::palette::Colour;
use crate::sheet::{Mark, Paint, Point, Sheet};

/// Half the height of the bar of a middle half.
const BAR: f64 = 6.5;
/// Half the length of the tick of a median; longer than a dot with its halo, so that it shows.
const TICK: f64 = 11.0;
/// Corners on each rounded end of a bar.
const ROUNDNESS: u8 = 6;

/// What the city declares.
pub(crate) fn dot(sheet: &mut Sheet, at: Point) {
    sheet.circle(at, 8.2, Paint::Fill(Colour::Paper));
    sheet.circle(at, 6.6, Paint::Fill(Colour::City));
}

/// What the city documents.
pub(crate) fn ring(sheet: &mut Sheet, at: Point) {
    sheet.circle(at, 7.6, Paint::Fill(Colour::Paper));
    sheet.circle(at, 4.9, Paint::Stroke(Colour::City, 2.4));
}

/// Declared and documented in one place.
pub(crate) fn dot_in_ring(sheet: &mut Sheet, at: Point) {
    sheet.circle(at, 10.4, Paint::Fill(Colour::Paper));
    sheet.circle(at, 8.6, Paint::Stroke(Colour::City, 2.0));
    sheet.circle(at, 5.2, Paint::Fill(Colour::City));
}

/// What lies between documented and declared.
pub(crate) fn link(sheet: &mut Sheet, from: Point, to: Point) {
    sheet.line(from, to, Colour::City, 3.0);
}

/// The middle half of the network.
pub(crate) fn bar(sheet: &mut Sheet, from: f64, to: f64, y: f64) {
    let radius = BAR.min((to - from) / 2.0);
    if radius <= 0.5 {
        return;
    }
    let steps = f64::from(ROUNDNESS);
    let mut outline: Vec<Point> = Vec::with_capacity(usize::from(ROUNDNESS) * 2 + 3);
    for (centre, turn) in [(to - radius, -0.25), (from + radius, 0.25)] {
        for step in 0..=ROUNDNESS {
            let angle = (turn + f64::from(step) / steps / 2.0) * std::f64::consts::TAU;
            outline.push((
                centre + radius * libm::cos(angle),
                y + BAR * libm::sin(angle),
            ));
        }
    }
    outline.extend(outline.first().copied());
    sheet.polygon(outline.clone(), Colour::NetworkBody);
    sheet.path(outline, Colour::Network, 0.8);
}

/// The median of the network.
pub(crate) fn tick(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.line((x, y - TICK), (x, y + TICK), Colour::Network, 2.6);
}

/// The mean of all cities, pointing down to `tip`.
pub(crate) fn triangle(sheet: &mut Sheet, tip: Point) {
    let (x, y) = tip;
    let corners = vec![(x, y), (x - 6.0, y - 9.5), (x + 6.0, y - 9.5), (x, y)];
    sheet.polygon(corners.clone(), Colour::Paper);
    // The line is drawn past its start, so that the tip is as sharp as the other corners.
    let mut closed = corners;
    closed.push((x - 6.0, y - 9.5));
    sheet.path(closed, Colour::All, 1.9);
}

/// A corner of the network on a radar.
pub(crate) fn square(sheet: &mut Sheet, at: Point) {
    let half = 4.0;
    let paper = half + 1.4;
    sheet.rect(
        (at.0 - paper, at.1 - paper),
        (paper * 2.0, paper * 2.0),
        Colour::Paper,
    );
    sheet.rect(
        (at.0 - half, at.1 - half),
        (half * 2.0, half * 2.0),
        Colour::Network,
    );
}

/// What somebody else has verified: a diamond that hangs below its place on the line.
pub(crate) fn hanging_diamond(sheet: &mut Sheet, at: Point) {
    let (x, y) = at;
    sheet.line((x, y), (x, y + 10.0), Colour::City, 1.6);
    diamond(sheet, (x, y + 14.5));
}

/// The diamond alone, as the key shows it.
pub(crate) fn diamond(sheet: &mut Sheet, (x, y): Point) {
    let half = 5.5;
    let corners = |half: f64| vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    sheet.polygon(corners(half + 1.6), Colour::Paper);
    sheet.polygon(corners(half), Colour::City);
}

/// One named city of many.
pub(crate) fn peer(sheet: &mut Sheet, at: Point) {
    sheet.circle(at, 5.2, Paint::Fill(Colour::Paper));
    sheet.circle(at, 4.2, Paint::Fill(Colour::Network));
}

/// A city without published results.
pub(crate) fn hollow(sheet: &mut Sheet, at: Point) {
    sheet.circle(at, 5.0, Paint::Fill(Colour::Paper));
    sheet.circle(at, 3.6, Paint::Stroke(Colour::Network, 1.6));
}

/// A city that is named beside those shown: a square, so that it is told apart without colour.
pub(crate) fn outline(sheet: &mut Sheet, (x, y): Point) {
    let corners = |half: f64| {
        vec![
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        ]
    };
    sheet.polygon(corners(5.0), Colour::Paper);
    // The line is drawn past its start, so that every corner is closed.
    let mut closed = corners(3.6);
    closed.extend([(x - 3.6, y - 3.6), (x + 3.6, y - 3.6)]);
    sheet.path(closed, Colour::Network, 1.6);
}

/// Where two waves cannot be compared: a dotted line across.
pub(crate) fn gap(sheet: &mut Sheet, from: Point, to: Point) {
    sheet.marks.push(Mark::Dashes {
        points: vec![from, to],
        colour: Colour::Quiet,
        width: 1.4,
        stroke: 1.5,
        gap: 4.0,
    });
}
