//! What no route answers.

use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use icc_pages::context::ProblemKind;

use crate::negotiate::language_of;
use crate::problem::Problem;

/// Nothing is here. An address of ours with a slash too many leads to the one without.
pub(crate) async fn show(uri: Uri) -> Response {
    let path = uri.path();
    // The language in front keeps the target here: `//host/` has none.
    if let Some(shorter) = path.strip_suffix('/')
        && language_of(path).is_some()
    {
        let query = uri.query().map(|query| format!("?{query}"));
        let target = format!("{shorter}{}", query.unwrap_or_default());
        return Redirect::permanent(&target).into_response();
    }
    Problem::new(ProblemKind::NotFound).into_response()
}

/// The address is ours, the method is not.
pub(crate) async fn method() -> Problem {
    Problem::new(ProblemKind::MethodNotAllowed)
}
