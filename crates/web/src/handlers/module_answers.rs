//! A municipality answers the questions of a network and hands in.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::responses::{Change, LookedAt, Saved};
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use super::response::{OTHER_LANGUAGE, kept};
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::module_answers::{answers_page, handed_in_page};
use crate::present::response::status_of;
use crate::problem::Problem;
use crate::sheet::Sheet;

/// The answers of a municipality in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    network: String,
    module: String,
    city: String,
}

impl At {
    fn of(&self) -> (&str, &str) {
        (&self.network, &self.module)
    }

    fn here(&self) -> Route {
        Route::ModuleAnswers {
            network: self.network.clone(),
            module: self.module.clone(),
            city: self.city.clone(),
        }
    }

    fn copy(&self) -> Route {
        Route::ModuleHandedIn {
            network: self.network.clone(),
            module: self.module.clone(),
            city: self.city.clone(),
        }
    }
}

/// Which sheet is handed in.
#[derive(Validate)]
pub(crate) struct Handing {
    seen: i32,
}

impl Form for Handing {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            seen: fields.whole("seen")?,
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, (&[], &BTreeMap::new()), StatusCode::OK).await
}

pub(crate) async fn save(
    mut member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let switched = sheet.text("then")? == OTHER_LANGUAGE;
    let changes = if switched {
        sheet.changes_in_passing()?
    } else {
        sheet.changes(LookedAt::No)?
    };
    let (service, language) = (&member.cx.app.service, member.cx.locale);
    let sent = (at.city.as_str(), changes.as_slice());
    let saved = service
        .save_module_answers(&member.actor, at.of(), sent, language)
        .await?;
    if switched {
        member.cx.locale = language.other();
    }
    if let Some(status) = status_of(&saved) {
        return page(member, at, (&changes, &saved), status).await;
    }
    if switched {
        return Ok(kept(&member.cx, &at.here(), &saved, "module-answers-saved"));
    }
    Ok(member.cx.done(&at.here(), "module-answers-saved"))
}

pub(crate) async fn hand_in(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Handing>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let seen = (at.city.as_str(), sent.form.seen);
    match service
        .hand_in_module(&member.actor, at.of(), seen, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&at.copy(), "module-handed-in")),
        Err(Error::Conflict) => {
            page(member, at, (&[], &BTreeMap::new()), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn handed_in(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.module_handed_in(&actor, at.of(), &at.city).await?;
    let page = handed_in_page(&found, (&cx.app.i18n, cx.locale));
    let here = at.copy();
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.module_handed_in(&frame, &page)?)
    })
    .await
}

async fn page(
    member: Member,
    at: At,
    (changes, saved): (&[Change], &BTreeMap<String, Saved>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.module_sheet(&actor, at.of(), &at.city).await?;
    // A sheet that is handed in and is not as it was seen: nothing was sent but its number.
    let conflict = status == StatusCode::CONFLICT && saved.is_empty();
    let said = (changes, saved);
    let page = answers_page(&found, said, conflict, (&cx.app.i18n, cx.locale));
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(at.here(), page.head.invented);
        Ok(cx.app.pages.module_answers(&frame, &page)?)
    })
    .await
}
