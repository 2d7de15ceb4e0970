//! Making the first administrator.

use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{NewAdministrator, TokenPurpose};
use icc_app::input::Issue;
use icc_pages::context::FirstAccessPage;
use icc_pages::urls::Route;
use validator::Validate;

use super::{LONGEST_TOKEN, behind};
use crate::cookies;
use crate::extract::{PageCx, Query};
use crate::form::{Fields, Form, Sent, status_of};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct First {
    token: String,
    #[validate(length(min = 1, code = "missing"))]
    name: String,
    #[validate(length(min = 1, code = "missing"))]
    email: String,
    language: String,
    #[validate(length(min = 1, code = "missing"))]
    password: String,
}

impl Form for First {
    const FIELDS: &'static [&'static str] = &["name", "email", "password"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            token: fields.text("token")?,
            name: fields.text("name")?,
            email: fields.text("email")?,
            language: fields.text("language")?,
            password: fields.text("password")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let token = query.text("token", LONGEST_TOKEN)?;
    let nobody = NewAdministrator {
        name: String::new(),
        email: String::new(),
        password: String::new(),
        language: cx.locale,
    };
    page(cx, token, nobody, &[]).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<First>) -> Result<Response, Problem> {
    let Sent { form, issues } = sent;
    let person = NewAdministrator {
        name: form.name,
        email: form.email,
        password: form.password,
        language: form.language.parse().unwrap_or(cx.locale),
    };
    if !issues.is_empty() {
        return page(cx, form.token, person, &issues).await;
    }
    let (service, visit) = (&cx.app.service, cx.guest.visit());
    match service
        .create_first_administrator(&form.token, &person, &visit)
        .await
    {
        Ok(signed_in) => {
            let mut answer = cx.done(&Route::People {}, "account-made");
            cookies::set_session(&mut answer, &cx.app.config, &signed_in.secret);
            Ok(answer)
        }
        Err(Error::Invalid(issues)) => page(cx, form.token, person, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    cx: PageCx,
    token: String,
    person: NewAdministrator,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let link = behind(&cx, &token, TokenPurpose::FirstAdministrator, issues).await?;
    let page = FirstAccessPage {
        token,
        good: link.good,
        name: person.name,
        email: person.email,
        language: person.language,
        shortest: link.shortest,
        errors: link.errors,
    };
    let status = status_of(issues);
    cx.page_once(status, move |cx| {
        let here = Route::FirstAccess {
            token: page.token.clone(),
        };
        Ok(cx.app.pages.first_access(&cx.frame(here), &page)?)
    })
    .await
}
