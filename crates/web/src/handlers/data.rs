//! The data set and its dictionary.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::PageCx;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    let exports = cx.app.service.exports(&cx.app.i18n).await?;
    cx.page(RouteKind::Data, "data".to_owned(), move |cx| {
        let page = present::data::page(cx, &exports);
        Ok(cx.app.pages.data(&cx.frame(Route::Data {}), &page)?)
    })
    .await
}
