//! Limits on what a request may be, on how many there are at once, and on how long one takes.

use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::http::{HeaderMap, Request, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{FutureExt, StreamExt, stream};
use icc_pages::context::ProblemKind;
use percent_encoding::percent_decode_str;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::Limits;
use crate::problem::Problem;
use crate::routes::{HEALTH, READINESS};
use crate::state::App;

/// Refuses requests that are too large, or whose address cannot be read.
pub(crate) async fn request(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    match refused(request.uri(), request.headers(), &app.limits) {
        Some(kind) => Problem::new(kind).into_response(),
        None => next.run(request).await,
    }
}

fn refused(uri: &Uri, headers: &HeaderMap, limits: &Limits) -> Option<ProblemKind> {
    let address = uri.path_and_query().map_or(0, |it| it.as_str().len());
    if address > limits.address {
        return Some(ProblemKind::UriTooLong);
    }
    let size = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        name.as_str().len() + value.len()
    };
    if headers.iter().map(size).sum::<usize>() > limits.headers {
        return Some(ProblemKind::HeadersTooLarge);
    }
    let query = uri.query().unwrap_or_default();
    if query.split('&').count() > limits.query_fields {
        return Some(ProblemKind::BadRequest);
    }
    let readable = is_readable(uri.path()) && is_readable(query);
    (!readable).then_some(ProblemKind::BadRequest)
}

/// Whether every percent sign stands before two hexadecimal digits.
pub(crate) fn is_encoded(text: &str) -> bool {
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        if *byte == b'%' {
            let digits = [rest.next(), rest.next()];
            if !digits.iter().flatten().all(|d| d.is_ascii_hexdigit()) || digits.contains(&None) {
                return false;
            }
        }
    }
    true
}

/// Whether a part of an address decodes to text without control characters.
fn is_readable(encoded: &str) -> bool {
    let decoded = percent_decode_str(encoded).decode_utf8();
    is_encoded(encoded) && decoded.is_ok_and(|text| !text.chars().any(char::is_control))
}

/// Places for requests: those that find none are refused at once.
#[derive(Clone)]
pub(crate) struct Places(Arc<Semaphore>);

impl Places {
    pub(crate) fn new(n: usize) -> Self {
        Self(Arc::new(Semaphore::new(n)))
    }
}

/// The place of one request. While it waits for what its sender has still to send, somebody else
/// has it: a crowd of slow senders takes nobody's place.
#[derive(Clone)]
struct Place {
    all: Arc<Semaphore>,
    own: Arc<Mutex<Option<OwnedSemaphorePermit>>>,
}

impl Place {
    fn find(places: &Places) -> Option<Self> {
        let all = Arc::clone(&places.0);
        let own = Arc::clone(&all).try_acquire_owned().ok()?;
        let own = Arc::new(Mutex::new(Some(own)));
        Some(Self { all, own })
    }

    fn set(&self, place: Option<OwnedSemaphorePermit>) {
        *self.own.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    fn lend(&self) {
        self.set(None);
    }

    async fn take_again(&self) {
        // The semaphore is never closed.
        self.set(Arc::clone(&self.all).acquire_owned().await.ok());
    }
}

/// Lets a request through while there is a place. Health is always asked for.
pub(crate) async fn place(
    State(places): State<Places>,
    request: Request<Body>,
    next: Next,
) -> Response {
    if [HEALTH, READINESS].contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let Some(place) = Place::find(&places) else {
        return Problem::new(ProblemKind::Unavailable).into_response();
    };
    let answer = next.run(request.map(|body| arriving(body, &place))).await;
    // Also where something still holds what is left of the body.
    place.lend();
    answer
}

/// A body that lends the place of its request while it waits.
fn arriving(body: Body, place: &Place) -> Body {
    if body.is_end_stream() {
        return body;
    }
    let parts = (body.into_data_stream(), place.clone());
    Body::from_stream(stream::unfold(parts, |(mut parts, place)| async move {
        let part = {
            let mut next = pin!(parts.next());
            if let Some(part) = next.as_mut().now_or_never() {
                part
            } else {
                place.lend();
                let part = next.await;
                place.take_again().await;
                part
            }
        };
        part.map(|part| (part, (parts, place)))
    }))
}

/// Ends a request that takes too long.
pub(crate) async fn time(
    State(app): State<Arc<App>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let limit = if file {
        app.limits.upload_time
    } else {
        app.limits.time
    };
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        Problem::because(ProblemKind::Unavailable, "took too long").into_response()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_not_text_is_refused() {
        for good in ["/fr/municipalit%C3%A9s", "/", "q=a+b%20c", "%E2%82%AC"] {
            assert!(is_readable(good), "{good}");
        }
        for bad in [
            "%00", "/%zz", "/%", "/%a", "%ff%fe", "%C3", "a%0d%0ab", "%c2%85",
        ] {
            assert!(!is_readable(bad), "{bad}");
        }
    }
}
