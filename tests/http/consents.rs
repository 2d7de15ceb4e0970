//! What is public, and what is only counted, by pages and files.

use axum::http::StatusCode;
use icc_domain::Locale;
use icc_i18n::I18n;
use std::sync::Arc;

use crate::site::Site;

/// Counted in averages, and shown nowhere.
const COUNTED: &str = "anse-aux-loutres";
const COUNTED_NAME: &str = "Anse-aux-Loutres";
/// Neither.
const RESERVED: &str = "roche-tournante";
/// Scores without answers.
const SCORES: &str = "plaine-aux-oies";
const WAVE: &str = "demo-2026";

#[tokio::test(flavor = "multi_thread")]
async fn z3_what_is_not_public_has_no_page_and_no_row_in_any_file() {
    let site = Site::demonstration().await;
    for city in [COUNTED, RESERVED] {
        for path in [
            format!("/en/municipalities/{city}/{WAVE}"),
            format!("/en/municipalities/{city}/{WAVE}/calculation/core_index"),
            format!("/fr/municipalites/{city}/{WAVE}/fichiers/indicators.svg"),
            format!("/fr/municipalites/{city}/{WAVE}/fichiers/scores.csv"),
            format!("/en/municipalities/{city}/{WAVE}/files/summary.pdf"),
        ] {
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let page = site.get(&format!("/en/municipalities/{city}")).await;
        assert_eq!(
            page.status,
            StatusCode::OK,
            "it is known that there is such a city"
        );
    }
    let i18n = Arc::new(I18n::new().expect("the texts are sound"));
    let exports = site.service.exports(&i18n).await.expect("the data set");
    let mut files = 0;
    for file in exports.iter().flat_map(|export| &export.files) {
        let path = format!("/en/data/{}", file.name);
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let text = String::from_utf8_lossy(&answer.body);
        for city in [COUNTED, RESERVED] {
            assert!(!text.contains(city), "{city} in {}", file.name);
        }
        files += 1;
    }
    assert!(files > 3, "{files}");
    // Pages of others do not name them beside a figure.
    let page = site
        .get(&format!("/en/municipalities/val-des-cedres/{WAVE}"))
        .await;
    assert!(!page.text().contains(COUNTED_NAME));
    let method = site.get("/en/method").await;
    assert!(!method.text().contains(COUNTED_NAME));
}

#[tokio::test(flavor = "multi_thread")]
async fn scores_without_answers_open_no_calculation() {
    let site = Site::demonstration().await;
    let path = format!("/en/municipalities/{SCORES}/demo-2025");
    let page = site.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains(&format!("{path}/calculation/")));
    for code in ["core_index", "commitment", "C1"] {
        let answer = site.get(&format!("{path}/calculation/{code}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_say_how_many_of_a_network_take_part() {
    let site = Site::demonstration().await;
    for (locale, words) in [
        (Locale::En, "other municipalities taking part (16 of 18)"),
        (Locale::Fr, "autres municipalités participantes (16 sur 18)"),
    ] {
        let route = icc_pages::urls::Route::CityWave {
            city: "val-des-cedres".to_owned(),
            wave: WAVE.to_owned(),
        };
        let page = site.get(&route.path(locale)).await.text();
        assert!(page.matches(words).count() >= 2, "{words}: list and chart");
    }
}
