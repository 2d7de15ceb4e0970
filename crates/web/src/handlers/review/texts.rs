//! Narrative and recommendations of a review.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::review::{ReviewTextKind, TextSaid};
use icc_pages::context::FieldError;
use icc_pages::urls::Route;

use super::overview;
use crate::extract::Path;
use crate::form::{shown, status_of};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::review::texts_page;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let nothing = Again::default();
    page(member, &at, nothing, StatusCode::OK).await
}

/// What was sent and could not be kept.
#[derive(Default)]
struct Again {
    said: Vec<TextSaid>,
    errors: Vec<FieldError>,
    conflicts: BTreeSet<ReviewTextKind>,
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let said = sheet.texts()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    match service
        .save_review_texts(&member.actor, of, &said, origin)
        .await
    {
        Ok(saved) if saved.conflicts.is_empty() => {
            Ok(member.cx.done(&overview::here(&at), "review-texts"))
        }
        Ok(saved) => {
            let again = Again {
                said,
                errors: Vec::new(),
                conflicts: saved.conflicts,
            };
            page(member, &at, again, StatusCode::CONFLICT).await
        }
        Err(Error::Invalid(issues)) => {
            let again = Again {
                said,
                errors: shown(&issues),
                conflicts: BTreeSet::new(),
            };
            page(member, &at, again, status_of(&issues)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &At,
    again: Again,
    status: StatusCode,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.review_texts(&actor, &at.city, &at.wave).await?;
    let invented = found.desk.city.demonstration;
    let Again {
        said,
        errors,
        conflicts,
    } = again;
    let in_conflict = |kind| conflicts.contains(&kind);
    let page = texts_page(&found, &said, errors, in_conflict, cx.locale);
    let here = Route::ReviewTexts {
        city: at.city.clone(),
        wave: at.wave.clone(),
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.review_texts(&frame, &page)?)
    })
    .await
}
