//! A section as it is filled in, all its questions on one page.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::responses::{Change, Confirmed, LookedAt, Saved};
use icc_pages::urls::Route;

use super::{AtSection, OTHER_LANGUAGE, kept};
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::{section_page, status_of};
use crate::problem::Problem;
use crate::sheet::Sheet;

fn here(at: &AtSection) -> Route {
    Route::ResponseSection {
        city: at.city.clone(),
        wave: at.wave.clone(),
        section: at.section.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtSection>) -> Result<Response, Problem> {
    page(member, at, &[], &BTreeMap::new()).await
}

pub(crate) async fn save(
    mut member: Member,
    Path(at): Path<AtSection>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let switched = sheet.text("then")? == OTHER_LANGUAGE;
    let changes = if switched {
        sheet.changes_in_passing()?
    } else {
        sheet.changes(LookedAt::No)?
    };
    let (service, language) = (&member.cx.app.service, member.cx.locale);
    let saved = service
        .save_answers(&member.actor, &at.city, &at.wave, &changes, language)
        .await?;
    if switched {
        member.cx.locale = language.other();
    }
    if status_of(&saved).is_some() {
        return page(member, at, &changes, &saved).await;
    }
    if switched {
        return Ok(kept(&member.cx, &here(&at), &saved, "answers-saved"));
    }
    Ok(member.cx.done(&here(&at), "answers-saved"))
}

pub(crate) async fn confirm(
    member: Member,
    Path(at): Path<AtSection>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let except: BTreeSet<String> = sheet.all("except").into_iter().collect();
    let seen = sheet.seen()?;
    let service = &member.cx.app.service;
    let done = service
        .confirm_answers(&member.actor, &at.city, &at.wave, &seen, &except)
        .await?;
    Ok(member.cx.done(&here(&at), confirmed(&done)))
}

/// What is said once answers were confirmed.
pub(super) const fn confirmed(done: &Confirmed) -> &'static str {
    match (done.changed.is_empty(), done.expired.is_empty()) {
        (true, true) => "answers-confirmed",
        (false, _) => "answers-changed-since",
        (true, false) => "answers-evidence-expired",
    }
}

async fn page(
    member: Member,
    at: AtSection,
    changes: &[Change],
    saved: &BTreeMap<String, Saved>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let section = service
        .response_section(&actor, &at.city, &at.wave, &at.section)
        .await?;
    let invented = section.desk.city.demonstration;
    let page = section_page(&section, changes, saved, &cx.app.i18n, cx.locale);
    let status = status_of(saved).unwrap_or(StatusCode::OK);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here(&at), invented);
        Ok(cx.app.pages.response_section(&frame, &page)?)
    })
    .await
}
