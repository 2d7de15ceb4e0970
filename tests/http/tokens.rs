//! Tokens for programs: how they are made and end, and that a program reads with one what the pages
//! of its owner's audiences show, and nothing more.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use chrono::TimeDelta;
use icc_app::erasure::Erasing;
use icc_app::input::Origin;
use icc_app::{Actor, Error};
use icc_domain::{Locale, Role};
use serde_json::Value;

use crate::html::{parse, select, text};
use crate::interface::{harvested_with, tables};
use crate::people::{Browser, PASSWORD};
use crate::site::{Answer, Site};

const PAGE: &str = "/en/account/tokens";
const SCORES: &str = "/api/v1/scores?limit=1";
const NETWORK: &str = "network-demo-network";
const WAVE: &str = "demo-2026";
/// Shows its scores to its networks, and nothing to everybody.
const RESERVED: &str = "roche-tournante";

fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    select(&page, selector).into_iter().map(text).collect()
}

/// Makes a token on the page; none where the person can make none.
pub(crate) async fn token_of(browser: &mut Browser<'_>) -> Option<String> {
    let fields = [("name", "R"), ("purpose", "Rapport"), ("days", "30")];
    let page = browser.post(PAGE, &fields).await;
    match page.status {
        StatusCode::OK => Some(texts(&page, "#secret").remove(0).trim().to_owned()),
        StatusCode::NOT_FOUND => None,
        other => panic!("{other}"),
    }
}

/// As which audiences the person reads, as the page says.
pub(crate) async fn audiences_of(browser: &mut Browser<'_>) -> Vec<String> {
    let page = browser.get(PAGE).await;
    let named = texts(&page, "section[aria-labelledby=opens] code").into_iter();
    named
        .map(|code| code.trim_start_matches("audience=").to_owned())
        .collect()
}

/// The header with a token.
pub(crate) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

impl Site {
    /// Asks with a token.
    async fn read(&self, path: &str, token: &str) -> Answer {
        let bearer = bearer(token);
        let headers = [
            ("authorization", bearer.as_str()),
            ("accept-language", "en"),
        ];
        self.get_with(path, &headers).await
    }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).expect("JSON")
}

fn codes(answer: &Answer) -> Vec<String> {
    let problem = json(answer);
    let faults = problem["errors"].as_array().expect("faults").iter();
    faults
        .map(|fault| fault["code"].as_str().expect("a code").to_owned())
        .collect()
}

/// A result that a row is about.
fn result(row: &Value) -> (String, String) {
    let [unit, period] = ["unit", "period"].map(|name| row[name].as_str().unwrap_or_default());
    (unit.to_owned(), period.to_owned())
}

const ROLES: [(&str, Role, &str); 7] = [
    (
        "network@example.org",
        Role::NetworkCoordinator,
        "demo-network",
    ),
    ("reviewer@example.org", Role::Reviewer, "demo-network"),
    ("editor@example.org", Role::CityEditor, "val-des-cedres"),
    ("city@example.org", Role::CityCoordinator, RESERVED),
    ("outside@example.org", Role::CityCoordinator, "kurrawood"),
    ("ministry@example.org", Role::PartnerReader, "demo-ministry"),
    (
        "university@example.org",
        Role::PartnerReader,
        "demo-university",
    ),
];

/// Tables of which an audience can see more than everybody.
const RESERVABLE: [&str; 9] = [
    "scores",
    "figures",
    "answers",
    "facts",
    "waves",
    "measures",
    "questions",
    "options",
    "crosswalks",
];

