//! Finding tools.

use axum::response::Response;
use icc_pages::urls::RouteKind;

use super::{address, wanted};
use crate::extract::{PageCx, Query};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let filter = wanted(&query)?;
    let service = &cx.app.service;
    let page = query.page()?;
    let found = service.tools(cx.guest.actor.as_ref(), &filter, page);
    let found = found.await?;
    cx.page_anew(RouteKind::Tools, move |cx| {
        let page = present::tools::list(cx, &filter, &found);
        let here = address(&filter, page.pagination.page);
        Ok(cx.app.pages.tools(&cx.frame(here), &page)?)
    })
    .await
}
