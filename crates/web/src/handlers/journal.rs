//! What was done.

use axum::http::StatusCode;
use axum::response::Response;
use icc_i18n::key;
use icc_pages::context::JournalPage;
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::present::people::journal_entry;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let rows = cx.app.service.audit(&actor).await?;
    let locale = cx.locale;
    let former = cx.app.i18n.plain(locale, key!("site-former-user"));
    let events = rows.iter().map(|row| journal_entry(row, locale, &former));
    let page = JournalPage {
        events: events.collect(),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.journal(&cx.frame(Route::Journal {}), &page)?)
    })
    .await
}
