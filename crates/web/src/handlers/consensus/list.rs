//! The register.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::AtNetwork;
use crate::extract::{Path, Query, page_word};
use crate::guest::Member;
use crate::present::consensus::register_page;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(at): Path<AtNetwork>,
    query: Query,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.consensuses(&actor, &at.network, query.page()?);
    let found = found.await?;
    let page = register_page(&found, cx.locale);
    let here = Route::Consensuses {
        network: at.network,
        page: page_word(page.pagination.page),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.consensuses(&frame, &page)?)
    })
    .await
}
