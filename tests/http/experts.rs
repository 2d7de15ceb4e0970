//! What officials say that they know, as their colleagues and everybody see it.

use axum::http::StatusCode;
use icc_domain::Role;

use crate::html::{parse, select, text};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_written_found_answered_and_withdrawn() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = |role, place| Some((role, place));
    site.person("ada@example.org", role(Role::CityEditor, places.city))
        .await;
    let network = role(Role::NetworkCoordinator, places.network);
    site.person("net@example.org", network).await;
    let mut ada = site.browser_of("ada@example.org").await;
    let own = "/en/account/expertise";
    let account = ada.get("/en/account").await.text().replace("&#x2f;", "/");
    assert!(account.contains(own), "{account}");
    let page = ada.get(own).await.text();
    assert!(page.contains("Your email address is never shown"), "{page}");
    let empty = ada.post(own, &[("version", "0")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = empty.text();
    let parsed = parse(&html);
    for link in select(&parsed, ".errors a") {
        let field = link.attribute("href").expect("a place").replace('#', "");
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
    }
    let profile = |reach: &'static str, version: &'static str| {
        [
            ("version", version),
            ("role-en", "Welcome <officer>"),
            ("languages", "en"),
            ("fields", "commitment"),
            ("help", "visit"),
            ("reach", reach),
        ]
    };
    let kept = ada.post(own, &profile("network", "0")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let html = ada.follow(&kept).await.text();
    assert!(html.contains("Your profile is saved."), "{html}");
    let late = ada.post(own, &profile("public", "0")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);

    let list = format!("/en/networks/{}/expertise", places.network_code);
    let mut anybody = site.browser();
    let open = anybody.get(&list).await;
    assert_eq!(open.status, StatusCode::OK);
    assert!(!open.text().contains("Welcome"), "{}", open.text());
    let mut net = site.browser_of("net@example.org").await;
    let html = net
        .get(&format!("{list}?q=welcoming&help=visit"))
        .await
        .text();
    let parsed = parse(&html);
    let found = select(&parsed, "ul.practices h2 a");
    let found = found.first().expect("somebody is found");
    let there = found.attribute("href").expect("an address").to_owned();
    let html = net.get(&there).await.text();
    assert!(html.contains("Welcome &lt;officer&gt;"), "{html}");
    assert!(!html.contains("ada@example.org"), "no address");
    assert_eq!(anybody.get(&there).await.status, StatusCode::NOT_FOUND);
    let letter = format!("{there}/write");
    let sent = net.post(&letter, &[("letter", "Could you come?")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.header("location"), there);

    // The page of the network says so to whoever may see somebody, and to nobody else.
    let network = format!("/en/networks/{}", places.network_code);
    let says = "Officials of this network say what they know";
    let can_say = "Officials of this network can say what they know";
    let html = anybody.get(&network).await.text();
    assert!(html.contains(can_say) && !html.contains(says), "{html}");
    assert!(net.get(&network).await.text().contains(says));
    let opened = ada.post(own, &profile("public", "1")).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert!(anybody.get(&network).await.text().contains(says));
    let html = anybody.get(&there).await.text();
    let parsed = parse(&html);
    let robots = select(&parsed, "meta[name='robots']");
    assert_eq!(robots.len(), 1, "search engines keep nothing of it");
    let heading = select(&parsed, "h1");
    assert!(!text(*heading.first().expect("a heading")).is_empty());
    let gone = ada
        .post(own, &[("version", "2"), ("withdrawn", "yes")])
        .await;
    let html = ada.follow(&gone).await.text();
    assert!(html.contains("Nothing of it is kept."), "{html}");
    for browser in [&mut anybody, &mut net] {
        assert_eq!(browser.get(&there).await.status, StatusCode::NOT_FOUND);
        assert!(!browser.get(&list).await.text().contains("Welcome"));
        assert!(browser.get(&network).await.text().contains(can_say));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z1_a_year_of_expertise_shows_each_reader_what_is_seen_elsewhere() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = |role, place| Some((role, place));
    let city = role(Role::CityEditor, places.city);
    let (zoraide, _) = site.person("zoraide@example.org", city).await;
    let network = role(Role::NetworkCoordinator, places.network);
    site.person("net@example.org", network).await;
    // A practice, a tool and a profile, all reserved to the people of the network.
    site.practised((&places, places.city), zoraide, "Zebra <b>")
        .await;
    let directory = format!("/en/networks/{}/expertise", places.network_code);
    let year = format!("{directory}/year");
    let mut net = site.browser_of("net@example.org").await;
    let html = net.get(&directory).await.text();
    let parsed = parse(&html);
    let mut links = select(&parsed, "main a[href]").into_iter();
    assert!(links.any(|link| link.attribute("href") == Some(&year)));

    let html = net.get(&year).await.text();
    assert!(!html.contains("zoraide@"), "no address");
    let parsed = parse(&html);
    let tables = select(&parsed, "main table");
    let [known, given] = tables.as_slice() else {
        panic!("{html}");
    };
    assert!(text(*known).contains("zoraide"), "{html}");
    assert!(text(*given).contains("zoraide") && text(*given).contains("Zebra <b>"));
    assert!(
        html.contains("fewer than 4 municipalities"),
        "no small number: {html}"
    );
    let french = format!("/fr/reseaux/{}/expertise/annee", places.network_code);
    let html = net.get(&french).await.text();
    assert!(html.contains("L’expertise du réseau en"), "{html}");

    let mut anybody = site.browser();
    for path in [&year, &french] {
        let open = anybody.get(path).await;
        assert_eq!(open.status, StatusCode::OK);
        let html = open.text();
        assert!(
            !html.contains("zoraide") && !html.contains("Zebra"),
            "{html}"
        );
    }
    for (query, status) in [
        ("?year=1999", StatusCode::NOT_FOUND),
        ("?year=2999", StatusCode::NOT_FOUND),
        ("?year=abcd", StatusCode::BAD_REQUEST),
        ("?year=20266", StatusCode::BAD_REQUEST),
    ] {
        let answer = anybody.get(&format!("{year}{query}")).await;
        assert_eq!(answer.status, status, "{query}");
    }
}
