//! Taking everything back.

use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::form::Sent;
use crate::guest::Member;
use crate::handlers::extension::Nothing;
use crate::handlers::response::At;
use crate::problem::Problem;

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    _: Sent<Nothing>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .take_back_consent(&member.actor, (&at.city, &at.wave), origin)
        .await?;
    let there = Route::Consent {
        city: at.city,
        wave: at.wave,
    };
    Ok(member.cx.done(&there, "consent-taken-back"))
}
