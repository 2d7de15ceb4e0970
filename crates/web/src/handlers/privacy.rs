//! What is kept about people.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Privacy, "privacy".to_owned(), |cx| {
        let page = present::notice::page(cx);
        Ok(cx.app.pages.privacy(&cx.frame(Route::Privacy {}), &page)?)
    })
    .await
}
