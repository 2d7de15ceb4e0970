//! Pages about the service itself, and taking the own data along.

use axum::http::StatusCode;
use icc_domain::Locale;
use icc_i18n::I18n;

use crate::site::Site;

const PAGES: [(&str, &str); 3] = [
    ("/fr/accessibilite", "/en/accessibility"),
    ("/fr/mentions-legales", "/en/legal"),
    ("/fr/confidentialite", "/en/privacy"),
];

#[tokio::test(flavor = "multi_thread")]
async fn p8_the_notices_are_linked_from_every_page_and_say_what_nobody_has_said() {
    let site = Site::without_results().await;
    let i18n = I18n::new().expect("the texts are sound");
    for (locale, home) in [(Locale::Fr, "/fr"), (Locale::En, "/en")] {
        let unsaid = i18n.plain(locale, "notice-unsaid");
        let absent = site.get(&format!("{home}/nothing")).await.text();
        for (fr, en) in PAGES {
            let page = if locale == Locale::Fr { fr } else { en };
            let link = format!("href=\"{}\"", page.replace('/', "&#x2f;"));
            for text in [&site.get(home).await.text(), &absent] {
                assert!(text.contains(&link), "{page} is not linked");
            }
            let answer = site.get(page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let text = answer.text();
            assert!(
                text.contains(&unsaid),
                "{page} does not say that it was not said"
            );
            assert!(
                answer.header("set-cookie").is_empty(),
                "P8: a cookie for reading"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p2_the_own_data_are_taken_along_from_the_page_of_the_account() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let page = eve.get("/en/account").await.text();
    assert!(page.contains("value=\"json\"") && page.contains("value=\"csv\""));
    for (file, media_type) in [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8"),
    ] {
        let answer = eve.post("/en/account/data", &[("file", file)]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), media_type);
        assert_eq!(answer.header("cache-control"), "no-store");
        let disposition = format!("attachment; filename=\"person.{file}\"");
        assert_eq!(answer.header("content-disposition"), disposition);
        let text = answer.text();
        assert!(text.contains("eve@example.org"));
        assert!(!text.contains("$argon2"), "O4");
    }
    let odd = eve.post("/en/account/data", &[("file", "exe")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}
