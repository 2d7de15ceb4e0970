//! What full marks would take, and what planned measures would change, as a city sees it of itself.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::city::At;
use super::reading;
use crate::extract::{Path, Query, see_other};
use crate::guest::Member;
use crate::handlers::next_steps::{asked, helping};
use crate::present;
use crate::present::next_steps::written;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let (planned, is_written) = asked(&query)?;
    let service = &member.cx.app.service;
    let may_keep = service.may_keep_targets(&member.actor, &at.city).await?;
    let here = Route::SharedNextSteps {
        audience: at.audience.clone(),
        city: at.city.clone(),
        wave: at.wave.clone(),
        plan: written(&planned),
    };
    let helping = helping(&member.cx, Some(&member.actor)).await?;
    let cx = reading(member, at.audience, &at.city).await?;
    // A city plans for itself: nobody else does it for one whose answers he or she may read.
    if !cx.reader.is_own() {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    // One plan, one address.
    if !is_written {
        return Ok(see_other(&here.path(cx.locale)));
    }
    cx.page_once(StatusCode::OK, move |cx| {
        let of = (at.city.as_str(), at.wave.as_str());
        let page = present::next_steps::page(cx, of, &planned, (may_keep, &helping))?;
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.next_steps(&frame, &page)?)
    })
    .await
}
