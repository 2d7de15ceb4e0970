//! A result that nobody looked at says so wherever it is shown, and no other one does.

use axum::http::StatusCode;
use icc_domain::Locale;
use icc_pages::urls::Route;
use icc_store::{
    AccountId, Extent, Hold, Mode, NewResponse, NewResponseStep, ResponseStatus, Review,
    ReviewPath, Scope,
};

use crate::interface::harvested;
use crate::site::Site;

/// Whose result nobody looked at.
const UNREVIEWED: &str = "val-des-cedres";
/// Whose result was reviewed in full.
const REVIEWED: &str = "riviere-aux-brumes";
const WAVE: &str = "demo-2026";
const MARKS: [(Locale, &str); 2] = [
    (Locale::Fr, "Déclaré, sans révision"),
    (Locale::En, "Declared, not reviewed"),
];

/// Notes that the result of a city in the wave was accepted: by rules, or after a review.
async fn accepted(site: &Site, city: &str, path: ReviewPath) {
    let unit = site.service.store().begin().await.expect("a transaction");
    let all = unit.repositories();
    let ids = site.service.ids();
    let now = site.service.clock().now();
    let wave = all.waves().by_code(WAVE).await.expect("a store");
    let wave = wave.expect("a wave").id;
    let city = all.municipalities().by_code(city).await.expect("a store");
    let city = city.expect("a city").id;
    let scope = Scope::service();
    let out = all.submissions().latest_published(&scope, wave).await;
    let out = out.expect("a store").into_iter();
    let mut own = out.filter(|one| one.municipality == city);
    let submission = own.next().expect("a published result").id;
    let somebody = AccountId(ids.next_id());
    let new = NewResponse {
        municipality: city,
        wave,
        mode: Mode::Shared,
        extent: Extent::Full,
        carried_from: None,
        opened_at: now,
        opened_by: somebody,
    };
    all.responses().add(&new, ids).await.expect("is new");
    let responses = all.responses();
    let response = responses.held(&scope, city, wave, Hold::Alone).await;
    let response = response.expect("a store").expect("is there");
    if path != ReviewPath::Declared {
        let review = Review {
            response: response.id,
            path,
            seed: "seed".to_owned(),
            share: 20,
            begun_at: now,
        };
        all.reviews().begin(&review).await.expect("begins");
    }
    let step = NewResponseStep {
        action: "accept".to_owned(),
        to: ResponseStatus::Final,
        remark: String::new(),
        submission: Some(submission),
        by: (path != ReviewPath::Declared).then_some(somebody),
        at: now,
    };
    let kept = all.response_steps().add(&response, &step).await;
    kept.expect("is kept");
    unit.commit().await.expect("is kept");
}

/// A service with a result of each kind.
async fn site() -> Site {
    let site = Site::demonstration().await;
    accepted(&site, UNREVIEWED, ReviewPath::Declared).await;
    accepted(&site, REVIEWED, ReviewPath::Full).await;
    site
}

async fn read(site: &Site, path: &str) -> String {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_frames_and_pictures_mark_it() {
    let site = site().await;
    for (locale, mark) in MARKS {
        let files = if locale == Locale::Fr {
            "fichiers"
        } else {
            "files"
        };
        let frames = if locale == Locale::Fr {
            "integrations"
        } else {
            "embeds"
        };
        for (city, marked) in [(UNREVIEWED, true), (REVIEWED, false)] {
            let page = Route::CityWave {
                city: city.to_owned(),
                wave: WAVE.to_owned(),
            };
            let page = page.path(locale);
            let html = read(&site, &page).await;
            // Beside the headline, and under the pictures.
            assert_eq!(
                html.contains(&format!(r#"class="tag">{mark}<"#)),
                marked,
                "{page}"
            );
            let notes = html.matches(mark).count();
            assert!(
                if marked { notes > 3 } else { notes == 0 },
                "{page}: {notes}"
            );
            let tag = locale.tag();
            for path in [
                format!("{page}/{files}/indicators.svg"),
                format!("/{tag}/{frames}/{city}/{WAVE}/indicators"),
            ] {
                assert_eq!(read(&site, &path).await.contains(mark), marked, "{path}");
            }
            let compared = Route::Compare {
                with: city.to_owned(),
            };
            let path = compared.path(locale);
            let html = read(&site, &path).await;
            assert_eq!(html.contains(mark), marked, "{path}");
        }
        let list = Route::Cities {
            // The list has pages.
            q: "cedres".to_owned(),
            network: String::new(),
            page: String::new(),
        };
        let html = read(&site, &list.path(locale)).await;
        assert_eq!(html.matches(mark).count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_say_how_much_was_looked_at() {
    let site = site().await;
    let path = format!("/api/v1/scores?limit=1000&period={WAVE}&level=index");
    let rows = harvested(&site, &path).await;
    let mut seen = [0, 0, 0];
    for row in &rows {
        let (place, word) = match row["unit"].as_str() {
            Some(UNREVIEWED) => (0, Some("declared")),
            Some(REVIEWED) => (1, Some("full")),
            _ => (2, None),
        };
        assert_eq!(row["review"].as_str(), word, "{row}");
        seen[place] += 1;
    }
    assert!(seen.iter().all(|rows| *rows > 0), "{seen:?}");
    let chosen = harvested(&site, &format!("{path}&review=declared")).await;
    assert_eq!(chosen.len(), seen[0]);
}

mod python {
    use super::{REVIEWED, UNREVIEWED, WAVE, site};
    use crate::printed::python::words;

    #[tokio::test(flavor = "multi_thread")]
    async fn every_page_of_a_report_marks_it() {
        let site = site().await;
        for (city, least) in [(UNREVIEWED, 2), (REVIEWED, 0)] {
            for file in ["summary.pdf", "report.pdf"] {
                let path = format!("/en/municipalities/{city}/{WAVE}/files/{file}");
                let printed = words(&site.get(&path).await.body);
                let marks = printed.matches("Declared, not reviewed").count();
                assert!(
                    marks >= least && (least > 0 || marks == 0),
                    "{path}: {marks}"
                );
            }
        }
    }
}
