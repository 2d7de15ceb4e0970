//! A backend of the drawing library that writes SVG for pages and files: without what only repeats
//! a default, in one pass. The library's own says more than is needed, and was to be rewritten.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use crate::text::push_escaped;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// Writes the elements of a drawing behind each other.
#[derive(Debug)]
pub(crate) struct Backend<'a> {
    pub(crate) svg: &'a mut String,
    /// Width and height in units of the drawing.
    pub(crate) size: (u32, u32),
}

/// What surface and outline of an element are painted with.
enum Painted {
    Surface(BackendColor),
    Outline(BackendColor, u32),
}

impl Backend<'_> {
    fn number(&mut self, name: &str, value: i32) {
        self.svg.push_str(name);
        self.svg.push_str("=\"");
        self.svg.push_str(itoa::Buffer::new().format(value));
        self.svg.push('"');
    }

    fn colour(&mut self, name: &str, colour: BackendColor) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.svg.push_str(name);
        self.svg.push_str("=\"#");
        let (red, green, blue) = colour.rgb;
        for part in [red, green, blue] {
            for digit in [part >> 4, part & 15] {
                self.svg.push(char::from(DIGITS[usize::from(digit)]));
            }
        }
        self.svg.push('"');
    }

    fn opacity(&mut self, colour: BackendColor) {
        if colour.alpha < 1.0 {
            // Writing into a string cannot fail.
            let _ = write!(self.svg, " opacity=\"{}\"", colour.alpha);
        }
    }

    fn paint(&mut self, painted: &Painted) {
        match *painted {
            Painted::Surface(colour) => {
                self.opacity(colour);
                self.colour(" fill", colour);
            }
            Painted::Outline(colour, width) => {
                self.opacity(colour);
                self.svg.push_str(" fill=\"none\"");
                self.colour(" stroke", colour);
                if width != 1 {
                    self.number(" stroke-width", width.cast_signed());
                }
            }
        }
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        self.svg.push_str(" points=\"");
        let mut numbers = itoa::Buffer::new();
        for (at, (x, y)) in points.into_iter().enumerate() {
            if at > 0 {
                self.svg.push(' ');
            }
            self.svg.push_str(numbers.format(x));
            self.svg.push(',');
            self.svg.push_str(numbers.format(y));
        }
        self.svg.push('"');
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        far: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.svg.push_str("<rect");
        self.number(" x", corner.0);
        self.number(" y", corner.1);
        self.number(" width", far.0 - corner.0);
        self.number(" height", far.1 - corner.1);
        self.paint(&painted(style, fill));
        self.svg.push_str("/>\n");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.svg.push_str("<polyline");
        self.paint(&painted(style, false));
        self.points(path);
        self.svg.push_str("/>\n");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.svg.push_str("<circle");
        self.number(" cx", centre.0);
        self.number(" cy", centre.1);
        self.number(" r", radius.cast_signed());
        self.paint(&painted(style, fill));
        self.svg.push_str("/>\n");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.svg.push_str("<polygon");
        self.paint(&painted(style, true));
        self.points(path);
        self.svg.push_str("/>\n");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        self.svg.push_str("<text");
        self.number(" x", at.0);
        self.number(" y", at.1);
        // In the middle of the small letters.
        self.svg.push_str(" dy=\"0.5ex\"");
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.svg.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.svg.push_str(" text-anchor=\"end\""),
        }
        let _ = write!(self.svg, " font-size=\"{}\"", style.size());
        self.opacity(style.color());
        self.colour(" fill", style.color());
        if matches!(style.style(), FontStyle::Bold) {
            self.svg.push_str(" font-weight=\"bold\"");
        }
        self.svg.push('>');
        push_escaped(self.svg, text);
        self.svg.push_str("</text>\n");
        Ok(())
    }
}

fn painted<S: BackendStyle>(style: &S, fill: bool) -> Painted {
    if fill {
        Painted::Surface(style.color())
    } else {
        Painted::Outline(style.color(), style.stroke_width())
    }
}
