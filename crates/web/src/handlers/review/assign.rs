//! Saying who reviews.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::review::AssignmentId;
use icc_pages::context::{FieldError, ProblemKind};
use icc_pages::urls::Route;
use uuid::Uuid;
use validator::Validate;

use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::id;
use crate::handlers::response::At;
use crate::present::review::assign_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Assigned {
    step: String,
    reviewer: String,
    assignment: String,
}

impl Form for Assigned {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            step: fields.text("step")?,
            reviewer: fields.text("reviewer")?,
            assignment: fields.text("assignment")?,
        })
    }
}

fn here(at: &At) -> Route {
    Route::ReviewAssign {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, String::new(), (Vec::new(), StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Assigned>,
) -> Result<Response, Problem> {
    let Assigned {
        step,
        reviewer,
        assignment,
    } = sent.form;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    let (made, said) = match step.as_str() {
        "assign" => {
            let chosen = Uuid::try_parse(&reviewer).ok().map(Into::into);
            let made = service
                .assign_review(&member.actor, of, chosen, origin)
                .await;
            (made, "review-assigned")
        }
        "end" => {
            let assignment: AssignmentId = id(&assignment)?;
            let made = service
                .end_review_assignment(&member.actor, of, assignment, origin)
                .await;
            (made, "review-ended")
        }
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    match made {
        Ok(()) => Ok(member.cx.done(&here(&at), said)),
        Err(Error::Invalid(issues)) => {
            let faults = (shown(&issues), status_of(&issues));
            page(member, &at, reviewer, faults).await
        }
        Err(Error::Conflict) => {
            let changed = shown(&[Issue::new("reviewer", "review-changed")]);
            page(member, &at, reviewer, (changed, StatusCode::CONFLICT)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &At,
    reviewer: String,
    (errors, status): (Vec<FieldError>, StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service
        .review_assignments(&actor, &at.city, &at.wave)
        .await?;
    let invented = found.city.demonstration;
    let page = assign_page(&found, reviewer, errors, cx.locale);
    let here = here(at);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.review_assign(&frame, &page)?)
    })
    .await
}
