//! Cities that are like one.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, Path(city): Path<String>) -> Result<Response, Problem> {
    let here = Route::Similar { city: city.clone() };
    let name = here.path(cx.locale);
    cx.page(RouteKind::Similar, name, move |cx| {
        let page = present::similar::page(cx, &city)?;
        Ok(cx
            .app
            .pages
            .similar(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
