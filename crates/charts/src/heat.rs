//! The heat map: cities by indicators. Every cell prints its number and has a bar along its foot,
//! so that its colour is only the third sign of how high it is.

use icc_domain::{NoScore, Score};

use crate::dots::{block, text_block};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::sheet::{Align, Point, Sheet, Style};
use crate::spec::{HeatMap, HeatRow};
use crate::words::Words;

const LABEL: Style = Style::regular(14.5, Colour::Ink);
const HEAD: Style = Style::regular(12.5, Colour::Quiet);
const PLACE: Style = Style::bold(12.5, Colour::Quiet);
const CELL: Style = Style::regular(13.5, Colour::Ink);
const SMALL: Style = Style::regular(12.5, Colour::Ink);

const HEIGHT: f64 = 32.0;
/// The ground that shows between cells.
const SEAM: f64 = 2.0;
const BAR: f64 = 4.0;
const HEAD_LINES: usize = 3;

/// Why scores are missing; the place of each reason is the letter in its cells.
struct Reasons(Vec<NoScore>);

impl Reasons {
    fn of(heat: &HeatMap) -> Self {
        let occurs = |reason: &NoScore| {
            let missing = Score::None { reason: *reason };
            heat.rows.iter().any(|row| row.cells.contains(&missing))
        };
        Self(NoScore::ALL.into_iter().filter(occurs).collect())
    }

    fn each(&self) -> impl Iterator<Item = (NoScore, char)> {
        self.0.iter().copied().zip('a'..='z')
    }

    fn letter(&self, reason: NoScore) -> char {
        let found = self.each().find(|(one, _)| *one == reason);
        found.map_or('a', |(_, letter)| letter)
    }
}

/// Left edges of the columns and their width.
struct Columns {
    from: f64,
    width: f64,
}

impl Columns {
    fn left(&self, column: usize) -> f64 {
        self.from + self.width * column as f64
    }
}

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, heat: &HeatMap, words: &Words<'_>) {
    let reasons = Reasons::of(heat);
    let mut key = vec![(Swatch::Heat, words.heat_key())];
    let missing = reasons.each();
    key.extend(missing.map(|(reason, letter)| (Swatch::Missing(letter), words.no_score(reason))));
    legend::draw(sheet, &key);
    sheet.y += 12.0;
    let narrow = frame.is_narrow();
    let widest = heat.rows.iter().fold(0.0_f64, |w, row| {
        w.max(LABEL.width(&words.label(&row.label)))
    });
    let column = if narrow {
        0.0
    } else {
        (widest + 15.0).ceil().min(sheet.inner() * 0.26)
    };
    let columns = Columns {
        from: sheet.left + column,
        width: (sheet.inner() - column) / heat.columns.len() as f64,
    };
    heads(sheet, heat, &columns, words);
    for (place, row) in heat.rows.iter().enumerate() {
        let label = words.label(&row.label);
        let top = sheet.y;
        let height = if narrow {
            let lines = LABEL.wrap(&label, sheet.inner(), 2);
            sheet.y += 7.0;
            let at = (sheet.left, sheet.y + LABEL.leading() / 2.0);
            sheet.lines(&lines, at, Align::Start, LABEL);
            sheet.y += block(LABEL, &lines) + 3.0;
            HEIGHT
        } else {
            let lines = LABEL.wrap(&label, column - 14.0, 2);
            let height = HEIGHT.max(block(LABEL, &lines) + 6.0);
            let at = (sheet.left, sheet.y + height / 2.0);
            text_block(sheet, &lines, at, LABEL);
            height
        };
        cells(sheet, row, &columns, height, (&reasons, words));
        sheet.y += height;
        sheet.spot(place, (sheet.left, top), (sheet.inner(), sheet.y - top));
    }
}

