//! Codes at signing in over HTTP, and the end of a session: cookies, redirects, what is shown once.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use icc_domain::Role;

use crate::html::{parse, select, text};
use crate::people::{Browser, PASSWORD};
use crate::site::{Answer, Site};
use crate::tokens::{bearer, token_of};

const EVE: [(&str, &str); 2] = [("email", "eve@example.org"), ("password", PASSWORD)];

fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    select(&page, selector).into_iter().map(text).collect()
}

/// Has codes asked for without an application: those for emergencies are enough here.
async fn switch_on(site: &Site, eve: &mut Browser<'_>) -> Vec<String> {
    let begun = eve.post("/en/account/two-step", &[]).await;
    let page = eve.follow(&begun).await;
    assert_eq!(texts(&page, ".secret")[0].len(), 39, "32 letters in groups");
    let wrong = eve
        .post("/en/account/two-step/confirm", &[("code", "12345")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let read = site.service.store().read();
    let account = read.accounts().by_email("eve@example.org").await;
    let account = account.expect("a store").expect("an account").id;
    let factor = read.second_factors().of(account).await.expect("a store");
    let secret = factor.expect("is set up").secret;
    let unit = site.service.store().begin().await.expect("a transaction");
    let factors = unit.repositories().second_factors();
    let now = site.service.clock().now();
    let confirmed = factors.confirm(account, &secret, now, 0).await;
    assert!(confirmed.expect("a store"));
    unit.commit().await.expect("is kept");
    let proof = [("proof", PASSWORD)];
    let codes = eve.post("/en/account/two-step/codes", &proof).await;
    assert_eq!(codes.status, StatusCode::OK);
    assert_eq!(codes.header(header::CACHE_CONTROL), "no-store");
    let given = texts(&codes, ".recovery code");
    assert_eq!(given.len(), 10);
    let again = eve.get("/en/account/two-step").await.text();
    assert!(!again.contains(&given[0]), "shown once");
    given
}

#[tokio::test(flavor = "multi_thread")]
async fn a8_until_the_code_nothing_opens_and_then_one_is_where_one_wanted() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let codes = switch_on(&site, &mut eve).await;

    let mut browser = site.browser();
    let fields = [EVE[0], EVE[1], ("next", "/en/account/two-step")];
    let first = browser.post("/en/sign-in", &fields).await;
    let there = "/en/sign-in/code?next=%2Fen%2Faccount%2Ftwo-step";
    assert_eq!(first.header(header::LOCATION), there);
    let names: Vec<&String> = browser.cookies.keys().collect();
    assert_eq!(names, ["icc-code"], "no session");
    // The waiting secret is no session, under whatever name it is sent.
    let mut planted = browser.clone();
    let waiting = planted.cookies["icc-code"].clone();
    planted.cookies.insert("icc-session".to_owned(), waiting);
    let led = planted.get("/en/account").await;
    assert!(led.header(header::LOCATION).starts_with("/en/sign-in?"));

    let page = browser.follow(&first).await;
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    let wrong = [("code", "000000"), ("next", "/en/account/two-step")];
    let refused = browser.post("/en/sign-in/code", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        !refused.text().contains("000000"),
        "a code is not given back"
    );
    for next in ["//x", "https://x/fr", "/\\x"] {
        let mut other = browser.clone();
        let page = other
            .get(&format!(
                "/en/sign-in/code?next={}",
                next.replace('\\', "%5C")
            ))
            .await;
        assert!(!page.text().contains("//x"), "S8: {next}");
    }
    let right = [
        ("code", codes[0].as_str()),
        ("next", "/en/account/two-step"),
    ];
    let entered = browser.post("/en/sign-in/code", &right).await;
    assert_eq!(entered.header(header::LOCATION), "/en/account/two-step");
    let names: Vec<&String> = browser.cookies.keys().collect();
    assert_eq!(names, ["icc-session"], "what waited is forgotten");
    let page = browser.follow(&entered).await;
    assert!(page.text().contains("You have 9 recovery codes left."));

    let mut late = site.browser();
    late.post("/en/sign-in", &EVE).await;
    site.clock.advance(TimeDelta::minutes(10));
    let over = late.post("/en/sign-in/code", &[("code", &codes[1])]).await;
    let page = late.follow(&over).await;
    assert!(texts(&page, ".done")[0].starts_with("It took too long"));
    assert!(late.cookies.is_empty(), "{:?}", late.cookies);
    let without = site.browser().get("/en/sign-in/code").await;
    assert_eq!(without.header(header::LOCATION), "/en/sign-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn s3_a_page_says_until_when_and_staying_makes_it_longer() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let seconds = |page: &Answer, name: &str| -> i64 {
        let html = page.text();
        let page = parse(&html);
        let dialog = select(&page, "#session")[0].attribute(name);
        dialog.and_then(|text| text.parse().ok()).expect("a number")
    };
    let page = eve.get("/en").await;
    assert_eq!(texts(&page, ".until"), ["until 13:00 (UTC)"]);
    assert_eq!(seconds(&page, "data-seconds"), 3600);
    assert_eq!(seconds(&page, "data-seconds-at-most"), 12 * 3600);
    site.clock.advance(TimeDelta::minutes(50));
    let stayed = eve.post("/en/account/stay", &[]).await;
    assert_eq!(stayed.text(), "{\"seconds\":3600}");
    assert_eq!(stayed.header(header::CACHE_CONTROL), "no-store");
    for _ in 0..13 {
        site.clock.advance(TimeDelta::minutes(50));
        assert_eq!(
            eve.post("/en/account/stay", &[]).await.status,
            StatusCode::OK
        );
    }
    // 11 h 40 since the beginning: no longer than twelve hours in all.
    let page = eve.get("/en").await;
    assert_eq!(seconds(&page, "data-seconds"), 20 * 60);
    assert!(
        !site.get("/en").await.text().contains("<script"),
        "none for visitors"
    );
    let problem = eve.get("/en/nothing").await;
    assert_eq!(problem.status, StatusCode::NOT_FOUND);
    assert_eq!(texts(&problem, ".who strong"), ["eve"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn s3_after_the_end_one_is_told_and_comes_back_to_the_same_page() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let mut sending = eve.clone();
    site.clock.advance(TimeDelta::minutes(60));
    let led = eve.get("/en/account").await;
    assert_eq!(
        led.header(header::LOCATION),
        "/en/sign-in?next=%2Fen%2Faccount"
    );
    let page = eve.follow(&led).await;
    assert_eq!(
        texts(&page, ".done"),
        ["Your session has ended. Sign in to go on."]
    );
    assert!(eve.cookies.is_empty(), "{:?}", eve.cookies);
    // What is sent too late leads back to the page that sent it; another site's does not.
    for (referer, there) in [
        (
            "http://index.test/en/account",
            "/en/sign-in?next=%2Fen%2Faccount",
        ),
        ("http://evil.example/en/account", "/en/sign-in"),
        ("http://index.test//evil.example", "/en/sign-in"),
    ] {
        let headers = [
            ("host", "index.test"),
            ("origin", "http://index.test"),
            ("referer", referer),
            ("content-type", "application/x-www-form-urlencoded"),
            ("cookie", &sending.cookie()),
        ];
        let post = axum::http::Method::POST;
        let answer = site
            .send(post, "/en/account/profile", &headers, String::new())
            .await;
        assert_eq!(answer.header(header::LOCATION), there, "{referer}");
    }
    let fresh = sending.post("/en/sign-in", &EVE).await;
    assert_eq!(sending.follow(&fresh).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a8_the_first_code_ends_every_token_and_every_other_session() {
    let site = Site::demonstration().await;
    let email = "eve@example.org";
    let role = Role::CityCoordinator;
    let mut eve = site.reader(email, role, "val-des-cedres").await;
    let token = token_of(&mut eve).await.expect("may make one");
    let bearer = bearer(&token);
    let read = async || {
        let headers = [("authorization", bearer.as_str())];
        let rows = site.get_with("/api/v1/scores?limit=1", &headers).await;
        rows.status
    };
    let mut elsewhere = site.browser_of(email).await;
    let here = "/en/account/two-step";
    assert_eq!(elsewhere.get(here).await.status, StatusCode::OK);

    let begun = eve.post(here, &[]).await;
    let page = eve.follow(&begun).await;
    let secret = texts(&page, ".secret")[0].replace(char::is_whitespace, "");
    let confirm = format!("{here}/confirm");
    let wrong = eve.post(&confirm, &[("code", "12345")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(read().await, StatusCode::OK, "nothing has come yet");
    assert_eq!(elsewhere.get(here).await.status, StatusCode::OK);

    let secret = totp_rs::Secret::try_from_base32(secret).expect("letters of base 32");
    let application = totp_rs::Builder::new().with_secret(secret).build();
    let now = u64::try_from(site.service.clock().now().timestamp()).expect("after 1970");
    let code = application.expect("a secret").generate(now).to_string();
    let confirmed = eve.post(&confirm, &[("code", &code)]).await;
    assert_eq!(confirmed.status, StatusCode::OK);
    assert_eq!(texts(&confirmed, ".recovery code").len(), 10);

    assert_eq!(read().await, StatusCode::UNAUTHORIZED);
    let out = elsewhere.get(here).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert!(out.header(header::LOCATION).starts_with("/en/sign-in"));
    // Who typed the code goes on, and may make another.
    assert_eq!(eve.get(here).await.status, StatusCode::OK);
    let listed = eve.get("/en/account/tokens").await.text();
    assert!(!listed.contains("Rapport"), "the token is still listed");
    assert!(token_of(&mut eve).await.is_some());
}
