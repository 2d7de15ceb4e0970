//! The interface for programs: what it answers, what it refuses, and that it shows what pages and
//! files show and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use axum::http::{Method, StatusCode, header};
use chrono::TimeDelta;
use icc_domain::Locale;
use icc_i18n::I18n;
use serde_json::Value;

use crate::crawl::assert_surrounded;
use crate::html::{parse, select};
use crate::releases::{release, withdraw};
use crate::site::{Answer, Site};

const API: &str = "/api/v1";
const LARGE: &str = "?limit=1000";

fn json(answer: &Answer) -> Value {
    let kind = answer.header(header::CONTENT_TYPE);
    assert!(kind.ends_with("json"), "{kind}");
    serde_json::from_slice(&answer.body).expect("JSON")
}

fn texts(list: &Value, name: &str) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    let text = |one: &Value| one[name].as_str().expect("a text").to_owned();
    list.map(text).collect()
}

/// What is asked of a table, and whether a row is among what has to come.
type Wanted<'a> = (String, &'a dyn Fn(&Value) -> bool);

/// Every table, by name.
pub(crate) async fn tables(site: &Site) -> Vec<String> {
    texts(&json(&site.get(API).await)["tables"], "name")
}

/// All rows behind an address, page after page.
pub(crate) async fn harvested(site: &Site, path: &str) -> Vec<Value> {
    harvested_with(site, path, &[]).await
}

