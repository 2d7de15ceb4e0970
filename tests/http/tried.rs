//! Trying the index: everybody may, and nothing of it stays.

use axum::http::StatusCode;

use crate::html::{parse, select, text};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_try_out_is_told_at_once_and_nothing_of_it_is_kept() {
    let site = Site::demonstration().await;
    for (path, title) in [("/fr/essai", "Essayer"), ("/en/try-out", "Try")] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "no-store");
        let html = answer.text();
        let page = parse(&html);
        let questions = select(&page, "fieldset.choices");
        assert!((15..=20).contains(&questions.len()), "{}", questions.len());
        let heading = select(&page, "h1");
        assert!(text(heading[0]).starts_with(title), "{path}");
    }
    let mut browser = site.browser();
    let nothing = browser.post("/en/try-out", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Answer at least one question"));
    let fields = [
        ("C1", "yes"),
        ("C2", "in_preparation"),
        ("W1", "no"),
        // No option of it, and no question that is offered.
        ("Q1", "zorglub"),
        ("C3", "yes"),
    ];
    let tried = browser.post("/en/try-out", &fields).await;
    assert_eq!(tried.status, StatusCode::OK);
    assert_eq!(tried.header("cache-control"), "no-store");
    let html = tried.text();
    assert!(!html.contains("zorglub"));
    let page = parse(&html);
    let said = select(&page, "p.chart-sentence");
    assert_eq!(text(said[0]), "1 of 3 answers have full marks.");
    let steps = select(&page, "section[aria-labelledby='result'] ol > li");
    assert_eq!(steps.len(), 2, "one is full, two are not");
    let chosen = select(&page, "input[checked]");
    assert_eq!(chosen.len(), 3, "what was answered stays in the form");
    // The next visitor finds an empty form.
    let html = site.get("/en/try-out").await.text();
    assert!(select(&parse(&html), "input[checked]").is_empty());
}
