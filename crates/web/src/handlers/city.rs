//! A city, at its latest wave or at a chosen one.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct Latest {
    city: String,
}

#[derive(Deserialize)]
pub(crate) struct AtWave {
    city: String,
    wave: String,
}

pub(crate) async fn latest(cx: PageCx, Path(at): Path<Latest>) -> Result<Response, Problem> {
    let here = Route::City {
        city: at.city.clone(),
    };
    show(cx, RouteKind::City, here, at.city, None).await
}

pub(crate) async fn at_wave(cx: PageCx, Path(at): Path<AtWave>) -> Result<Response, Problem> {
    let here = Route::CityWave {
        city: at.city.clone(),
        wave: at.wave.clone(),
    };
    show(cx, RouteKind::CityWave, here, at.city, Some(at.wave)).await
}

async fn show(
    cx: PageCx,
    kind: RouteKind,
    here: Route,
    city: String,
    wave: Option<String>,
) -> Result<Response, Problem> {
    let name = here.path(cx.locale);
    cx.page(kind, name, move |cx| {
        let page = present::city::page(cx, &city, wave.as_deref())?;
        Ok(cx
            .app
            .pages
            .city(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
