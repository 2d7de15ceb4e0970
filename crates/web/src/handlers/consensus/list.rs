//! The register.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::AtNetwork;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::consensus::register_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.consensuses(&actor, &at.network).await?;
    let page = register_page(&found, cx.locale);
    let here = Route::Consensuses {
        network: at.network,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.consensuses(&frame, &page)?)
    })
    .await
}
