//! A picture for pages and files: named, described, free of fixed size.

use std::fmt::Write as _;

use icc_domain::Locale;

use crate::ChartError;
use crate::canvas::UNITS;
use crate::fonts::FAMILIES;
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

/// The whole picture around what `draw` puts into it.
pub(crate) fn picture(
    naming: &Naming<'_>,
    draw: impl FnOnce(&mut String) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    let mut svg = String::new();
    head(&mut svg, naming);
    draw(&mut svg)?;
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
    Ok(svg)
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
