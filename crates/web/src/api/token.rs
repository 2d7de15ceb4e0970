//! For whom a program asks: the token in `Authorization` (RFC 6750). Cookies are not looked at.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use icc_app::Actor;
use icc_i18n::key;
use icc_pages::context::ProblemKind;

use crate::api::query::AUDIENCE;
use crate::problem::{Fault, Problem};
use crate::state::App;

/// How a request can say for whom it asks.
pub(crate) const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer realm=\"icc-index\"");

/// What the scheme of a token is called.
const SCHEME: &str = "Bearer";
/// The header with the token, as problems name it.
const HEADER: &str = "Authorization";

/// For whom a request is made; nobody without a token. The limit on requests finds it out.
#[derive(Debug, Clone)]
pub(crate) struct Asking(pub(crate) Option<Actor>);

impl Asking {
    /// Whoever reads what is not public.
    pub(crate) fn caller(self) -> Result<Actor, Problem> {
        let fault = || Fault::new(AUDIENCE, key!("api-fault-token-needed"), String::new());
        self.0.ok_or_else(|| unauthorized(fault()))
    }
}

impl<S: Sync> FromRequestParts<S> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().cloned();
        Ok(known.unwrap_or(Self(None)))
    }
}

/// Whoever holds the token of a request; nobody where it has none.
pub(crate) async fn caller(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Problem> {
    let secret = match presented(headers) {
        Presented::Nothing => return Ok(None),
        Presented::Token(secret) => Some(secret),
        Presented::Unreadable => None,
    };
    let caller = match secret {
        Some(secret) => app.service.caller(secret).await?,
        None => None,
    };
    let fault = || Fault::new(HEADER, key!("api-fault-token"), String::new());
    caller.map(Some).ok_or_else(|| unauthorized(fault()))
}

fn unauthorized(fault: Fault) -> Problem {
    Problem {
        faults: vec![fault],
        ..Problem::new(ProblemKind::Unauthorized)
    }
}

/// What a request brings.
#[derive(Debug, PartialEq, Eq)]
enum Presented<'a> {
    /// No token. Another scheme is somebody else's business: of a proxy on the way.
    Nothing,
    Token(&'a str),
    /// More than one, or something that is no text.
    Unreadable,
}

fn presented(headers: &HeaderMap) -> Presented<'_> {
    let mut found = Presented::Nothing;
    for value in headers.get_all(header::AUTHORIZATION) {
        let Ok(text) = value.to_str() else {
            return Presented::Unreadable;
        };
        let (scheme, token) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            continue;
        }
        if found != Presented::Nothing {
            return Presented::Unreadable;
        }
        found = Presented::Token(token.trim());
    }
    found
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn of(values: &[&'static [u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            let value = HeaderValue::from_bytes(value).expect("a header");
            headers.append(header::AUTHORIZATION, value);
        }
        headers
    }

    #[test]
    fn a_request_has_one_token_or_none() {
        let cases: [(&[&'static [u8]], Presented<'_>); 7] = [
            (&[], Presented::Nothing),
            (&[b"Basic eA=="], Presented::Nothing),
            (&[b"Bearer icc_1"], Presented::Token("icc_1")),
            (&[b"bearer  icc_1 "], Presented::Token("icc_1")),
            (&[b"Bearer"], Presented::Token("")),
            (&[b"Bearer a", b"Bearer a"], Presented::Unreadable),
            (&[b"Bearer \xff"], Presented::Unreadable),
        ];
        for (values, expected) in cases {
            assert_eq!(presented(&of(values)), expected, "{values:?}");
        }
    }
}
