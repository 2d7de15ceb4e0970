//! Whether a report on a network on paper still says what holds.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present::publication::network_check_page;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    run: String,
    network: String,
    figures: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let marks = (&*at.run, &*at.figures);
    let found = cx.app.service.network_standing(marks, &at.network).await?;
    cx.page_anew(RouteKind::NetworkCheck, move |cx| {
        let here = Route::NetworkCheck {
            run: at.run.clone(),
            network: at.network.clone(),
            figures: at.figures.clone(),
        };
        let page = network_check_page(&found, &cx.naming());
        let frame = cx.city_frame(here, found.network.record.demonstration);
        Ok(cx.app.pages.report_check(&frame, &page)?)
    })
    .await
}
