//! Messages to the members of a network: what is shown before they go out, and what then goes out.

use axum::http::StatusCode;
use icc_domain::Role;
use icc_pages::urls::RouteKind;

use crate::html::{parse, select, text};
use crate::mailed::Written;
use crate::site::Site;
use crate::tasks;

/// The value of a hidden field.
fn hidden(html: &str, name: &str) -> String {
    let page = parse(html);
    let field = select(&page, &format!("input[name='{name}']"));
    let value = field.first().and_then(|field| field.attribute("value"));
    value.expect("a field").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_shown_as_the_very_mail_then_sent_once() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let role = Some((Role::NetworkCoordinator, places.network));
    site.person("net@example.org", role).await;
    let role = Some((Role::CityCoordinator, places.city));
    site.person("city@example.org", role).await;
    let task = site.task(&places, places.city, 1).await;
    let there = tasks::path(RouteKind::Messages, Some(&task), "");
    let mut browser = site.browser_of("net@example.org").await;
    let page = browser.get(&there).await;
    assert_eq!(page.status, StatusCode::OK);
    let bad = browser.post(&there, &[("step", "look")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = bad.text();
    for field in ["kind", "to"] {
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(html.contains(&format!("id=\"{field}\"")), "{field}");
    }

    let words = "À jeudi <b>17</b> h & après\r\n.\r\nClaude";
    let mut fields = vec![
        ("step", "look"),
        ("kind", "message"),
        ("to", "not-handed-in"),
        ("subject-fr", "Rencontre <i>de</i> mars"),
        ("text-fr", words),
    ];
    let looked = browser.post(&there, &fields).await;
    assert_eq!(looked.status, StatusCode::OK);
    let html = looked.text();
    assert!(!html.contains("<b>17</b>"), "words stay words");
    let page = parse(&html);
    let shown = select(&page, "p.letter");
    let shown = text(*shown.first().expect("a letter"));
    let seen = hidden(&html, "seen");
    fields[0] = ("step", "send");
    let blind = browser.post(&there, &fields).await;
    assert_eq!(blind.status, StatusCode::CONFLICT);
    assert!(blind.text().contains("class=\"conflict\""));
    fields.push(("seen", &seen));
    let sent = browser.post(&there, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let html = browser.follow(&sent).await.text();
    assert!(html.contains("The message is on its way."), "{html}");
    let again = browser.post(&there, &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it has gone out");

    let folder = tempfile::tempdir().expect("a folder");
    let written = Written::new(&site, "https://index.example.org", folder.path());
    let service = &site.service;
    service.send_due(&written).await.expect("mails are written");
    let texts = written.texts();
    assert_eq!(texts.len(), 1, "{texts:#?}");
    assert!(texts[0].contains("À jeudi <b>17</b> h & après\n.\nClaude"));
    let plain: Vec<&str> = texts[0].split_whitespace().collect();
    for line in shown
        .split("To look")
        .next()
        .expect("words")
        .split_whitespace()
    {
        assert!(plain.contains(&line), "{line} of {shown}");
    }
}