/// The same for whoever asks with these headers.
pub(crate) async fn harvested_with(
    site: &Site,
    path: &str,
    headers: &[(&str, &str)],
) -> Vec<Value> {
    let (mut rows, mut next) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = next {
        let answer = site.get_with(&path, headers).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let page = json(&answer);
        let of_page = page["rows"].as_array().expect("rows");
        assert!(of_page.len() <= 1000, "{path}");
        rows.extend(of_page.iter().cloned());
        next = page["next"].as_str().map(str::to_owned);
        let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
        assert_eq!(answer.header(header::LINK), link.unwrap_or_default());
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_say_the_same_page_by_page_as_now_of_a_release_and_in_its_files() {
    let site = Site::demonstration().await;
    release(&site).await;
    let tables = tables(&site).await;
    assert_eq!(tables.len(), 17, "{tables:?}");
    for table in tables {
        let file = format!("/data/v1.0.0/demonstration-{table}.json");
        let whole = json(&site.get(&file).await);
        let whole = whole.as_array().expect("a list");
        let now = harvested(&site, &format!("{API}/{table}{LARGE}")).await;
        assert!(now == *whole, "{table} as it is now");
        let kept = format!("{API}/releases/1.0.0/{table}{LARGE}");
        let kept = harvested(&site, &kept).await;
        assert!(kept == *whole, "{table} of the release");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_comes_as_csv_with_the_same_bytes_as_the_file_of_a_release() {
    let site = Site::demonstration().await;
    release(&site).await;
    for table in ["networks", "waves", "memberships", "sources"] {
        let file = format!("/data/v1.0.0/demonstration-{table}.csv");
        let file = site.get(&file).await.text();
        for path in [
            format!("{API}/{table}{LARGE}&format=csv"),
            format!("{API}/releases/1.0.0/{table}{LARGE}&format=csv"),
        ] {
            let answer = site.get(&path).await;
            assert_eq!(
                answer.header(header::CONTENT_TYPE),
                "text/csv; charset=utf-8"
            );
            let name = format!("attachment; filename=\"{table}.csv\"");
            assert_eq!(answer.header(header::CONTENT_DISPOSITION), name);
            assert_eq!(answer.text(), file, "{path}");
        }
    }
    let csv = [("accept", "text/csv")];
    let first = site.get_with(&format!("{API}/scores?limit=2"), &csv).await;
    assert_eq!(first.text().lines().count(), 3);
    assert!(first.header(header::LINK).ends_with("; rel=\"next\""));
    assert!(first.header(header::LINK).contains("limit=2&cursor="));
    let picture = [("accept", "image/png")];
    let refused = site.get_with(&format!("{API}/scores"), &picture).await;
    assert_eq!(refused.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(json(&refused)["code"], "not-acceptable");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_chosen_by_their_columns_and_by_network_now_and_in_a_release() {
    let site = Site::demonstration().await;
    release(&site).await;
    let all = harvested(&site, &format!("{API}/scores{LARGE}")).await;
    let members = harvested(&site, &format!("{API}/memberships{LARGE}")).await;
    let network = "demo-network";
    let members: BTreeSet<&str> = members
        .iter()
        .filter(|row| row["network"] == network)
        .filter_map(|row| row["unit"].as_str())
        .collect();
    let [unit, period] = ["unit", "period"].map(|name| all[0][name].as_str().expect("a code"));
    let is_index = |row: &Value| row["level"] == "index" && row["status"] == "scored";
    let is_member = |row: &Value| members.contains(row["unit"].as_str().unwrap_or_default());
    let wanted: [Wanted<'_>; 4] = [
        (format!("unit={unit}&period={period}"), &|row| {
            row["unit"] == unit && row["period"] == period
        }),
        ("level=index&status=scored".to_owned(), &is_index),
        (format!("network={network}&level=index"), &|row| {
            is_member(row) && row["level"] == "index"
        }),
        ("unit=nowhere".to_owned(), &|_| false),
    ];
    for (query, is_wanted) in wanted {
        let expected: Vec<Value> = all.iter().filter(|row| is_wanted(row)).cloned().collect();
        assert!(expected.len() < all.len(), "{query}");
        assert_eq!(expected.is_empty(), query == "unit=nowhere", "{query}");
        for path in [
            format!("{API}/scores?{query}&limit=7"),
            format!("{API}/releases/1.0.0/scores?{query}&limit=7"),
        ] {
            let found = harvested(&site, &path).await;
            assert!(found == expected, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_answered_is_told_with_its_place_and_what_is_allowed() {
    let site = Site::demonstration().await;
    let english = [("accept-language", "en")];
    let bad = format!("{API}/scores?limit=0&level=a%20b&status=good&color=red&unit=a&unit=b");
    let answer = site.get_with(&bad, &english).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/problem+json"
    );
    let problem = json(&answer);
    let faults = problem["errors"].as_array().expect("faults");
    let found: BTreeSet<(String, String)> = texts(&problem["errors"], "parameter")
        .into_iter()
        .zip(texts(&problem["errors"], "code"))
        .collect();
    let expected = [
        ("color", "unknown"),
        ("level", "code"),
        ("limit", "limit"),
        ("status", "word"),
        ("unit", "twice"),
    ];
    let expected = expected.map(|(name, code)| (name.to_owned(), code.to_owned()));
    assert_eq!(found, BTreeSet::from(expected));
    let limit = faults.iter().find(|one| one["parameter"] == "limit");
    let detail = limit.and_then(|one| one["detail"].as_str());
    assert!(detail.expect("words").contains("from 1 to 1000"));
    let french = json(&site.get(&bad).await);
    assert_ne!(french["errors"], problem["errors"]);

    for (path, status) in [
        ("/api/v1/people", 404),
        ("/api/v1/scores/1", 404),
        ("/api/v2", 404),
        ("/api/v1/releases/1.0.0", 404),
        ("/api/v1/releases/1.0.0/scores", 404),
        ("/api/v1/releases/latest/scores", 404),
        ("/api/v1/releases/latest", 404),
        ("/api/v1/releases/01.0.0", 404),
        ("/api/v1/releases?limit=1", 400),
        ("/api/v1?format=csv", 400),
        ("/api/v1/scores?cursor=x", 400),
        ("/api/v1/scores?cursor=0123456789abcdef-1", 409),
        ("/api/v1/scores?unit=%00", 400),
        ("/api/v1/scores?unit=", 400),
        ("/api/v1/unit_facts?year=02020", 400),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_surrounded(path, &answer);
        let problem = json(&answer);
        assert_eq!(problem["status"], status, "{path}");
        let kind = problem["type"].as_str().expect("an address");
        assert_eq!(site.get(kind).await.status, StatusCode::OK, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn i6_nothing_can_be_sent_to_it_and_pages_of_others_may_read_it() {
    let site = Site::without_results().await;
    let table = format!("{API}/networks");
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = site.ask(method.clone(), &table, &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{method}");
        assert_eq!(json(&answer)["code"], "method-not-allowed");
    }
    let elsewhere = [("origin", "https://elsewhere.example")];
    let read = site.get_with(&table, &elsewhere).await;
    assert_eq!(read.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert_eq!(read.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), "");
    let refused = site.get_with(&format!("{table}?x=1"), &elsewhere).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    let beforehand = [
        elsewhere[0],
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "if-none-match"),
    ];
    let allowed = site.ask(Method::OPTIONS, &table, &beforehand).await;
    assert_eq!(allowed.status, StatusCode::OK);
    let headers = allowed.header(header::ACCESS_CONTROL_ALLOW_HEADERS);
    assert!(headers.contains("if-none-match"), "{headers}");
    assert_eq!(
        allowed.header(header::ACCESS_CONTROL_ALLOW_METHODS),
        "GET,HEAD"
    );
    // Pages of ours say nothing of the kind.
    let page = site.get_with("/en/data", &elsewhere).await;
    assert_eq!(page.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_the_same_gets_nothing_again_and_a_head_is_the_answer_without_its_content() {
    let site = Site::demonstration().await;
    for path in [
        API,
        "/api/v1/openapi.json",
        "/api/v1/waves",
        "/api/v1/releases",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_surrounded(path, &answer);
        let tag = answer.header(header::ETAG).to_owned();
        let again = site.get_with(path, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.body.is_empty(), "{path}");
        let head = site.ask(Method::HEAD, path, &[]).await;
        assert_eq!(head.status, StatusCode::OK, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(head.header(header::ETAG), tag, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_is_no_good_when_the_data_have_changed_and_holds_in_a_release() {
    let site = Site::demonstration().await;
    release(&site).await;
    let now = json(&site.get("/api/v1/units?limit=2").await);
    let kept = json(&site.get("/api/v1/releases/1.0.0/units?limit=2").await);
    let next = |page: &Value| page["next"].as_str().expect("a next page").to_owned();
    assert_eq!(site.get(&next(&now)).await.status, StatusCode::OK);
    // What municipalities show can change with the day.
    site.clock.advance(TimeDelta::days(1));
    let gone = site.get(&next(&now)).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    let errors = &json(&gone)["errors"];
    assert_eq!(texts(errors, "code"), ["cursor-outdated"]);
    assert_eq!(site.get(&next(&kept)).await.status, StatusCode::OK);
    // A place in one table is none in another, wherever it is.
    let cursor = next(&kept);
    let (_, cursor) = cursor.split_once("cursor=").expect("a cursor");
    let other = format!("/api/v1/releases/1.0.0/networks?cursor={cursor}");
    assert_eq!(site.get(&other).await.status, StatusCode::CONFLICT);
    // A byte inside a row, or behind the last one, is answered too.
    let (state, _) = cursor.split_once('-').expect("a place");
    for place in ["1", "3", "999999999999"] {
        let path = format!("/api/v1/releases/1.0.0/units?cursor={state}-{place}");
        assert_eq!(site.get(&path).await.status, StatusCode::OK, "{place}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn releases_are_listed_the_newest_is_led_to_and_a_withdrawn_one_says_why() {
    let site = Site::demonstration_known_as("https://index.example.org").await;
    release(&site).await;
    let led = site.get("/api/v1/releases/latest/scores?limit=3").await;
    assert_eq!(led.status, StatusCode::TEMPORARY_REDIRECT);
    let there = "/api/v1/releases/1.0.0/scores?limit=3";
    assert_eq!(led.header(header::LOCATION), there);
    let page = json(&site.get(there).await);
    assert_eq!(page["state"], "1.0.0");
    let next = page["next"].as_str().expect("a next page");
    assert!(
        next.starts_with("https://index.example.org/api/v1/releases/1.0.0/scores?limit=3&cursor=")
    );
    let one = json(&site.get("/api/v1/releases/1.0.0").await);
    assert_eq!(one["withdrawn"], Value::Null);
    for list in ["tables", "files"] {
        for address in texts(&one[list], "address") {
            let path = address.strip_prefix("https://index.example.org");
            let answer = site.get(path.expect("ours")).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
        }
    }

    withdraw(&site, ("Une erreur.", "An error.")).await;
    let gone = site.get_with(there, &[("accept-language", "en")]).await;
    assert_eq!(gone.status, StatusCode::GONE);
    let problem = json(&gone);
    assert_eq!(problem["code"], "gone");
    assert!(texts(&problem["errors"], "detail")[0].contains("An error."));
    let one = json(&site.get("/api/v1/releases/1.0.0").await);
    assert_eq!(one["withdrawn"]["reason"], "Une erreur.");
    let listed = json(&site.get("/api/v1/releases").await);
    assert_eq!(listed["rows"][0]["reason_en"], "An error.");
    let latest = site.get("/api/v1/releases/latest").await;
    assert_eq!(latest.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_a_table_has_its_rows_beside_it() {
    let site = Site::demonstration().await;
    let answer = site.get("/en/networks.csv").await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    let there = answer.header(header::LOCATION);
    assert_eq!(there, "/api/v1/networks?format=csv");
    assert_surrounded("/en/networks.csv", &answer);
    let rows = site.get(there).await.text();
    assert!(
        rows.starts_with("network,name_fr,name_en,world\r\n"),
        "{rows}"
    );
    for page in [
        "/fr/municipalites",
        "/en/networks",
        "/fr/indicateurs",
        "/en/data",
    ] {
        let html = site.get(page).await.text();
        let html = parse(&html);
        let links = select(&html, "link[rel=alternate][type]");
        let types: Vec<&str> = links
            .iter()
            .filter_map(|link| link.attribute("type"))
            .collect();
        assert_eq!(types, ["application/json", "text/csv"], "{page}");
        for link in links {
            let address = link.attribute("href").expect("an address");
            assert_eq!(site.get(address).await.status, StatusCode::OK, "{address}");
        }
    }
    let page = site.get("/en/method").await.text();
    assert!(!page.contains("text/csv"));
    assert_eq!(
        site.get("/en/method.csv").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_asks_too_often_waits_and_others_do_not() {
    let site = Site::without_results().await;
    let path = format!("{API}/networks?limit=1");
    let first = site.get_from("192.0.2.1", &path).await;
    assert_eq!(first.header("ratelimit-policy"), "\"address\";q=600;w=60");
    let left = first.header("ratelimit");
    assert!(left.starts_with("\"address\";r=599;t="), "{left}");
    for _ in 1..600 {
        let answer = site.get_from("192.0.2.1", &path).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let refused = site.get_from("192.0.2.1", &path).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(json(&refused)["code"], "too-many-requests");
    let seconds: i64 = refused
        .header(header::RETRY_AFTER)
        .parse()
        .expect("seconds");
    assert!((1..=60).contains(&seconds), "{seconds}");
    // Neither another address nor a page has to wait.
    let other = site.get_from("192.0.2.2", &path).await;
    assert_eq!(other.status, StatusCode::OK);
    let page = site.get_from("192.0.2.1", "/en/data").await;
    assert_eq!(page.status, StatusCode::OK);
    site.clock.advance(TimeDelta::seconds(seconds));
    let again = site.get_from("192.0.2.1", &path).await;
    assert_eq!(again.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_that_the_description_names_is_answered() {
    let site = Site::demonstration().await;
    release(&site).await;
    let description = json(&site.get("/api/v1/openapi.json").await);
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().expect("paths");
    assert_eq!(paths.len(), 4 + 2 * 17);
    for path in paths.keys() {
        let answer = site.get(&path.replace("{version}", "1.0.0")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
    }
}

/// The description without its words, and the words.
fn taken_apart(value: &Value, words: &mut Vec<String>) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| {
                let is_words = ["description", "summary", "title", "url"].contains(&name.as_str());
                match value {
                    Value::String(text) if is_words => {
                        words.push(text.clone());
                        (name.clone(), Value::Null)
                    }
                    other => (name.clone(), taken_apart(other, words)),
                }
            });
            Value::Object(fields.collect())
        }
        Value::Array(list) => {
            let list = list.iter().map(|one| taken_apart(one, words));
            Value::Array(list.collect())
        }
        other => other.clone(),
    }
}

#[test]
fn the_description_is_the_one_that_is_kept_and_says_the_same_in_both_languages() {
    let i18n = I18n::new().expect("messages");
    let of = |locale| icc_web::api::openapi(&i18n, locale, "").expect("is written");
    let (english, french) = (of(Locale::En), of(Locale::Fr));
    let parsed = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    let (mut words, mut others) = (Vec::new(), Vec::new());
    let shape = taken_apart(&parsed(&english), &mut words);
    assert_eq!(shape, taken_apart(&parsed(&french), &mut others));
    assert_eq!(words.len(), others.len());
    let same = words
        .iter()
        .zip(&others)
        .filter(|(one, other)| one == other);
    let same: BTreeSet<&str> = same.map(|(word, _)| word.as_str()).collect();
    // Names of headers of the protocol, and the place where the service is.
    assert!(same.len() <= 3, "{same:?}");
    assert!(i18n.gaps().is_empty());

    let kept = icc_tests::root().join("docs/reference/openapi.json");
    if fs::read_to_string(&kept).unwrap_or_default() != english {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi.json");
        fs::write(&fresh, &english).expect("is written");
        panic!(
            "docs/reference/openapi.json is out of date; what it must be is in {}",
            fresh.display()
        );
    }
}
