//! One part: handing it back, accepting, returning, taking it away; reminding.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::responses::{PartId, PartMove, Step};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtPart;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::extension::Nothing;
use crate::handlers::id;
use crate::present::parts::part_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Moved {
    step: String,
    remark: String,
    version: i32,
}

impl Form for Moved {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            step: fields.text("step")?,
            remark: fields.text("remark")?,
            version: fields.whole("version")?,
        })
    }
}

const fn done(step: PartMove) -> &'static str {
    match step {
        PartMove::HandBack => "part-hand-back",
        PartMove::Accept => "part-accept",
        PartMove::Return => "part-return",
        PartMove::Withdraw => "part-withdraw",
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtPart>) -> Result<Response, Problem> {
    page(member, &at, String::new(), (&[], StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtPart>,
    sent: Sent<Moved>,
) -> Result<Response, Problem> {
    let part: PartId = id(&at.part)?;
    let to = PartMove::from_code(&sent.form.step);
    let step = Step {
        to: to.ok_or(Problem::new(ProblemKind::BadRequest))?,
        remark: sent.form.remark,
        version: sent.form.version,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let questionnaire = (at.city.as_str(), at.wave.as_str());
    let moved = service
        .move_part(&member.actor, questionnaire, part, &step, origin)
        .await;
    match moved {
        Ok(()) => {
            // What was taken away is not there any more for everybody.
            let there = Route::Parts {
                city: at.city,
                wave: at.wave,
                show: String::new(),
            };
            Ok(member.cx.done(&there, done(step.to)))
        }
        Err(Error::Invalid(issues)) => {
            let status = status_of(&issues);
            page(member, &at, step.remark, (&issues, status)).await
        }
        Err(Error::Conflict) => {
            let changed = [Issue::new("remark", "part-changed")];
            page(member, &at, step.remark, (&changed, StatusCode::CONFLICT)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn remind(
    member: Member,
    Path(at): Path<AtPart>,
    _: Sent<Nothing>,
) -> Result<Response, Problem> {
    let part: PartId = id(&at.part)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let questionnaire = (at.city.as_str(), at.wave.as_str());
    service
        .remind_of_part(&member.actor, questionnaire, part, origin)
        .await?;
    Ok(member.cx.done(&here(&at), "part-reminded"))
}

fn here(at: &AtPart) -> Route {
    Route::Part {
        city: at.city.clone(),
        wave: at.wave.clone(),
        part: at.part.clone(),
    }
}

async fn page(
    member: Member,
    at: &AtPart,
    remark: String,
    (issues, status): (&[Issue], StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let part: PartId = id(&at.part)?;
    let service = &cx.app.service;
    let found = service.part(&actor, &at.city, &at.wave, part).await?;
    let invented = found.desk.city.demonstration;
    let mut page = part_page(&found, &cx.app.i18n, cx.locale);
    page.errors = shown(issues);
    page.remark = remark;
    let here = here(at);
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.part(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
