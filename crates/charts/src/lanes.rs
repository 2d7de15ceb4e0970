//! Lanes: in each row one lane for each city or group, all on one scale. A shape is filled for a
//! city and hollow for a group, on the bar of its middle half.

use icc_domain::Score;

use crate::canvas::Scale;
use crate::dots::{axis, block, grid, label_column, text_block};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Paint, Point, Sheet, Style};
use crate::spec::{Lane, Lanes};
use crate::words::{NOTHING, Words};

const LABEL: Style = Style::regular(15.0, Colour::Ink);
const NUMBER: Style = Style::bold(14.5, Colour::Ink);
const NO_NUMBER: Style = Style::regular(14.5, Colour::Quiet);

/// From one lane to the next.
const STEP: f64 = 19.0;
/// Least height of a row and the air around it.
const ROW: f64 = 38.0;
const AIR: f64 = 9.0;
const NUMBER_WIDTH: f64 = 40.0;

/// The colours of the subjects, in their order; their shapes tell them apart already.
const COLOURS: [Colour; 5] = [
    Colour::City,
    Colour::All,
    Colour::Ink,
    Colour::Network,
    Colour::Quiet,
];

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, lanes: &Lanes, words: &Words<'_>) {
    legend::draw(sheet, &key(lanes, words));
    sheet.y += 12.0;
    let narrow = frame.is_narrow();
    let rows = lanes.rows.iter();
    let labels: Vec<String> = rows.map(|row| words.label(&row.label)).collect();
    let column = label_column(sheet, frame, LABEL, &labels);
    let scale = Scale {
        from: if narrow {
            sheet.left + 11.0
        } else {
            sheet.left + column + 26.0
        },
        to: sheet.right - NUMBER_WIDTH - 18.0,
    };
    let height = STEP * lanes.subjects.len() as f64;
    axis(sheet, scale, words);
    for (place, (row, label)) in lanes.rows.iter().zip(&labels).enumerate() {
        let label = LABEL.wrap(label, column, 3);
        let beside = block(LABEL, &label);
        let start = sheet.y;
        sheet.y += AIR;
        let top = if narrow {
            let at = (sheet.left, sheet.y + LABEL.leading() / 2.0);
            sheet.lines(&label, at, Align::Start, LABEL);
            sheet.y += beside + 4.0;
            sheet.y
        } else {
            let whole = height.max(beside).max(ROW - AIR * 2.0);
            let middle = sheet.y + whole / 2.0;
            text_block(sheet, &label, (sheet.left, middle), LABEL);
            sheet.y += whole - height;
            middle - height / 2.0
        };
        grid(sheet, scale, top - 3.0, top + height + 3.0);
        for (index, lane) in row.marks.iter().enumerate() {
            let y = top + STEP * (index as f64 + 0.5);
            sheet.line((scale.from, y), (scale.to, y), Colour::Grid, 1.0);
            let shape = if is_alone(lanes) { None } else { Some(index) };
            mark(sheet, scale, shape, lane, y);
            number(sheet, words, lane, y);
        }
        sheet.y += height + AIR;
        let size = (sheet.inner(), sheet.y - start - 2.0);
        sheet.spot(place, (sheet.left, start), size);
    }
}

/// Whether there is one subject only: it needs no shape of its own.
const fn is_alone(lanes: &Lanes) -> bool {
    lanes.subjects.len() == 1
}

/// The subjects with their shapes; what ring and bar mean where there are any.
fn key(lanes: &Lanes, words: &Words<'_>) -> Vec<(Swatch, String)> {
    let marks = || lanes.rows.iter().flat_map(|row| &row.marks);
    let half = |lane: &Lane| matches!(lane, Lane::Group(Some(spread)) if spread.half().is_some());
    if let [subject] = lanes.subjects.as_slice()
        && let Some(n) = subject.n
    {
        return vec![if marks().any(half) {
            (Swatch::Spread, words.group_half(&subject.name, n))
        } else {
            (Swatch::Tick, words.group_median(&subject.name, n))
        }];
    }
    let mut items: Vec<_> = lanes
        .subjects
        .iter()
        .enumerate()
        .map(|(index, subject)| {
            let filled = subject.n.is_none();
            (Swatch::Subject(index, filled), words.subject(subject))
        })
        .collect();
    let documented = |lane: &Lane| matches!(lane, Lane::City { documented, .. } if documented.and_then(Score::value).is_some());
    if marks().any(documented) {
        items.push((Swatch::Ring, words.documented()));
    }
    if marks().any(half) {
        items.push((Swatch::Bar, words.lanes_half()));
    }
    items
}

