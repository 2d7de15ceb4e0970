//! Charts in pages of other people: who may show what, what stays, and what never goes out.

use axum::http::{StatusCode, header};
use icc_app::figure::Picture;

use crate::html::{parse, select, text};
use crate::site::Site;

/// A municipality of the demonstration with published results, and its latest wave.
async fn published(site: &Site) -> (String, String) {
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    for city in snapshot.cities.values() {
        let code = &city.municipality.record.code;
        if let Ok(report) = snapshot.city(code, None)
            && let Some(result) = &report.result
            && result.areas.is_some()
        {
            return (code.clone(), result.wave.record.code.clone());
        }
    }
    panic!("no results in the demonstration");
}

/// The digest in the address of the frame that does not change.
fn digest(html: &str) -> String {
    let page = parse(html);
    let fixed = select(&page, "#content a[href]")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .find(|href| href.starts_with("/en/embeds/") && href.matches('/').count() == 6);
    let fixed = fixed.expect("a link to the figures of today");
    fixed.split('/').nth(5).expect("a digest").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_embeds_can_be_shown_by_other_pages() {
    let site = Site::demonstration().await;
    let (city, wave) = published(&site).await;
    for path in [
        format!("/fr/integrations/{city}/{wave}/indicators"),
        format!("/en/embeds/{city}/{wave}/radar.svg"),
        format!("/en/embeds/{city}/{wave}/bars-narrow.svg"),
    ] {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.ends_with("frame-ancestors *"), "{path}: {policy}");
        assert!(!policy.contains("script-src"), "{path}: {policy}");
        assert_eq!(answer.header("x-frame-options"), "", "{path}");
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "cross-origin"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header(header::SET_COOKIE), "", "{path}");
    }
    for path in [
        format!("/en/municipalities/{city}/{wave}/embed/indicators"),
        format!("/en/municipalities/{city}/{wave}/files/indicators.svg"),
        format!("/en/embeds/{city}/{wave}/nothing"),
        format!("/en/embeds/nowhere/{wave}/indicators"),
    ] {
        let answer = site.get(&path).await;
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_has_title_chart_sentence_table_source_and_mark_without_a_script() {
    let site = Site::demonstration().await;
    let (city, wave) = published(&site).await;
    for picture in Picture::ALL {
        let path = format!("/fr/integrations/{city}/{wave}/{}", picture.name());
        let html = site.get(&path).await.text();
        let page = parse(&html);
        let one = |selector: &str| {
            let found = select(&page, selector);
            assert_eq!(found.len(), 1, "{selector} of {path}");
            text(found[0])
        };
        assert!(!one("h1").is_empty());
        assert!(!one(".sub").is_empty());
        assert!(!one(".chart-sentence").is_empty());
        assert!(one("header .band").contains("Démonstration"));
        assert!(one("footer").contains("Notre calcul"));
        assert_eq!(select(&page, "svg.chart").len(), 2, "{path}");
        assert!(select(&page, "table tbody tr").len() >= 3, "{path}");
        assert!(
            select(&page, "script, form, .who, .enter").is_empty(),
            "{path}"
        );
        for link in select(&page, "main a[href^='/']") {
            assert_eq!(link.attribute("target"), Some("_top"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_the_digest_is_kept_for_ever_and_another_one_leads_to_what_is_published() {
    let site = Site::demonstration().await;
    let (city, wave) = published(&site).await;
    let code = format!("/en/municipalities/{city}/{wave}/embed/indicators");
    let digest = digest(&site.get(&code).await.text());
    for file in ["indicators", "indicators.svg", "indicators-narrow.svg"] {
        let living = format!("/en/embeds/{city}/{wave}/{file}");
        let fixed = format!("/en/embeds/{city}/{wave}/{digest}/{file}");
        let answer = site.get(&fixed).await;
        assert_eq!(answer.status, StatusCode::OK, "{fixed}");
        assert!(answer.header(header::CACHE_CONTROL).ends_with("immutable"));
        let now = site.get(&living).await;
        assert_eq!(now.header(header::CACHE_CONTROL), "no-cache");
        assert_eq!(answer.body, now.body, "{fixed}");
        assert_eq!(answer.header(header::ETAG), now.header(header::ETAG));

        let old = format!("/en/embeds/{city}/{wave}/0123456789abcdef/{file}");
        let answer = site.get(&old).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT, "{old}");
        assert_eq!(answer.header(header::LOCATION), living);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
        assert_eq!(answer.header("x-frame-options"), "");
    }
    let nowhere = format!("/en/embeds/{city}/{wave}/{digest}/nothing.svg");
    assert_eq!(site.get(&nowhere).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_to_be_copied_names_addresses_that_answer() {
    let site = Site::demonstration_known_as("https://index.example.org").await;
    let (city, wave) = published(&site).await;
    let page = format!("/fr/municipalites/{city}/{wave}/integrer/bars");
    let html = site.get(&page).await.text();
    let page = parse(&html);
    let codes: Vec<String> = select(&page, "textarea.code")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(codes.len(), 4);
    let mut addresses = 0;
    for code in &codes {
        assert!(code.contains("title=") || code.contains("alt="), "{code}");
        for part in code.split('"') {
            if let Some(path) = part.strip_prefix("https://index.example.org") {
                assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
                addresses += 1;
            }
        }
    }
    assert_eq!(addresses, 6);
}

/// Charts of several municipalities of the demonstration, as their addresses name them.
const GROUPS: [&str; 7] = [
    "network/demo-network/demo-2026/members",
    "network/demo-network/demo-2026/indicators",
    "network/demo-network/demo-2026/heat-map",
    "network/demo-network/demo-2026/progress",
    "indicator/commitment/demo-2026/distribution",
    "comparison/val-des-cedres~network.demo-network/demo-2026/side-by-side",
    "comparison/val-des-cedres~network.demo-network/demo-2026/radar",
];

#[tokio::test(flavor = "multi_thread")]
async fn charts_of_several_cities_are_embedded_like_those_of_one() {
    let site = Site::demonstration_known_as("https://index.example.org").await;
    for place in GROUPS {
        let living = format!("/en/embeds/groups/{place}");
        let answer = site.get(&living).await;
        assert_eq!(answer.status, StatusCode::OK, "{living}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
        assert_eq!(answer.header("x-frame-options"), "", "{living}");
        let html = answer.text();
        let page = parse(&html);
        for selector in ["h1", ".sub", ".chart-sentence", "header .band"] {
            let found = select(&page, selector);
            assert_eq!(found.len(), 1, "{selector} of {living}");
            assert!(!text(found[0]).is_empty(), "{selector} of {living}");
        }
        assert_eq!(select(&page, "svg.chart").len(), 2, "{living}");
        assert!(select(&page, "table tbody tr").len() >= 2, "{living}");
        assert!(select(&page, "script, form").is_empty(), "{living}");

        // What is to be copied leads to the frame and the pictures, of now and of today.
        let (of, chart) = place.rsplit_once('/').expect("a chart");
        let (of, wave) = of.rsplit_once('/').expect("a wave");
        let code = format!("/en/charts/{of}/embed/{wave}/{chart}");
        let html = site.get(&code).await.text();
        let page = parse(&html);
        let codes: Vec<String> = select(&page, "textarea.code")
            .into_iter()
            .map(text)
            .collect();
        let addresses: Vec<&str> = codes
            .iter()
            .flat_map(|code| code.split('"'))
            .filter_map(|part| part.strip_prefix("https://index.example.org"))
            .collect();
        assert_eq!(addresses.len(), 6, "{code}");
        for path in &addresses {
            let answer = site.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let fixed = path.matches('/').count() == 8;
            let kept = answer.header(header::CACHE_CONTROL);
            assert_eq!(kept.ends_with("immutable"), fixed, "{path}: {kept}");
        }
        let fixed = addresses.iter().find(|path| path.matches('/').count() == 8);
        let digest = fixed.and_then(|path| path.split('/').nth(7));
        let digest = digest.expect("a digest");
        let old = format!("/en/embeds/groups/{of}/{wave}/0123456789abcdef/{chart}");
        let answer = site.get(&old).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT, "{old}");
        assert_eq!(answer.header(header::LOCATION), living);
        let other = format!("/en/embeds/groups/{of}/{wave}/{digest}/{chart}.gif");
        assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND);
    }
}

/// A chart keeps its wave when a newer one is out, and says which it is.
#[tokio::test(flavor = "multi_thread")]
async fn a_chart_of_several_cities_is_of_the_wave_in_its_address() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let report = snapshot.network("demo-network").expect("the network");
    let [newest, .., first] = report.progress.as_slice() else {
        panic!("two waves at least");
    };
    let [newest, first] = [newest, first].map(|point| point.wave.record.code.clone());
    for of in [
        "network/demo-network/WAVE/members",
        "indicator/commitment/WAVE/distribution",
    ] {
        let at = |wave: &str| format!("/en/embeds/groups/{}.svg", of.replace("WAVE", wave));
        let [now, then] = [&newest, &first].map(|wave| at(wave));
        let (now, then) = (site.get(&now).await, site.get(&then).await);
        assert_eq!((now.status, then.status), (StatusCode::OK, StatusCode::OK));
        assert_ne!(now.body, then.body, "{of}");
        let none = site.get(&at("no-such-wave")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
    let world = format!("/en/embeds/groups/world/all/{newest}/map");
    assert_eq!(site.get(&world).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_about_groups_offer_their_charts_for_other_pages() {
    let site = Site::demonstration().await;
    for (page, charts) in [
        ("/en/networks/demo-network", 4),
        ("/en/indicators/commitment", 1),
        ("/en/compare?with=val-des-cedres~network.demo-network", 2),
    ] {
        let html = site.get(page).await.text();
        let read = parse(&html);
        let links = select(&read, "figure a[href]");
        let links = links.into_iter().filter_map(|link| link.attribute("href"));
        let offered: Vec<&str> = links.filter(|href| href.contains("/embed/")).collect();
        assert_eq!(offered.len(), charts, "{page}: {offered:?}");
        for there in offered {
            assert_eq!(site.get(there).await.status, StatusCode::OK, "{there}");
        }
    }
}

/// A municipality that shows nothing to everybody has no chart to give away.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_public_cannot_be_embedded() {
    let site = Site::demonstration().await;
    let (_, wave) = published(&site).await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let hidden = snapshot.cities.values().find_map(|city| {
        let code = &city.municipality.record.code;
        let report = snapshot.city(code, Some(&wave)).ok();
        let shown = report.is_some_and(|report| report.result.is_some());
        (!shown).then(|| code.clone())
    });
    let hidden = hidden.expect("a city without public results");
    for path in [
        format!("/en/embeds/{hidden}/{wave}/indicators"),
        format!("/en/embeds/{hidden}/{wave}/indicators.svg"),
        format!("/en/embeds/{hidden}/{wave}/0123456789abcdef/indicators.svg"),
        format!("/en/municipalities/{hidden}/{wave}/embed/indicators"),
    ] {
        assert_eq!(
            site.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
