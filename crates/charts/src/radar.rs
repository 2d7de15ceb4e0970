//! The radar: the same numbers around a centre, in a fixed order, never filled, because an area
//! would grow with the square of a score and with the order of its axes.

use icc_domain::Score;

use crate::bars::key;
use crate::canvas::Scale;
use crate::dots::{TICKS, block};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Mark, Point, Sheet, Style};
use crate::spec::{Profile, Role, Series};
use crate::words::Words;

const LABEL: Style = Style::regular(14.0, Colour::Ink);
const NUMBER: Style = Style::bold(15.0, Colour::Ink);
const TICK: Style = Style::regular(12.5, Colour::Quiet);

/// From the outer ring to its labels.
const GAP: f64 = 20.0;
const LABEL_WIDTH: f64 = 180.0;

/// Centre and radius of the outer ring.
#[derive(Debug, Clone, Copy)]
struct Web {
    centre: Point,
    scale: Scale,
    axes: usize,
}

impl Web {
    /// The direction of an axis, from the top to the right; y grows downwards.
    fn direction(self, axis: usize) -> Point {
        let angle = std::f64::consts::TAU * axis as f64 / self.axes as f64;
        (libm::sin(angle), -libm::cos(angle))
    }

    fn at(self, axis: usize, value: f64) -> Point {
        self.along(axis, self.scale.at(value))
    }

    fn along(self, axis: usize, distance: f64) -> Point {
        let (x, y) = self.direction(axis);
        (self.centre.0 + x * distance, self.centre.1 + y * distance)
    }
}

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, profile: &Profile, words: &Words<'_>) {
    legend::draw(sheet, &key(profile, words, Swatch::Line));
    let narrow = frame.is_narrow();
    let beside = if narrow { 34.0 } else { LABEL_WIDTH + GAP };
    let radius = (sheet.inner() / 2.0 - beside).min(235.0);
    let above = if narrow { 44.0 } else { 84.0 };
    let web = Web {
        centre: (
            f64::midpoint(sheet.left, sheet.right),
            sheet.y + above + radius,
        ),
        scale: Scale {
            from: 0.0,
            to: radius,
        },
        axes: profile.categories.len(),
    };
    rings(sheet, web);
    tick_numbers(sheet, web, words);
    // The city is drawn last, on top; of several the first.
    let mut ordered: Vec<&Series> = profile.series.iter().collect();
    ordered.sort_by_key(|series| std::cmp::Reverse(depth(series.role)));
    for series in ordered {
        shape(sheet, web, series);
    }
    sheet.y = web.centre.1 + radius + above;
    // Beside the axes stand the numbers of the city; of several, those of none.
    let city = profile.series.iter().find(|s| s.role == Role::City);
    for (axis, category) in profile.categories.iter().enumerate() {
        let value = city.and_then(|s| s.values.get(axis)).copied();
        let on_axis = value.and_then(Score::value).unwrap_or_default();
        sheet.spot_at(axis, web.at(axis, on_axis), 14.0);
        if narrow {
            let at = web.along(axis, radius + GAP);
            sheet.text(words.count(axis + 1), at, Align::Middle, NUMBER);
            listed(sheet, words, (axis + 1, category, value));
        } else {
            outside(sheet, web, words, (axis, category, value));
        }
    }
}

/// How far below the others a series is drawn.
const fn depth(role: Role) -> usize {
    match role {
        Role::City => 0,
        Role::Earlier => 1,
        Role::Network => 2,
        Role::All => 3,
        Role::Subject { place, .. } => place,
    }
}

fn rings(sheet: &mut Sheet, web: Web) {
    for value in TICKS.into_iter().skip(1) {
        let points = (0..=web.axes).map(|axis| web.at(axis, value)).collect();
        sheet.path(points, Colour::Grid, 1.0);
    }
    for axis in 0..web.axes {
        sheet.line(web.centre, web.at(axis, 100.0), Colour::Grid, 1.0);
    }
}

/// The numbers of the rings, beside the first axis, under the series.
fn tick_numbers(sheet: &mut Sheet, web: Web, words: &Words<'_>) {
    for value in TICKS.into_iter().skip(1) {
        let (x, y) = web.at(0, value);
        let text = words.number(value);
        let (width, half) = (TICK.width(&text) + 4.0, 7.0);
        sheet.rect(
            (x - 9.0 - width, y - half),
            (width, half * 2.0),
            Colour::Paper,
        );
        sheet.text(text, (x - 11.0, y), Align::End, TICK);
    }
}

