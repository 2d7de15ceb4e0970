//! A text as a picture for the camera of a telephone.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Pixels of one square.
const SQUARE: u32 = 4;

/// The picture as one `svg` element, dark on white whatever the page looks like, as cameras need
/// it; none for a text that is too long for one.
pub(crate) fn picture(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let picture = code
        .render()
        .module_dimensions(SQUARE, SQUARE)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    let start = picture.find("<svg")?;
    let element = picture.get(start..)?;
    // The text beside it says the same.
    Some(element.replacen("<svg ", "<svg aria-hidden=\"true\" ", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_one_element_without_its_text() {
        let text = "otpauth://totp/Index:eve%40example.org?secret=ABC&issuer=Index";
        let picture = picture(text).unwrap_or_default();
        assert!(picture.starts_with("<svg aria-hidden=") && picture.ends_with("</svg>"));
        assert!(!picture.contains("style=") && !picture.contains("secret"));
        assert!(super::picture(&"x".repeat(5000)).is_none());
    }
}
