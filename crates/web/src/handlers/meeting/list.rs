//! The meetings of a network.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::{Path, Query, page_word};
use crate::guest::Member;
use crate::handlers::consensus::AtNetwork;
use crate::present::meetings::meetings_page;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(at): Path<AtNetwork>,
    query: Query,
) -> Result<Response, Problem> {
    page(member, at, query.page()?, String::new()).await
}

/// The page, with the address of the own calendar where it was made just now.
pub(super) async fn page(
    member: Member,
    at: AtNetwork,
    part: usize,
    calendar: String,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.meetings(&actor, &at.network, part).await?;
    let mut page = meetings_page(&found, &cx.app.config.public_url, cx.locale);
    page.calendar_address = calendar;
    let here = Route::Meetings {
        network: at.network,
        page: page_word(page.pagination.page),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.meetings(&frame, &page)?)
    })
    .await
}
