//! Translating what was written beside answers.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::responses::{Saved, TranslationChange};
use icc_domain::Locale;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::{AtLanguage, OTHER_LANGUAGE, kept};
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::{status_of, translations_page};
use crate::problem::Problem;
use crate::sheet::Sheet;

fn here(at: &AtLanguage) -> Route {
    Route::ResponseTranslations {
        city: at.city.clone(),
        wave: at.wave.clone(),
        language: at.language.clone(),
    }
}

fn language(at: &AtLanguage) -> Result<Locale, Problem> {
    let language = at.language.parse();
    language.map_err(|_| Problem::new(ProblemKind::NotFound))
}

pub(crate) async fn show(member: Member, Path(at): Path<AtLanguage>) -> Result<Response, Problem> {
    page(member, at, &[], &BTreeMap::new()).await
}

pub(crate) async fn save(
    mut member: Member,
    Path(at): Path<AtLanguage>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let switched = sheet.text("then")? == OTHER_LANGUAGE;
    let changes = sheet.translations()?;
    let service = &member.cx.app.service;
    let saved = service
        .save_translations(&member.actor, &at.city, &at.wave, language(&at)?, &changes)
        .await?;
    if switched {
        member.cx.locale = member.cx.locale.other();
    }
    if status_of(&saved).is_some() {
        return page(member, at, &changes, &saved).await;
    }
    if switched {
        return Ok(kept(&member.cx, &here(&at), &saved, "answers-saved"));
    }
    Ok(member.cx.done(&here(&at), "answers-saved"))
}

async fn page(
    member: Member,
    at: AtLanguage,
    changes: &[TranslationChange],
    saved: &BTreeMap<String, Saved>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service
        .response_translations(&actor, &at.city, &at.wave, language(&at)?)
        .await?;
    let invented = found.desk.city.demonstration;
    let page = translations_page(&found, changes, saved, &cx.app.i18n, cx.locale);
    let status = status_of(saved).unwrap_or(StatusCode::OK);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here(&at), invented);
        Ok(cx.app.pages.response_translations(&frame, &page)?)
    })
    .await
}
