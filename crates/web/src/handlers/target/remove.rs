//! Removing a target.

use axum::response::Response;
use icc_app::Error;
use icc_app::targets::TargetId;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtTarget;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::handlers::id;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Removing {
    version: i32,
}

impl Form for Removing {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            version: fields.whole("version")?,
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtTarget>,
    sent: Sent<Removing>,
) -> Result<Response, Problem> {
    let target: TargetId = id(&at.target)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), target);
    let removed = service
        .remove_target(&member.actor, of, sent.form.version, origin)
        .await;
    match removed {
        Ok(()) => {
            let there = Route::Targets { city: at.city };
            Ok(member.cx.done(&there, "target-removed"))
        }
        // Its page shows what has become of it.
        Err(Error::Conflict) => {
            let there = Route::Target {
                city: at.city,
                target: at.target,
            };
            Ok(member.cx.done(&there, "target-changed-since"))
        }
        Err(error) => Err(error.into()),
    }
}
