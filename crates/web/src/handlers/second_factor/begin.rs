//! Making a secret, which is asked for only after it was confirmed.

use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::see_other;
use crate::guest::Member;
use crate::problem::Problem;

pub(crate) async fn send(member: Member) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service.begin_second_factor(&member.actor, origin).await?;
    Ok(see_other(&Route::SecondFactor {}.path(member.cx.locale)))
}
