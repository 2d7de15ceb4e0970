//! Grouped bars: for each category one bar per series, all from 0, with its number at the end.

use icc_domain::Score;

use crate::canvas::Scale;
use crate::dots::{TICKS, axis, block as text_height, grid, label_column, text_block};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::sheet::{Align, Point, Sheet, Style};
use crate::spec::{AllCities, Profile, Role, Series};
use crate::words::Words;

const LABEL: Style = Style::regular(15.0, Colour::Ink);
const CITY: Style = Style::bold(13.5, Colour::Ink);
const OTHER: Style = Style::regular(12.5, Colour::Quiet);

/// Height of one bar, and from one bar to the next.
const BAR: f64 = 11.0;
const STEP: f64 = 16.0;
/// Room for the number behind the longest bar.
const NUMBER_WIDTH: f64 = 34.0;

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, profile: &Profile, words: &Words<'_>) {
    legend::draw(sheet, &key(profile, words, Swatch::Block));
    sheet.y += 10.0;
    let labels: Vec<String> = profile.categories.iter().map(|c| words.label(c)).collect();
    let narrow = frame.is_narrow();
    let column = label_column(sheet, frame, LABEL, &labels);
    let scale = Scale {
        from: if narrow {
            sheet.left + 4.0
        } else {
            sheet.left + column + 24.0
        },
        to: sheet.right - NUMBER_WIDTH,
    };
    let bars = STEP * profile.series.len() as f64;
    axis(sheet, scale, words);
    for (place, label) in labels.iter().enumerate() {
        let label = LABEL.wrap(label, column, 3);
        let beside = text_height(LABEL, &label);
        sheet.y += 9.0;
        let (top, height) = if narrow {
            let at = (sheet.left, sheet.y + LABEL.leading() / 2.0);
            sheet.lines(&label, at, Align::Start, LABEL);
            (sheet.y + beside + 3.0, beside + 3.0 + bars)
        } else {
            let height = bars.max(beside);
            text_block(sheet, &label, (sheet.left, sheet.y + height / 2.0), LABEL);
            (sheet.y + (height - bars) / 2.0, height)
        };
        grid(sheet, scale, top - 4.0, top + bars + 4.0);
        for (index, series) in profile.series.iter().enumerate() {
            let y = top + STEP * (index as f64 + 0.5);
            bar(sheet, scale, words, (series, place), y);
        }
        let whole = (sheet.inner(), height + 10.0);
        sheet.spot(place, (sheet.left, sheet.y - 5.0), whole);
        sheet.y += height + 9.0;
    }
}

/// The series by name, and whether all cities are missing.
pub(crate) fn key(
    profile: &Profile,
    words: &Words<'_>,
    swatch: fn(Role) -> Swatch,
) -> Vec<(Swatch, String)> {
    let mut items: Vec<_> = profile
        .series
        .iter()
        .map(|series| (swatch(series.role), words.series(series)))
        .collect();
    if profile.all == AllCities::NotYet {
        items.push((Swatch::Note, words.not_yet()));
    }
    items
}

fn bar(
    sheet: &mut Sheet,
    scale: Scale,
    words: &Words<'_>,
    (series, place): (&Series, usize),
    y: f64,
) {
    let style = if series.role == Role::City {
        CITY
    } else {
        OTHER
    };
    match series.values.get(place) {
        Some(Score::Value { value }) => {
            let length = scale.at(*value) - scale.from;
            block(
                sheet,
                series.role,
                (scale.from, y - BAR / 2.0),
                (length, BAR),
            );
            let at = (scale.from + length + 7.0, y);
            over_grid(sheet, scale, &words.number(*value), at, style);
        }
        Some(Score::None { reason }) => {
            let text = words.no_score(*reason);
            for line in OTHER.wrap(&text, scale.to - scale.from, 1) {
                over_grid(sheet, scale, &line, (scale.from + 7.0, y), OTHER);
            }
        }
        None => {}
    }
}

/// A text on the scale; where a line of the scale would cross it, the ground covers the line.
fn over_grid(sheet: &mut Sheet, scale: Scale, text: &str, at: Point, style: Style) {
    let (left, right) = (at.0 - 2.0, at.0 + style.width(text) + 2.0);
    let crossed = |value| (left..=right).contains(&scale.at(value));
    if TICKS.into_iter().any(crossed) {
        let height = style.size + 2.0;
        let corner = (left, at.1 - height / 2.0);
        sheet.rect(corner, (right - left, height), Colour::Paper);
    }
    sheet.text(text, at, Align::Start, style);
}

/// One bar; each role has its own filling, so that it is known without its colour.
pub(crate) fn block(sheet: &mut Sheet, role: Role, corner: Point, size: Point) {
    if size.0 < 0.2 {
        return;
    }
    match role {
        Role::City => sheet.rect(corner, size, Colour::City),
        Role::Earlier => {
            outlined(sheet, corner, size, Colour::City);
            // Stripes across.
            let mut x = corner.0 + 4.0;
            while x < corner.0 + size.0 - 1.0 {
                sheet.line((x, corner.1), (x, corner.1 + size.1), Colour::City, 1.2);
                x += 5.0;
            }
        }
        Role::Network => {
            sheet.rect(corner, size, Colour::NetworkBody);
            frame(sheet, corner, size, Colour::Network, 1.0);
        }
        Role::All => outlined(sheet, corner, size, Colour::All),
        Role::Subject { place, city: true } => {
            sheet.rect(corner, size, crate::lanes::colour(place));
        }
        Role::Subject { place, city: false } => {
            outlined(sheet, corner, size, crate::lanes::colour(place));
        }
    }
}

fn outlined(sheet: &mut Sheet, corner: Point, size: Point, colour: Colour) {
    sheet.rect(corner, size, Colour::Paper);
    frame(sheet, corner, size, colour, 1.8);
}

/// A line inside the edge of a rectangle.
fn frame(sheet: &mut Sheet, (x, y): Point, (width, height): Point, colour: Colour, line: f64) {
    let half = line / 2.0;
    let (left, right) = (x + half, (x + width - half).max(x + half));
    let (top, bottom) = (y + half, y + height - half);
    sheet.path(
        vec![
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top - half),
        ],
        colour,
        line,
    );
}
