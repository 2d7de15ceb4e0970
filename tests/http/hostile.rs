//! Forms that no page of ours has made.

use axum::http::Method;
use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::Place;
use icc_web::routes::classification;

use crate::people::form;
use crate::site::{Site, some_path};

const FIELDS: [&str; 18] = [
    "email",
    "password",
    "next",
    "name",
    "language",
    "old",
    "new",
    "session",
    "invitation",
    "answer",
    "role",
    "city",
    "network",
    "grant",
    "account",
    "open",
    "code",
    "proof",
];

/// Forms that take none of the fields that are said twice below.
const OTHERS: [RouteKind; 13] = [
    RouteKind::ReviewAssign,
    RouteKind::Publication,
    RouteKind::Correction,
    RouteKind::FilePrepare,
    RouteKind::FileLeave,
    RouteKind::NetworkPrepare,
    RouteKind::NetworkLeave,
    RouteKind::PracticeLetter,
    RouteKind::ExpertLetter,
    RouteKind::ToolUse,
    RouteKind::SpaceDigest,
    RouteKind::TopicMark,
    RouteKind::PostMark,
];

#[tokio::test(flavor = "multi_thread")]
async fn i2_what_cannot_be_typed_is_refused_in_every_field_of_every_form() {
    let site = Site::without_results().await;
    site.person(
        "boss@example.org",
        Some((Role::ProgrammeAdministrator, Place::Service)),
    )
    .await;
    let cookie = site.browser_of("boss@example.org").await.cookie();
    let headers = [
        ("host", "index.test"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("cookie", cookie.as_str()),
    ];
    let before = site.database();
    let without_fields = [
        RouteKind::SignOut,
        RouteKind::RegisterImport,
        RouteKind::ResponseImport,
        RouteKind::SecondFactor,
        RouteKind::SessionStay,
    ];
    let forms = RouteKind::ALL
        .iter()
        .filter(|kind| classification(**kind).0.sends() && !without_fields.contains(kind));
    for kind in forms {
        let path = &*some_path(*kind, Locale::Fr);
        for field in FIELDS {
            for hostile in ["a%00b", "%1b[31m", "%C2%85", "%FF%FE", "%zz", "%E9"] {
                let body = format!("{field}={hostile}");
                let answer = site.send(Method::POST, path, &headers, body).await;
                let status = answer.status.as_u16();
                assert!(
                    (400..500).contains(&status),
                    "{path} {field}={hostile}: {status}"
                );
            }
        }
        // Answers are named after their question: what belongs to none is not read.
        let sheets = [
            RouteKind::ResponseSection,
            RouteKind::ResponseConfirm,
            RouteKind::ResponseStillTrue,
            RouteKind::ResponseQuestion,
            RouteKind::ResponseDraft,
            RouteKind::ResponseTranslations,
            RouteKind::ModuleAnswers,
            // Nor is what is said about a piece of evidence that is not there.
            RouteKind::EvidenceNew,
            RouteKind::EvidenceItem,
            RouteKind::EvidenceWithdraw,
            RouteKind::ResponseEvidence,
            RouteKind::ReviewConfirm,
            RouteKind::ToolNew,
            RouteKind::ToolEdit,
            RouteKind::ChallengeForm,
            RouteKind::OwnExpertise,
            RouteKind::PracticeNew,
            RouteKind::PracticeEdit,
            RouteKind::ReviewTexts,
            // Nor what is written in a space where nobody is.
            RouteKind::TopicNew,
            RouteKind::Topic,
            RouteKind::Post,
        ];
        if sheets.contains(kind) {
            continue;
        }
        let other_fields = crate::tasks::is_about(*kind) || OTHERS.contains(kind);
        for (body, status) in [
            (
                "email=a&email=b&token=a&token=b&name=a&name=b&new=a&new=b&session=a&session=b\
              &invitation=a&invitation=b&grant=a&grant=b&account=a&account=b&code=a&code=b\
              &proof=a&proof=b"
                    .to_owned(),
                400,
            ),
            ("x=1&".repeat(1000), 400),
            (format!("email={}", "a".repeat(5000)), 400),
            (format!("email={}", "a".repeat(100_000)), 413),
        ] {
            if other_fields && body.starts_with("email=a&") {
                continue;
            }
            let size = body.len();
            let answer = site.send(Method::POST, path, &headers, body).await;
            assert_eq!(answer.status.as_u16(), status, "{path} with {size} bytes");
        }
    }
    assert!(site.database() == before, "something has changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn z4_fields_that_are_not_on_the_form_set_nothing() {
    let site = Site::without_results().await;
    let (account, _) = site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    let kept = async || {
        let found = site.service.store().read().accounts().by_id(account).await;
        found.expect("a store").expect("an account")
    };
    let before = kept().await;
    let columns = icc_store::expected_columns();
    let mut fields = vec![("name", "eve"), ("language", "en")];
    let others = ["name", "language", "version"];
    let more: Vec<&String> = columns["account"]
        .keys()
        .filter(|column| !others.contains(&column.as_str()))
        .collect();
    for column in &more {
        fields.push((column.as_str(), "1"));
    }
    fields.extend([("role", "programme-administrator"), ("version", "99")]);
    let saved = eve.post("/en/account/profile", &fields).await;
    assert_eq!(saved.status.as_u16(), 303);
    let after = kept().await;
    assert_eq!(after.record, before.record);
    assert_eq!((after.version, after.disabled_at), (2, None));
    let held = site.service.store().read().grants().held_by(account).await;
    assert!(held.expect("a store").is_empty());
    assert!(more.len() >= 10, "{more:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn o6_a_hostile_name_stays_one_line_and_text() {
    let site = Site::without_results().await;
    site.person("eve@example.org", None).await;
    let mut eve = site.browser_of("eve@example.org").await;
    for name in [
        "\"><svg onload=alert(1)>",
        "</title><script>alert(1)</script>",
        "{{7919*7907}}",
        "javascript:alert(1)",
        "\u{202e}gnp.exe",
        "]]>",
        "a' OR '1'='1",
    ] {
        let saved = eve
            .post("/en/account/profile", &[("name", name), ("language", "en")])
            .await;
        assert_eq!(saved.status.as_u16(), 303, "{name}");
        let page = eve.follow(&saved).await.text();
        let html = crate::html::parse(&page);
        let scripts = crate::html::select(&html, "script");
        let ours = scripts.iter().all(|script| script.has_attribute("src"));
        let pictures = crate::html::select(&html, "svg");
        assert!(ours && pictures.is_empty(), "{name}");
        let shown = crate::html::select(&html, "#name")[0].attribute("value");
        assert_eq!(shown, Some(name));
        assert!(!page.contains("62615533"), "{name} was computed");
    }
    let split = form(&[("name", "a\r\nSet-Cookie: x=y"), ("language", "en")]);
    assert!(split.contains("%0D%0A"));
    let saved = eve
        .post(
            "/en/account/profile",
            &[("name", "a\r\nSet-Cookie: x=y"), ("language", "en")],
        )
        .await;
    assert!(
        saved.headers.get_all("set-cookie").iter().count() == 1,
        "only ours"
    );
}
