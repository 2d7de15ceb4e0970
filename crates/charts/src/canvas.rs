//! From marks to SVG, through the drawing library.
//!
//! The library knows whole pixels only; everything is drawn ten times as large and scaled back by
//! the picture, so that no rounding shows.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::coord::ranged1d::Ranged as _;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontStyle, FontTransform, IntoFont as _, ShapeStyle, TextStyle};

use crate::ChartError;
use crate::fonts::{FAMILY, Weight};
use crate::palette::Colour;
use crate::sheet::{Align, Mark, Paint, Point, Sheet, Style};

/// Units of the drawing per pixel.
pub(crate) const UNITS: f64 = 10.0;
/// The library divides the size of text by this when it writes SVG.
const TEXT_FACTOR: f64 = 1.24;
/// The library centres text on its small letters; capitals and digits are centred this much lower.
const CAPITAL_SHIFT: f64 = 0.1;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Outcome = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// A scale from 0 to 100 between two places in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Scale {
    /// Where a value stands; values a hair outside are put on the edge.
    pub(crate) fn at(self, value: f64) -> f64 {
        let range = RangedCoordf64::from(0.0..100.0);
        let place = range.map(&value.clamp(0.0, 100.0), (units(self.from), units(self.to)));
        f64::from(place) / UNITS
    }
}

/// Pixels to units of the drawing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "pictures are a few thousand pixels; a cast of a float saturates"
)]
pub(crate) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn place((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

fn stroke(colour: Colour, width: f64) -> ShapeStyle {
    colour.plotters().stroke_width(units(width).unsigned_abs())
}

/// Draws the sheet; the result is the library's own SVG document.
pub(crate) fn draw(sheet: &Sheet, height: f64) -> Result<String, ChartError> {
    let mut svg = String::with_capacity(sheet.marks.len() * 160 + 512);
    let size = (
        units(sheet.width).unsigned_abs(),
        units(height).unsigned_abs(),
    );
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        for mark in &sheet.marks {
            draw_mark(&area, mark).map_err(ChartError::drawing)?;
        }
        area.present().map_err(ChartError::drawing)?;
    }
    Ok(svg)
}

fn draw_mark(area: &Area<'_>, mark: &Mark) -> Outcome {
    match mark {
        Mark::Rect {
            corner,
            size,
            colour,
        } => {
            let far = (corner.0 + size.0, corner.1 + size.1);
            area.draw(&Rectangle::new(
                [place(*corner), place(far)],
                colour.plotters().filled(),
            ))
        }
        Mark::Polygon { points, colour } => {
            let points: Vec<_> = points.iter().copied().map(place).collect();
            area.draw(&Polygon::new(points, colour.plotters().filled()))
        }
        Mark::Path {
            points,
            colour,
            width,
        } => {
            let points: Vec<_> = points.iter().copied().map(place).collect();
            area.draw(&PathElement::new(points, stroke(*colour, *width)))
        }
        Mark::Dashes {
            points,
            colour,
            width,
            stroke: dash,
            gap,
        } => {
            let points: Vec<_> = points.iter().copied().map(place).collect();
            let (dash, gap) = (units(*dash), units(*gap));
            let style = stroke(*colour, *width);
            area.draw(&DashedPathElement::new(points, dash, gap, style))
        }
        Mark::Circle {
            centre,
            radius,
            paint,
        } => {
            let style = match paint {
                Paint::Fill(colour) => colour.plotters().filled(),
                Paint::Stroke(colour, width) => stroke(*colour, *width),
            };
            let radius = units(*radius);
            area.draw(&Circle::new(place(*centre), radius, style))
        }
        Mark::Text {
            text,
            at,
            align,
            style,
        } => {
            let at = (at.0, at.1 + style.size * CAPITAL_SHIFT);
            let style = text_style(*style, *align);
            area.draw(&Text::new(text.as_str(), place(at), style))
        }
    }
}

fn text_style(style: Style, align: Align) -> TextStyle<'static> {
    let horizontal = match align {
        Align::Start => HPos::Left,
        Align::Middle => HPos::Center,
        Align::End => HPos::Right,
    };
    let weight = match style.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let size = f64::from(units(style.size)) * TEXT_FACTOR;
    let font = (FAMILY, size)
        .into_font()
        .style(weight)
        .transform(FontTransform::None);
    TextStyle {
        font,
        color: style.colour.plotters().to_backend_color(),
        pos: Pos::new(horizontal, VPos::Center),
    }
}

/// A height that has been rounded up, as a whole number.
pub(crate) fn whole(pixels: f64) -> u32 {
    units(pixels / UNITS).unsigned_abs()
}
