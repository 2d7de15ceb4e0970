//! One line per request, whatever the input, and the id by which to find it.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, State};
use axum::http::{HeaderName, HeaderValue, Request};
use axum::middleware::Next;
use axum::response::Response;

use crate::problem::Problem;
use crate::state::App;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// Of a path that no route knows, this much is logged.
const LONGEST_PATH: usize = 200;

/// The id of a request, in its answer and in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestId(Arc<str>);

impl RequestId {
    /// The id that [`line`] gave.
    pub(crate) fn of(request: &Request<Body>) -> Self {
        let id = request.extensions().get::<Self>().cloned();
        id.unwrap_or_else(|| Self("-".into()))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives a request its id and writes its line when it is answered.
///
/// The path is logged as it came, percent-encoded; the query, the visitor's address and everything
/// a program says about itself are not.
pub(crate) async fn line(
    State(app): State<Arc<App>>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = RequestId(app.service.ids().next_id().to_string().into());
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    let mut path = request.uri().path().to_owned();
    // A path is ASCII as it comes over the wire.
    path.truncate(path.floor_char_boundary(LONGEST_PATH));
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("-", MatchedPath::as_str).to_owned();
    let mut answer = next.run(request).await;
    let status = answer.status().as_u16();
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    match answer.extensions_mut().remove::<Problem>() {
        Some(problem) if problem.cause.is_some() => {
            let cause = problem.cause.unwrap_or_default();
            let problem = problem.kind.code();
            tracing::error!(request = %id, %method, path, route, status, milliseconds, problem, cause = &*cause, "answered");
        }
        _ => tracing::info!(request = %id, %method, path, route, status, milliseconds, "answered"),
    }
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        answer.headers_mut().insert(HEADER, value);
    }
    answer
}
