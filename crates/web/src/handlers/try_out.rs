//! Trying the index with some questions; nothing of it is kept.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_pages::urls::Route;
use validator::Validate;

use crate::extract::PageCx;
use crate::form::{Fields, Form, Sent, shown};
use crate::present;
use crate::problem::Problem;

/// The answers, by question.
#[derive(Validate)]
pub(crate) struct Answers {
    #[validate(skip)]
    answers: BTreeMap<String, String>,
}

impl Form for Answers {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let names: Vec<String> = fields.names().map(str::to_owned).collect();
        let mut answers = BTreeMap::new();
        for name in names {
            let answer = fields.text(&name)?;
            if !answer.is_empty() {
                answers.insert(name, answer);
            }
        }
        Ok(Self { answers })
    }
}

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page_once(StatusCode::OK, |cx| {
        let page = present::try_out::form(cx, &BTreeMap::new(), Vec::new())?;
        Ok(cx.app.pages.try_out(&cx.frame(Route::TryOut {}), &page)?)
    })
    .await
}

pub(crate) async fn send(cx: PageCx, sent: Sent<Answers>) -> Result<Response, Problem> {
    let answers = sent.form.answers;
    let examples = cx.app.service.examples(&cx.published.snapshot).await?;
    let edition = cx.published.edition.as_ref().ok_or(Error::NotFound)?;
    let issues = match edition.tried(cx.app.service.data(), &answers) {
        Ok(_) => Vec::new(),
        Err(Error::Invalid(issues)) => issues,
        Err(error) => return Err(error.into()),
    };
    let status = crate::form::status_of(&issues);
    cx.page_once(status, move |cx| {
        let page = if issues.is_empty() {
            present::try_out::result(cx, &answers, &examples)?
        } else {
            present::try_out::form(cx, &answers, shown(&issues))?
        };
        Ok(cx.app.pages.try_out(&cx.frame(Route::TryOut {}), &page)?)
    })
    .await
}
