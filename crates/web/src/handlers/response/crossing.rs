//! The editions into which the answers of a questionnaire can be carried.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::crossing::crossing_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let targets = service.crossing_targets(&actor, &at.city, &at.wave).await?;
    let invented = targets.desk.city.demonstration;
    let page = crossing_page(&targets, &cx.app.i18n, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::ResponseCrossing {
            city: at.city,
            wave: at.wave,
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.response_crossing(&frame, &page)?)
    })
    .await
}
