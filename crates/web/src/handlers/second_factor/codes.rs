//! New codes for emergencies in place of the old ones, shown in the answer, this once.

use axum::response::Response;
use icc_app::Error;

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
        .renew_recovery_codes(&member.actor, &form.proof, origin)
        .await
    {
        Ok(codes) => page(member, codes, &[]).await,
        Err(Error::Invalid(issues)) => page(member, Vec::new(), &issues).await,
        Err(error) => Err(error.into()),
    }
}
