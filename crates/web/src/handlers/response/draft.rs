//! Keeping what is being written, for the page's own script: a version in, a version out.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use icc_app::responses::{LookedAt, Saved, Wording};
use icc_i18n::{Args, key, time};
use icc_pages::context::ProblemKind;
use serde_json::{Value, json};

use super::AtQuestion;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::messages;
use crate::problem::Problem;
use crate::routes::Keeping;
use crate::sheet::Sheet;

pub(crate) async fn save(
    member: Member,
    Path(at): Path<AtQuestion>,
    headers: HeaderMap,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let seen = version(&headers)?;
    let mut changes = sheet.changes(LookedAt::No)?;
    let [change] = changes.as_mut_slice() else {
        return Err(Problem::new(ProblemKind::BadRequest));
    };
    if change.question != at.question {
        return Err(Problem::new(ProblemKind::BadRequest));
    }
    change.version = seen;
    let (app, locale) = (&member.cx.app, member.cx.locale);
    let mut saved = app
        .service
        .save_answers(&member.actor, &at.city, &at.wave, &changes, locale)
        .await?;
    let saved = saved.remove(&at.question);
    let saved = saved.ok_or(Problem::new(ProblemKind::BadRequest))?;
    let said = |id: &str, args: &Args| app.i18n.text(locale, id, args);
    Ok(match saved {
        Saved::Kept(version) | Saved::Unchanged(version) => {
            let at = time(locale, app.config.zone, app.service.clock().now());
            let message = said(key!("answer-saved-at"), &Args::new().text("at", at));
            answer(
                StatusCode::OK,
                version,
                &json!({ "version": version, "message": message }),
            )
        }
        Saved::Refused(issues) => {
            let desk = app
                .service
                .response_home(&member.actor, &at.city, &at.wave)
                .await?
                .desk;
            let wording = Wording::new(&desk.asked.definition, &app.i18n, locale);
            let messages = messages(&at.question, &issues, &wording);
            let messages: Vec<Value> = messages
                .into_iter()
                .map(|error| json!({ "field": error.field, "message": error.message }))
                .collect();
            answer(
                StatusCode::UNPROCESSABLE_ENTITY,
                seen,
                &json!({ "errors": messages }),
            )
        }
        Saved::Conflict(conflict) => {
            let message = said(key!("answer-error-conflict"), &Args::new());
            let body = json!({ "version": conflict.version, "message": message });
            answer(StatusCode::PRECONDITION_FAILED, conflict.version, &body)
        }
    })
}

/// The version in `If-Match`.
fn version(headers: &HeaderMap) -> Result<i32, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Err(Problem::new(ProblemKind::PreconditionRequired));
    };
    let text = value.to_str().unwrap_or_default().trim();
    let quoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let version = quoted.and_then(|text| text.parse().ok());
    version
        .filter(|version| *version >= 0)
        .ok_or(Problem::new(ProblemKind::BadRequest))
}

fn answer(status: StatusCode, version: i32, body: &Value) -> Response {
    let mut answer = (status, body.to_string()).into_response();
    let headers = answer.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let never = HeaderValue::from_static(Keeping::Never.header());
    headers.insert(header::CACHE_CONTROL, never);
    // A number between quotes is a header's value.
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        headers.insert(header::ETAG, tag);
    }
    answer
}
