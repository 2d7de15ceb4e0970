//! Files that take a while: asked for, waited for, left again.

use axum::http::{StatusCode, header};

use crate::html::{parse, select, text};
use crate::site::Site;

const PAGE: &str = "/en/municipalities/val-des-cedres/demo-2026/prepare/report.pdf";
const NETWORK: &str = "/en/networks/demo-network/demo-2026/prepare/report.pdf";

/// The stage that a page tells.
fn stage(html: &str) -> String {
    let page = parse(html);
    let part = select(&page, "[data-stage]");
    let stage = part.first().and_then(|part| part.attribute("data-stage"));
    stage.expect("a stage").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_asked_for_waited_for_and_opened() {
    let site = Site::demonstration().await;
    for page in [PAGE, NETWORK] {
        asked_for_and_opened(&site, page).await;
    }
}

async fn asked_for_and_opened(site: &Site, asked: &str) {
    let file = asked.replace("/prepare/", "/files/");
    let mut site = site.browser();
    let before = site.get(asked).await;
    assert_eq!(before.status, StatusCode::OK);
    assert_eq!(before.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(stage(&before.text()), "asked");
    let taken = site.post(asked, &[]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let there = taken.header(header::LOCATION);
    let there = there.to_owned();
    assert!(there.starts_with(&format!("{asked}?ticket=")), "{there}");
    let mut seen = Vec::new();
    for _ in 0..1200 {
        let page = site.get(&there).await.text();
        let now = stage(&page);
        assert!(["waiting", "working", "done"].contains(&&*now), "{now}");
        let read = parse(&page);
        let said = select(&read, "[role=status]");
        let said = text(*said.first().expect("words"));
        assert!(!said.trim().is_empty());
        seen.push(now.clone());
        if now == "done" {
            let links = select(&read, "a[href]");
            let mut targets = links.iter().filter_map(|link| link.attribute("href"));
            assert!(targets.any(|target| target == file), "the way to the file");
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(seen.last().map(String::as_str), Some("done"));
    let made = site.get(&file).await;
    assert_eq!(made.status, StatusCode::OK);
    assert_eq!(made.header(header::CONTENT_TYPE), "application/pdf");
    // Now it is there for everybody who asks.
    assert_eq!(stage(&site.get(asked).await.text()), "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_is_led_back_and_waits_for_nothing() {
    let site = Site::demonstration().await;
    let mut site = site.browser();
    for (page, back) in [
        (PAGE, "/en/municipalities/val-des-cedres/demo-2026"),
        (NETWORK, "/en/networks/demo-network"),
    ] {
        let taken = site.post(page, &[]).await;
        let there = taken.header(header::LOCATION).to_owned();
        let (_, ticket) = there.split_once("?ticket=").expect("a ticket");
        let leave = page.replace("/prepare/", "/leave/");
        let left = site.post(&leave, &[("ticket", ticket)]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        assert_eq!(left.header(header::LOCATION), back);
        assert_eq!(stage(&site.get(&there).await.text()), "gone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_made_is_refused_at_once() {
    let site = Site::demonstration().await;
    let mut site = site.browser();
    for path in [
        PAGE.replace("report.pdf", "nothing.pdf"),
        PAGE.replace("report.pdf", "scores.csv"),
        PAGE.replace("val-des-cedres", "nowhere"),
        PAGE.replace("demo-2026", "nothing"),
        NETWORK.replace("report.pdf", "summary.pdf"),
        NETWORK.replace("demo-network", "nowhere"),
        NETWORK.replace("demo-2026", "nothing"),
    ] {
        assert_eq!(
            site.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        let sent = site.post(&path, &[]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        stage(&site.get(&format!("{PAGE}?ticket=guessed")).await.text()),
        "gone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn l3_whoever_finds_the_queue_full_is_told_when_to_come_back() {
    /// One is made and sixteen wait.
    const QUEUE: usize = 17;
    let site = Site::demonstration().await;
    let mut site = site.browser();
    let english = "/en/municipalities/{city}/{wave}/prepare/{file}";
    let french = "/fr/municipalites/{city}/{wave}/preparer/{file}";
    let mut taken = Vec::new();
    let mut refused = None;
    for city in ["val-des-cedres", "fort-mesange", "coteau-frileux"] {
        for year in 2021..=2026 {
            for file in ["report.pdf", "report-letter.pdf"] {
                for pattern in [english, french] {
                    let wave = format!("demo-{year}");
                    let path = pattern.replace("{city}", city).replace("{wave}", &wave);
                    let path = path.replace("{file}", file);
                    let answer = site.post(&path, &[]).await;
                    match answer.status {
                        StatusCode::SEE_OTHER => {
                            let there = answer.header(header::LOCATION).to_owned();
                            taken.push((path, there));
                        }
                        StatusCode::NOT_FOUND => {}
                        _ => refused = refused.or(Some(answer)),
                    }
                }
            }
        }
    }
    // The first may have been made meanwhile.
    assert!((QUEUE..QUEUE + 5).contains(&taken.len()), "{}", taken.len());
    let refused = refused.expect("somebody is refused");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header(header::RETRY_AFTER), "5");
    // Nobody who was taken has failed, and all of them can leave.
    for (path, there) in taken {
        let stage = stage(&site.get(&there).await.text());
        assert!(["waiting", "working", "done"].contains(&&*stage), "{stage}");
        let leave = path
            .replace("/prepare/", "/leave/")
            .replace("/preparer/", "/laisser/");
        let (_, ticket) = there.split_once("?ticket=").expect("a ticket");
        let left = site.post(&leave, &[("ticket", ticket)]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
    }
}
