//! Removing somebody's second factor.

use axum::response::Response;
use icc_app::accounts::AccountId;
use icc_pages::urls::Route;
use validator::Validate;

use super::id;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Person {
    account: String,
}

impl Form for Person {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            account: fields.text("account")?,
        })
    }
}

pub(crate) async fn send(member: Member, sent: Sent<Person>) -> Result<Response, Problem> {
    let account: AccountId = id(&sent.form.account)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .reset_second_factor(&member.actor, account, origin)
        .await?;
    Ok(member.cx.done(&Route::People {}, "second-factor-reset"))
}
