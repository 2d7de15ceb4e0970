//! The list of networks.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn list(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Networks, "networks".to_owned(), |cx| {
        let page = present::network::list(cx)?;
        Ok(cx
            .app
            .pages
            .networks(&cx.frame(Route::Networks {}), &page)?)
    })
    .await
}
