//! Panics, slow handlers and crowds, with handlers made for it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where a step fails"
)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::to_bytes;
use axum::http::{StatusCode, header};
use axum::routing::{get, post};
use icc_app::{Service, Sources};
use icc_domain::{FixedClock, SeededIds, SeededSecrets};
use icc_i18n::I18n;
use icc_pages::Pages;
use icc_store::{ReferenceData, Store, StoreSettings};
use tempfile::TempDir;
use tower::ServiceExt;

use super::*;
use crate::config::{Config, Limits};

/// Handlers inside everything that surrounds them, over a database that nobody asks.
async fn surrounded(handlers: Router, limits: Limits) -> (Router, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("test.sqlite").display());
    let store = Store::open(&StoreSettings::new(url))
        .await
        .expect("a store");
    let sources = Sources {
        clock: Arc::new(FixedClock::new(chrono::DateTime::UNIX_EPOCH)),
        ids: Arc::new(SeededIds::new(1)),
        secrets: Arc::new(SeededSecrets::new(1)),
    };
    let data = Arc::new(ReferenceData::default());
    let service = Arc::new(Service::new(store, data, sources));
    let i18n = Arc::new(I18n::new().expect("texts"));
    let pages = Pages::new(&i18n).expect("templates");
    let app = Arc::new(App::new(service, i18n, pages, Config::default(), limits));
    (put_around(handlers, app), folder)
}

async fn ask(router: &Router, path: &str) -> (StatusCode, Response<()>, String) {
    let request = Request::builder()
        .uri(path)
        .body(Body::empty())
        .expect("a request");
    let answer = router.clone().oneshot(request).await.expect("never fails");
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("an end");
    let body = String::from_utf8_lossy(&body).into_owned();
    (parts.status, Response::from_parts(parts, ()), body)
}

#[tokio::test(flavor = "multi_thread")]
async fn l5_o5_a_panic_is_an_answer_like_any_other_and_says_nothing() {
    let handlers = Router::new().route(
        "/en/panic",
        get(|| async { std::panic::panic_any("secret detail") as Response }),
    );
    let (router, _folder) = surrounded(handlers, Limits::default()).await;
    for _ in 0..3 {
        let (status, answer, body) = ask(&router, "/en/panic").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.headers().contains_key("content-security-policy"));
        assert!(answer.headers().contains_key("x-request-id"));
        assert!(body.contains("The service ran into a problem") && !body.contains("secret"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn l4_no_more_requests_than_there_are_places_are_worked_on_at_once() {
    const PLACES: usize = 5;
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let slow = {
        let most = Arc::clone(&most);
        move || {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(200)).await;
                now.fetch_sub(1, Ordering::SeqCst);
            }
        }
    };
    let limits = Limits {
        requests: PLACES,
        ..Limits::default()
    };
    let handlers = Router::new()
        .route("/slow", get(slow))
        .route(crate::routes::HEALTH, get(|| async {}));
    let (router, _folder) = surrounded(handlers, limits).await;
    let crowd: Vec<_> = (0..40)
        .map(|_| {
            let router = router.clone();
            tokio::spawn(async move { ask(&router, "/slow").await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(
        ask(&router, crate::routes::HEALTH).await.0,
        StatusCode::OK,
        "health is always told"
    );
    let mut served = 0;
    for one in crowd {
        let (status, answer, _) = one.await.expect("an answer");
        if status == StatusCode::OK {
            served += 1;
        } else {
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(answer.headers().contains_key(header::RETRY_AFTER));
        }
    }
    assert_eq!((most.load(Ordering::SeqCst), served), (PLACES, PLACES));
    assert_eq!(
        ask(&router, "/slow").await.0,
        StatusCode::OK,
        "places are free again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn l4_a_request_that_takes_too_long_is_ended() {
    let handlers = Router::new().route("/slow", get(std::future::pending::<()>));
    let limits = Limits {
        time: Duration::from_millis(20),
        ..Limits::default()
    };
    let (router, _folder) = surrounded(handlers, limits).await;
    assert_eq!(
        ask(&router, "/slow").await.0,
        StatusCode::SERVICE_UNAVAILABLE
    );
}

/// A body of which nothing comes until it is told to; then "a".
fn waiting() -> (Body, tokio::sync::oneshot::Sender<()>) {
    let (go, gone) = tokio::sync::oneshot::channel();
    let part = async move {
        let _ = gone.await;
        Ok::<_, std::io::Error>("a")
    };
    (Body::from_stream(futures_util::stream::once(part)), go)
}

#[tokio::test(flavor = "multi_thread")]
async fn l4_whoever_sends_slowly_takes_no_place_and_has_one_again_when_all_is_there() {
    const PLACES: usize = 2;
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let read = {
        let most = Arc::clone(&most);
        move |body: Body| {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            async move {
                let body = to_bytes(body, 10).await.expect("a body");
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(20)).await;
                now.fetch_sub(1, Ordering::SeqCst);
                body
            }
        }
    };
    let limits = Limits {
        requests: PLACES,
        ..Limits::default()
    };
    let handlers = Router::new()
        .route("/read", post(read))
        .route("/quick", get(|| async {}));
    let (router, _folder) = surrounded(handlers, limits).await;
    let send = |body: Body| {
        let request = Request::builder()
            .method("POST")
            .uri("/read")
            .header(header::HOST, "a.example")
            .header(header::ORIGIN, "http://a.example")
            .body(body)
            .expect("a request");
        let router = router.clone();
        async move { router.oneshot(request).await.expect("never fails").status() }
    };
    let mut slow = Vec::new();
    for _ in 0..20 {
        let (body, go) = waiting();
        slow.push((tokio::spawn(send(body)), go));
        // Until it waits for its sender.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(ask(&router, "/quick").await.0, StatusCode::OK);
    assert_eq!(send(Body::from("b")).await, StatusCode::OK);
    let mut answers = Vec::new();
    for (answer, go) in slow {
        let _ = go.send(());
        answers.push(answer);
    }
    for answer in answers {
        assert_eq!(answer.await.expect("an answer"), StatusCode::OK);
    }
    assert!(most.load(Ordering::SeqCst) <= PLACES, "more than places");
}
