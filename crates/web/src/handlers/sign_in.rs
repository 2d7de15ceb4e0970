//! Signing in with a password.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{Credentials, DEMONSTRATION_PASSWORD, demonstration_accounts};
use icc_app::input::Issue;
use icc_pages::context::{DemonstrationAccount, SignInPage};
use icc_pages::urls::Route;
use validator::Validate;

use crate::cookies;
use crate::extract::{PageCx, Query, see_other};
use crate::form::{Fields, Form, Sent, shown};
use crate::problem::Problem;
use crate::target::safe_target;

const LONGEST_NEXT: usize = 1000;

#[derive(Validate)]
pub(crate) struct SignIn {
    next: String,
    #[validate(length(min = 1, code = "missing"))]
    email: String,
    #[validate(length(min = 1, code = "missing"))]
    password: String,
}

impl Form for SignIn {
    const FIELDS: &'static [&'static str] = &["email", "password"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            next: fields.text("next")?,
            email: fields.text("email")?,
            password: fields.text("password")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let next = query.text("next", LONGEST_NEXT)?;
    if cx.guest.actor.is_some() {
        return Ok(see_other(&there(&cx, &next)));
    }
    page(cx, StatusCode::OK, String::new(), next, &[]).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<SignIn>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let with = Credentials {
        email: form.email,
        password: form.password,
    };
    if !issues.is_empty() {
        return refused(cx, with.email, form.next, &issues).await;
    }
    match cx.app.service.sign_in(&with, &cx.guest.visit()).await {
        Ok(signed_in) => {
            let mut answer = see_other(&there(&cx, &form.next));
            cookies::set_session(&mut answer, &cx.app.config, &signed_in.secret);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => refused(cx, with.email, form.next, &issues).await,
        Err(error) => Err(error.into()),
    }
}

/// Where one wanted to go, if it is a page of ours.
fn there(cx: &PageCx, next: &str) -> String {
    let ours = safe_target(next).map(str::to_owned);
    ours.unwrap_or_else(|| Route::Account {}.path(cx.locale))
}

async fn refused(
    cx: PageCx,
    email: String,
    next: String,
    issues: &[Issue],
) -> Result<Response, Problem> {
    page(cx, StatusCode::UNPROCESSABLE_ENTITY, email, next, issues).await
}

async fn page(
    cx: PageCx,
    status: StatusCode,
    email: String,
    next: String,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let demonstration = cx.app.service.rules().demonstration;
    let accounts = demonstration_accounts()
        .into_iter()
        .filter(|_| demonstration);
    let accounts = accounts.map(|(email, role)| DemonstrationAccount {
        email: email.to_owned(),
        role: role.code().to_owned(),
    });
    let page = SignInPage {
        email,
        next: safe_target(&next).unwrap_or_default().to_owned(),
        errors: shown(issues),
        demonstration: accounts.collect(),
        demonstration_password: DEMONSTRATION_PASSWORD.to_owned(),
    };
    cx.page_once(status, move |cx| {
        let here = Route::SignIn {
            next: page.next.clone(),
        };
        Ok(cx.app.pages.sign_in(&cx.frame(here), &page)?)
    })
    .await
}
