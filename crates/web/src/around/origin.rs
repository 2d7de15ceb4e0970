//! Only our own pages may send something. A browser says in every such request which site it comes
//! from; what comes from elsewhere, or does not say, is refused before anything is read.
//!
//! Together with the session's cookie, which is not sent along from other sites, this takes the
//! place of a token in every form.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use icc_pages::context::ProblemKind;

use crate::api::is_api;
use crate::problem::Problem;
use crate::state::App;

const SITE: &str = "sec-fetch-site";

pub(crate) async fn check(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    // The interface for programs takes nothing: it says so itself, to whoever sends something.
    let takes_nothing = is_api(request.uri().path());
    if reads || takes_nothing || is_ours(request.headers(), &app.config.public_url) {
        return next.run(request).await;
    }
    Problem::new(ProblemKind::CrossSite).into_response()
}

/// Whether a page of ours sent this. Both headers count where they are there; without either nobody
/// knows.
fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| {
        let mut all = headers.get_all(name).iter();
        match (all.next(), all.next()) {
            (None, _) => Some(None),
            (Some(one), None) => one.to_str().ok().map(Some),
            // Said twice is not said.
            _ => None,
        }
    };
    let (Some(site), Some(origin)) = (text(SITE), text(header::ORIGIN.as_str())) else {
        return false;
    };
    let same_site = site.is_none_or(|site| site == "same-origin");
    let same_origin = origin.is_none_or(|origin| {
        if public_url.is_empty() {
            // On the machine itself: the name under which this request came.
            let host = headers
                .get(header::HOST)
                .and_then(|host| host.to_str().ok());
            host.is_some_and(|host| origin == format!("http://{host}"))
        } else {
            origin == origin_of(public_url)
        }
    });
    (site.is_some() || origin.is_some()) && same_site && same_origin
}

/// Scheme and host of an address, without a path.
fn origin_of(url: &str) -> &str {
    let from = url.find("://").map_or(0, |at| at + 3);
    let rest = url.get(from..).unwrap_or_default();
    let end = rest.find('/').map_or(url.len(), |at| from + at);
    url.get(..end).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn ours(public_url: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        });
        let mut all = HeaderMap::new();
        for (name, value) in headers {
            all.append(name, value);
        }
        is_ours(&all, public_url)
    }

    #[test]
    fn s5_what_our_own_pages_send_passes_and_nothing_else() {
        let public = "https://index.example.org";
        for headers in [
            [("sec-fetch-site", "same-origin")].as_slice(),
            &[("origin", "https://index.example.org")],
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "https://index.example.org"),
            ],
        ] {
            assert!(ours(public, headers), "{headers:?}");
        }
        for headers in [
            [].as_slice(),
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "null")],
            &[("origin", "https://evil.example")],
            &[("origin", "http://index.example.org")],
            &[("origin", "https://index.example.org.evil.example")],
            &[("origin", "https://index.example.org:8443")],
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "https://evil.example"),
            ],
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://index.example.org"),
            ],
            &[
                ("origin", "https://index.example.org"),
                ("origin", "https://evil.example"),
            ],
            // The host that a request names proves nothing when the public address is known.
            &[("host", "evil.example"), ("origin", "https://evil.example")],
        ] {
            assert!(!ours(public, headers), "{headers:?}");
        }
    }

    #[test]
    fn s5_on_the_machine_itself_the_name_of_the_request_counts() {
        let host = ("host", "127.0.0.1:8080");
        assert!(ours("", &[host, ("origin", "http://127.0.0.1:8080")]));
        assert!(!ours("", &[host, ("origin", "http://127.0.0.1:9090")]));
        assert!(!ours("", &[("origin", "http://127.0.0.1:8080")]));
        assert!(!ours("", &[host, ("origin", "http://evil.example")]));
    }

    #[test]
    fn a_public_address_may_have_a_path() {
        assert_eq!(origin_of("https://a.example/index"), "https://a.example");
        assert_eq!(origin_of("https://a.example"), "https://a.example");
    }
}
