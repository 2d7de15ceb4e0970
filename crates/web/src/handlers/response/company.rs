//! Who else is on the same question or section, for the page's own script.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use icc_app::responses::Whereabouts;
use icc_i18n::{Args, key, list};
use icc_pages::context::ProblemKind;
use serde_json::json;
use validator::Validate;

use super::At;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::problem::Problem;
use crate::routes::Keeping;

#[derive(Validate)]
pub(crate) struct Here {
    question: String,
    section: String,
}

impl Form for Here {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            question: fields.text("question")?,
            section: fields.text("section")?,
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Here>,
) -> Result<Response, Problem> {
    let Here { question, section } = sent.form;
    let (place, id) = match (question.is_empty(), section.is_empty()) {
        (false, true) => (Whereabouts::Question(question), key!("company-question")),
        (true, false) => (Whereabouts::Section(section), key!("company-section")),
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    let (app, locale) = (&member.cx.app, member.cx.locale);
    let names = app
        .service
        .company(&member.actor, (&at.city, &at.wave), place)
        .await?;
    let message = if names.is_empty() {
        String::new()
    } else {
        let args = Args::new()
            .text("names", list(locale, &names))
            .integer("n", i64::try_from(names.len()).unwrap_or(i64::MAX));
        app.i18n.text(locale, id, &args)
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, Keeping::Never.header()),
    ];
    Ok((headers, json!({ "message": message }).to_string()).into_response())
}