/// The line of a series, broken where there is no score, and its corners.
fn shape(sheet: &mut Sheet, web: Web, series: &Series) {
    let at = |axis: usize| {
        let score = series.values.get(axis % web.axes).copied();
        score
            .and_then(Score::value)
            .map(|value| web.at(axis, value))
    };
    let mut run: Vec<Point> = Vec::with_capacity(web.axes + 1);
    for axis in 0..=web.axes {
        match at(axis) {
            Some(point) => run.push(point),
            None => trace(sheet, series.role, &std::mem::take(&mut run)),
        }
    }
    trace(sheet, series.role, &run);
    for point in (0..web.axes).filter_map(at) {
        corner(sheet, series.role, point);
    }
}

/// A line as the role draws it.
pub(crate) fn trace(sheet: &mut Sheet, role: Role, points: &[Point]) {
    if points.len() < 2 {
        return;
    }
    let (colour, width, dashes) = match role {
        Role::City => (Colour::City, 2.8, None),
        Role::Earlier => (Colour::City, 1.4, Some((2.0, 3.0))),
        Role::Network => (Colour::Network, 1.8, None),
        Role::All => (Colour::All, 1.8, Some((6.0, 4.0))),
        Role::Subject { place, city } => {
            let dashes = if city { None } else { Some((6.0, 4.0)) };
            (crate::lanes::colour(place), 1.8, dashes)
        }
    };
    match dashes {
        None => sheet.path(points.to_vec(), colour, width),
        Some((stroke, gap)) => sheet.marks.push(Mark::Dashes {
            points: points.to_vec(),
            colour,
            width,
            stroke,
            gap,
        }),
    }
}

/// A corner as the role marks it.
pub(crate) fn corner(sheet: &mut Sheet, role: Role, at: Point) {
    match role {
        Role::City => shapes::dot(sheet, at),
        Role::Earlier => shapes::ring(sheet, at),
        Role::Network => shapes::square(sheet, at),
        Role::All => shapes::triangle(sheet, (at.0, at.1 + 5.5)),
        Role::Subject { place, city } => crate::lanes::subject(sheet, place, city, at),
    }
}

/// Place or number of an axis, its name, and the city's score.
type Label<'a> = (usize, &'a str, Option<Score>);

/// Name and number of the city outside the outer ring.
fn outside(sheet: &mut Sheet, web: Web, words: &Words<'_>, label: Label<'_>) {
    let (axis, category, value) = label;
    let (x, y) = web.direction(axis);
    let at = web.along(axis, web.scale.to + GAP);
    let align = if x.abs() < 0.2 {
        Align::Middle
    } else if x > 0.0 {
        Align::Start
    } else {
        Align::End
    };
    // Above and below the web there is room until the labels of the axes beside it begin.
    let room = if align == Align::Middle {
        (web.along(1, web.scale.to + GAP).0 - web.centre.0) * 2.0 - 24.0
    } else {
        LABEL_WIDTH
    };
    let lines = LABEL.wrap(&words.label(category), room.max(LABEL_WIDTH) - 4.0, 2);
    let room = value.map_or(0.0, |_| NUMBER.leading());
    let height = block(LABEL, &lines) + room;
    // Beside the web the block is centred on its axis; above and below it stands outside.
    let top = at.1 - height / 2.0 + y * height / 2.0;
    sheet.lines(&lines, (at.0, top + LABEL.leading() / 2.0), align, LABEL);
    if value.is_some() {
        let y = top + height - NUMBER.leading() / 2.0;
        sheet.text(words.score(value), (at.0, y), align, NUMBER);
    }
}

/// A row of the list below a narrow web: number of the axis, name, score.
fn listed(sheet: &mut Sheet, words: &Words<'_>, label: Label<'_>) {
    let (number, category, value) = label;
    let first = sheet.y + LABEL.leading() / 2.0;
    sheet.text(
        words.count(number),
        (sheet.left + 20.0, first),
        Align::End,
        NUMBER,
    );
    let lines = LABEL.wrap(&words.label(category), sheet.inner() - 90.0, 3);
    sheet.lines(&lines, (sheet.left + 32.0, first), Align::Start, LABEL);
    if value.is_some() {
        sheet.text(words.score(value), (sheet.right, first), Align::End, NUMBER);
    }
    sheet.y += block(LABEL, &lines) + 6.0;
}
