//! Typing a code after the first step of signing in.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_pages::context::SignInCodePage;
use icc_pages::urls::Route;
use validator::Validate;

use crate::cookies;
use crate::entering::{LONGEST_NEXT, there};
use crate::extract::{PageCx, Query, see_other};
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::problem::Problem;
use crate::target::safe_target;

#[derive(Validate)]
pub(crate) struct Code {
    next: String,
    #[validate(length(min = 1, code = "missing"))]
    code: String,
}

impl Form for Code {
    const FIELDS: &'static [&'static str] = &["code"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            next: fields.text("next")?,
            code: fields.text("code")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let next = query.text("next", LONGEST_NEXT)?;
    let secret = cookies::pending(&cx.headers, &cx.app.config);
    let waits = match &secret {
        Some(secret) => cx.app.service.waits_for_code(secret).await?,
        None => false,
    };
    if waits {
        return page(cx, next, &[]).await;
    }
    Ok(again(&cx, &next, secret.is_some()))
}

pub(crate) async fn send(cx: PageCx, sent: Sent<Code>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let Some(secret) = cookies::pending(&cx.headers, &cx.app.config) else {
        return Ok(again(&cx, &form.next, false));
    };
    if !issues.is_empty() {
        return page(cx, form.next, &issues).await;
    }
    let (service, visit) = (&cx.app.service, cx.guest.visit());
    match service.enter_code(&secret, &form.code, &visit).await {
        Ok(signed_in) => {
            let mut answer = see_other(&there(&cx, &form.next));
            cookies::set_session(&mut answer, &cx.app.config, &signed_in.secret);
            cookies::forget_pending(&mut answer, &cx.app.config);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) if issues.iter().any(|issue| issue.code == "code-over") => {
            Ok(again(&cx, &form.next, true))
        }
        Err(Error::Invalid(issues)) => page(cx, form.next, &issues).await,
        Err(error) => Err(error.into()),
    }
}

/// Nothing waits for a code: one starts with the first step.
fn again(cx: &PageCx, next: &str, waited: bool) -> Response {
    let next = safe_target(next).unwrap_or_default().to_owned();
    let route = Route::SignIn { next };
    if !waited {
        return see_other(&route.path(cx.locale));
    }
    let mut answer = cx.done(&route, "sign-in-again");
    cookies::forget_pending(&mut answer, &cx.app.config);
    answer
}

async fn page(cx: PageCx, next: String, issues: &[Issue]) -> Result<Response, Problem> {
    let status = status_of(issues);
    let page = SignInCodePage {
        next: safe_target(&next).unwrap_or_default().to_owned(),
        errors: shown(issues),
    };
    cx.page_once(status, move |cx| {
        let here = Route::SignInCode {
            next: page.next.clone(),
        };
        Ok(cx.app.pages.sign_in_code(&cx.frame(here), &page)?)
    })
    .await
}