#[tokio::test(flavor = "multi_thread")]
async fn z1_each_role_reads_with_a_token_what_the_pages_of_its_audiences_show_and_nothing_more() {
    let site = Site::demonstration().await;
    let tables = tables(&site).await;
    let mut public = Vec::new();
    for table in &tables {
        let path = format!("/api/v1/{table}?limit=1000");
        let rows = harvested_with(&site, &path, &[]).await;
        public.push(rows.iter().map(Value::to_string).collect::<BTreeSet<_>>());
    }
    let mut readers = Vec::new();
    let mut known = BTreeSet::from(["network-none".to_owned(), "self-none".to_owned()]);
    for (email, role, place) in ROLES {
        let mut reader = site.reader(email, role, place).await;
        let token = token_of(&mut reader).await.expect("may make one");
        let own = audiences_of(&mut reader).await;
        known.extend(own.iter().cloned());
        readers.push((email, reader, token, own));
    }
    assert!(
        known.contains(NETWORK) && known.contains("research"),
        "{known:?}"
    );
    let mut seen = BTreeSet::new();
    for (email, mut reader, token, own) in readers {
        for audience in &known {
            let refused = site
                .read(
                    &format!("/api/v1/scores?audience={audience}&limit=1"),
                    &token,
                )
                .await;
            if !own.contains(audience) {
                assert_eq!(refused.status, StatusCode::NOT_FOUND, "{email}: {audience}");
                assert_eq!(codes(&refused), Vec::<String>::new());
                continue;
            }
            let bearer = bearer(&token);
            for (table, public) in tables.iter().zip(&public) {
                // What one audience reads does not depend on who asks.
                if !seen.insert((audience.clone(), table.clone())) {
                    continue;
                }
                let path = format!("/api/v1/{table}?audience={audience}&limit=1000");
                let rows = harvested_with(&site, &path, &[("authorization", &bearer)]).await;
                let seen_by_all = |row: &&Value| public.contains(&row.to_string());
                let more: Vec<&Value> = rows.iter().filter(|row| !seen_by_all(row)).collect();
                let what = format!("{email}: {audience}: {table}");
                if let Some(city) = audience.strip_prefix("self-") {
                    let mut about = rows.iter().filter_map(|row| row.get("unit"));
                    assert!(about.all(|unit| unit == city), "{what}");
                    assert!(table != "figures" || more.is_empty(), "{what}");
                } else {
                    assert!(rows.len() >= public.len() || table == "figures", "{what}");
                }
                assert!(
                    more.is_empty() || RESERVABLE.contains(&table.as_str()),
                    "{what}"
                );
                if !["scores", "answers", "facts"].contains(&table.as_str()) {
                    continue;
                }
                let results: BTreeSet<_> = more.into_iter().map(result).collect();
                for (unit, period) in results {
                    let end = match table.as_str() {
                        "answers" => "/calculation/C1",
                        _ => "",
                    };
                    let page = format!("/en/shared/{audience}/{unit}/{period}{end}");
                    let page = reader.get(&page).await;
                    assert_eq!(page.status, StatusCode::OK, "{what}: {unit} {period}");
                }
            }
        }
    }
    let (network, _) = site.scores_of(&ROLES[0], RESERVED).await;
    assert!(network > 10, "the network sees what is reserved for it");
    let (outside, status) = site.scores_of(&ROLES[4], RESERVED).await;
    assert_eq!((outside, status), (0, StatusCode::NOT_FOUND));
}

