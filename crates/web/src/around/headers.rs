//! Security headers, on every answer: pages, files, errors, redirects.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Request, header};
use axum::middleware::Next;
use axum::response::Response;
use icc_pages::Assets;

use crate::state::App;

/// Nothing from anywhere, except our own style sheet, pictures, fonts, and the script that tells of
/// the end of a session. Nothing inside a page is run.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
                      style-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// What [`framable`] answers: other pages may show it in a frame and as a picture; all else is as
/// strict. A frame of theirs gets no cookie of ours, and there is nothing in it to be clicked by
/// mistake but links.
const FRAMABLE: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
                        base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Says of an answer that other pages may show it.
#[derive(Debug, Clone, Copy)]
struct Framable;

/// Lets other pages show an answer.
pub(crate) fn framable(mut answer: Response) -> Response {
    answer.extensions_mut().insert(Framable);
    answer
}

/// Two years: browsers then never ask over http again.
const ENCRYPTED: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

pub(crate) async fn set(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let mut answer = next.run(request).await;
    let framable = answer.extensions().get::<Framable>().is_some();
    let headers = answer.headers_mut();
    if framable {
        let policy = HeaderValue::from_static(FRAMABLE);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        let resource = HeaderName::from_static("cross-origin-resource-policy");
        headers.insert(resource, HeaderValue::from_static("cross-origin"));
    }
    for (name, value) in ALWAYS {
        if framable && name == header::X_FRAME_OPTIONS {
            continue;
        }
        // A file that people have handed in has a stricter policy of its own.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if let Some(early) = &app.early
        && headers.get(header::CONTENT_TYPE).is_some_and(is_page)
    {
        headers.append(header::LINK, early.clone());
    }
    if app.config.encrypted() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ENCRYPTED);
    }
    answer
}

fn is_page(media_type: &HeaderValue) -> bool {
    media_type.as_bytes().starts_with(b"text/html")
}

/// What every page needs before anything of it is seen: a browser asks for it as soon as it has
/// the headers, before it reads the page.
pub(crate) fn early(assets: &Assets) -> Option<HeaderValue> {
    let sheet = assets.named("site.css")?;
    HeaderValue::try_from(format!("<{}>; rel=preload; as=style", sheet.path)).ok()
}
