//! From marks to SVG, through the drawing library.
//!
//! The library knows whole pixels only; everything is drawn ten times as large and scaled back by
//! the picture, so that no rounding shows.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::coord::ranged1d::Ranged as _;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::element::{
    Circle, DashedPathElement, Drawable, PathElement, PointCollection, Polygon, Rectangle,
};
use plotters::style::{Color as _, ShapeStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::ChartError;
use crate::backend::Backend;
use crate::fonts::{FAMILY, Weight};
use crate::palette::Colour;
use crate::sheet::{Align, Mark, Paint, Point, Sheet, Style};

/// Units of the drawing per pixel.
pub(crate) const UNITS: f64 = 10.0;
/// Text is centred on its small letters; capitals and digits are centred this much lower.
const CAPITAL_SHIFT: f64 = 0.1;

type Area<'a> = DrawingArea<Backend<'a>, Shift>;
type Outcome = Result<(), DrawingAreaErrorKind<Infallible>>;

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

/// Draws the sheet: its elements, behind what is there.
pub(crate) fn draw(svg: &mut String, sheet: &Sheet, height: f64) -> Result<(), ChartError> {
    svg.reserve(sheet.marks.len() * 110);
    let size = (
        units(sheet.width).unsigned_abs(),
        units(height).unsigned_abs(),
    );
    let area = Backend { svg, size }.into_drawing_area();
    for mark in &sheet.marks {
        draw_mark(&area, mark).map_err(ChartError::drawing)?;
    }
    area.present().map_err(ChartError::drawing)
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
            area.draw(&Written {
                text,
                at: place(at),
                style: *style,
                align: *align,
            })
        }
    }
}

/// A text. The library's own looks its font up anew for every one, which takes longer than to write
/// it; nothing here asks the font.
struct Written<'a> {
    text: &'a str,
    at: BackendCoord,
    style: Style,
    align: Align,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Written<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Once<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<B: DrawingBackend> Drawable<B> for Written<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        points
            .next()
            .map_or(Ok(()), |at| backend.draw_text(self.text, self, at))
    }
}

impl BackendTextStyle for Written<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.style.colour.plotters().to_backend_color()
    }

    fn size(&self) -> f64 {
        f64::from(units(self.style.size))
    }

    fn style(&self) -> FontStyle {
        match self.style.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let horizontal = match self.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        Pos::new(horizontal, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILY)
    }

    /// Texts are measured before they are placed ([`crate::fonts::width`]).
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    /// Letters stay letters; there is nothing to fill.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// A height that has been rounded up, as a whole number.
pub(crate) fn whole(pixels: f64) -> u32 {
    units(pixels / UNITS).unsigned_abs()
}
