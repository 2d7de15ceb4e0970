//! What was handed in, word for word, as far as an audience may see it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::shared::ReadAs;
use icc_pages::urls::Route;

use super::city::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::shared::words_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let reader = ReadAs::Audience(&actor, &at.audience);
    let place = (at.city.as_str(), at.wave.as_str());
    let words = service.shared_words(reader, place).await?;
    let here = Route::SharedWords {
        audience: at.audience,
        city: at.city,
        wave: at.wave,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let page = words_page(&words, cx);
        let frame = cx.city_frame(here, page.at.invented);
        Ok(cx.app.pages.shared_words(&frame, &page)?)
    })
    .await
}
