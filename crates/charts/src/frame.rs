//! The size of a picture and what stands around the marks: demonstration mark, title, caption.

use crate::ChartError;
use crate::palette::Colour;
use crate::sheet::{Align, Sheet, Style};

/// Below this width there is no room for columns beside the scale.
const NARROW_BELOW: u32 = 620;
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
}

/// What a picture carries beside its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// Stands in a page or report that prints title and caption itself.
    Page,
    /// Stands alone: title, subtitle, caption and a ground are drawn.
    File,
}

impl Frame {
    /// In a page on a wide screen.
    pub const PAGE: Self = Self {
        width: 960,
        dress: Dress::Page,
    };
    /// In a page on a phone.
    pub const PAGE_NARROW: Self = Self {
        width: 360,
        dress: Dress::Page,
    };
    /// Across a page of A4 or Letter.
    pub const REPORT: Self = Self {
        width: 880,
        dress: Dress::Page,
    };
    /// A file for slides and documents.
    pub const FILE: Self = Self {
        width: 1040,
        dress: Dress::File,
    };
    /// A file for phones and narrow columns.
    pub const FILE_NARROW: Self = Self {
        width: 460,
        dress: Dress::File,
    };

    /// A frame of another width, from 320 to 1600 pixels.
    ///
    /// # Errors
    /// [`ChartError::Size`].
    pub fn new(width: u32, dress: Dress) -> Result<Self, ChartError> {
        if WIDTHS.contains(&width) {
            Ok(Self { width, dress })
        } else {
            Err(ChartError::Size)
        }
    }

    /// The width in pixels.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.width
    }

    pub(crate) const fn is_narrow(self) -> bool {
        self.width < NARROW_BELOW
    }

    const fn margin(self) -> f64 {
        match (self.dress, self.is_narrow()) {
            (Dress::Page, _) => 1.0,
            (Dress::File, true) => 24.0,
            (Dress::File, false) => 40.0,
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
    if frame.dress == Dress::File {
        sheet.y += 20.0;
        let (left, right, y) = (sheet.left, sheet.right, sheet.y);
        sheet.line((left, y), (right, y), Colour::Grid, 1.0);
        sheet.y += 12.0;
        sheet.paragraph(around.caption, CAPTION, 12);
    }
    let height = (sheet.y + frame.margin()).ceil();
    if frame.dress == Dress::File {
        let ground = crate::sheet::Mark::Rect {
            corner: (0.0, 0.0),
            size: (sheet.width, height),
            colour: Colour::Paper,
        };
        sheet.marks.insert(0, ground);
    }
    height
}

/// A strip across the top that stays with the picture wherever it goes.
fn band(sheet: &mut Sheet, frame: Frame, text: &str) {
    let pad = 12.0;
    let (left, right) = match frame.dress {
        Dress::Page => (sheet.left, sheet.right),
        Dress::File => (0.0, sheet.width),
    };
    let top = match frame.dress {
        Dress::Page => sheet.y,
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
