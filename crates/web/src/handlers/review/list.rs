//! The reviews that somebody has.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::review::reviews_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let list = cx.app.service.reviews(&actor).await?;
    let page = reviews_page(&list, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.reviews(&cx.frame(Route::Reviews {}), &page)?)
    })
    .await
}
