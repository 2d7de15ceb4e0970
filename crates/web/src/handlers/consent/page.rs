//! Saying who may see what.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::Response;
use icc_app::consent::{ConsentIssue, ConsentSaid, Given};
use icc_pages::context::FieldError;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::form::{FieldLimits, fields};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::consent::consent_page;
use crate::problem::Problem;
use crate::state::Site;

/// A city may be in several networks with many partners, each asked for by itself.
const LIMITS: FieldLimits = FieldLimits {
    fields: 500,
    value: 2000,
};

/// What the form has sent.
pub(crate) struct SentConsent(ConsentSaid);

impl FromRequest<Site> for SentConsent {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let mut fields = fields(request, site.app.limits.form, LIMITS).await?;
        Ok(Self(ConsentSaid {
            grants: fields.all("grant"),
            authority: fields.text("authority")?,
            resolution: fields.text("resolution")?,
            decided_on: fields.text("decided-on")?,
            public_from: fields.text("public-from")?,
            version: fields.whole("version")?,
        }))
    }
}

fn here(at: &At) -> Route {
    Route::Consent {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, None, (&[], StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    SentConsent(said): SentConsent,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    let given = service.give_consent(&member.actor, of, &said, origin).await;
    match given? {
        Given::Kept => Ok(member.cx.done(&here(&at), "consent-given")),
        Given::Same => Ok(member.cx.done(&here(&at), "consent-same")),
        Given::Refused(issues) => {
            let refused = (issues.as_slice(), StatusCode::UNPROCESSABLE_ENTITY);
            page(member, &at, Some(said), refused).await
        }
        Given::Conflict => page(member, &at, Some(said), (&[], StatusCode::CONFLICT)).await,
    }
}

async fn page(
    member: Member,
    at: &At,
    said: Option<ConsentSaid>,
    (issues, status): (&[ConsentIssue], StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.consent(&actor, &at.city, &at.wave).await?;
    let mut page = consent_page(&found, said.as_ref(), service.clock().now(), cx.locale);
    page.conflict = status == StatusCode::CONFLICT;
    page.errors = issues.iter().map(error).collect();
    let (here, invented) = (here(at), found.desk.city.demonstration);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.consent(&frame, &page)?)
    })
    .await
}

fn error(issue: &ConsentIssue) -> FieldError {
    FieldError {
        field: issue.field.clone(),
        code: issue.code.to_owned(),
        number: 0,
    }
}
