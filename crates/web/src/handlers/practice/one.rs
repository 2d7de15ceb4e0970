//! A practice as others see it.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use super::At;
use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let found = service.practice(cx.guest.actor.as_ref(), at.id()?).await?;
    cx.page_anew(RouteKind::Practice, move |cx| {
        let page = present::practices::one(cx, &found);
        let here = Route::Practice {
            practice: at.practice,
        };
        let frame = cx.city_frame(here, page.entry.invented);
        Ok(cx.app.pages.practice(&frame, &page)?)
    })
    .await
}
