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
        let page = present::explanation::page(cx, &at.city, &at.wave, &at.code)?;
        Ok(cx
            .app
            .pages
            .explanation(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
