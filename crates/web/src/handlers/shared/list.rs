//! What is shown to somebody beyond what everybody sees.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::shared::shared_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let shared = cx.app.service.shared(&actor).await?;
    let now = cx.app.service.clock().now();
    cx.page_once(StatusCode::OK, move |cx| {
        let page = shared_page(&shared, now, cx);
        Ok(cx.app.pages.shared(&cx.frame(Route::Shared {}), &page)?)
    })
    .await
}
