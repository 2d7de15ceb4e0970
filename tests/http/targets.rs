//! What a city plans: from ticked measures to a target that the city alone sees.

use axum::http::StatusCode;
use icc_domain::Role;
use icc_store::Place;

use crate::html::{parse, select, text};
use crate::site::Site;

const CITY: &str = "val-des-cedres";

#[tokio::test(flavor = "multi_thread")]
async fn an_official_saves_ticked_measures_as_a_target_and_nobody_else_sees_it() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let report = snapshot.city(CITY, None).expect("a city");
    let wave = report.waves[0].record.code.clone();
    let plans = snapshot
        .plans(&report, &std::collections::BTreeSet::new())
        .expect("shown answers");
    let code = plans.steps[0].question.code.to_string();
    let city = Place::City(report.city.municipality.id);
    site.person("boss@example.org", Some((Role::CityCoordinator, city)))
        .await;
    let (alix, _) = site
        .person("alix@example.org", Some((Role::CityEditor, city)))
        .await;
    let mut boss = site.browser_of("boss@example.org").await;

    let steps = format!("/en/municipalities/{CITY}/{wave}/next-steps?plan={code}");
    let ask = format!("/en/targets/{CITY}/new/{wave}?plan={code}");
    let html = boss.get(&steps).await.text();
    let page = parse(&html);
    let links = select(&page, "a[href]").into_iter();
    let hrefs: Vec<_> = links.filter_map(|link| link.attribute("href")).collect();
    assert!(hrefs.contains(&ask.as_str()), "{hrefs:?}");
    // Where it stands is said in words, never as a rank.
    let places = text(select(&page, ".places")[0]);
    assert!(places.contains("visible municipalities"), "{places}");

    let form = format!("/en/targets/{CITY}/new/{wave}");
    let html = boss.get(&ask).await.text();
    assert_eq!(select(&parse(&html), "input[checked]").len(), 1);
    let bad = boss
        .post(&form, &[("version", "0"), ("name", "Plan"), ("due", "")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = bad.text();
    let page = parse(&html);
    let faults: Vec<_> = select(&page, ".errors a")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .collect();
    assert_eq!(faults, ["#due", "#questions"]);
    let name = select(&page, "input[name='name']")[0].attribute("value");
    assert_eq!(name, Some("Plan"), "what was typed stays");

    let fields = [
        ("version", "0"),
        ("name", "Plan 2030"),
        ("due", "2030-12-31"),
        ("plan", &code),
        ("owner", &alix.to_string()),
    ];
    let kept = boss.post(&form, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let there = kept.header("location").to_owned();
    let html = boss.get(&there).await.text();
    assert!(text(select(&parse(&html), "main")[0]).contains("2030"));

    // An editor sees it without a form; others do not know of it.
    let mut alix = site.browser_of("alix@example.org").await;
    let html = alix.get(&there).await.text();
    assert!(html.contains("Plan 2030"));
    assert!(select(&parse(&html), "main form").is_empty());
    assert!(html.contains("owner: alix"), "who answers for it is named");
    let list = alix.get(&format!("/en/targets/{CITY}")).await.text();
    assert!(list.contains("owner: alix"));
    let other = site.places().await;
    site.person(
        "other@example.org",
        Some((Role::CityCoordinator, other.other)),
    )
    .await;
    let mut stranger = site.browser_of("other@example.org").await;
    assert_eq!(stranger.get(&there).await.status, StatusCode::NOT_FOUND);
    let public = site.get(&format!("/en/municipalities/{CITY}")).await.text();
    assert!(!public.contains("Plan 2030"));

    // Whoever is late sees both.
    let change = [
        ("version", "1"),
        ("name", "Plan B"),
        ("due", "2031-01-31"),
        ("plan", &code),
    ];
    assert_eq!(
        boss.post(&there, &change).await.status,
        StatusCode::SEE_OTHER
    );
    let late = boss.post(&there, &change).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(!select(&parse(&late.text()), "#conflict").is_empty());
    let gone = boss
        .post(&format!("{there}/remove"), &[("version", "2")])
        .await;
    assert_eq!(gone.header("location"), format!("/en/targets/{CITY}"));
    assert_eq!(boss.get(&there).await.status, StatusCode::NOT_FOUND);
}

/// The way from the own results to a target, for the coordinators of the city alone.
#[tokio::test(flavor = "multi_thread")]
async fn next_steps_on_own_results_are_for_the_coordinators_of_the_city() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let report = snapshot.city(CITY, None).expect("a city");
    let wave = report.waves[0].record.code.clone();
    let place = Place::City(report.city.municipality.id);
    site.person("boss@example.org", Some((Role::CityCoordinator, place)))
        .await;
    site.person("alix@example.org", Some((Role::CityEditor, place)))
        .await;
    let mut boss = site.browser_of("boss@example.org").await;
    let mut alix = site.browser_of("alix@example.org").await;
    let own = format!("/en/shared/self-{CITY}/{CITY}/{wave}");
    let steps = format!("{own}/next-steps");
    // Scores in words are for the city itself.
    let words = "at least half of this is there";
    let says = |html: String| html.to_lowercase().contains(words);
    assert!(says(boss.get(&own).await.text()));
    let public = format!("/en/municipalities/{CITY}/{wave}");
    assert!(!says(boss.get(&public).await.text()));
    for there in [own.clone(), format!("/en/targets/{CITY}")] {
        let html = boss.get(&there).await.text();
        let page = parse(&html);
        let links = select(&page, "main a[href]").into_iter();
        let mut hrefs = links.filter_map(|link| link.attribute("href"));
        assert!(hrefs.any(|href| href == steps), "{there}");
    }
    let answer = boss.get(&steps).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    let html = answer.text();
    let page = parse(&html);
    assert_eq!(select(&page, ".reserved").len(), 1);
    let form = select(&page, "main form")[0].attribute("action");
    assert_eq!(form, Some(steps.as_str()));
    let code = select(&page, "input[name='plan']")[0].attribute("value");
    let code = code.expect("a question");
    let html = boss.get(&format!("{steps}?plan={code}")).await.text();
    let page = parse(&html);
    let links = select(&page, "main a[href]").into_iter();
    let mut hrefs = links.filter_map(|link| link.attribute("href"));
    let save = format!("/en/targets/{CITY}/new/{wave}?plan={code}");
    assert!(hrefs.any(|href| href == save), "{save}");
    assert_eq!(boss.get(&save).await.status, StatusCode::OK);

    let network = format!("/en/shared/network-demo-network/{CITY}/{wave}/next-steps");
    for status in [
        alix.get(&steps).await.status,
        boss.get(&network).await.status,
    ] {
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    let guest = site.get(&steps).await;
    assert_eq!(guest.status, StatusCode::SEE_OTHER);
}
