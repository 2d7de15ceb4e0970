//! What was handed in, and what has become of it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::submission::receipt_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let receipt = service.receipt(&actor, &at.city, &at.wave).await?;
    let invented = receipt.desk.city.demonstration;
    let page = receipt_page(&receipt, cx.locale);
    let here = Route::Submission {
        city: at.city,
        wave: at.wave,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.submission(&frame, &page)?)
    })
    .await
}
