//! Turns the drawing library's SVG into a picture for pages and files: named, described, free of
//! fixed size, and without what says nothing.

use std::fmt::Write as _;

use icc_domain::Locale;

use crate::canvas::UNITS;
use crate::fonts::{FAMILIES, FAMILY_ATTRIBUTE};
use crate::spots::Worded;
use crate::text::escape;

/// What the picture is called and says to those who do not see it.
pub(crate) struct Naming<'a> {
    pub(crate) id: &'a str,
    pub(crate) locale: Locale,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    /// Width and height in pixels.
    pub(crate) size: (f64, f64),
    /// What can be reached by keyboard.
    pub(crate) spots: &'a [Worded],
}

/// Rewrites a drawing.
pub(crate) fn finish(drawing: &str, naming: &Naming<'_>) -> String {
    let mut svg = String::with_capacity(drawing.len());
    head(&mut svg, naming);
    for line in drawing.lines() {
        if line.starts_with("<svg") || line == "</svg>" {
        } else if line == "</text>" {
            svg.push_str("</text>\n");
        } else if line.starts_with("<text") {
            push_tag(&mut svg, line);
        } else if line.starts_with('<') {
            push_tag(&mut svg, line);
            svg.push('\n');
        } else {
            // The content of a text; the library has escaped it.
            svg.push_str(line);
        }
    }
    svg.push_str("</g>\n");
    for Worded { corner, size, text } in naming.spots {
        let [x, y, width, height] = [corner.0, corner.1, size.0, size.1].map(pixels);
        let _ = writeln!(
            svg,
            "<rect role=\"img\" tabindex=\"0\" x=\"{x}\" y=\"{y}\" width=\"{width}\" \
             height=\"{height}\" rx=\"3\" fill=\"none\" pointer-events=\"all\"><title>{}</title></rect>",
            escape(text)
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// To a tenth of a pixel, as all that is drawn.
fn pixels(value: f64) -> f64 {
    (value * UNITS).round() / UNITS
}

fn head(svg: &mut String, naming: &Naming<'_>) {
    let Naming {
        id,
        locale,
        title,
        description,
        size: (width, height),
        spots,
    } = naming;
    // Inside one image nothing can be reached, so that a picture with spots is a group, whose drawn
    // letters would only be read a second time.
    let (role, hidden) = if spots.is_empty() {
        ("img", "")
    } else {
        ("group", " aria-hidden=\"true\"")
    };
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"{role}\" \
         aria-labelledby=\"{id}-title {id}-desc\" lang=\"{}\" viewBox=\"0 0 {width} {height}\">",
        locale.bcp47(),
    );
    let _ = writeln!(svg, "<title id=\"{id}-title\">{}</title>", escape(title));
    let _ = writeln!(svg, "<desc id=\"{id}-desc\">{}</desc>", escape(description));
    let _ = writeln!(
        svg,
        "<g transform=\"scale({})\" font-family=\"{FAMILIES}\"{hidden}>",
        1.0 / UNITS
    );
}

/// Attributes that only repeat a default or what the group around them says.
const IDLE: [&str; 5] = [
    " opacity=\"1\"",
    " stroke=\"none\" stroke-width=\"1\"",
    " stroke=\"none\"",
    FAMILY_ATTRIBUTE,
    " text-anchor=\"start\"",
];

/// Copies a tag without its idle attributes.
fn push_tag(svg: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some(at) = rest.find(' ') {
        let (before, after) = rest.split_at(at);
        svg.push_str(before);
        rest = after;
        while let Some(next) = IDLE.iter().find_map(|idle| rest.strip_prefix(idle)) {
            rest = next;
        }
        if rest.starts_with(" \"") {
            // The space after the last point of a path.
            rest = &rest[1..];
        } else if rest.starts_with(' ') {
            svg.push(' ');
            rest = &rest[1..];
        }
    }
    svg.push_str(rest);
}
