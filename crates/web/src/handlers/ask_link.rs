//! Asking for a link by mail: for signing in, or for a new password.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::mail::MailKind;
use icc_pages::context::AskPage;
use icc_pages::urls::Route;
use validator::Validate;

use crate::extract::PageCx;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Ask {
    #[validate(length(min = 1, code = "missing"))]
    email: String,
}

impl Form for Ask {
    const FIELDS: &'static [&'static str] = &["email"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            email: fields.text("email")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    page(cx, MailKind::SignInLink, String::new(), &[]).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<Ask>) -> Result<Response, Problem> {
    ask(cx, MailKind::SignInLink, sent).await
}

pub(crate) async fn show_reset(cx: PageCx) -> Result<Response, Problem> {
    page(cx, MailKind::Reset, String::new(), &[]).await
}

pub(crate) async fn send_reset(cx: PageCx, sent: Sent<Ask>) -> Result<Response, Problem> {
    ask(cx, MailKind::Reset, sent).await
}

async fn ask(cx: PageCx, kind: MailKind, sent: Sent<Ask>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    if !issues.is_empty() {
        return page(cx, kind, form.email, &issues).await;
    }
    let (service, origin) = (&cx.app.service, cx.guest.origin());
    match service
        .ask_for_link(kind, &form.email, cx.locale, origin)
        .await
    {
        Ok(()) => Ok(cx.done(&here(kind), "mail-on-its-way")),
        Err(Error::Invalid(issues)) => page(cx, kind, form.email, &issues).await,
        Err(error) => Err(error.into()),
    }
}

const fn here(kind: MailKind) -> Route {
    match kind {
        MailKind::Reset => Route::AskReset {},
        _ => Route::AskLink {},
    }
}

async fn page(
    cx: PageCx,
    kind: MailKind,
    email: String,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let status = status_of(issues);
    let purpose = match kind {
        MailKind::Reset => "reset",
        _ => "sign-in",
    };
    let page = AskPage {
        purpose: purpose.to_owned(),
        email,
        errors: shown(issues),
    };
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.ask_link(&cx.frame(here(kind)), &page)?)
    })
    .await
}
