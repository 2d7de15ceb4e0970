//! Reading a drawn picture back.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use std::sync::LazyLock;

use icc_charts::{Chart, ChartKind, Frame, render};
use icc_domain::Locale;
use icc_i18n::I18n;
use roxmltree::{Document, Node};

use crate::samples;

/// The messages, once.
pub(crate) static I18N: LazyLock<I18n> = LazyLock::new(|| I18n::new().unwrap());

/// The frames that the service uses.
pub(crate) const FRAMES: [Frame; 7] = [
    Frame::PAGE,
    Frame::PAGE_NARROW,
    Frame::REPORT,
    Frame::FILE,
    Frame::FILE_NARROW,
    Frame::FILE_PRINT,
    Frame::FILE_SLIDE,
];

/// Draws a sample kind.
pub(crate) fn draw(locale: Locale, kind: ChartKind, frame: Frame) -> Chart {
    render(&samples::spec(locale, "chart", kind), &I18N, locale, frame).unwrap()
}

/// An attribute as a number.
pub(crate) fn number(node: &Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// Every text of the picture, in the order of drawing.
pub(crate) fn texts(document: &Document<'_>) -> Vec<String> {
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}
