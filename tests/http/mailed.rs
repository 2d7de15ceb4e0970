//! A9: what a request says about the host never stands in a mail, of whatever kind.

use std::sync::Arc;

use axum::http::Method;
use icc_app::mail::{Delivered, Letter, MailKind, NotDelivered, Post};
use icc_domain::{Locale, Role};
use icc_i18n::I18n;
use icc_mail::{Postman, Way};
use icc_pages::Pages;
use icc_store::{NewMail, Place};

use crate::people::{PASSWORD, form};
use crate::site::Site;

const BASE: &str = "https://index.example.org";
const EVIL: &str = "evil.example";

/// Keeps what a postman has written.
pub(crate) struct Written {
    postman: Postman,
    texts: std::sync::Mutex<Vec<String>>,
}

impl Written {
    /// A postman who knows the service by an address and writes into a folder.
    pub(crate) fn new(site: &Site, base: &str, folder: &std::path::Path) -> Self {
        let i18n = Arc::new(I18n::new().expect("the texts are sound"));
        Self {
            postman: Postman {
                pages: Pages::new(&i18n).expect("the templates are sound"),
                clock: Arc::<icc_domain::FixedClock>::clone(&site.clock),
                base: base.to_owned(),
                way: Way::Folder(folder.to_owned()),
            },
            texts: std::sync::Mutex::default(),
        }
    }

    /// What he has written, subjects first.
    pub(crate) fn texts(self) -> Vec<String> {
        self.texts.into_inner().expect("one at a time")
    }
}

impl Post for Written {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        let delivered = self.postman.deliver(letter).await?;
        if let Delivered::Shown(text) = &delivered {
            let text = format!("{}\n{}", text.subject, text.body);
            self.texts.lock().expect("one at a time").push(text);
        }
        Ok(delivered)
    }
}

/// How kinds of mails begin that are about a questionnaire, a network or somebody’s words: they are
/// written with them, and their links are made by the same function.
const ABOUT: [&str; 10] = [
    "extension",
    "part",
    "wave",
    "submission",
    "review",
    "network",
    "meeting",
    "practice",
    "space",
    "expert",
];

#[tokio::test(flavor = "multi_thread")]
async fn a9_the_host_that_a_request_names_stands_in_no_mail_of_any_kind() {
    let site = Site::known_as(BASE).await;
    let administrator = Some((Role::ProgrammeAdministrator, Place::Service));
    site.person("boss@example.org", administrator).await;
    site.person("eve@example.org", None).await;
    let cookie = site.browser_of("boss@example.org").await.cookie();
    let cookie = cookie.replace("icc-session", "__Host-icc-session");
    let places = site.places().await;
    let city = places.city_code.as_str();
    let invite = |email| [("email", email), ("role", "city-editor"), ("city", city)];
    let password = [("old", PASSWORD), ("new", "four quiet harbour lights")];
    for (path, fields) in [
        (
            "/en/sign-in/link",
            [("email", "eve@example.org")].as_slice(),
        ),
        ("/en/password/forgotten", &[("email", "eve@example.org")]),
        ("/en/people/invite", &invite("new@example.org")),
        ("/en/people/invite", &invite("eve@example.org")),
        ("/en/account/password", &password),
    ] {
        let headers = [
            ("host", EVIL),
            ("x-forwarded-host", EVIL),
            ("x-forwarded-server", EVIL),
            ("x-original-host", EVIL),
            ("forwarded", "host=evil.example;proto=https"),
            ("referer", "https://evil.example/en/sign-in"),
            ("origin", BASE),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("cookie", cookie.as_str()),
        ];
        let answer = site.send(Method::POST, path, &headers, form(fields)).await;
        assert_eq!(answer.status.as_u16(), 303, "{path}: {}", answer.text());
        let led = answer.header("location");
        assert!(led.starts_with("/en/"), "{path} leads to {led}");
    }
    // The kinds that need more than one request are put there as their use cases do.
    let service = &site.service;
    let unit = service.store().begin().await.expect("a transaction");
    let by_request = [MailKind::Invitation, MailKind::SignInLink, MailKind::Reset];
    let alone: Vec<&MailKind> = MailKind::ALL
        .iter()
        .filter(|kind| !by_request.contains(kind))
        .filter(|kind| !ABOUT.iter().any(|word| kind.code().starts_with(word)))
        .collect();
    for kind in &alone {
        let now = service.clock().now();
        let mail = NewMail {
            kind: kind.code().to_owned(),
            recipient: "eve@example.org".to_owned(),
            language: Locale::En,
            account: None,
            invitation: None,
            about: None,
            municipality: None,
            created_at: now,
            due_at: now,
        };
        let mails = unit.repositories().mails();
        mails.add(&mail, service.ids()).await.expect("is kept");
    }
    unit.commit().await.expect("is kept");

    let folder = tempfile::tempdir().expect("a folder");
    let written = Written::new(&site, BASE, folder.path());
    service.send_due(&written).await.expect("mails are written");
    let texts = written.texts();
    // One kind serves two mails: a new person's and an old one's.
    assert_eq!(
        texts.len(),
        alone.len() + by_request.len() + 2,
        "{texts:#?}"
    );
    for text in &texts {
        assert!(!text.contains("evil"), "{text}");
        let links = text.lines().filter(|line| line.starts_with("http"));
        for link in links.clone() {
            assert!(
                link == BASE || link.starts_with(&format!("{BASE}/en/")),
                "{link}"
            );
        }
        assert!(links.count() >= 2, "a link and the service: {text}");
    }
    for file in std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten()
    {
        let mail = std::fs::read_to_string(file.path()).expect("a mail");
        assert!(!mail.contains("evil"), "{mail}");
    }
}
