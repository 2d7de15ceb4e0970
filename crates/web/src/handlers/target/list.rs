//! What a city plans.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::on_own_ground;
use crate::extract::Path;
use crate::guest::Member;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(city): Path<String>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.targets(&actor, &city).await?;
    let (cx, reader) = on_own_ground(cx, &actor, &city).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::targets::list(cx, &found, reader)?;
        let frame = cx.city_frame(Route::Targets { city }, page.invented);
        Ok(cx.app.pages.targets(&frame, &page)?)
    })
    .await
}