impl Site {
    /// How many scores of a city somebody reads as the network of the demonstration.
    async fn scores_of(&self, (email, ..): &(&str, Role, &str), city: &str) -> (usize, StatusCode) {
        let mut reader = self.browser_of(email).await;
        let token = token_of(&mut reader).await.expect("may make one");
        let path = format!("/api/v1/scores?audience={NETWORK}&unit={city}&period={WAVE}");
        let answer = self.read(&path, &token).await;
        let rows = json(&answer)["rows"].as_array().map_or(0, Vec::len);
        (rows, answer.status)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_listed_with_the_day_of_its_use_and_ended_at_once() {
    let site = Site::demonstration().await;
    let mut reader = site
        .reader("n@example.org", Role::NetworkCoordinator, "demo-network")
        .await;
    let long = "x".repeat(61);
    let bad = [("name", long.as_str()), ("purpose", ""), ("days", "366")];
    let refused = reader.post(PAGE, &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(texts(&refused, ".errors li").len(), 2);
    let token = token_of(&mut reader).await.expect("may make one");
    assert!(token.starts_with("icc_") && token.len() == 44, "{token}");
    let page = reader.get(PAGE).await;
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    assert!(!page.text().contains(&token), "shown once");
    assert!(texts(&page, ".row .quiet")[0].contains("never used"));
    for (name, bytes) in site.database() {
        let found = bytes.windows(token.len()).any(|at| at == token.as_bytes());
        assert!(!found, "{name} holds the token");
    }
    assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
    let page = reader.get(PAGE).await;
    assert!(texts(&page, ".row .quiet")[0].contains("last used on"));

    // Nobody ends the token of somebody else, and nobody learns that there is one.
    let html = page.text();
    let html = parse(&html);
    let id = select(&html, ".row button")[0].attribute("value");
    let id = id.expect("an id").to_owned();
    let mut other = site
        .reader("o@example.org", Role::Reviewer, "demo-network")
        .await;
    let end = format!("{PAGE}/end");
    let missing = other.post(&end, &[("token", &id)]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
    let ended = reader.post(&end, &[("token", &id)]).await;
    let page = reader.follow(&ended).await;
    assert!(texts(&page, ".done")[0].starts_with("The token is ended."));
    let refused = site.read(SCORES, &token).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);

    for _ in 0..10 {
        token_of(&mut reader).await.expect("is one of ten");
    }
    let fields = [("name", "R"), ("purpose", ""), ("days", "1")];
    let full = reader.post(PAGE, &fields).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(texts(&full, ".errors li")[0].contains("10 tokens already"));
    // A year later they are over and make place.
    site.clock.advance(TimeDelta::days(366));
    let mut reader = site.browser_of("n@example.org").await;
    let token = token_of(&mut reader).await.expect("is the first");
    site.clock.advance(TimeDelta::days(30));
    assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
    site.clock.advance(TimeDelta::days(1));
    let over = site.read(SCORES, &token).await;
    assert_eq!(over.status, StatusCode::UNAUTHORIZED);
    site.service.tidy_up().await.expect("is tidied");
    // Whoever reads nothing that is not public needs none.
    site.person("nobody@example.org", None).await;
    let mut nobody = site.browser_of("nobody@example.org").await;
    assert_eq!(nobody.get(PAGE).await.status, StatusCode::OK);
    assert_eq!(token_of(&mut nobody).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_without_a_good_token_is_told_how_and_nothing_between_keeps_an_answer() {
    let site = Site::demonstration().await;
    let mut reader = site
        .reader("n@example.org", Role::NetworkCoordinator, "demo-network")
        .await;
    let token = token_of(&mut reader).await.expect("may make one");
    let path = format!("/api/v1/scores?audience={NETWORK}&unit={RESERVED}&limit=2");
    let missing = site.get_with(&path, &[("accept-language", "en")]).await;
    assert_eq!(missing.status, StatusCode::UNAUTHORIZED);
    let challenge = missing.header(header::WWW_AUTHENTICATE);
    assert_eq!(challenge, "Bearer realm=\"icc-index\"");
    assert_eq!(codes(&missing), ["token-needed"]);
    let french = site.get(&path).await;
    assert_ne!(json(&french)["title"], json(&missing)["title"]);
    // A wrong one is no good anywhere, also not for what everybody reads.
    let other = format!("icc_{}", "0".repeat(40));
    for wrong in [other.as_str(), "", "x", &token[..43]] {
        for path in [path.as_str(), SCORES, "/api/v1", "/api/v1/releases"] {
            let refused = site.read(path, wrong).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{wrong} {path}");
            assert_eq!(codes(&refused), ["token"], "{wrong} {path}");
            assert_eq!(refused.header(header::CACHE_CONTROL), "no-store");
        }
    }
    // A session is none, and a token is no session.
    let cookie = reader.cookie();
    let by_cookie = site.get_with(&path, &[("cookie", &cookie)]).await;
    assert_eq!(by_cookie.status, StatusCode::UNAUTHORIZED);
    let page = site.read("/en/shared", &token).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let bearer = bearer(&token);
        let sent = site.ask(method, &path, &[("authorization", &bearer)]).await;
        assert_eq!(sent.status, StatusCode::METHOD_NOT_ALLOWED);
    }

    let answer = site.read(&path, &token).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(header::CACHE_CONTROL), "private, no-store");
    let mut varies = answer.headers.get_all(header::VARY).iter();
    assert!(varies.any(|value| value == "authorization"));
    let page = json(&answer);
    assert_eq!(page["audience"], NETWORK);
    let next = page["next"].as_str().expect("more rows");
    assert!(next.contains(&format!("audience={NETWORK}&")), "{next}");
    assert_eq!(site.read(next, &token).await.status, StatusCode::OK);
    // The place is one among the rows of this audience.
    let public = next.replace(&format!("audience={NETWORK}&"), "");
    assert_eq!(site.get(&public).await.status, StatusCode::CONFLICT);
    let (bearer, tag) = (bearer(&token), answer.header(header::ETAG));
    let headers = [("authorization", bearer.as_str()), ("if-none-match", tag)];
    let same = site.get_with(&path, &headers).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert_eq!(same.header(header::CACHE_CONTROL), "private, no-store");
    let csv = site.read(&format!("{path}&format=csv"), &token).await;
    let name = format!("attachment; filename=\"reserved-{NETWORK}-scores.csv\"");
    assert_eq!(csv.header(header::CONTENT_DISPOSITION), name);
    // With a token and no audience it is what everybody gets.
    let everybody = site.read(SCORES, &token).await;
    let open = site.get(SCORES).await;
    assert_eq!(everybody.body, open.body);
    assert_eq!(everybody.header(header::CACHE_CONTROL), "no-cache");
    for (query, status) in [
        ("audience=public", 200),
        ("audience=Network", 400),
        ("audience=research&audience=research", 400),
        ("audience=research", 404),
    ] {
        let answer = site
            .read(&format!("/api/v1/networks?{query}"), &token)
            .await;
        assert_eq!(answer.status.as_u16(), status, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_tokens_of_a_person_count_together_from_wherever_they_are_used() {
    let site = Site::demonstration().await;
    let mut reader = site
        .reader("n@example.org", Role::NetworkCoordinator, "demo-network")
        .await;
    let token = token_of(&mut reader).await.expect("may make one");
    let first = site.read(SCORES, &token).await;
    assert_eq!(first.header("ratelimit-policy"), "\"person\";q=600;w=60");
    for _ in 1..600 {
        assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
    }
    let refused = site.read(SCORES, &token).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let other = token_of(&mut reader).await.expect("may make another");
    let refused = site.read(SCORES, &other).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let mut colleague = site
        .reader("m@example.org", Role::NetworkCoordinator, "demo-network")
        .await;
    let token = token_of(&mut colleague).await.expect("may make one");
    assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
    let address = site.get_from("192.0.2.1", SCORES).await;
    assert_eq!(address.header("ratelimit-policy"), "\"address\";q=600;w=60");
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_end_with_the_last_role_a_new_password_a_second_factor_the_account_and_the_person() {
    let site = Site::demonstration().await;
    let console = Actor::console(Locale::En);
    let origin = Origin::console();
    let service = &site.service;
    let holder = async |email: &'static str| {
        let role = Role::CityCoordinator;
        let mut reader = site.reader(email, role, "val-des-cedres").await;
        let token = token_of(&mut reader).await.expect("may make one");
        assert_eq!(site.read(SCORES, &token).await.status, StatusCode::OK);
        (reader, token)
    };
    let status = async |token: &str| site.read(SCORES, token).await.status.as_u16();
    let account_of = async |email: &str| {
        let read = service.store().read();
        let account = read.accounts().by_email(email).await.expect("a store");
        account.expect("is there").id
    };

    let (_, token) = holder("role@example.org").await;
    let account = account_of("role@example.org").await;
    let city = service.store().read().municipalities();
    let city = city.by_code(RESERVED).await.expect("a store");
    let second = Some((
        Role::CityEditor,
        icc_store::Place::City(city.expect("the city").id),
    ));
    site.person("role@example.org", second).await;
    let grants = service.store().read().grants().held_by(account).await;
    let grants = grants.expect("a store");
    let (one, other) = (grants[0].id, grants[1].id);
    service
        .end_role(&console, one, &origin)
        .await
        .expect("ends");
    assert_eq!(status(&token).await, 200, "one role is left");
    service
        .end_role(&console, other, &origin)
        .await
        .expect("ends");
    assert_eq!(status(&token).await, 401);
    let kept = service.store().read().api_tokens().of(account).await;
    assert_eq!(kept.expect("a store").len(), 0);

    let (mut reader, token) = holder("word@example.org").await;
    let fields = [("old", PASSWORD), ("new", "four quiet harbour lights")];
    let changed = reader.post("/en/account/password", &fields).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(status(&token).await, 401);

    let (_, token) = holder("closed@example.org").await;
    let account = account_of("closed@example.org").await;
    let closed = icc_app::accounts::Open::No;
    let done = service
        .set_account_open(&console, account, closed, &origin)
        .await;
    done.expect("is closed");
    assert_eq!(status(&token).await, 401);

    let (_, token) = holder("factor@example.org").await;
    let account = account_of("factor@example.org").await;
    let unit = service.store().begin().await.expect("a transaction");
    let factors = unit.repositories().second_factors();
    factors.begin(account, "o1:00").await.expect("a store");
    let now = service.clock().now();
    let on = factors.confirm(account, "o1:00", now, 0).await;
    assert!(on.expect("a store"));
    unit.commit().await.expect("is kept");
    service
        .reset_second_factor(&console, account, &origin)
        .await
        .expect("is removed");
    assert_eq!(status(&token).await, 401);

    let email = "leaving@example.org";
    let (_, token) = holder(email).await;
    let files = service.export_person(email, &origin).await.expect("files");
    let told = String::from_utf8(files.json).expect("text");
    assert!(told.contains("\"api_token\"") && told.contains("Rapport"));
    assert!(!told.contains(&token));
    let erased = service
        .erase_person(&console, email, Erasing::Done, &origin)
        .await
        .expect("is erased");
    assert_eq!(erased.removed.get("api_token"), Some(&1));
    assert_eq!(status(&token).await, 401);
    let again = service.export_person(email, &origin).await;
    assert!(matches!(again, Err(Error::NotFound)));
}
