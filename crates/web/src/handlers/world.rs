//! Where the cities are.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::World, "world".to_owned(), |cx| {
        let page = present::world::page(cx)?;
        Ok(cx.app.pages.world(&cx.frame(Route::World {}), &page)?)
    })
    .await
}
