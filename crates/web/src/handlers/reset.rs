//! Choosing a new password with a link.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::TokenPurpose;
use icc_app::input::Issue;
use icc_pages::context::ResetPage;
use icc_pages::urls::Route;
use validator::Validate;

use super::{LONGEST_TOKEN, behind};
use crate::cookies;
use crate::extract::{PageCx, Query};
use crate::form::{Fields, Form, Sent, status_of};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Reset {
    token: String,
    #[validate(length(min = 1, code = "missing"))]
    password: String,
}

impl Form for Reset {
    const FIELDS: &'static [&'static str] = &["password"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            token: fields.text("token")?,
            password: fields.text("password")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let token = query.text("token", LONGEST_TOKEN)?;
    page(cx, token, &[]).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<Reset>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    if !issues.is_empty() {
        return page(cx, form.token, &issues).await;
    }
    let (service, origin) = (&cx.app.service, cx.guest.origin());
    match service
        .reset_password(&form.token, &form.password, origin)
        .await
    {
        Ok(()) => {
            let there = Route::SignIn {
                next: String::new(),
            };
            let mut answer = cx.done(&there, "password-reset");
            cookies::forget_session(&mut answer, &cx.app.config);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => page(cx, form.token, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: PageCx, token: String, issues: &[Issue]) -> Result<Response, Problem> {
    let link = behind(&cx, &token, TokenPurpose::Reset, issues).await?;
    let page = ResetPage {
        token,
        good: link.good,
        shortest: link.shortest,
        errors: link.errors,
    };
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        let here = Route::Reset {
            token: page.token.clone(),
        };
        Ok(cx.app.pages.reset(&cx.frame(here), &page)?)
    })
    .await
}
