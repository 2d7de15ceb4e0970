//! The practices on which somebody works, and what is done with one.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::practices::{PracticePlaces, StepSaid};
use icc_pages::urls::Route;
use validator::Validate;

use super::At;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present;
use crate::problem::Problem;

/// A step; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Step {
    #[validate(skip)]
    said: StepSaid,
}

impl Form for Step {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: StepSaid {
                step: fields.text("step")?,
                reach: fields.text("reach")?,
                agreed: fields.text("consents")? == "yes",
                remark: fields.text("remark")?,
                version: fields.whole("version")?,
            },
        })
    }
}

pub(crate) async fn list(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.practice_desks(&actor).await?;
    let places = match service.practice_places(&actor).await {
        Ok(places) => places,
        Err(Error::NotFound) => PracticePlaces::default(),
        Err(error) => return Err(error.into()),
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::practices::desks(&found, &places, cx.locale);
        let frame = cx.frame(Route::PracticeDesks {});
        Ok(cx.app.pages.practice_desks(&frame, &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, StepSaid::default(), Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Step>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .step_practice(&member.actor, at.id()?, &said, origin)
        .await
    {
        Ok(_) => {
            let there = Route::PracticeDesk {
                practice: at.practice,
            };
            Ok(member.cx.done(&there, "practice-step"))
        }
        Err(error) => page(member, at, said, Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: At,
    said: StepSaid,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.practice_desk(&actor, at.id()?).await?;
    cx.page_once(refusal.status(), move |cx| {
        let page = present::practices::desk(cx, &found, &said, refusal);
        let here = Route::PracticeDesk {
            practice: at.practice,
        };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.practice_desk(&frame, &page)?)
    })
    .await
}
