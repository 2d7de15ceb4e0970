//! All of it, to look through.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::{Path, Query};
use crate::guest::Member;
use crate::present::evidence::{Show, inbox_page};
use crate::problem::Problem;

/// The longest text that is searched for, in characters.
const LONGEST_SEARCH: usize = 100;

pub(crate) async fn show(
    member: Member,
    Path(city): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let q = query.text("q", LONGEST_SEARCH)?;
    let show = Show::from_word(&query.text("show", LONGEST_SEARCH)?);
    let inbox = cx.app.service.evidence_inbox(&actor, &city).await?;
    let invented = inbox.city.demonstration;
    let page = inbox_page(&inbox, &q, show, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::Evidence {
            city,
            q,
            show: show.as_str().to_owned(),
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.evidence(&frame, &page)?)
    })
    .await
}
