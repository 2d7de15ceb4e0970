//! The page that tells people about the interface for programs.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Api, "api".to_owned(), |cx| {
        let page = present::api::page(cx);
        Ok(cx.app.pages.api(&cx.frame(Route::Api {}), &page)?)
    })
    .await
}