/// The names of the columns where all of them have room, otherwise their numbers with a list.
fn heads(sheet: &mut Sheet, heat: &HeatMap, columns: &Columns, words: &Words<'_>) {
    let names: Vec<String> = heat.columns.iter().map(|name| words.label(name)).collect();
    let room = columns.width - 6.0;
    let wrapped: Vec<Vec<String>> = names
        .iter()
        .map(|name| HEAD.wrap(name, room, HEAD_LINES + 1))
        .collect();
    let long_word = |name: &String| {
        name.split([' ', '-', '/'])
            .any(|word| HEAD.width(word) > room)
    };
    let fit = wrapped.iter().all(|lines| lines.len() <= HEAD_LINES) && !names.iter().any(long_word);
    let middle = |column: usize| columns.left(column) + columns.width / 2.0;
    if fit {
        let most = wrapped.iter().map(Vec::len).max().unwrap_or_default();
        let height = HEAD.leading() * most as f64;
        for (column, lines) in wrapped.iter().enumerate() {
            // Names stand on their column.
            let first = sheet.y + height - block(HEAD, lines) + HEAD.leading() / 2.0;
            sheet.lines(lines, (middle(column), first), Align::Middle, HEAD);
        }
        sheet.y += height + 6.0;
        return;
    }
    let mut x = sheet.left;
    for (column, name) in names.iter().enumerate() {
        let number = words.count(column + 1);
        let before = PLACE.width(&number) + 6.0;
        let lines = HEAD.wrap(name, sheet.inner() - before, 1);
        let width = before
            + lines
                .iter()
                .fold(0.0_f64, |w, line| w.max(HEAD.width(line)));
        if x > sheet.left && x + width > sheet.right {
            x = sheet.left;
            sheet.y += HEAD.leading();
        }
        let y = sheet.y + HEAD.leading() / 2.0;
        sheet.text(number, (x, y), Align::Start, PLACE);
        sheet.lines(&lines, (x + before, y), Align::Start, HEAD);
        x += width + 20.0;
    }
    sheet.y += HEAD.leading() + 12.0;
    let y = sheet.y + PLACE.leading() / 2.0;
    for column in 0..names.len() {
        sheet.text(
            words.count(column + 1),
            (middle(column), y),
            Align::Middle,
            PLACE,
        );
    }
    sheet.y += PLACE.leading() + 4.0;
}

fn cells(
    sheet: &mut Sheet,
    row: &HeatRow,
    columns: &Columns,
    height: f64,
    (reasons, words): (&Reasons, &Words<'_>),
) {
    let size = (columns.width - SEAM, height - SEAM);
    let style = if columns.width < 34.0 { SMALL } else { CELL };
    for (column, score) in row.cells.iter().enumerate() {
        let corner = (columns.left(column) + SEAM / 2.0, sheet.y + SEAM / 2.0);
        match score {
            Score::Value { value } => {
                sheet.rect(corner, size, Colour::heat(*value));
                bar(sheet, *value, corner, size);
                let at = (corner.0 + size.0 / 2.0, corner.1 + (size.1 - BAR) / 2.0);
                sheet.text(words.number(*value), at, Align::Middle, style);
            }
            Score::None { reason } => missing(sheet, reasons.letter(*reason), corner, size),
        }
    }
}

/// As long as its score is high, along the foot of a cell.
fn bar(sheet: &mut Sheet, value: f64, corner: Point, size: Point) {
    let length = size.0 * value.clamp(0.0, 100.0) / 100.0;
    if length >= 0.5 {
        let at = (corner.0, corner.1 + size.1 - BAR);
        sheet.rect(at, (length, BAR), Colour::City);
    }
}

/// A cell without a score: stripes, and the letter of its reason.
pub(crate) fn missing(sheet: &mut Sheet, letter: char, corner: Point, size: Point) {
    let (left, top) = corner;
    let (right, bottom) = (left + size.0, top + size.1);
    // Slanted lines, cut at the edges of the cell.
    let mut from = left - size.1;
    while from < right {
        let start = if from < left {
            (left, bottom - (left - from))
        } else {
            (from, bottom)
        };
        let end = from + size.1;
        let end = if end > right {
            (right, top + (end - right))
        } else {
            (end, top)
        };
        if end.0 - start.0 > 1.0 {
            sheet.line(start, end, Colour::NetworkBody, 1.0);
        }
        from += 10.0;
    }
    let text = letter.to_string();
    let middle = (left + size.0 / 2.0, top + size.1 / 2.0);
    sheet.circle(middle, 8.0, crate::sheet::Paint::Fill(Colour::Paper));
    sheet.text(text, middle, Align::Middle, SMALL);
}

/// The cells of the key, from low to high.
pub(crate) fn steps(sheet: &mut Sheet, (x, y): Point, width: f64) {
    const STEPS: [f64; 5] = [10.0, 30.0, 50.0, 70.0, 90.0];
    let step = width / STEPS.len() as f64;
    for (place, value) in STEPS.into_iter().enumerate() {
        let corner = (x + step * place as f64, y - 8.0);
        let size = (step - SEAM, 16.0);
        sheet.rect(corner, size, Colour::heat(value));
        bar(sheet, value, corner, size);
    }
}
