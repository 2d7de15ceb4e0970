//! How the interface answers: rows with where to go on, documents.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use icc_app::tables::TablePage;
use icc_domain::Locale;
use serde::Serialize;
use serde_json::json;

use super::format::Format;
use super::query::EVERYBODY;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// What is said about rows of a table beside them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct About<'a> {
    /// The audience that is not everybody, whose rows they are.
    pub(crate) audience: Option<&'a str>,
    /// The address of the page after this one.
    pub(crate) next: Option<&'a str>,
}

/// Rows of a table. A file for an audience says so in its name.
pub(crate) fn table(
    page: &TablePage,
    about: About<'_>,
    format: Format,
    asked: &HeaderMap,
) -> Result<Response, Problem> {
    let About { audience, next } = about;
    let whose = audience.map(|audience| format!("reserved-{audience}-"));
    let whose = whose.unwrap_or_default();
    let file = format!("{whose}{}.{}", page.table, format.word());
    let rendered = match format {
        Format::Json => Rendered::new("application/json", listed(page, about)?),
        Format::Csv => {
            Rendered::new("text/csv; charset=utf-8", page.csv()?).named(Opening::Kept, &file, &file)
        }
    };
    let mut answer = rendered.answer(asked, Keeping::Revalidated);
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    let link = next.map(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")));
    if let Some(Ok(link)) = link {
        headers.append(header::LINK, link);
    }
    if audience.is_some() {
        reserve(headers);
    }
    Ok(answer)
}

/// The rows with what is said about them.
fn listed(page: &TablePage, about: About<'_>) -> Result<Vec<u8>, Problem> {
    let about = json!({
        "table": page.table,
        "audience": about.audience.unwrap_or(EVERYBODY),
        "state": page.state,
        "demonstration": page.demonstration,
        "next": about.next,
    });
    let mut body = about.to_string().into_bytes();
    // Before the brace at its end: rows are written by those who write files of releases.
    body.pop();
    body.extend_from_slice(b",\"rows\":");
    body.extend(page.json()?);
    body.extend_from_slice(b"}\n");
    Ok(body)
}

/// For whoever holds the token, and for nothing between.
fn reserve(headers: &mut HeaderMap) {
    let never = HeaderValue::from_static("private, no-store");
    headers.insert(header::CACHE_CONTROL, never);
    headers.append(header::VARY, HeaderValue::from_static("authorization"));
}

/// A document in a language.
pub(crate) fn document(
    document: &impl Serialize,
    locale: Locale,
    asked: &HeaderMap,
) -> Result<Response, Problem> {
    let mut text = serde_json::to_vec(document).map_err(|error| Problem::internal(&error))?;
    text.push(b'\n');
    let rendered = Rendered::new("application/json", text);
    Ok(in_language(
        rendered.answer(asked, Keeping::Revalidated),
        locale,
    ))
}

/// Says in which language an answer is, and that it was chosen.
pub(crate) fn in_language(mut answer: Response, locale: Locale) -> Response {
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    let language = HeaderValue::from_static(locale.tag());
    headers.insert(header::CONTENT_LANGUAGE, language);
    answer
}
