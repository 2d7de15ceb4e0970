//! Mails that wait, and those that no server took.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::context::OutboxPage;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::people::mail_entry;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let mails = cx.app.service.outbox(&actor).await?;
    let page = OutboxPage {
        mails: mails.into_iter().map(mail_entry).collect(),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.outbox(&cx.frame(Route::Outbox {}), &page)?)
    })
    .await
}
