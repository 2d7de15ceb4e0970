//! What a municipality is asked about its answers, and its reply.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_pages::urls::Route;

use super::{Saying, at_question, done};
use crate::extract::Path;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::review::{Refused, requests_page};
use crate::problem::Problem;

fn here(at: &At) -> Route {
    Route::ResponseRequests {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, Refused::default(), StatusCode::OK).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let question = sent.form.question.clone();
    let decision = sent.form.decision(question.clone())?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    match service
        .reply_to_review(&member.actor, of, &decision, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&here(&at), done(decision.to))),
        Err(Error::Invalid(issues)) => {
            let refused = Refused {
                errors: at_question(shown(&issues), &question),
                decision: Some(decision),
                conflict: false,
            };
            page(member, &at, refused, status_of(&issues)).await
        }
        Err(Error::Conflict) => {
            let refused = Refused {
                errors: Vec::new(),
                decision: Some(decision),
                conflict: true,
            };
            page(member, &at, refused, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &At,
    refused: Refused,
    status: StatusCode,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.review_requests(&actor, &at.city, &at.wave).await?;
    let invented = found.reviewed.desk.city.demonstration;
    let requests = &service.data().requests;
    let page = requests_page(&found, &actor, requests, refused, &cx.app.i18n, cx.locale);
    let here = here(at);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.response_requests(&frame, &page)?)
    })
    .await
}
