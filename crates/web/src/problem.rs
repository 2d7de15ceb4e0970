//! The only way in which an answer fails: a kind, and for the log what caused it.
//!
//! A handler returns a [`Problem`]. It travels in the extensions of an empty answer to the edge of
//! the service, where it is logged once with its causes and written out in the reader's language:
//! as a page, or as `application/problem+json` (RFC 9457) for programs. Neither says what went
//! wrong inside; both carry the id under which the log does.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use icc_app::Error;
use icc_domain::Locale;
use icc_i18n::Args;
use icc_pages::context::{ProblemKind, Purpose};
use icc_pages::urls::Route;
use icc_pages::{Demonstration, Frame, RenderError, Visitor};
use serde_json::json;

use crate::api::is_api;
use crate::api::token::CHALLENGE;
use crate::around::RequestId;
use crate::guest::visitor_of;
use crate::negotiate;
use crate::state::App;

/// Seconds after which a refused visitor may try again.
const TRY_AGAIN: HeaderValue = HeaderValue::from_static("2");
/// The same where too much work of a kind is waiting already.
const BUSY_SECONDS: u32 = 5;

/// Why a request got no page.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    /// What happened inside, for the log only.
    pub(crate) cause: Option<Arc<str>>,
    /// Seconds after which trying again may help.
    pub(crate) again: Option<u32>,
    /// What of the request is wrong; for programs.
    pub(crate) faults: Vec<Fault>,
}

/// What is wrong with a part of a request. Worded late, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The parameter.
    parameter: String,
    /// The message that says what is wrong with it: `api-fault-` and a code.
    message: &'static str,
    /// What is allowed, as the message says it.
    allowed: String,
}

/// How messages about faults begin.
const FAULT: &str = "api-fault-";

impl Fault {
    pub(crate) fn new(parameter: &str, message: &'static str, allowed: String) -> Self {
        Self {
            parameter: parameter.to_owned(),
            message,
            allowed,
        }
    }
}

impl Problem {
    pub(crate) const fn new(kind: ProblemKind) -> Self {
        Self {
            kind,
            cause: None,
            again: None,
            faults: Vec::new(),
        }
    }

    /// A failure of ours, with its whole chain for the log.
    pub(crate) fn internal(error: &(dyn std::error::Error + 'static)) -> Self {
        Self::caused(ProblemKind::Internal, error)
    }

    /// A problem with what caused it, for the log.
    pub(crate) fn because(kind: ProblemKind, cause: impl Into<Arc<str>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::new(kind)
        }
    }

    fn caused(kind: ProblemKind, error: &(dyn std::error::Error + 'static)) -> Self {
        let mut chain = error.to_string();
        let mut next = error.source();
        while let Some(cause) = next {
            chain = format!("{chain}: {cause}");
            next = cause.source();
        }
        Self::because(kind, chain)
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => Self::new(ProblemKind::NotFound),
            Error::Forbidden => Self::new(ProblemKind::Forbidden),
            // A form shows what is wrong itself; what comes here was not sent by one of ours.
            Error::Invalid(_) => Self::new(ProblemKind::BadRequest),
            Error::Conflict | Error::Closed => Self::new(ProblemKind::Conflict),
            Error::TooMany(seconds) => Self {
                again: Some(*seconds),
                ..Self::new(ProblemKind::TooManyRequests)
            },
            // The service does what it can; whoever comes a little later finds a place.
            Error::Busy => Self {
                again: Some(BUSY_SECONDS),
                ..Self::caused(ProblemKind::TooManyRequests, &error)
            },
            Error::Left | Error::Store(_) | Error::Shelf(_) => {
                Self::caused(ProblemKind::Unavailable, &error)
            }
            Error::Broken(_) | Error::Drawing(_) | Error::Printing(_) | Error::Interrupted(_) => {
                Self::internal(&error)
            }
        }
    }
}

