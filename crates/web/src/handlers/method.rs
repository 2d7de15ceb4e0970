//! How scores are made.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Query, page_word};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let wanted = query.position("page")?;
    let here = Route::Method {
        page: page_word(wanted),
    };
    let name = here.path(cx.locale);
    cx.page(RouteKind::Method, name, move |cx| {
        let page = present::method::page(cx, wanted)?;
        Ok(cx.app.pages.method(&cx.frame(here), &page)?)
    })
    .await
}
