//! Everything that an answer ever was.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::AtQuestion;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::history_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<AtQuestion>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let history = service
        .answer_history(&actor, &at.city, &at.wave, &at.question)
        .await?;
    let invented = history.desk.city.demonstration;
    let page = history_page(&history, &at.question, &cx.app.i18n, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::ResponseHistory {
            city: at.city,
            wave: at.wave,
            question: at.question,
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.response_history(&frame, &page)?)
    })
    .await
}
