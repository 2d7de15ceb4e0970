//! The questionnaires that wait for somebody.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::response::worklist_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let list = cx.app.service.worklist(&actor).await?;
    let page = worklist_page(&list, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx
            .app
            .pages
            .worklist(&cx.frame(Route::Worklist {}), &page)?)
    })
    .await
}
