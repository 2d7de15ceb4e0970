//! The key above the marks: each shape once, with its name.

use crate::palette::Colour;
use crate::shapes;
use crate::sheet::{Align, Sheet, Style};
use crate::spec::Role;

const TEXT: Style = Style::regular(13.5, Colour::Quiet);
const ROW: f64 = 25.0;
const BETWEEN: f64 = 26.0;

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swatch {
    Dot,
    Ring,
    Spread,
    /// A median without its middle half.
    Tick,
    Triangle,
    /// A bar of grouped bars.
    Block(Role),
    /// A line of a radar.
    Line(Role),
    /// What is verified.
    Diamond,
    /// One named city of many.
    Peer,
    /// A city without published results.
    Hollow,
    /// A city that is named beside those shown.
    Outline,
    /// Several places in one, as a map shows them.
    Many,
    /// Where a line is broken.
    Gap,
    /// The cells of a heat map, from the lowest to the highest.
    Heat,
    /// A cell without a score, with the letter of its reason.
    Missing(char),
    /// The middle half of a group without its median.
    Bar,
    /// One of several cities or groups by its place, filled for a city.
    Subject(usize, bool),
    /// A remark without a shape.
    Note,
}

impl Swatch {
    const fn width(self) -> f64 {
        match self {
            Self::Dot
            | Self::Ring
            | Self::Tick
            | Self::Triangle
            | Self::Diamond
            | Self::Subject(..) => 18.0,
            Self::Peer | Self::Hollow | Self::Outline | Self::Gap => 12.0,
            Self::Many => 24.0,
            Self::Heat => 130.0,
            Self::Missing(_) => 26.0,
            Self::Spread | Self::Bar => 32.0,
            Self::Block(_) => 22.0,
            Self::Line(_) => 36.0,
            Self::Note => 0.0,
        }
    }

    fn draw(self, sheet: &mut Sheet, x: f64, y: f64) {
        let middle = x + self.width() / 2.0;
        match self {
            Self::Dot => shapes::dot(sheet, (middle, y)),
            Self::Ring => shapes::ring(sheet, (middle, y)),
            Self::Triangle => shapes::triangle(sheet, (middle, y + 5.0)),
            Self::Spread => {
                shapes::bar(sheet, x, x + self.width(), y);
                shapes::tick(sheet, middle, y);
            }
            Self::Bar => shapes::bar(sheet, x, x + self.width(), y),
            Self::Subject(index, filled) => {
                crate::lanes::subject(sheet, index, filled, (middle, y));
            }
            Self::Tick => shapes::tick(sheet, middle, y),
            Self::Block(role) => {
                crate::bars::block(sheet, role, (x, y - 5.0), (self.width(), 10.0));
            }
            Self::Line(role) => {
                crate::radar::trace(sheet, role, &[(x, y), (x + self.width(), y)]);
                crate::radar::corner(sheet, role, (middle, y));
            }
            Self::Diamond => shapes::diamond(sheet, (middle, y)),
            Self::Peer => shapes::peer(sheet, (middle, y)),
            Self::Hollow => shapes::hollow(sheet, (middle, y)),
            Self::Outline => shapes::outline(sheet, (middle, y)),
            Self::Many => crate::map::many(sheet, (middle, y), ""),
            Self::Gap => shapes::gap(sheet, (middle, y - 10.0), (middle, y + 10.0)),
            Self::Heat => crate::heat::steps(sheet, (x, y), self.width()),
            Self::Missing(letter) => {
                let corner = (x, y - 9.0);
                crate::heat::missing(sheet, letter, corner, (self.width(), 18.0));
            }
            Self::Note => {}
        }
    }
}

/// Sets the items one after the other, on as many rows as they need.
pub(crate) fn draw(sheet: &mut Sheet, items: &[(Swatch, String)]) {
    let mut x = sheet.left;
    let mut y = sheet.y + ROW / 2.0;
    for (swatch, text) in items {
        let shape = if *swatch == Swatch::Note {
            0.0
        } else {
            swatch.width() + 8.0
        };
        let width = shape + TEXT.width(text);
        if x > sheet.left && x + width > sheet.right {
            x = sheet.left;
            y += ROW;
        }
        let lines = TEXT.wrap(text, sheet.right - x - shape, 3);
        swatch.draw(sheet, x, y);
        sheet.lines(&lines, (x + shape, y), Align::Start, TEXT);
        if lines.len() > 1 {
            x = sheet.left;
            y += ROW + TEXT.leading() * (lines.len() - 1) as f64;
        } else {
            x += width + BETWEEN;
        }
    }
    // A row that nothing was put on is not counted.
    let last = if x > sheet.left {
        ROW / 2.0
    } else {
        -ROW / 2.0
    };
    sheet.y = y + last;
}
