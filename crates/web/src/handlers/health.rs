//! Whether the process runs, and whether it can answer: for whoever runs the service.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use icc_app::readiness::Mode;
use icc_pages::context::ProblemKind;
use serde_json::json;

use crate::problem::Problem;
use crate::routes::Keeping;
use crate::state::App;

/// The process runs and answers; it asks nobody else.
pub(crate) async fn alive() -> Response {
    told("text/plain; charset=utf-8", "ok\n".to_owned())
}

/// The database answers, its tables are those the program knows, something could be written, and
/// there is room on the disk.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    let readiness = app.service.readiness().await?;
    if !readiness.obstacles.is_empty() {
        let obstacles = readiness.obstacles.iter().map(ToString::to_string);
        let cause = obstacles.collect::<Vec<_>>().join("; ");
        return Err(Problem::because(ProblemKind::Unavailable, cause));
    }
    let mode = match readiness.mode {
        Mode::Usual => "usual",
        Mode::ReadOnly => "read-only",
    };
    let document = json!({
        "database": "ok",
        "migrations": "current",
        "mode": mode,
        "disk_free_percent": readiness.free_percent,
    });
    Ok(told("application/json", format!("{document}\n")))
}

fn told(media_type: &'static str, body: String) -> Response {
    let mut answer = body.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(Keeping::Never.header()),
    );
    answer
}
