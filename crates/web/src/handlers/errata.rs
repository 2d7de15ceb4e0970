//! What was corrected after it was published.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Query, page_word};
use crate::present::publication::errata_page;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let wanted = query.page()?;
    let errata = cx.app.service.errata().await?;
    let page = errata_page(&errata, wanted, cx.locale);
    let here = Route::Errata {
        page: page_word(page.pagination.page),
    };
    cx.page_anew(RouteKind::Errata, move |cx| {
        Ok(cx.app.pages.errata(&cx.frame(here), &page)?)
    })
    .await
}
