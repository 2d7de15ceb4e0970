//! How to put a chart of a city into a page of one's own.

use axum::response::Response;
use icc_app::figure::Picture;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
    chart: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let mut pictures = Picture::ALL.into_iter();
    let picture = pictures
        .find(|picture| picture.name() == at.chart)
        .ok_or_else(|| Problem::new(ProblemKind::NotFound))?;
    let here = Route::EmbedCode {
        city: at.city.clone(),
        wave: at.wave.clone(),
        chart: at.chart.clone(),
    };
    let name = here.path(cx.locale);
    cx.page(RouteKind::EmbedCode, name, move |cx| {
        let report = cx.published.snapshot.city(&at.city, Some(&at.wave))?;
        let page = present::embed::code(cx, &report, picture, (&at.city, &at.wave))?;
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.embed_code(&frame, &page)?)
    })
    .await
}
