//! Finding practices.

use axum::response::Response;
use icc_pages::urls::RouteKind;

use super::{address, wanted};
use crate::extract::{PageCx, Query};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let filter = wanted(&query)?;
    let page = query.page()?;
    let service = &cx.app.service;
    let found = service
        .practices(cx.guest.actor.as_ref(), &filter, page)
        .await?;
    cx.page_anew(RouteKind::Practices, move |cx| {
        let page = present::practices::list(cx, &filter, &found);
        let here = address(&filter, page.pagination.page);
        Ok(cx.app.pages.practices(&cx.frame(here), &page)?)
    })
    .await
}
