//! What was corrected after it was published.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present::publication::errata_page;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    let errata = cx.app.service.errata().await?;
    let page = errata_page(&errata, cx.locale);
    cx.page_anew(RouteKind::Errata, move |cx| {
        Ok(cx.app.pages.errata(&cx.frame(Route::Errata {}), &page)?)
    })
    .await
}
