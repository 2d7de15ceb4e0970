//! S5 and S6: only our own pages send something, and reading changes nothing.

use axum::http::{Method, StatusCode};
use icc_domain::{Locale, Role};
use icc_pages::urls::RouteKind;
use icc_store::Place;
use icc_web::routes::{Audience, classification};

use crate::access::pdf_of;
use crate::people::form;
use crate::site::{Site, some_path};

/// What a form of ours could hold: enough for every one of them.
fn everything() -> String {
    form(&[
        ("email", "eve@example.org"),
        ("password", "correct horse battery staple"),
        ("name", "Changed"),
        ("language", "fr"),
        ("old", "correct horse battery staple"),
        ("new", "four quiet harbour lights"),
        ("session", "others"),
        ("code", "123456"),
        ("proof", "correct horse battery staple"),
        ("role", "programme-administrator"),
        ("token", "0123456789abcdef0123456789abcdef01234567"),
    ])
}

#[tokio::test(flavor = "multi_thread")]
#[expect(
    clippy::too_many_lines,
    reason = "one pass over every route with every way of sending"
)]
async fn s5_what_another_site_sends_is_refused_and_changes_nothing() {
    let site = Site::without_results().await;
    site.person(
        "boss@example.org",
        Some((Role::ProgrammeAdministrator, Place::Service)),
    )
    .await;
    // Also the coordinator of a city, so that every page there is can be read.
    let places = site.places().await;
    site.person(
        "boss@example.org",
        Some((Role::CityCoordinator, places.city)),
    )
    .await;
    let networks = site.service.store().read().networks().all().await;
    let networks = networks.expect("networks");
    let network = networks
        .iter()
        .find(|n| Place::Network(n.id) == places.network);
    let network = network.expect("a network").record.code.clone();
    let wave = site.wave("begun", places.network).await;
    site.begun(places.city, wave, "Depuis mars").await;
    let (eve, _) = site.person("eve@example.org", None).await;
    let cookie = site.browser_of("boss@example.org").await.cookie();
    let unit = site.service.store().begin().await.expect("a transaction");
    let item = pdf_of(&unit.repositories(), places.city, eve, &site).await;
    unit.commit().await.expect("is kept");
    let item = item.to_string();
    let before = site.database();
    let urlencoded = ("content-type", "application/x-www-form-urlencoded");
    let ours = [
        ("origin", "http://index.test"),
        ("sec-fetch-site", "same-origin"),
    ];
    let mut routes = 0;
    for kind in RouteKind::ALL {
        let (methods, audience, _) = classification(*kind);
        if !methods.sends() {
            continue;
        }
        routes += 1;
        let reads = methods.names().contains(&"GET");
        let without_fields = [
            RouteKind::SignOut,
            RouteKind::SecondFactor,
            RouteKind::SessionStay,
        ];
        let takes_a_form = !without_fields.contains(kind);
        for locale in Locale::ALL {
            let path = &*some_path(*kind, locale)
                .replace("{city}", &places.city_code)
                .replace("{item}", &item)
                .replace("{file}", "questionnaire.xlsx")
                .replace("{wave}", "begun")
                .replace("{network}", &network)
                .replace("{kind}", "section")
                .replace("{code}", "commitment");
            for (said, refusal) in [
                (vec![urlencoded], 403),
                (vec![urlencoded, ("origin", "https://evil.example")], 403),
                (vec![urlencoded, ("origin", "null")], 403),
                (vec![urlencoded, ("sec-fetch-site", "cross-site")], 403),
                (vec![urlencoded, ("sec-fetch-site", "same-site")], 403),
                (vec![urlencoded, ("sec-fetch-site", "none")], 403),
                (
                    vec![urlencoded, ours[1], ("origin", "https://evil.example")],
                    403,
                ),
                (
                    vec![urlencoded, ours[0], ("sec-fetch-site", "cross-site")],
                    403,
                ),
                (vec![ours[0], ours[1], ("content-type", "text/plain")], 415),
                (
                    vec![
                        ours[0],
                        ours[1],
                        ("content-type", "multipart/form-data; boundary=x"),
                    ],
                    415,
                ),
                (vec![ours[0], ours[1]], 415),
            ] {
                let files = [
                    RouteKind::RegisterImport,
                    RouteKind::ResponseImport,
                    RouteKind::EvidenceNew,
                    RouteKind::TopicNew,
                    RouteKind::Topic,
                ];
                let file = files.contains(kind);
                let multipart = said.iter().any(|(_, said)| said.starts_with("multipart"));
                if refusal == 415 && (!takes_a_form || file && multipart) {
                    continue;
                }
                let mut headers = vec![("host", "index.test"), ("cookie", cookie.as_str())];
                headers.extend(&said);
                let answer = site.send(Method::POST, path, &headers, everything()).await;
                assert_eq!(answer.status.as_u16(), refusal, "{path} {said:?}");
            }
            let headers = [("host", "index.test"), ("cookie", cookie.as_str())];
            let query = format!("{path}?{}", everything());
            let read = site.get_with(&query, &headers).await;
            // There is no part here that could be read, nobody was given a review, nothing was
            // accepted that could be corrected, there is no result to print, and no way, topic,
            // consensus or meeting is begun.
            let nothing_there = [
                RouteKind::Part,
                RouteKind::ReviewTexts,
                RouteKind::Correction,
                RouteKind::FilePrepare,
                RouteKind::NetworkPrepare,
                RouteKind::TargetNew,
                RouteKind::Target,
                RouteKind::Joining,
                RouteKind::Visit,
                RouteKind::Module,
                RouteKind::ModuleWords,
                RouteKind::ModuleQuestion,
                RouteKind::ModuleAnswers,
                RouteKind::ModuleHandedIn,
                RouteKind::PracticeDesk,
                RouteKind::PracticeEdit,
                RouteKind::PracticeLetter,
                RouteKind::ToolEdit,
                RouteKind::ChallengeForm,
                RouteKind::ExpertLetter,
                RouteKind::Topic,
                RouteKind::Post,
                RouteKind::Consensus,
                RouteKind::ConsensusForm,
                RouteKind::Meeting,
                RouteKind::MeetingForm,
                RouteKind::MeetingReport,
                RouteKind::MeetingInvite,
            ];
            // Whether somebody may begin one of these is for the table of who may do what.
            let begun_by_some = [
                RouteKind::PracticeNew,
                RouteKind::ToolNew,
                RouteKind::OwnExpertise,
            ];
            if begun_by_some.contains(kind) {
                let answers = read.status.is_success() || read.status == StatusCode::NOT_FOUND;
                assert!(answers, "{path}");
            } else if nothing_there.contains(kind) {
                assert_eq!(read.status, StatusCode::NOT_FOUND, "{path}");
            } else if reads {
                assert!(
                    read.status.is_success() || read.status.is_redirection(),
                    "{path}"
                );
            } else {
                assert_eq!(read.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            }
            // Somebody else's secret, or none, opens nothing.
            if matches!(audience, Audience::SignedIn(_)) {
                for cookie in ["", "icc-session=0123456789abcdef0123456789abcdef01234567"] {
                    let headers = [
                        ("host", "index.test"),
                        ours[0],
                        ours[1],
                        urlencoded,
                        ("cookie", cookie),
                    ];
                    let answer = site.send(Method::POST, path, &headers, everything()).await;
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {cookie:?}");
                    assert!(answer.header("location").contains(match locale {
                        Locale::Fr => "/fr/connexion",
                        Locale::En => "/en/sign-in",
                    }));
                }
            }
        }
    }
    assert!(routes >= 16, "{routes} routes that change something");
    assert!(site.database() == before, "something has changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn s6_reading_everything_twice_changes_nothing_whoever_reads() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let mut browsers = vec![site.browser()];
    for role in Role::ALL {
        let place = match role.place() {
            icc_domain::RolePlace::City => places.city,
            icc_domain::RolePlace::Network => places.network,
            icc_domain::RolePlace::Partner => places.partner,
            icc_domain::RolePlace::Service => Place::Service,
        };
        let email = format!("{}@example.org", role.code());
        site.person(&email, Some((role, place))).await;
        browsers.push(site.browser_of(&email).await);
    }
    let before = site.database();
    for _ in 0..2 {
        for browser in &mut browsers {
            for kind in RouteKind::ALL {
                for locale in Locale::ALL {
                    let path = kind.pattern(locale);
                    let path = path.replace(['{', '}'], "");
                    let token = "?token=0123456789abcdef0123456789abcdef01234567";
                    browser.get(&format!("{path}{token}")).await;
                }
            }
        }
    }
    assert!(
        site.database() == before,
        "reading has changed the database"
    );
}
