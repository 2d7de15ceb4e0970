//! What was handed in, word for word, as far as everybody may see it. It can change without anything
//! being published: it is made for each request.

use axum::response::Response;
use icc_app::shared::ReadAs;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present::shared::words_page;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let place = (at.city.as_str(), at.wave.as_str());
    let words = service.shared_words(ReadAs::Everybody, place).await?;
    let here = Route::Words {
        city: at.city,
        wave: at.wave,
    };
    cx.page_anew(RouteKind::Words, move |cx| {
        let page = words_page(&words, cx);
        let frame = cx.city_frame(here, page.at.invented);
        Ok(cx.app.pages.shared_words(&frame, &page)?)
    })
    .await
}
