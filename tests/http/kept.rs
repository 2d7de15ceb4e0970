//! What browsers keep, and how little they are sent again.

use axum::http::{StatusCode, header};

use crate::html::{parse, select};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let site = Site::without_results().await;
    for path in [
        "/fr",
        "/en",
        "/fr/municipalites/montreal",
        "/en/method",
        "/fr/donnees",
        "/robots.txt",
    ] {
        let first = site.get(path).await;
        let tag = first.header(header::ETAG);
        assert!(tag.starts_with("W/\""), "{path}");
        assert_eq!(first.header(header::CACHE_CONTROL), "no-cache");
        let again = site.get_with(path, &[("if-none-match", tag)]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.body.is_empty());
        assert_eq!(again.header(header::ETAG), tag);
        let mut vary = again.headers.get_all(header::VARY).iter();
        let varies = vary.any(|value| value == "accept-encoding");
        assert!(varies || path == "/robots.txt", "{path}");
        let other = site
            .get_with(path, &[("if-none-match", "W/\"another\"")])
            .await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
    assert_ne!(
        site.get("/fr").await.header(header::ETAG),
        site.get("/en").await.header(header::ETAG)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_are_kept_for_ever_because_their_address_names_their_content() {
    let site = Site::without_results().await;
    let home = site.get("/fr").await;
    let early = home.header(header::LINK);
    let html = home.text();
    let page = parse(&html);
    let assets = select(&page, "link[rel='stylesheet'], link[rel='icon']");
    assert_eq!(assets.len(), 2);
    for asset in assets {
        if asset.attribute("rel") == Some("stylesheet") {
            let address = asset.attribute("href").expect("an address");
            assert_eq!(early, format!("<{address}>; rel=preload; as=style"));
        }
        let answer = site.get(asset.attribute("href").expect("an address")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.header(header::CACHE_CONTROL),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_compressed_for_those_who_can_read_it() {
    let site = Site::without_results().await;
    let plain = site.get("/fr/methode").await;
    for (read, written) in [("gzip", "gzip"), ("gzip, deflate, br, zstd", "zstd")] {
        let compressed = site
            .get_with("/fr/methode", &[("accept-encoding", read)])
            .await;
        assert_eq!(compressed.header(header::CONTENT_ENCODING), written);
        let vary = compressed.headers.get_all(header::VARY).iter();
        assert!(vary.into_iter().any(|value| value == "accept-encoding"));
        assert!(compressed.body.len() * 2 < plain.body.len());
        assert_eq!(compressed.header(header::ETAG), plain.header(header::ETAG));
    }
}
