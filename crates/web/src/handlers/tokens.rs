//! One's own tokens for programs. One that was just made is shown in the answer, this once.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{ApiTokenId, MadeToken, TokenSaid, USUAL_DAYS};
use icc_app::input::Issue;
use icc_pages::context::TokenForm;
use icc_pages::urls::Route;
use validator::Validate;

use super::id;
use crate::form::{Fields, Form, Sent, status_of};
use crate::guest::Member;
use crate::present::tokens::tokens_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct New {
    name: String,
    purpose: String,
    days: String,
}

impl Form for New {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            name: fields.text("name")?,
            purpose: fields.text("purpose")?,
            days: fields.text("days")?,
        })
    }
}

#[derive(Validate)]
pub(crate) struct Ended {
    token: String,
}

impl Form for Ended {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            token: fields.text("token")?,
        })
    }
}

const HERE: Route = Route::AccountTokens {};

fn empty() -> TokenForm {
    TokenForm {
        name: String::new(),
        purpose: String::new(),
        days: USUAL_DAYS.to_string(),
    }
}

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    page(member, None, empty(), &[]).await
}

pub(crate) async fn make(member: Member, sent: Sent<New>) -> Result<Response, Problem> {
    let form = sent.form;
    let said = TokenSaid {
        name: &form.name,
        purpose: &form.purpose,
        days: &form.days,
    };
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service.make_token(&member.actor, &said, origin).await {
        Ok(made) => page(member, Some(made), empty(), &[]).await,
        Err(Error::Invalid(issues)) => {
            let typed = TokenForm {
                name: form.name,
                purpose: form.purpose,
                days: form.days,
            };
            page(member, None, typed, &issues).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn end(member: Member, sent: Sent<Ended>) -> Result<Response, Problem> {
    let token: ApiTokenId = id(&sent.form.token)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service.end_token(&member.actor, token, origin).await?;
    Ok(member.cx.done(&HERE, "token-ended"))
}

async fn page(
    member: Member,
    made: Option<MadeToken>,
    form: TokenForm,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let own = cx.app.service.own_tokens(&actor).await?;
    let page = tokens_page(&cx, own, made, (form, issues));
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx.app.pages.tokens(&cx.frame(HERE), &page)?)
    })
    .await
}
