//! Whether a report on paper still says what holds.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::present::publication::report_check_page;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    run: String,
    city: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let found = cx.app.service.report_standing(&at.run, &at.city).await?;
    cx.page_anew(RouteKind::ReportCheck, move |cx| {
        let here = Route::ReportCheck {
            run: at.run.clone(),
            city: at.city.clone(),
        };
        let page = report_check_page(&found, &cx.naming());
        let frame = cx.city_frame(here, found.city.demonstration);
        Ok(cx.app.pages.report_check(&frame, &page)?)
    })
    .await
}
