//! What goes wrong, in the reader's language, without a word about the inside.

use axum::http::{Method, StatusCode, header};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::ProblemKind;
use serde_json::Value;

use crate::crawl::assert_surrounded;
use crate::html::{parse, select, text};
use crate::site::Site;

/// What a browser says about a request of one of our own pages.
const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");

/// Requests that fail, with the kind of their problem.
fn failing() -> Vec<(Method, String, ProblemKind)> {
    use ProblemKind as Kind;
    let get = |path: &str, kind| (Method::GET, path.to_owned(), kind);
    let mut all = vec![
        get("/fr/rien", Kind::NotFound),
        get("/en/nothing", Kind::NotFound),
        get("/fr/municipalites/nulle-part", Kind::NotFound),
        get("/fr/municipalites/montreal/2026", Kind::NotFound),
        get(
            "/en/municipalities/montreal/2026/files/indicators.svg",
            Kind::NotFound,
        ),
        get(
            "/en/municipalities/montreal/2026/calculation/x",
            Kind::NotFound,
        ),
        get("/fr/donnees/rien.csv", Kind::NotFound),
        get("/assets/rien.css", Kind::NotFound),
        get("/fr/problemes/rien", Kind::NotFound),
        get("/fr/municipalites?page=0", Kind::BadRequest),
        get("/fr/municipalites?page=abc", Kind::BadRequest),
        get("/fr/municipalites?q=a&q=b", Kind::BadRequest),
        get("/fr/municipalites?q=%00", Kind::BadRequest),
        get("/fr/municipalites?q=%ff%fe", Kind::BadRequest),
        get("/fr/municipalites?q=%zz", Kind::BadRequest),
        get("/fr/municipalites/%00", Kind::BadRequest),
        get("/fr/municipalites/%E9", Kind::BadRequest),
        get("/fr/municipalites/%0d%0aX-Injected:1", Kind::BadRequest),
        get(
            &format!("/fr/municipalites?q={}", "a".repeat(3000)),
            Kind::UriTooLong,
        ),
        get(
            &format!("/fr/municipalites?q={}", "a".repeat(300)),
            Kind::BadRequest,
        ),
        get(
            &format!("/fr/municipalites?{}", "a=1&".repeat(100)),
            Kind::BadRequest,
        ),
    ];
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for path in ["/fr", "/en/data", "/healthz", "/"] {
            all.push((method.clone(), path.to_owned(), Kind::MethodNotAllowed));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_wrong_is_a_page_in_the_language_of_the_address() {
    let site = Site::without_results().await;
    let i18n = I18n::new().expect("the texts are sound");
    for (method, path, kind) in failing() {
        let answer = site.ask(method.clone(), &path, &[OURS]).await;
        assert_eq!(answer.status.as_u16(), kind.status(), "{method} {path}");
        assert_surrounded(&path, &answer);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        let locale = if path.starts_with("/en") {
            Locale::En
        } else {
            Locale::Fr
        };
        let html = answer.text();
        let page = parse(&html);
        assert_eq!(
            page.root_element().attribute("lang"),
            Some(locale.bcp47()),
            "{path}"
        );
        let title = i18n.plain(locale, &format!("problem-title-{}", kind.code()));
        assert_eq!(text(select(&page, "h1")[0]), title);
        assert!(
            html.contains(answer.header("x-request-id")),
            "{path} does not say its number"
        );
        if kind == ProblemKind::MethodNotAllowed {
            assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{method} {path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_get_a_problem_document_that_leads_to_its_description() {
    let site = Site::known_as("https://index.example.org").await;
    for (method, path, kind) in failing() {
        let answer = site
            .ask(method, &path, &[("accept", "application/json"), OURS])
            .await;
        assert_eq!(
            answer.header(header::CONTENT_TYPE),
            "application/problem+json"
        );
        let document: Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(document["status"], kind.status());
        assert_eq!(document["code"], kind.code());
        assert_eq!(document["request_id"], answer.header("x-request-id"));
        let address = document["type"].as_str().expect("an address");
        let path = address
            .strip_prefix("https://index.example.org")
            .expect("ours");
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_that_are_too_large_are_refused() {
    let site = Site::without_results().await;
    let large = "a".repeat(20_000);
    let answer = site.get_with("/en", &[("cookie", &large)]).await;
    assert_eq!(answer.status.as_u16(), 431);
    assert_surrounded("/en", &answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn o5_a_failing_database_is_not_described_to_visitors() {
    let site = Site::without_results().await;
    site.service
        .store()
        .unmigrate()
        .await
        .expect("the tables go");
    let answer = site.get("/fr").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!answer.header(header::RETRY_AFTER).is_empty());
    let page = answer.text().to_lowercase();
    for word in [
        "sql",
        "table",
        "municipality",
        "database",
        "/tmp",
        "panicked",
        "error:",
    ] {
        assert!(!page.contains(word), "the page says {word:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_nobody_asked_for_are_ignored() {
    let site = Site::without_results().await;
    let answer = site
        .get("/fr/municipalites?utm_source=x&unknown=1&unknown=2&q=Montr%C3%A9al")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    let html = answer.text();
    let page = parse(&html);
    assert_eq!(
        select(&page, "input[name='q']")[0].attribute("value"),
        Some("Montréal")
    );
    assert_eq!(select(&page, ".row").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_into_the_search_is_shown_as_text() {
    let site = Site::without_results().await;
    for hostile in [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Csvg%20onload=x%3E",
        "%7B%7B7919*7907%7D%7D",
        "%5D%5D%3E",
    ] {
        let answer = site.get(&format!("/en/municipalities?q={hostile}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{hostile}");
        let html = answer.text();
        let page = parse(&html);
        assert!(select(&page, "script, svg").is_empty(), "{hostile}");
        assert!(!html.contains("62615533"), "{hostile} was computed");
    }
}
