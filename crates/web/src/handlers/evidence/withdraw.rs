//! Withdrawing a piece.

use axum::response::Response;
use icc_app::Error;
use validator::Validate;

use super::{AtItem, all_of, version};
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Seen {
    version: String,
}

impl Form for Seen {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            version: fields.text("version")?,
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtItem>,
    sent: Sent<Seen>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let what = (at.id()?, version(&sent.form.version)?);
    let withdrawn = service
        .withdraw_evidence(&member.actor, &at.city, what, origin)
        .await;
    match withdrawn {
        Ok(()) => Ok(member.cx.done(&all_of(&at.city), "evidence-withdrawn")),
        Err(Error::Conflict) => Ok(member.cx.done(&at.here(), "evidence-changed-since")),
        Err(error) => Err(error.into()),
    }
}
