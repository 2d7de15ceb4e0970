//! Who runs the service, and what its figures are.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Legal, "legal".to_owned(), |cx| {
        let page = present::notice::page(cx);
        Ok(cx.app.pages.legal(&cx.frame(Route::Legal {}), &page)?)
    })
    .await
}
