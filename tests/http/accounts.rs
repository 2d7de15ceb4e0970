//! Getting in and out, the own account, and what surrounds whoever is signed in.

use std::sync::Mutex;

use axum::http::{StatusCode, header};
use icc_app::mail::{Content, Delivered, Letter, NotDelivered, Post};
use icc_domain::Role;
use icc_store::Place;

use crate::html::{parse, select, text};
use crate::people::PASSWORD;
use crate::site::{Answer, Site};

/// Keeps letters instead of sending them.
#[derive(Default)]
struct Letters(Mutex<Vec<Letter>>);

impl Post for Letters {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        self.0.lock().expect("one at a time").push(letter.clone());
        Ok(Delivered::Sent)
    }
}

/// The secret in the only letter that is due.
async fn secret(site: &Site) -> String {
    let post = Letters::default();
    site.service
        .send_due(&post)
        .await
        .expect("mails are written");
    let letters = post.0.into_inner().expect("one at a time");
    match letters.into_iter().next().map(|letter| letter.content) {
        Some(
            Content::Invitation { secret, .. }
            | Content::SignInLink { secret, .. }
            | Content::Reset { secret, .. },
        ) => secret,
        other => panic!("{other:?}"),
    }
}

/// The faults that a page lists.
fn faults(answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let page = parse(&html);
    select(&page, ".errors a").into_iter().map(text).collect()
}

