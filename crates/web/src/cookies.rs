//! The cookies of the service: the secret of a session, of a sign-in that waits for a code, of a way
//! to a provider, and what was just done.
//!
//! Over an encrypted connection their names begin with `__Host-`, so that a browser takes them from
//! this very host only. Neither can be read by a script or is sent along from another site.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::config::Config;

const SESSION: &str = "icc-session";
const DONE: &str = "icc-done";
const PENDING: &str = "icc-code";
const UNDERWAY: &str = "icc-provider";
/// Seconds for which a browser keeps a sign-in that is under way.
const UNDERWAY_SECONDS: u32 = 600;
/// Seconds for which a browser keeps what was done: until the next page.
const DONE_SECONDS: u32 = 60;

fn name(config: &Config, plain: &str) -> String {
    if config.encrypted() {
        format!("__Host-{plain}")
    } else {
        plain.to_owned()
    }
}

fn set(answer: &mut Response, config: &Config, plain: &str, value: &str, age: Option<u32>) {
    let secure = if config.encrypted() { "; Secure" } else { "" };
    let age = age.map(|seconds| format!("; Max-Age={seconds}"));
    let cookie = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{}",
        name(config, plain),
        age.unwrap_or_default()
    );
    // Names and values are ours: letters, digits, hyphens, percent signs and a point.
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Gives a browser the secret of its session; it forgets it when it is closed.
pub(crate) fn set_session(answer: &mut Response, config: &Config, secret: &str) {
    set(answer, config, SESSION, secret, None);
}

/// Has the browser forget its session, which has ended.
pub(crate) fn forget_session(answer: &mut Response, config: &Config) {
    set(answer, config, SESSION, "", Some(0));
}

/// Gives a browser the secret of a sign-in that waits for a code.
pub(crate) fn set_pending(answer: &mut Response, config: &Config, secret: &str) {
    set(answer, config, PENDING, secret, Some(UNDERWAY_SECONDS));
}

/// Nothing waits for a code any more.
pub(crate) fn forget_pending(answer: &mut Response, config: &Config) {
    set(answer, config, PENDING, "", Some(0));
}

/// The secret of a sign-in that waits for a code.
pub(crate) fn pending(headers: &HeaderMap, config: &Config) -> Option<String> {
    let secret = value(headers, &name(config, PENDING))?;
    is_secret(secret).then(|| secret.to_owned())
}

/// A way to a provider of identity that this browser is on.
pub(crate) struct Underway {
    /// From which everything that has to come back is made.
    pub(crate) secret: String,
    /// Where to go afterwards.
    pub(crate) next: String,
}

/// Has the browser keep that it is on its way to a provider.
pub(crate) fn set_underway(answer: &mut Response, config: &Config, underway: &Underway) {
    let next = utf8_percent_encode(&underway.next, NON_ALPHANUMERIC);
    let value = format!("{}.{next}", underway.secret);
    set(answer, config, UNDERWAY, &value, Some(UNDERWAY_SECONDS));
}

/// It is back.
pub(crate) fn forget_underway(answer: &mut Response, config: &Config) {
    set(answer, config, UNDERWAY, "", Some(0));
}

/// The way to a provider that a browser is on.
pub(crate) fn underway(headers: &HeaderMap, config: &Config) -> Option<Underway> {
    let (secret, next) = value(headers, &name(config, UNDERWAY))?.split_once('.')?;
    let next = percent_decode_str(next).decode_utf8().ok()?;
    is_secret(secret).then(|| Underway {
        secret: secret.to_owned(),
        next: next.into_owned(),
    })
}

/// Has the next page say what was done.
pub(crate) fn set_done(answer: &mut Response, config: &Config, code: &str) {
    set(answer, config, DONE, code, Some(DONE_SECONDS));
}

/// It has been said.
pub(crate) fn forget_done(answer: &mut Response, config: &Config) {
    set(answer, config, DONE, "", Some(0));
}

/// The secret that a browser sends, if it looks like one.
pub(crate) fn session(headers: &HeaderMap, config: &Config) -> Option<String> {
    let secret = value(headers, &name(config, SESSION))?;
    is_secret(secret).then(|| secret.to_owned())
}

fn is_secret(text: &str) -> bool {
    text.len() == 2 * icc_domain::SECRET_BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The code of what was done.
pub(crate) fn done<'h>(headers: &'h HeaderMap, config: &Config) -> Option<&'h str> {
    value(headers, &name(config, DONE))
}

fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter();
    all.filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    fn written(public_url: &str) -> String {
        let config = Config {
            public_url: public_url.to_owned(),
            ..Config::default()
        };
        let mut answer = ().into_response();
        set_session(&mut answer, &config, "abc");
        let cookie = answer.headers().get(header::SET_COOKIE);
        cookie
            .and_then(|cookie| cookie.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn s1_a_cookie_is_for_this_host_and_no_script() {
        assert_eq!(
            written("https://index.example.org"),
            "__Host-icc-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            written(""),
            "icc-session=abc; Path=/; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn only_what_looks_like_a_secret_is_taken() {
        let sent = |cookies: &'static str| {
            let headers = [(header::COOKIE, HeaderValue::from_static(cookies))];
            session(&headers.into_iter().collect(), &Config::default())
        };
        let secret = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(
            sent("a=b; icc-session=0123456789abcdef0123456789abcdef01234567; c=d").as_deref(),
            Some(secret)
        );
        assert_eq!(sent("icc-session=short"), None);
        assert_eq!(
            sent("xicc-session=0123456789abcdef0123456789abcdef01234567"),
            None
        );
        assert_eq!(
            sent("__Host-icc-session=0123456789abcdef0123456789abcdef01234567"),
            None
        );
    }
}
