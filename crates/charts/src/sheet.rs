//! The picture before it is drawn: marks in pixels, collected from top to bottom, so that the
//! height is known when the drawing library is started.

use crate::fonts::{Weight, width};
use crate::palette::Colour;
use crate::text::{Setting, wrap};

/// Line height as a multiple of the font size.
pub(crate) const LEADING: f64 = 1.35;

pub(crate) type Point = (f64, f64);

/// How a closed shape is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill(Colour),
    /// Colour and width of the line.
    Stroke(Colour, f64),
}

/// Where a text stands on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) colour: Colour,
}

impl Style {
    pub(crate) const fn regular(size: f64, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            colour,
        }
    }

    pub(crate) const fn bold(size: f64, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Bold,
            colour,
        }
    }

    pub(crate) fn width(self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }

    pub(crate) const fn leading(self) -> f64 {
        self.size * LEADING
    }

    /// Breaks a text into lines of this style.
    pub(crate) fn wrap(self, text: &str, within: f64, lines: usize) -> Vec<String> {
        wrap(
            text,
            Setting {
                size: self.size,
                weight: self.weight,
                within,
                lines,
            },
        )
    }
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    Rect {
        corner: Point,
        size: Point,
        colour: Colour,
    },
    Polygon {
        points: Vec<Point>,
        colour: Colour,
    },
    Path {
        points: Vec<Point>,
        colour: Colour,
        width: f64,
    },
    /// A path of strokes and gaps of these lengths.
    Dashes {
        points: Vec<Point>,
        colour: Colour,
        width: f64,
        stroke: f64,
        gap: f64,
    },
    Circle {
        centre: Point,
        radius: f64,
        paint: Paint,
    },
    Text {
        text: String,
        /// The middle of the height of its capitals.
        at: Point,
        align: Align,
        style: Style,
    },
}

impl Mark {
    fn shift(&mut self, by: f64) {
        match self {
            Self::Rect { corner, .. } => corner.0 += by,
            Self::Circle { centre, .. } => centre.0 += by,
            Self::Text { at, .. } => at.0 += by,
            Self::Polygon { points, .. }
            | Self::Path { points, .. }
            | Self::Dashes { points, .. } => points.iter_mut().for_each(|point| point.0 += by),
        }
    }
}

/// A place of the picture that can be reached by keyboard and says the values of its marks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    pub(crate) corner: Point,
    pub(crate) size: Point,
    /// The rows of the table that it says.
    pub(crate) rows: Vec<usize>,
}

/// Marks in the order of drawing, and how far down they reach.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    /// Width of the whole picture.
    pub(crate) width: f64,
    /// Left edge of the content.
    pub(crate) left: f64,
    /// Right edge of the content.
    pub(crate) right: f64,
    /// Where the next thing goes.
    pub(crate) y: f64,
    pub(crate) marks: Vec<Mark>,
    /// In the order of the table.
    pub(crate) spots: Vec<Spot>,
}

impl Sheet {
    pub(crate) const fn new(width: f64, margin: f64) -> Self {
        Self {
            width,
            left: margin,
            right: width - margin,
            y: margin,
            marks: Vec::new(),
            spots: Vec::new(),
        }
    }

    pub(crate) fn inner(&self) -> f64 {
        self.right - self.left
    }

    /// Lets a row of the table be reached where its marks are.
    pub(crate) fn spot(&mut self, row: usize, corner: Point, size: Point) {
        self.spots.push(Spot {
            corner,
            size,
            rows: vec![row],
        });
    }

    /// The same for marks whose middle is at a point.
    pub(crate) fn spot_at(&mut self, row: usize, (x, y): Point, radius: f64) {
        let corner = (x - radius, y - radius);
        self.spot(row, corner, (radius * 2.0, radius * 2.0));
    }

    /// Moves everything to the right.
    pub(crate) fn shift(&mut self, by: f64) {
        for mark in &mut self.marks {
            mark.shift(by);
        }
        for spot in &mut self.spots {
            spot.corner.0 += by;
        }
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, colour: Colour, width: f64) {
        self.path(vec![from, to], colour, width);
    }

    pub(crate) fn path(&mut self, points: Vec<Point>, colour: Colour, width: f64) {
        self.marks.push(Mark::Path {
            points,
            colour,
            width,
        });
    }

    pub(crate) fn rect(&mut self, corner: Point, size: Point, colour: Colour) {
        self.marks.push(Mark::Rect {
            corner,
            size,
            colour,
        });
    }

    pub(crate) fn polygon(&mut self, points: Vec<Point>, colour: Colour) {
        self.marks.push(Mark::Polygon { points, colour });
    }

    pub(crate) fn circle(&mut self, centre: Point, radius: f64, paint: Paint) {
        self.marks.push(Mark::Circle {
            centre,
            radius,
            paint,
        });
    }

    pub(crate) fn text(&mut self, text: impl Into<String>, at: Point, align: Align, style: Style) {
        self.marks.push(Mark::Text {
            text: text.into(),
            at,
            align,
            style,
        });
    }

    /// Lines of text below each other; `at` is the middle of the first.
    pub(crate) fn lines(&mut self, lines: &[String], at: Point, align: Align, style: Style) {
        let mut y = at.1;
        for line in lines {
            self.text(line.as_str(), (at.0, y), align, style);
            y += style.leading();
        }
    }

    /// A block of text over the whole width, at the current height, which moves below it.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style, lines: usize) {
        let lines = style.wrap(text, self.inner(), lines);
        let at = (self.left, self.y + style.leading() / 2.0);
        self.lines(&lines, at, Align::Start, style);
        self.y += style.leading() * lines.len() as f64;
    }
}
