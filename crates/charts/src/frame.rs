//! The size of a picture and what stands around the marks: demonstration mark, title, caption.

use crate::ChartError;
use crate::palette::Colour;
use crate::sheet::{Align, Mark, Sheet, Style};

/// Below this width there is no room for columns beside the scale.
const NARROW_BELOW: u32 = 620;
/// Below this width margins are small.
const MIDDLE_BELOW: u32 = 840;
const WIDTHS: std::ops::RangeInclusive<u32> = 320..=1600;

const TITLE: Style = Style::bold(22.0, Colour::Ink);
const SUBTITLE: Style = Style::regular(15.0, Colour::Quiet);
const CAPTION: Style = Style::regular(12.5, Colour::Quiet);
const BAND: Style = Style::bold(13.0, Colour::Ink);

/// How large a picture is and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    width: u32,
    dress: Dress,
    shape: Shape,
}

/// What a picture carries beside its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// Stands in a page: title and caption are printed there, and marks can be reached by keyboard.
    Page,
    /// Stands in a report that prints title and caption itself.
    Report,
    /// Stands alone: title, subtitle, caption and a ground are drawn.
    File,
}

/// How high a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As high as its marks need.
    Free,
    /// Sixteen to nine; the width of the frame is the least one.
    Slide,
}

/// Height of a slide for its width.
const SLIDE: f64 = 9.0 / 16.0;
/// The widths that a slide is tried at: the narrower, the larger its text is on the wall.
const SLIDE_WIDTHS: [u32; 5] = [960, 1120, 1280, 1440, 1600];

impl Frame {
    /// In a page on a wide screen.
    pub const PAGE: Self = Self::free(960, Dress::Page);
    /// In a page on a phone.
    pub const PAGE_NARROW: Self = Self::free(360, Dress::Page);
    /// Across a page of A4 or Letter.
    pub const REPORT: Self = Self::free(880, Dress::Report);
    /// A file for documents.
    pub const FILE: Self = Self::free(1040, Dress::File);
    /// A file for phones and narrow columns.
    pub const FILE_NARROW: Self = Self::free(400, Dress::File);
    /// A file for paper: text is as large as that of a document when the picture is as wide as the
    /// text of a page of A4 or Letter.
    pub const FILE_PRINT: Self = Self::free(800, Dress::File);
    /// A file for slides, sixteen to nine.
    pub const FILE_SLIDE: Self = Self {
        width: SLIDE_WIDTHS[0],
        dress: Dress::File,
        shape: Shape::Slide,
    };

    const fn free(width: u32, dress: Dress) -> Self {
        Self {
            width,
            dress,
            shape: Shape::Free,
        }
    }

    /// A frame of another width, from 320 to 1600 pixels.
    ///
    /// # Errors
    /// [`ChartError::Size`].
    pub fn new(width: u32, dress: Dress) -> Result<Self, ChartError> {
        if WIDTHS.contains(&width) {
            Ok(Self::free(width, dress))
        } else {
            Err(ChartError::Size)
        }
    }

    /// The width in pixels; of a slide the least.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.width
    }

    pub(crate) const fn is_narrow(self) -> bool {
        self.width < NARROW_BELOW
    }

    /// Whether marks can be reached by keyboard.
    pub(crate) fn is_reachable(self) -> bool {
        self.dress == Dress::Page
    }

    /// The frames to try, one after the other, until the marks have room; the last one has.
    pub(crate) fn tries(self) -> impl Iterator<Item = Self> {
        let widths: &[u32] = match self.shape {
            Shape::Free => &[],
            Shape::Slide => &SLIDE_WIDTHS,
        };
        let wider = widths.iter().filter(move |width| **width > self.width);
        std::iter::once(self).chain(wider.map(move |width| Self {
            width: *width,
            ..self
        }))
    }

    /// Whether a picture that is this high fits.
    pub(crate) fn holds(self, height: f64) -> bool {
        self.shape == Shape::Free || height <= self.slide_height()
    }

    fn slide_height(self) -> f64 {
        f64::from(self.width) * SLIDE
    }

    const fn margin(self) -> f64 {
        match (self.dress, self.width) {
            (Dress::Page | Dress::Report, _) => 1.0,
            (Dress::File, ..NARROW_BELOW) => 20.0,
            (Dress::File, NARROW_BELOW..MIDDLE_BELOW) => 24.0,
            (Dress::File, _) => 40.0,
        }
    }
}