/// The marks of a lane, with the shape of its subject where there are several.
fn mark(sheet: &mut Sheet, scale: Scale, shape: Option<usize>, lane: &Lane, y: f64) {
    let index = shape.unwrap_or_default();
    match lane {
        Lane::City {
            declared,
            documented,
        } => {
            let at = |score: Score| score.value().map(|value| (scale.at(value), y));
            let (dot, ring) = (at(*declared), documented.and_then(at));
            if let (Some(dot), Some(ring)) = (dot, ring)
                && (dot.0 - ring.0).abs() >= 1.0
            {
                sheet.line(ring, dot, colour(index), 2.2);
                sheet.circle(ring, 5.0, Paint::Fill(Colour::Paper));
                sheet.circle(ring, 3.8, Paint::Stroke(colour(index), 2.0));
            }
            if let Some(dot) = dot {
                subject(sheet, index, true, dot);
            }
        }
        Lane::Group(Some(spread)) => {
            if let Some((q1, q3)) = spread.half() {
                shapes::bar(sheet, scale.at(q1), scale.at(q3), y);
            }
            let x = scale.at(spread.median);
            match shape {
                Some(index) => subject(sheet, index, false, (x, y)),
                None => shapes::tick(sheet, x, y),
            }
        }
        Lane::Group(None) => {}
    }
}

fn number(sheet: &mut Sheet, words: &Words<'_>, lane: &Lane, y: f64) {
    let at = (sheet.right, y);
    match lane.value() {
        Some(value) => sheet.text(words.number(value), at, Align::End, NUMBER),
        None => sheet.text(NOTHING, at, Align::End, NO_NUMBER),
    }
}

/// The colour of a subject.
pub(crate) fn colour(index: usize) -> Colour {
    COLOURS[index % COLOURS.len()]
}

/// The shape of a subject, filled for a city and hollow for a group.
pub(crate) fn subject(sheet: &mut Sheet, index: usize, filled: bool, at: Point) {
    let colour = colour(index);
    let (x, y) = at;
    let outline: Vec<Point> = match index % COLOURS.len() {
        0 => {
            sheet.circle(at, 7.4, Paint::Fill(Colour::Paper));
            if filled {
                sheet.circle(at, 6.0, Paint::Fill(colour));
            } else {
                sheet.circle(at, 4.8, Paint::Stroke(colour, 2.2));
            }
            return;
        }
        1 => vec![(-5.2, -5.2), (5.2, -5.2), (5.2, 5.2), (-5.2, 5.2)],
        2 => vec![(0.0, -6.8), (6.4, 4.8), (-6.4, 4.8)],
        3 => vec![(0.0, -7.2), (7.2, 0.0), (0.0, 7.2), (-7.2, 0.0)],
        _ => vec![
            (-2.4, -6.6),
            (2.4, -6.6),
            (2.4, -2.4),
            (6.6, -2.4),
            (6.6, 2.4),
            (2.4, 2.4),
            (2.4, 6.6),
            (-2.4, 6.6),
            (-2.4, 2.4),
            (-6.6, 2.4),
            (-6.6, -2.4),
            (-2.4, -2.4),
        ],
    };
    let placed = |grow: f64| -> Vec<Point> {
        let points = outline.iter();
        points
            .map(|(dx, dy)| (x + dx * grow, y + dy * grow))
            .collect()
    };
    sheet.polygon(placed(1.25), Colour::Paper);
    if filled {
        sheet.polygon(placed(1.0), colour);
    } else {
        // The line is drawn past its start, so that every corner is as sharp as the others.
        let mut closed = placed(0.85);
        let again: Vec<Point> = closed.iter().take(2).copied().collect();
        closed.extend(again);
        sheet.path(closed, colour, 2.0);
    }
}
