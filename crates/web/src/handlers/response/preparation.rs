//! What is known from last time, to prepare with.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::preparation::preparation_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.preparation(&actor, &at.city, &at.wave).await?;
    let invented = found.desk.city.demonstration;
    let page = preparation_page(&found, &cx.app.i18n, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::ResponsePreparation {
            city: at.city,
            wave: at.wave,
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.preparation(&frame, &page)?)
    })
    .await
}
