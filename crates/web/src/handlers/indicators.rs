//! The list of indicators.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn list(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Indicators, "indicators".to_owned(), |cx| {
        let page = present::indicators::page(cx)?;
        Ok(cx
            .app
            .pages
            .indicators(&cx.frame(Route::Indicators {}), &page)?)
    })
    .await
}
