//! Taking an invitation as somebody who has no account yet.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::NewPerson;
use icc_app::input::Issue;
use icc_domain::Locale;
use icc_pages::context::InvitationPage;
use icc_pages::urls::Route;
use validator::Validate;

use super::{LONGEST_TOKEN, is_dead};
use crate::cookies;
use crate::extract::{PageCx, Query};
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::present::people::offer_shown;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Take {
    token: String,
    #[validate(length(min = 1, code = "missing"))]
    name: String,
    language: String,
    #[validate(length(min = 1, code = "missing"))]
    password: String,
}

impl Form for Take {
    const FIELDS: &'static [&'static str] = &["name", "password"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            token: fields.text("token")?,
            name: fields.text("name")?,
            language: fields.text("language")?,
            password: fields.text("password")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let token = query.text("token", LONGEST_TOKEN)?;
    let language = cx.locale;
    page(cx, token, String::new(), language, &[]).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<Take>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let person = NewPerson {
        name: form.name,
        password: form.password,
        language: form.language.parse().unwrap_or(cx.locale),
    };
    if !issues.is_empty() {
        return page(cx, form.token, person.name, person.language, &issues).await;
    }
    let (service, visit) = (&cx.app.service, cx.guest.visit());
    match service.accept_as_new(&form.token, &person, &visit).await {
        Ok(signed_in) => {
            let mut answer = cx.done(&Route::Account {}, "account-made");
            cookies::set_session(&mut answer, &cx.app.config, &signed_in.secret);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => {
            page(cx, form.token, person.name, person.language, &issues).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    cx: PageCx,
    token: String,
    name: String,
    language: Locale,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let offered = service.offered_by_link(&token).await?;
    let offered = offered.filter(|_| !is_dead(issues));
    let account_exists = issues.iter().any(|issue| issue.code == "account-exists");
    let page = InvitationPage {
        token,
        offer: offered.map(|offer| offer_shown(&offer, cx.locale)),
        account_exists,
        name,
        language,
        shortest: service.rules().shortest_password.into(),
        errors: if account_exists {
            Vec::new()
        } else {
            shown(issues)
        },
    };
    let page = InvitationPage {
        errors: if page.offer.is_some() {
            page.errors
        } else {
            Vec::new()
        },
        ..page
    };
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        let here = Route::Invitation {
            token: page.token.clone(),
        };
        Ok(cx.app.pages.invitation(&cx.frame(here), &page)?)
    })
    .await
}