/// The words around the marks, already cleaned.
pub(crate) struct Around<'a> {
    pub(crate) title: &'a str,
    pub(crate) subtitle: Option<&'a str>,
    pub(crate) caption: &'a str,
    /// The demonstration mark, if there is one.
    pub(crate) demonstration: Option<&'a str>,
}

/// Begins a sheet with all that stands above the marks.
pub(crate) fn open(frame: Frame, around: &Around<'_>) -> Sheet {
    let mut sheet = Sheet::new(f64::from(frame.width), frame.margin());
    if let Some(text) = around.demonstration {
        band(&mut sheet, frame, text);
    }
    if frame.dress == Dress::File {
        sheet.paragraph(around.title, TITLE, 4);
        if let Some(subtitle) = around.subtitle {
            sheet.y += 3.0;
            sheet.paragraph(subtitle, SUBTITLE, 3);
        }
        sheet.y += 20.0;
    }
    sheet
}

/// Ends a sheet; returns the height of the picture.
pub(crate) fn close(frame: Frame, around: &Around<'_>, sheet: &mut Sheet) -> f64 {
    if frame.dress != Dress::File {
        return (sheet.y + frame.margin()).ceil();
    }
    let lines = CAPTION.wrap(around.caption, sheet.inner(), 12);
    let caption = CAPTION.leading() * lines.len() as f64;
    sheet.y += 20.0;
    if frame.shape == Shape::Slide {
        // The caption stands at the foot of a slide.
        let foot = frame.slide_height() - frame.margin() - caption - 12.0;
        sheet.y = sheet.y.max(foot.floor());
    }
    let (left, right, y) = (sheet.left, sheet.right, sheet.y);
    sheet.line((left, y), (right, y), Colour::Grid, 1.0);
    sheet.y += 12.0;
    let first = (left, sheet.y + CAPTION.leading() / 2.0);
    sheet.lines(&lines, first, Align::Start, CAPTION);
    sheet.y += caption;
    let mut height = (sheet.y + frame.margin()).ceil();
    if frame.shape == Shape::Slide {
        height = height.max(frame.slide_height());
        widen(
            sheet,
            (height / SLIDE).ceil(),
            around.demonstration.is_some(),
        );
    }
    let ground = Mark::Rect {
        corner: (0.0, 0.0),
        size: (sheet.width, height),
        colour: Colour::Paper,
    };
    sheet.marks.insert(0, ground);
    height
}

/// Puts a sheet into the middle of a wider one; the demonstration mark goes from edge to edge.
fn widen(sheet: &mut Sheet, width: f64, marked: bool) {
    let by = ((width - sheet.width) / 2.0).floor();
    if by < 1.0 {
        return;
    }
    sheet.shift(by);
    sheet.width = width;
    if marked {
        for mark in sheet.marks.iter_mut().take(2) {
            match mark {
                Mark::Rect { corner, size, .. } => (corner.0, size.0) = (0.0, width),
                Mark::Path { points, .. } => {
                    let y = points.first().map_or(0.0, |point| point.1);
                    *points = vec![(0.0, y), (width, y)];
                }
                _ => {}
            }
        }
    }
}

/// A strip across the top that stays with the picture wherever it goes.
fn band(sheet: &mut Sheet, frame: Frame, text: &str) {
    let pad = 12.0;
    let (left, right) = match frame.dress {
        Dress::Page | Dress::Report => (sheet.left, sheet.right),
        Dress::File => (0.0, sheet.width),
    };
    let top = match frame.dress {
        Dress::Page | Dress::Report => sheet.y,
        Dress::File => 0.0,
    };
    let inset = if frame.dress == Dress::File {
        sheet.left
    } else {
        left + pad
    };
    let lines = BAND.wrap(text, right - inset - pad, 3);
    let height = BAND.leading() * lines.len() as f64 + 13.0;
    sheet.rect((left, top), (right - left, height), Colour::Band);
    sheet.line(
        (left, top + height),
        (right, top + height),
        Colour::BandEdge,
        1.0,
    );
    let first = top + 6.5 + BAND.leading() / 2.0;
    sheet.lines(&lines, (inset, first), Align::Start, BAND);
    sheet.y = top
        + height
        + if frame.dress == Dress::File {
            28.0
        } else {
            18.0
        };
}
