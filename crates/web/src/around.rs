//! What surrounds every answer: an id and a line in the log, security headers, limits, problems
//! written out, panics caught.
//!
//! From the outside in: log, headers, compression (zstd, where the browser knows it, is faster than gzip and smaller by a third), problems, panics, limits on the request, where
//! it was sent from, whether anything is kept, twins of pages for programs, places, time. Whatever fails further in is therefore logged, has its headers and is written out.

pub(crate) mod guard;
pub(crate) mod headers;
mod kept;
mod log;
mod origin;
mod twins;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use icc_pages::context::ProblemKind;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub(crate) use log::RequestId;

use crate::problem::{Asked, Problem, written};
use crate::state::App;

/// Puts everything that surrounds an answer around a router.
pub(crate) fn put_around(router: Router, app: Arc<App>) -> Router {
    let places = guard::Places::new(app.limits.requests);
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(Arc::clone(&app), log::line))
        .layer(from_fn_with_state(Arc::clone(&app), headers::set))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(Arc::clone(&app), problems))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&app), guard::request))
        .layer(from_fn_with_state(Arc::clone(&app), origin::check))
        .layer(from_fn_with_state(Arc::clone(&app), kept::check))
        .layer(from_fn(twins::lead))
        .layer(from_fn_with_state(places, guard::place))
        .layer(from_fn_with_state(app, guard::time));
    router.layer(layers)
}

async fn problems(State(app): State<Arc<App>>, request: Request<Body>, next: Next) -> Response {
    let asked = Asked::of(&request);
    let id = RequestId::of(&request);
    let answer = next.run(request).await;
    written(&app, &asked, &id, answer).await
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the layer that catches panics gives it away"
)]
fn panicked(payload: Box<dyn std::any::Any + Send>) -> Response {
    let said = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned());
    let cause = format!("panicked: {}", said.unwrap_or_default());
    Problem::because(ProblemKind::Internal, cause).into_response()
}

#[cfg(test)]
mod tests;
