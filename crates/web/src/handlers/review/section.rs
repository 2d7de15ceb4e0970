//! A section of a review with its answers.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::review::ReviewSection;
use icc_pages::urls::Route;

use super::AtSection;
use crate::extract::{Path, Query};
use crate::guest::Member;
use crate::present::review::{Refused, section_page};
use crate::problem::Problem;

/// The longest word that chooses which answers are shown.
const LONGEST_SHOW: usize = 10;

pub(crate) async fn show(
    member: Member,
    Path(at): Path<AtSection>,
    query: Query,
) -> Result<Response, Problem> {
    let which = query.text("show", LONGEST_SHOW)?;
    let service = &member.cx.app.service;
    let of = (at.city.as_str(), at.wave.as_str());
    let section = service
        .review_section(&member.actor, of, &at.section)
        .await?;
    page(member, section, which, Refused::default(), StatusCode::OK).await
}

pub(super) async fn page(
    member: Member,
    section: ReviewSection,
    which: String,
    refused: Refused,
    status: StatusCode,
) -> Result<Response, Problem> {
    let cx = member.cx;
    let desk = &section.reviewed.desk;
    let invented = desk.city.demonstration;
    let here = Route::ReviewSection {
        city: desk.city.code.clone(),
        wave: desk.wave.code.clone(),
        section: section.code.clone(),
        show: which.clone(),
    };
    let requests = &cx.app.service.data().requests;
    let page = section_page(&section, &which, requests, refused, &cx.app.i18n, cx.locale);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.review_section(&frame, &page)?)
    })
    .await
}
