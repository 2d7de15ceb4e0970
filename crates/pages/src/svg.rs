//! Pictures that go into a page as they are.

use serde::{Deserialize, Serialize};

/// An SVG picture made by this service, put into a page without escaping.
///
/// Charts are drawn from escaped labels; this type checks the result once more, so that no picture
/// can bring a script, a foreign document, an address or a style of its own into a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SafeSvg(String);

/// Why a text is not a [`SafeSvg`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RefusedSvg {
    /// It does not begin with `<svg` or does not end with `</svg>`.
    #[error("the picture is not one svg element")]
    NotSvg,
    /// It holds something a picture must not bring into a page.
    #[error("the picture holds {0:?}")]
    Forbidden(&'static str),
}

/// Markup that is refused, in lower case. ` on` catches event attributes; text content cannot
/// contain `<`, and a quote inside it is escaped by the writer.
const FORBIDDEN: &[&str] = &[
    "<script",
    "<foreignobject",
    "<style",
    "<iframe",
    "<image",
    "<use",
    "<a ",
    "<animate",
    "<set",
    "javascript:",
    "data:",
    "<!entity",
    "<!doctype",
    "]]>",
];

impl SafeSvg {
    /// Checks and wraps a picture.
    pub fn new(svg: impl Into<String>) -> Result<Self, RefusedSvg> {
        let svg = svg.into();
        let trimmed = svg.trim();
        if !trimmed.starts_with("<svg") || !trimmed.ends_with("</svg>") {
            return Err(RefusedSvg::NotSvg);
        }
        let lower = trimmed.to_ascii_lowercase();
        if let Some(found) = FORBIDDEN.iter().find(|part| lower.contains(**part)) {
            return Err(RefusedSvg::Forbidden(found));
        }
        for tag in lower.split('<').skip(1) {
            let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
            if let Some(found) = forbidden_attribute(tag) {
                return Err(RefusedSvg::Forbidden(found));
            }
        }
        Ok(Self(trimmed.to_owned()))
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Event handlers, links and inline styles, which the pages' security policy refuses anyway.
fn forbidden_attribute(tag: &str) -> Option<&'static str> {
    for word in tag
        .split_ascii_whitespace()
        .filter(|word| word.contains('='))
    {
        let name = word.split_once('=').map_or(word, |(name, _)| name);
        match name {
            "style" => return Some("style="),
            "href" | "xlink:href" => return Some("href="),
            name if name.starts_with("on") && name.chars().all(|c| c.is_ascii_alphabetic()) => {
                return Some("on…=");
            }
            _ => {}
        }
    }
    None
}

impl TryFrom<String> for SafeSvg {
    type Error = RefusedSvg;

    fn try_from(svg: String) -> Result<Self, Self::Error> {
        Self::new(svg)
    }
}

impl From<SafeSvg> for String {
    fn from(svg: SafeSvg) -> Self {
        svg.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_could_act() {
        for inside in [
            "<script>1</script>",
            "<rect onload=\"x()\"/>",
            "<rect\nONCLICK=\"x()\"/>",
            "<a href=\"https://example.org\"><text/></a>",
            "<use href=\"#x\"/>",
            "<rect style=\"fill:red\"/>",
            "<foreignObject/>",
        ] {
            assert!(
                SafeSvg::new(format!("<svg>{inside}</svg>")).is_err(),
                "{inside}"
            );
        }
        assert_eq!(SafeSvg::new("<p>text</p>"), Err(RefusedSvg::NotSvg));
    }

    #[test]
    fn takes_a_picture_whose_text_speaks_of_style() {
        let svg = "<svg viewBox=\"0 0 1 1\"><title>style, on = off</title><text x=\"1\">on=1</text></svg>";
        assert!(SafeSvg::new(svg).is_ok());
    }
}
