//! Confirming a second factor with a first code. The codes for emergencies are shown in the answer,
//! this once.

use axum::response::Response;
use icc_app::Error;
use validator::Validate;

use super::page;
use crate::cookies;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Code {
    #[validate(length(min = 1, code = "missing"))]
    code: String,
}

impl Form for Code {
    const FIELDS: &'static [&'static str] = &["code"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            code: fields.text("code")?,
        })
    }
}

pub(crate) async fn send(member: Member, sent: Sent<Code>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    if !issues.is_empty() {
        return page(member, Vec::new(), &issues).await;
    }
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .confirm_second_factor(&member.actor, &form.code, &member.secret, origin)
        .await
    {
        Ok((codes, secret)) => {
            let config = member.cx.app.config.clone();
            let mut answer = page(member, codes, &[]).await?;
            cookies::set_session(&mut answer, &config, &secret);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => page(member, Vec::new(), &issues).await,
        Err(error) => Err(error.into()),
    }
}
