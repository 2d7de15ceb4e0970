//! The way in: a language, health, what search engines may read.

use axum::http::{Method, StatusCode, header};

use crate::crawl::assert_surrounded;
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn the_entrance_leads_to_the_language_of_the_visitor() {
    let site = Site::without_results().await;
    for (wish, target) in [
        ("fr-CA,fr;q=0.9,en;q=0.5", "/fr"),
        ("en-US,en;q=0.8", "/en"),
        ("de", "/fr"),
    ] {
        let answer = site.get_with("/", &[("accept-language", wish)]).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header(header::LOCATION), target, "{wish}");
        assert_eq!(answer.header(header::VARY), "accept-language");
        assert_surrounded("/", &answer);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slash_too_many_leads_home_and_never_to_another_host() {
    let site = Site::without_results().await;
    let answer = site.get("/fr/municipalites/?q=a").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.header(header::LOCATION), "/fr/municipalites?q=a");
    for hostile in [
        "//example.org/",
        "//example.org/fr/",
        "/%5cexample.org/",
        "/fr%2f%2fexample.org/",
        "/\\example.org/",
    ] {
        let answer = site.get(hostile).await;
        let target = answer.header(header::LOCATION);
        let stays = target.is_empty() || (target.starts_with("/fr") && !target.starts_with("//"));
        assert!(stays, "{hostile} leads to {target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn health_and_readiness_tell_the_truth() {
    let site = Site::without_results().await;
    for path in ["/healthz", "/readyz"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_surrounded(path, &answer);
    }
    site.service
        .store()
        .unmigrate()
        .await
        .expect("the tables go");
    assert_eq!(
        site.get("/readyz").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_has_the_headers_of_the_page_and_no_content() {
    let site = Site::without_results().await;
    let (page, head) = (
        site.get("/fr").await,
        site.ask(Method::HEAD, "/fr", &[]).await,
    );
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.body.is_empty());
    for name in [header::ETAG, header::CONTENT_TYPE, header::CACHE_CONTROL] {
        assert_eq!(head.headers.get(&name), page.headers.get(&name));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_service_that_is_known_by_https_tells_browsers_to_stay_on_it() {
    const STAY: header::HeaderName = header::STRICT_TRANSPORT_SECURITY;
    let plain = Site::without_results().await;
    assert_eq!(plain.get("/fr").await.header(STAY), "");
    let encrypted = Site::known_as("https://index.example.org").await;
    for path in ["/fr", "/nothing", "/", "/healthz"] {
        let told = encrypted.get(path).await;
        assert!(told.header(STAY).starts_with("max-age=63072000"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_are_told_what_is_computed_on_demand() {
    let site = Site::without_results().await;
    let rules = site.get("/robots.txt").await.text();
    assert!(
        rules.starts_with(
            "User-agent: *\nDisallow: /api/\nDisallow: /fr/municipalites/*/*/fichiers/\n"
        ),
        "{rules}"
    );
    assert!(!rules.contains("Disallow: /\n"));
}
