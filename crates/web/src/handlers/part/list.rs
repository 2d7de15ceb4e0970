//! Who has which part.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::responses::PartFilter;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use crate::extract::{Path, Query};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::parts::parts_page;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let show = query.text("show", 20)?;
    let filter = PartFilter::from_code(&show).ok_or(Problem::new(ProblemKind::NotFound))?;
    let Member { cx, actor, .. } = member;
    let list = cx.app.service.parts(&actor, &at.city, &at.wave).await?;
    let invented = list.desk.city.demonstration;
    let page = parts_page(&list, filter, &cx.app.i18n, cx.locale);
    let here = Route::Parts {
        city: at.city,
        wave: at.wave,
        show,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.parts(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
