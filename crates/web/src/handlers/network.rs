//! A network with its figures.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, Path(network): Path<String>) -> Result<Response, Problem> {
    let here = Route::Network {
        network: network.clone(),
    };
    let name = here.path(cx.locale);
    cx.page(RouteKind::Network, name, move |cx| {
        let page = present::network::page(cx, &network)?;
        Ok(cx
            .app
            .pages
            .network(&cx.city_frame(here, page.entry.invented), &page)?)
    })
    .await
}
