//! The entrance leads to a language.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use icc_pages::urls::Route;

use crate::negotiate::language;
use crate::routes::Keeping;

pub(crate) async fn lead(headers: HeaderMap) -> Response {
    let target = Route::Home {}.path(language(&headers));
    let mut answer = Redirect::temporary(&target).into_response();
    let told = answer.headers_mut();
    told.insert(header::VARY, HeaderValue::from_static("accept-language"));
    told.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(Keeping::Anew.header()),
    );
    answer
}
