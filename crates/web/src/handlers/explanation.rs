//! A score opened down to its answers.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
    code: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let here = Route::Explanation {
        city: at.city.clone(),
        wave: at.wave.clone(),
        code: at.code.clone(),
    };
    let name = here.path(cx.locale);
    cx.page(RouteKind::Explanation, name, move |cx| {
        opened(cx, here, (&at.city, &at.wave), &at.code)
    })
    .await
}

/// The page of a measure or of a question: they have codes of their own.
pub(crate) fn opened(
    cx: &PageCx,
    here: Route,
    (city, wave): (&str, &str),
    code: &str,
) -> Result<String, Problem> {
    let pages = &cx.app.pages;
    if let Some(page) = present::explanation::page(cx, city, wave, code)? {
        let frame = cx.city_frame(here, page.at.invented);
        return Ok(pages.explanation(&frame, &page)?);
    }
    let page = present::explanation::question(cx, city, wave, code)?;
    let frame = cx.city_frame(here, page.at.invented);
    Ok(pages.question_explanation(&frame, &page)?)
}
