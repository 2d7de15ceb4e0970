//! The method in ten steps.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::MethodSteps, "method-steps".to_owned(), |cx| {
        let page = present::method_steps::page(cx);
        Ok(cx
            .app
            .pages
            .method_steps(&cx.frame(Route::MethodSteps {}), &page)?)
    })
    .await
}
