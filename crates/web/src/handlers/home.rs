//! The entrance of a language.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Home, "home".to_owned(), |cx| {
        let page = present::home::page(cx)?;
        Ok(cx.app.pages.home(&cx.frame(Route::Home {}), &page)?)
    })
    .await
}
