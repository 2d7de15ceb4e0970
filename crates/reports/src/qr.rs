//! An address as a picture for the camera of a telephone.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// The picture, dark on white with the quiet zone that cameras need; none for an address that is
/// too long for one.
pub(crate) fn picture(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let picture = code
        .render()
        .module_dimensions(4, 4)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_picture_and_an_endless_one_does_not() {
        let found = picture("https://index.example.org/fr/v/3fa90c11d2e4/val-des-cedres");
        assert!(found.is_some_and(|svg| svg.contains("<svg") && svg.contains("<path")));
        assert!(picture(&"x".repeat(5000)).is_none());
    }
}
