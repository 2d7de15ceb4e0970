//! The template for a privacy impact assessment, as a text to fill in.

use axum::http::HeaderMap;
use axum::response::Response;

use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

const TEMPLATE: &str = include_str!("../../../../docs/reference/gabarit-efvp.md");
const NAME: &str = "gabarit-efvp.md";

pub(crate) async fn send(headers: HeaderMap) -> Response {
    Rendered::new("text/markdown; charset=utf-8", TEMPLATE)
        .named(Opening::Kept, NAME, NAME)
        .answer(&headers, Keeping::Revalidated)
}