fn said(answer: &Answer) -> String {
    let html = answer.text();
    let page = parse(&html);
    select(&page, ".done").into_iter().map(text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_comes_back_to_the_page_and_signs_out() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.person(
        "eve@example.org",
        Some((Role::CityCoordinator, places.city)),
    )
    .await;
    let mut browser = site.browser();
    let led = browser.get("/fr/personnes").await;
    assert_eq!(
        led.header(header::LOCATION),
        "/fr/connexion?next=%2Ffr%2Fpersonnes"
    );
    let form = browser.follow(&led).await;
    let html = form.text();
    let page = parse(&html);
    let next = select(&page, "input[name='next']")[0].attribute("value");
    assert_eq!(next, Some("/fr/personnes"));

    let fields = [
        ("next", "/fr/personnes"),
        ("email", "eve@example.org"),
        ("password", "mistyped secret"),
    ];
    let refused = browser.post("/fr/connexion", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        faults(&refused),
        ["Le courriel ou le mot de passe ne convient pas"]
    );
    let html = refused.text();
    let page = parse(&html);
    let typed = select(&page, "input[name='email']")[0].attribute("value");
    assert_eq!(typed, Some("eve@example.org"), "what was typed is kept");
    assert!(!html.contains("mistyped secret"), "but no password");
    assert!(browser.cookies.is_empty());

    let fields = [
        ("next", "/fr/personnes"),
        ("email", "eve@example.org"),
        ("password", PASSWORD),
    ];
    let signed_in = browser.post("/fr/connexion", &fields).await;
    assert_eq!(signed_in.header(header::LOCATION), "/fr/personnes");
    let people = browser.follow(&signed_in).await;
    assert_eq!(people.status, StatusCode::OK);
    let html = people.text();
    let page = parse(&html);
    let who: String = select(&page, ".who strong").into_iter().map(text).collect();
    assert_eq!(who, "eve");
    let again = browser.get("/fr/connexion").await;
    assert_eq!(
        again.header(header::LOCATION),
        "/fr/compte",
        "nobody signs in twice"
    );

    let stolen = browser.clone();
    let out = browser.post("/fr/deconnexion", &[]).await;
    let page = browser.follow(&out).await;
    assert_eq!(said(&page), "La session est fermée.");
    assert!(browser.cookies.is_empty(), "{:?}", browser.cookies);
    let mut stolen = stolen;
    let late = stolen.get("/fr/personnes").await;
    assert_eq!(late.status, StatusCode::SEE_OTHER, "S4: in every tab");
}

#[tokio::test(flavor = "multi_thread")]
async fn s1_every_cookie_is_for_this_host_and_no_script() {
    let site = Site::known_as("https://index.example.org").await;
    site.person("eve@example.org", None).await;
    let body = crate::people::form(&[("email", "eve@example.org"), ("password", PASSWORD)]);
    let headers = [
        ("origin", "https://index.example.org"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let post = axum::http::Method::POST;
    let signed_in = site.send(post.clone(), "/en/sign-in", &headers, body).await;
    let out = site
        .send(post, "/en/sign-out", &headers, String::new())
        .await;
    let mut seen = 0;
    for cookie in [&signed_in, &out]
        .into_iter()
        .flat_map(|answer| answer.headers.get_all(header::SET_COOKIE))
    {
        let cookie = cookie.to_str().expect("plain letters");
        assert!(cookie.starts_with("__Host-icc-"), "{cookie}");
        for part in ["; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(part), "{cookie} lacks {part}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn s8_after_signing_in_one_stays_here() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    for next in [
        "//x",
        "/\\x",
        "/%5cx",
        "https:x",
        "/fr\t//x",
        "/fr\n",
        "https://x/fr",
        "",
    ] {
        let fields = [
            ("next", next),
            ("email", "eve@example.org"),
            ("password", PASSWORD),
        ];
        let answer = site.browser().post("/en/sign-in", &fields).await;
        assert_eq!(answer.header(header::LOCATION), "/en/account", "{next:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s7_z6_a_page_for_somebody_is_kept_by_nobody_and_shown_to_nobody_else() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.person(
        "canary-eve@example.org",
        Some((Role::CityCoordinator, places.city)),
    )
    .await;
    let mut eve = site.browser_of("canary-eve@example.org").await;
    for path in [
        "/en",
        "/en/municipalities",
        "/en/method",
        "/en/data",
        "/en/indicators",
    ] {
        for _ in 0..2 {
            let public = site.get(path).await;
            assert!(!public.text().contains("canary"), "{path}");
            assert_eq!(public.header(header::CACHE_CONTROL), "no-cache", "{path}");
            let hers = eve.get(path).await;
            assert!(hers.text().contains("canary-eve"), "{path}");
            assert_eq!(hers.header(header::CACHE_CONTROL), "no-store", "{path}");
            for answer in [public, hers] {
                let vary = answer.headers.get_all(header::VARY).iter();
                let cookie = vary.filter_map(|value| value.to_str().ok());
                assert!(
                    cookie.into_iter().any(|value| value.contains("cookie")),
                    "{path}"
                );
            }
        }
    }
    for path in ["/en/account", "/en/people", "/en/journal"] {
        let answer = eve.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        assert!(answer.header(header::ETAG).is_empty(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_by_mail_opens_a_button_and_only_the_button_lets_in() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut browser = site.browser();
    for email in ["eve@example.org", "nobody@example.org"] {
        let asked = browser.post("/en/sign-in/link", &[("email", email)]).await;
        let page = browser.follow(&asked).await;
        assert!(
            said(&page).starts_with("If this address has an account"),
            "A4: {email}"
        );
    }
    let token = secret(&site).await;
    let path = format!("/en/sign-in/by-link?token={token}");
    for _ in 0..3 {
        // Programs that look at mails open links.
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(browser.cookies.is_empty());
    }
    let entered = browser
        .post("/en/sign-in/by-link", &[("token", &token)])
        .await;
    let page = browser.follow(&entered).await;
    assert!(page.text().contains("eve@example.org"));
    let mut other = site.browser();
    let again = other
        .post("/en/sign-in/by-link", &[("token", &token)])
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("This link does not work any more"));
    assert!(other.cookies.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_and_one_signs_in_anew() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut session = site.browser_of("eve@example.org").await;
    let mut browser = site.browser();
    let asked = browser
        .post("/fr/mot-de-passe/oublie", &[("email", "eve")])
        .await;
    assert_eq!(
        faults(&asked),
        ["Écrivez une adresse de courriel complète, comme prenom@ville.ca"]
    );
    browser
        .post("/fr/mot-de-passe/oublie", &[("email", "eve@example.org")])
        .await;
    let token = secret(&site).await;
    let here = "/fr/mot-de-passe/nouveau";
    let short = browser
        .post(here, &[("token", &token), ("password", "court")])
        .await;
    assert_eq!(
        faults(&short),
        ["Le mot de passe compte au moins 15 caractères"]
    );
    let new = "quatre phares tranquilles";
    let done = browser
        .post(here, &[("token", &token), ("password", new)])
        .await;
    let page = browser.follow(&done).await;
    assert_eq!(said(&page), "Le mot de passe est changé. Connectez-vous.");
    assert_eq!(
        session.get("/fr/compte").await.status,
        StatusCode::SEE_OTHER,
        "A7"
    );
    let fields = [("email", "eve@example.org"), ("password", new)];
    let entered = browser.post("/fr/connexion", &fields).await;
    assert_eq!(browser.follow(&entered).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_becomes_an_account_and_a_person_on_the_list() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.person(
        "boss@example.org",
        Some((Role::CityCoordinator, places.city)),
    )
    .await;
    let mut boss = site.browser_of("boss@example.org").await;
    let fields = [
        ("email", "max@example.org"),
        ("role", "city-editor"),
        ("city", places.city_code.as_str()),
        ("language", "fr"),
    ];
    let invited = boss.post("/en/people/invite", &fields).await;
    let page = boss.follow(&invited).await;
    assert_eq!(said(&page), "The invitation is on its way.");
    assert!(page.text().contains("max@example.org"));

    let token = secret(&site).await;
    let mut max = site.browser();
    let page = max.get(&format!("/fr/invitation?token={token}")).await;
    assert!(page.text().contains("boss"), "it says who invites");
    let fields = [
        ("token", token.as_str()),
        ("name", " "),
        ("password", "password"),
    ];
    let refused = max.post("/fr/invitation", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [
        "Écrivez le nom",
        "Trop de gens utilisent ce mot de passe. Choisissez-en un autre",
    ];
    assert_eq!(faults(&refused), both, "all at once");
    let fields = [
        ("token", token.as_str()),
        ("name", "Max <b>Roy</b>"),
        ("language", "fr"),
        ("password", "quatre phares tranquilles"),
    ];
    let accepted = max.post("/fr/invitation", &fields).await;
    let account = max.follow(&accepted).await;
    assert_eq!(said(&account), "Bienvenue. Votre compte est ouvert.");
    let people = boss.get("/en/people").await.text();
    assert!(people.contains("Max &lt;b&gt;Roy&lt;"), "I3: shown as text");
    let again = site.browser().post("/fr/invitation", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_account_is_changed_and_the_session_gets_a_new_secret() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let other = site.browser_of("eve@example.org").await;
    let fields = [("name", "Ève Roy"), ("language", "fr")];
    let saved = eve.post("/en/account/profile", &fields).await;
    let page = eve.follow(&saved).await;
    assert_eq!(said(&page), "It is saved.");
    assert!(page.text().contains("Ève Roy"));
    assert_eq!(said(&eve.get("/en/account").await), "", "it is said once");
    let before = eve.cookie();
    let new = "four quiet harbour lights";
    let changed = eve
        .post("/en/account/password", &[("old", PASSWORD), ("new", new)])
        .await;
    assert_eq!(eve.follow(&changed).await.status, StatusCode::OK);
    assert_ne!(eve.cookie(), before, "S2");
    let mut other = other;
    assert_eq!(other.get("/en/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a3_too_many_tries_are_told_when_to_come_back() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut browser = site.browser();
    let fields = [("email", "eve@example.org"), ("password", "wrong")];
    for _ in 0..10 {
        let refused = browser.post("/en/sign-in", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = browser.post("/en/sign-in", &fields).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: i64 = refused
        .header(header::RETRY_AFTER)
        .parse()
        .expect("seconds");
    assert!((1..=301).contains(&wait), "{wait}");
    site.clock.advance(chrono::TimeDelta::seconds(wait));
    let right = [("email", "eve@example.org"), ("password", PASSWORD)];
    let entered = browser.post("/en/sign-in", &right).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a4_whatever_the_address_the_answer_is_the_same_to_the_letter() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    site.person(
        "boss@example.org",
        Some((Role::ProgrammeAdministrator, Place::Service)),
    )
    .await;
    let boss = site.browser_of("boss@example.org").await;
    let (closed, _) = site.person("out@example.org", None).await;
    let unit = site.service.store().begin().await.expect("a transaction");
    let now = site.service.clock().now();
    let done = unit
        .repositories()
        .accounts()
        .set_disabled(closed, Some(now))
        .await;
    done.expect("is kept");
    unit.commit().await.expect("is kept");
    let like = |answer: &Answer, email: &str| {
        let mut headers: Vec<String> = answer
            .headers
            .iter()
            .filter(|(name, _)| *name != "x-request-id")
            .map(|(name, value)| format!("{name}: {value:?}"))
            .collect();
        headers.sort();
        let body = answer.text().replace(email, "ADDRESS");
        let body = body.replace(answer.header("x-request-id"), "ID");
        (answer.status, headers, body)
    };
    for (path, more) in [
        ("/en/sign-in", ("password", "wrong")),
        ("/en/sign-in/link", ("next", "")),
        ("/en/password/forgotten", ("next", "")),
        ("/en/people/invite", ("role", "programme-administrator")),
    ] {
        let mut seen = Vec::new();
        // As long as each other, so that nothing differs but the letters.
        for email in ["eve@example.org", "bob@example.org", "out@example.org"] {
            let mut browser = if path.contains("people") {
                boss.clone()
            } else {
                site.browser()
            };
            let answer = browser.post(path, &[("email", email), more]).await;
            seen.push(like(&answer, email));
        }
        assert_eq!(seen[0], seen[1], "{path}");
        assert_eq!(seen[0], seen[2], "{path}: a closed account");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_in_where_that_is_not_offered() {
    let site = Site::without_sign_in().await;
    for path in ["/fr/connexion", "/fr/compte", "/fr/premier-acces"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = site.get("/fr").await.text();
    assert!(!page.contains("/fr/connexion"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_tries_every_role_of_the_demonstration() {
    let site = Site::on_a_machine().await;
    let page = site.get("/fr/connexion").await.text();
    let accounts = icc_app::accounts::demonstration_accounts();
    assert_eq!(accounts.len(), Role::ALL.len());
    for (email, role) in accounts {
        assert!(page.contains(email), "{email} is not told");
        let fields = [("email", email), ("password", "harbour lantern maple")];
        let mut browser = site.browser();
        let entered = browser.post("/fr/connexion", &fields).await;
        let account = browser.follow(&entered).await;
        assert_eq!(account.status, StatusCode::OK, "{role:?}");
    }
    let elsewhere = Site::demonstration().await;
    let page = elsewhere.get("/fr/connexion").await.text();
    assert!(!page.contains("harbour lantern maple"));
    let fields = [
        ("email", "programme@example.org"),
        ("password", "harbour lantern maple"),
    ];
    let refused = elsewhere.browser().post("/fr/connexion", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "O2");
}
