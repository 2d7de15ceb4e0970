//! Signing in with a link. Opening it shows a button; only the button uses it up.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::accounts::{SIGN_IN_LINK, TokenPurpose};
use icc_pages::context::LinkPage;
use icc_pages::urls::Route;
use validator::Validate;

use super::LONGEST_TOKEN;
use crate::entering::entered;
use crate::extract::{PageCx, Query};
use crate::form::{Fields, Form, Sent};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct UseLink {
    token: String,
}

impl Form for UseLink {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            token: fields.text("token")?,
        })
    }
}

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let token = query.text("token", LONGEST_TOKEN)?;
    let good = cx
        .app
        .service
        .link_is_good(&token, TokenPurpose::SignIn)
        .await?;
    page(cx, StatusCode::OK, token, good).await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<UseLink>) -> Result<Response, Problem> {
    let token = sent.form.token;
    match cx
        .app
        .service
        .sign_in_by_link(&token, &cx.guest.visit())
        .await
    {
        Ok(entry) => Ok(entered(&cx, &entry, "")),
        Err(Error::Invalid(_)) => page(cx, StatusCode::UNPROCESSABLE_ENTITY, token, false).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    cx: PageCx,
    status: StatusCode,
    token: String,
    good: bool,
) -> Result<Response, Problem> {
    let page = LinkPage {
        token,
        good,
        minutes: SIGN_IN_LINK.num_minutes(),
    };
    cx.page_once(status, move |cx| {
        let here = Route::UseLink {
            token: page.token.clone(),
        };
        Ok(cx.app.pages.use_link(&cx.frame(here), &page)?)
    })
    .await
}
