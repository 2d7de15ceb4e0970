//! The span chart: per row what is declared, what of it is documented and what is verified, on
//! one scale, with all three numbers beside it.

use icc_domain::Score;

use crate::canvas::Scale;
use crate::dots::{axis, block, comb, grid, text_block};
use crate::frame::Frame;
use crate::legend::{self, Swatch};
use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Sheet, Style};
use crate::spec::{SpanRow, Spans};
use crate::words::{NOTHING, Words};

const LABEL: Style = Style::regular(15.0, Colour::Ink);
const DECLARED: Style = Style::bold(17.0, Colour::Ink);
const OTHER: Style = Style::regular(15.0, Colour::Ink);
const HEADING: Style = Style::regular(13.0, Colour::Quiet);
const REASON: Style = Style::regular(13.5, Colour::Quiet);

/// Least height of a row: the dot, the diamond below it and air.
const ROW: f64 = 46.0;
/// The line of a row is this much above its middle, so that the diamond has room.
const LIFT: f64 = 6.0;
/// Between columns of numbers.
const BETWEEN: f64 = 18.0;

pub(crate) fn draw(sheet: &mut Sheet, frame: Frame, spans: &Spans, words: &Words<'_>) {
    let columns = Columns::of(spans, words);
    legend::draw(sheet, &columns.key(spans, words));
    sheet.y += 12.0;
    if frame.is_narrow() {
        narrow(sheet, spans, &columns, words);
    } else {
        wide(sheet, spans, &columns, words);
    }
}

/// Which of the three scores there are, with the head of each.
struct Columns {
    declared: String,
    documented: Option<String>,
    verified: Option<String>,
}

impl Columns {
    fn of(spans: &Spans, words: &Words<'_>) -> Self {
        let any = |read: fn(&SpanRow) -> bool| spans.rows.iter().any(read);
        Self {
            declared: words.spans_declared(),
            documented: any(|row| row.documented.is_some()).then(|| words.spans_documented()),
            verified: any(|row| row.verified.is_some()).then(|| words.spans_verified()),
        }
    }

    fn key(&self, spans: &Spans, words: &Words<'_>) -> Vec<(Swatch, String)> {
        let mut key = vec![(Swatch::Dot, words.declared_of(&spans.city))];
        if self.documented.is_some() {
            key.push((Swatch::Ring, words.documented()));
        }
        if self.verified.is_some() {
            key.push((Swatch::Diamond, words.spans_key_verified()));
        }
        key
    }

    /// Heads of the columns with the score each reads, from left to right.
    fn each<'a>(&'a self, row: &SpanRow) -> impl Iterator<Item = (&'a String, Option<Score>)> {
        let declared = (Some(&self.declared), Some(row.declared));
        let documented = (self.documented.as_ref(), row.documented);
        let verified = (self.verified.as_ref(), row.verified);
        [declared, documented, verified]
            .into_iter()
            .filter_map(|(head, score)| head.map(|head| (head, score)))
    }

    fn heads(&self) -> impl Iterator<Item = &String> {
        [
            Some(&self.declared),
            self.documented.as_ref(),
            self.verified.as_ref(),
        ]
        .into_iter()
        .flatten()
    }
}

fn wide(sheet: &mut Sheet, spans: &Spans, columns: &Columns, words: &Words<'_>) {
    let rows = spans.rows.iter();
    let widest = rows.fold(0.0_f64, |w, row| {
        w.max(LABEL.width(&words.label(&row.label)))
    });
    let label_width = (widest + 1.0).ceil().min(sheet.inner() * 0.3);
    let heads: Vec<&String> = columns.heads().collect();
    let width = heads
        .iter()
        .fold(44.0_f64, |w, head| w.max(HEADING.width(head)));
    // The right edge of each column of numbers.
    let edge = |place: usize| {
        let after = (heads.len() - 1 - place) as f64;
        sheet.right - after * (width + BETWEEN)
    };
    let edges: Vec<f64> = (0..heads.len()).map(edge).collect();
    let scale = Scale {
        from: sheet.left + label_width + 26.0,
        to: edges.first().copied().unwrap_or(sheet.right) - width - 26.0,
    };
    let y = sheet.y + HEADING.leading() / 2.0;
    for (head, x) in heads.iter().zip(&edges) {
        sheet.text(head.as_str(), (*x, y), Align::End, HEADING);
    }
    axis(sheet, scale, words);
    for (place, row) in spans.rows.iter().enumerate() {
        let label = LABEL.wrap(&words.label(&row.label), label_width, 3);
        let height = (block(LABEL, &label) + 14.0).max(ROW);
        let whole = (sheet.inner(), height - 4.0);
        sheet.spot(place, (sheet.left, sheet.y), whole);
        let middle = sheet.y + height / 2.0;
        let y = middle - LIFT;
        grid(sheet, scale, sheet.y, sheet.y + height - 6.0);
        sheet.line((scale.from, y), (scale.to, y), Colour::Grid, 1.0);
        text_block(sheet, &label, (sheet.left, y), LABEL);
        marks(sheet, scale, row, y);
        reason(sheet, scale, row, y, words);
        for ((index, (_, score)), x) in columns.each(row).enumerate().zip(&edges) {
            let style = if index == 0 { DECLARED } else { OTHER };
            sheet.text(number(words, score), (*x, y), Align::End, style);
        }
        sheet.y += height;
    }
}

