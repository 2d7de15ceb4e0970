//! How scores are made.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Method, "method".to_owned(), |cx| {
        let page = present::method::page(cx)?;
        Ok(cx.app.pages.method(&cx.frame(Route::Method {}), &page)?)
    })
    .await
}
