//! Signing in with a password.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{Credentials, DEMONSTRATION_PASSWORD, Provider, demonstration_accounts};
use icc_app::input::Issue;
use icc_pages::context::{DemonstrationAccount, ProviderChoice, SignInPage};
use icc_pages::urls::Route;
use validator::Validate;

use crate::entering::{LONGEST_NEXT, entered, there};
use crate::extract::{PageCx, Query, see_other};
use crate::form::{Fields, Form, Sent, shown};
use crate::problem::Problem;
use crate::target::safe_target;

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
        Ok(entry) => Ok(entered(&cx, &entry, &form.next)),
        Err(Error::Invalid(issues)) => refused(cx, with.email, form.next, &issues).await,
        Err(error) => Err(error.into()),
    }
}

/// The page for signing in with what was wrong.
pub(crate) async fn refused(
    cx: PageCx,
    email: String,
    next: String,
    issues: &[Issue],
) -> Result<Response, Problem> {
    page(cx, StatusCode::UNPROCESSABLE_ENTITY, email, next, issues).await
}

/// The providers of identity, where an address is known to which they can lead back.
fn providers(cx: &PageCx) -> Vec<ProviderChoice> {
    let known = !cx.app.config.public_url.is_empty();
    let all = cx.app.service.providers().iter().filter(|_| known);
    let choice = |one: &Provider| {
        let label = one.labels.best(cx.locale);
        ProviderChoice {
            code: one.code.clone(),
            label: label.map_or(&*one.code, |(_, label)| label).to_owned(),
        }
    };
    all.map(|one| choice(one.provider())).collect()
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
        providers: providers(&cx),
    };
    cx.page_once(status, move |cx| {
        let here = Route::SignIn {
            next: page.next.clone(),
        };
        Ok(cx.app.pages.sign_in(&cx.frame(here), &page)?)
    })
    .await
}