fn narrow(sheet: &mut Sheet, spans: &Spans, columns: &Columns, words: &Words<'_>) {
    let scale = Scale {
        from: sheet.left + 11.0,
        to: sheet.right - 11.0,
    };
    axis(sheet, scale, words);
    for (place, row) in spans.rows.iter().enumerate() {
        sheet.y += 10.0;
        let top = sheet.y;
        let label = LABEL.wrap(&words.label(&row.label), sheet.inner(), 3);
        let first = sheet.y + LABEL.leading() / 2.0;
        sheet.lines(&label, (sheet.left, first), Align::Start, LABEL);
        sheet.y += block(LABEL, &label) + 4.0;
        numbers(sheet, columns, row, words);
        sheet.y += 18.0;
        comb(sheet, scale, sheet.y);
        marks(sheet, scale, row, sheet.y);
        sheet.y += 28.0;
        let whole = (sheet.inner(), sheet.y - top - 4.0);
        sheet.spot(place, (sheet.left, top), whole);
    }
    axis(sheet, scale, words);
}

/// The scores of a row with their words, one after the other.
fn numbers(sheet: &mut Sheet, columns: &Columns, row: &SpanRow, words: &Words<'_>) {
    if let Score::None { reason } = row.declared {
        sheet.paragraph(&words.no_score(reason), REASON, 2);
        return;
    }
    let y = sheet.y + DECLARED.leading() / 2.0;
    let mut x = sheet.left;
    for (index, (head, score)) in columns.each(row).enumerate() {
        let style = if index == 0 { DECLARED } else { OTHER };
        let number = number(words, score);
        let width = style.width(&number);
        sheet.text(number, (x, y), Align::Start, style);
        x += width + 5.0;
        sheet.text(head.as_str(), (x, y), Align::Start, HEADING);
        x += HEADING.width(head) + 14.0;
    }
    sheet.y += DECLARED.leading();
}

fn number(words: &Words<'_>, score: Option<Score>) -> String {
    match score.and_then(Score::value) {
        Some(value) => words.number(value),
        None => NOTHING.to_owned(),
    }
}

/// On the scale, where there is nothing else, why there is no score.
fn reason(sheet: &mut Sheet, scale: Scale, row: &SpanRow, y: f64, words: &Words<'_>) {
    let mut others = [row.documented, row.verified].into_iter().flatten();
    if let Score::None { reason } = row.declared
        && others.find_map(Score::value).is_none()
    {
        let room = scale.to - scale.from - 14.0;
        let lines = REASON.wrap(&words.no_score(reason), room, 2);
        let width = lines
            .iter()
            .fold(0.0_f64, |w, line| w.max(REASON.width(line)));
        let height = block(REASON, &lines);
        let left = scale.from + 7.0;
        let corner = (left - 2.0, y - height / 2.0);
        sheet.rect(corner, (width + 4.0, height), Colour::Paper);
        text_block(sheet, &lines, (left, y), REASON);
    }
}

fn marks(sheet: &mut Sheet, scale: Scale, row: &SpanRow, y: f64) {
    let place = |score: Option<Score>| score.and_then(Score::value).map(|value| scale.at(value));
    let (declared, documented, verified) = (
        place(Some(row.declared)),
        place(row.documented),
        place(row.verified),
    );
    let all = [declared, documented, verified];
    let ends = all.into_iter().flatten();
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), x| {
        (low.min(x), high.max(x))
    });
    if low < high {
        shapes::link(sheet, (low, y), (high, y));
    }
    if let Some(x) = verified {
        shapes::hanging_diamond(sheet, (x, y));
    }
    match (declared, documented) {
        (Some(dot), Some(ring)) if (dot - ring).abs() < 1.0 => shapes::dot_in_ring(sheet, (dot, y)),
        (dot, ring) => {
            if let Some(x) = ring {
                shapes::ring(sheet, (x, y));
            }
            if let Some(x) = dot {
                shapes::dot(sheet, (x, y));
            }
        }
    }
}
