//! Sending a questionnaire back with questions, or accepting it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::review::{Finish, Finished};
use icc_pages::context::ProblemKind;
use validator::Validate;

use super::overview::{here, page};
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Ending {
    finish: String,
    remark: String,
    version: i32,
}

impl Form for Ending {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            finish: fields.text("finish")?,
            remark: fields.text("remark")?,
            version: fields.whole("version")?,
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Ending>,
) -> Result<Response, Problem> {
    let to = Finish::from_code(&sent.form.finish);
    let finished = Finished {
        to: to.ok_or(Problem::new(ProblemKind::BadRequest))?,
        remark: sent.form.remark,
        version: sent.form.version,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    match service
        .finish_review(&member.actor, of, &finished, origin)
        .await
    {
        Ok(()) => {
            let said = match finished.to {
                Finish::Return => "review-return",
                Finish::Accept => "review-accept",
            };
            Ok(member.cx.done(&here(&at), said))
        }
        Err(Error::Invalid(issues)) => {
            let faults = (shown(&issues), status_of(&issues));
            page(member, &at, finished.remark, faults).await
        }
        Err(Error::Conflict) => {
            let changed = shown(&[Issue::new("remark", "review-changed")]);
            let faults = (changed, StatusCode::CONFLICT);
            page(member, &at, finished.remark, faults).await
        }
        Err(error) => Err(error.into()),
    }
}
