//! Staying signed in: that the request came is enough, and the answer says until when.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::guest::Member;
use crate::problem::Problem;
use crate::routes::Keeping;

pub(crate) async fn send(member: Member) -> Result<Response, Problem> {
    let seconds = member.cx.guest.seconds_left();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, Keeping::Never.header()),
    ];
    Ok((headers, json!({ "seconds": seconds }).to_string()).into_response())
}
