//! What everybody sees of the meetings of a network.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use super::consensus::AtNetwork;
use super::meeting::calendar::MEDIA_TYPE;
use crate::extract::{PageCx, Path};
use crate::present::meetings::public_page;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

pub(crate) async fn show(cx: PageCx, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    let found = cx.app.service.public_meetings(&at.network).await?;
    let page = public_page(&found, &cx.app.config.public_url, cx.locale);
    let here = Route::NetworkMeetings {
        network: at.network,
    };
    cx.page_anew(RouteKind::NetworkMeetings, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.network_meetings(&frame, &page)?)
    })
    .await
}

pub(crate) async fn calendar(cx: PageCx, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let calendar = service.public_calendar(&at.network, cx.locale).await?;
    let name = format!("{}.ics", at.network);
    let file = Rendered::new(MEDIA_TYPE, calendar.text).named(Opening::Kept, &name, &name);
    let asked: &HeaderMap = &cx.headers;
    Ok(file.answer(asked, Keeping::Anew))
}
