//! Confirming the whole questionnaire at once, except what has changed.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::At;
use super::section::confirmed;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::still_true::still_true_page;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.still_true(&actor, &at.city, &at.wave).await?;
    let invented = found.desk.city.demonstration;
    let page = still_true_page(&found, &cx.app.i18n, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::ResponseStillTrue {
            city: at.city,
            wave: at.wave,
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.still_true(&frame, &page)?)
    })
    .await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let except: BTreeSet<String> = sheet.all("except").into_iter().collect();
    let seen = sheet.seen()?;
    let service = &member.cx.app.service;
    let done = service
        .confirm_answers(&member.actor, &at.city, &at.wave, &seen, &except)
        .await?;
    let there = Route::Response {
        city: at.city,
        wave: at.wave,
    };
    Ok(member.cx.done(&there, confirmed(&done)))
}
