//! Every wave.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::waves::waves_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let waves = cx.app.service.waves(&actor).await?;
    let page = waves_page(&waves, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.waves(&cx.frame(Route::Waves {}), &page)?)
    })
    .await
}
