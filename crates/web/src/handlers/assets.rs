//! Style sheet, fonts and pictures.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use icc_pages::context::ProblemKind;

use crate::extract::Path;
use crate::problem::Problem;
use crate::respond::Rendered;
use crate::routes::Keeping;
use crate::state::App;

pub(crate) async fn send(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asset = app
        .assets
        .get(&name)
        .ok_or(Problem::new(ProblemKind::NotFound))?;
    let file = Rendered::new(asset.media_type, asset.bytes.clone());
    Ok(file.answer(&headers, Keeping::Forever))
}
