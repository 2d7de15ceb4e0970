//! A review as a whole.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::context::FieldError;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::review::review_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, String::new(), (Vec::new(), StatusCode::OK)).await
}

pub(super) fn here(at: &At) -> Route {
    Route::Review {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(super) async fn page(
    member: Member,
    at: &At,
    remark: String,
    (errors, status): (Vec<FieldError>, StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let overview = cx.app.service.review(&actor, &at.city, &at.wave).await?;
    let invented = overview.reviewed.desk.city.demonstration;
    let mut page = review_page(&overview, &cx.app.i18n, cx.locale);
    page.remark = remark;
    page.errors = errors;
    let here = here(at);
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.review(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
