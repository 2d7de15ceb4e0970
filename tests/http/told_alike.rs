//! A4: whoever asks about an address learns nothing: status, headers and body are the same.

use axum::http::header;

use crate::people::form;
use crate::site::{Answer, Site};

/// An answer without what differs in every one, and without the address that was typed.
fn told(answer: &Answer, email: &str) -> (u16, Vec<(String, String)>, String) {
    let id = answer.header("x-request-id");
    let headers = answer.headers.iter().map(|(name, value)| {
        let value = value.to_str().expect("plain letters").replace(id, "ID");
        (name.to_string(), value)
    });
    let mut headers: Vec<_> = headers.collect();
    headers.sort();
    let body = answer.text().replace(id, "ID").replace(email, "EMAIL");
    (answer.status.as_u16(), headers, body)
}

#[tokio::test(flavor = "multi_thread")]
async fn a4_known_and_unknown_addresses_get_the_same_answer_to_the_byte() {
    let site = Site::without_results().await;
    site.person("known@example.org", None).await;
    let (closed, _) = site.person("locks@example.org", None).await;
    let unit = site.service.store().begin().await.expect("a transaction");
    let accounts = unit.repositories().accounts();
    let now = site.service.clock().now();
    accounts
        .set_disabled(closed, Some(now))
        .await
        .expect("is kept");
    unit.commit().await.expect("is kept");
    for locale in ["fr", "en"] {
        for (fr, en) in [
            ("/fr/connexion", "/en/sign-in"),
            ("/fr/connexion/lien", "/en/sign-in/link"),
            ("/fr/mot-de-passe/oublie", "/en/password/forgotten"),
        ] {
            let path = if locale == "fr" { fr } else { en };
            let mut all = Vec::new();
            for email in [
                "known@example.org",
                "other@example.org",
                "locks@example.org",
            ] {
                let fields = [("email", email), ("password", "not the password")];
                let mut browser = site.browser();
                let answer = browser.post(path, &fields).await;
                let mut one = vec![told(&answer, email)];
                if answer.status.is_redirection() {
                    assert!(!answer.header(header::LOCATION).contains("example"));
                    one.push(told(&browser.follow(&answer).await, email));
                }
                all.push(one);
            }
            assert!(
                all.windows(2).all(|pair| pair[0] == pair[1]),
                "{path}: {all:#?}"
            );
        }
    }
    // The fields are those that a browser sends.
    assert_eq!(form(&[("email", "a@b")]), "email=a%40b");
}
