//! Switching a second factor off.

use axum::response::Response;
use icc_app::Error;
use icc_pages::urls::Route;

use super::{Proof, page};
use crate::form::Sent;
use crate::guest::Member;
use crate::problem::Problem;

pub(crate) async fn send(member: Member, sent: Sent<Proof>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    if !issues.is_empty() {
        return page(member, Vec::new(), &issues).await;
    }
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .switch_off_second_factor(&member.actor, &form.proof, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&Route::Account {}, "second-factor-off")),
        Err(Error::Invalid(issues)) => page(member, Vec::new(), &issues).await,
        Err(error) => Err(error.into()),
    }
}
