//! One question as it is filled in.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::responses::{Change, LookedAt, Saved};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::{AtQuestion, OTHER_LANGUAGE, kept};
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::{question_page, status_of};
use crate::problem::Problem;
use crate::sheet::Sheet;

fn at_question(at: &AtQuestion, question: &str) -> Route {
    Route::ResponseQuestion {
        city: at.city.clone(),
        wave: at.wave.clone(),
        question: question.to_owned(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtQuestion>) -> Result<Response, Problem> {
    page(member, at, &[], &BTreeMap::new()).await
}

/// Saving on the way to a new piece of evidence.
const NEW_EVIDENCE: &str = "evidence";

pub(crate) async fn save(
    mut member: Member,
    Path(at): Path<AtQuestion>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let then = sheet.text("then")?;
    let passing = [OTHER_LANGUAGE, NEW_EVIDENCE].contains(&then.as_str());
    let changes = if passing {
        sheet.changes_in_passing()?
    } else {
        sheet.changes(LookedAt::Yes)?
    };
    // The question that is saved is the one in the address.
    if !matches!(changes.as_slice(), [one] if one.question == at.question) {
        return Err(Problem::new(ProblemKind::BadRequest));
    }
    let (service, language) = (&member.cx.app.service, member.cx.locale);
    let saved = service
        .save_answers(&member.actor, &at.city, &at.wave, &changes, language)
        .await?;
    if then == OTHER_LANGUAGE {
        member.cx.locale = language.other();
    }
    if status_of(&saved).is_some() {
        return page(member, at, &changes, &saved).await;
    }
    if passing {
        let there = match then.as_str() {
            NEW_EVIDENCE => Route::EvidenceNew {
                city: at.city,
                wave: at.wave,
                question: at.question,
            },
            _ => at_question(&at, &at.question),
        };
        return Ok(kept(&member.cx, &there, &saved, "answer-saved"));
    }
    let (section, place) = service
        .response_question(&member.actor, &at.city, &at.wave, &at.question)
        .await?;
    let there = match section.questions.get(place + 1) {
        Some(next) if then == "next" => at_question(&at, &next.code),
        _ => Route::ResponseSection {
            city: at.city.clone(),
            wave: at.wave.clone(),
            section: section.code,
        },
    };
    Ok(member.cx.done(&there, "answer-saved"))
}

pub(super) async fn page(
    member: Member,
    at: AtQuestion,
    changes: &[Change],
    saved: &BTreeMap<String, Saved>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let (section, place) = service
        .response_question(&actor, &at.city, &at.wave, &at.question)
        .await?;
    let invented = section.desk.city.demonstration;
    let page = question_page(&section, place, changes, saved, &cx.app.i18n, cx.locale);
    let status = status_of(saved).unwrap_or(StatusCode::OK);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(at_question(&at, &at.question), invented);
        Ok(cx.app.pages.response_question(&frame, &page)?)
    })
    .await
}