impl From<RenderError> for Problem {
    fn from(error: RenderError) -> Self {
        Self::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = status(self.kind);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

fn status(kind: ProblemKind) -> StatusCode {
    StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What is kept of a request until its answer is written.
pub(crate) struct Asked {
    locale: Locale,
    json: bool,
    headers: HeaderMap,
}

impl Asked {
    pub(crate) fn of(request: &Request<Body>) -> Self {
        let headers = request.headers();
        Self {
            locale: negotiate::language_of(request.uri().path())
                .unwrap_or_else(|| negotiate::language(headers)),
            json: is_api(request.uri().path()) || negotiate::wants_json(headers),
            headers: headers.clone(),
        }
    }
}

/// Writes a problem out, if the answer is one; any other answer stays as it is.
pub(crate) async fn written(
    app: &App,
    asked: &Asked,
    id: &RequestId,
    answer: Response,
) -> Response {
    let Some(problem) = answer.extensions().get::<Problem>().cloned() else {
        return answer;
    };
    let kind = problem.kind;
    let (media_type, body) = if asked.json {
        (
            "application/problem+json",
            document(app, asked.locale, &problem, id),
        )
    } else {
        let visitor = match kind {
            // Whoever is too busy to answer does not look people up.
            ProblemKind::Unavailable | ProblemKind::Internal | ProblemKind::Maintenance => None,
            _ => visitor_of(&asked.headers, app).await,
        };
        let page = page(app, asked.locale, kind, id, visitor).unwrap_or_else(|error| {
            tracing::error!(request = %id, error = %error, "the page of a problem failed");
            fallback(id)
        });
        ("text/html; charset=utf-8", page)
    };
    let (mut parts, _) = answer.into_parts();
    let headers = &mut parts.headers;
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept, accept-language"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(asked.locale.tag()),
    );
    headers.remove(header::CONTENT_LENGTH);
    if kind == ProblemKind::Unauthorized {
        headers.insert(header::WWW_AUTHENTICATE, CHALLENGE);
    }
    if matches!(
        kind,
        ProblemKind::Unavailable | ProblemKind::Maintenance | ProblemKind::TooManyRequests
    ) {
        let again = problem.again.map_or(TRY_AGAIN, HeaderValue::from);
        headers.insert(header::RETRY_AFTER, again);
    }
    Response::from_parts(parts, Body::from(body))
}

fn page(
    app: &App,
    locale: Locale,
    kind: ProblemKind,
    id: &RequestId,
    visitor: Option<Visitor>,
) -> Result<String, RenderError> {
    let frame = Frame {
        locale,
        here: None,
        demonstration: Demonstration::Off,
        version: app.config.version.clone(),
        public_url: app.config.public_url.clone(),
        visitor,
        sign_in: false,
        done: None,
    };
    let problem = icc_pages::context::Problem {
        kind,
        status: kind.status(),
        purpose: Purpose::Happened {
            request_id: id.to_string(),
        },
    };
    app.pages.problem(&frame, &problem)
}

fn document(app: &App, locale: Locale, problem: &Problem, id: &RequestId) -> String {
    let kind = problem.kind;
    let code = kind.code();
    let description = Route::ProblemKind {
        kind: code.to_owned(),
    };
    let words = |part: &str| app.i18n.plain(locale, &format!("problem-{part}-{code}"));
    let faults = problem.faults.iter().map(|fault| {
        let args = Args::new()
            .text("parameter", fault.parameter.as_str())
            .text("allowed", fault.allowed.as_str());
        json!({
            "parameter": fault.parameter,
            "code": fault.message.trim_start_matches(FAULT),
            "detail": app.i18n.text(locale, fault.message, &args),
        })
    });
    json!({
        "type": format!("{}{}", app.config.public_url, description.path(locale)),
        "title": words("title"),
        "status": kind.status(),
        "detail": words("text"),
        "code": code,
        "request_id": id.to_string(),
        "errors": faults.collect::<Vec<_>>(),
    })
    .to_string()
}

/// Said in both languages when even the page of a problem fails. No template, no words from
/// elsewhere: nothing here can fail.
fn fallback(id: &RequestId) -> String {
    include_str!("fallback.html").replace("REQUEST", &id.to_string())
}
