//! What was handed in, word for word: for everybody while the city consents to it, and for the city
//! itself before anybody else sees a result.

use axum::http::{StatusCode, header};
use chrono::{Days, NaiveDate, TimeDelta};
use icc_domain::Role;
use icc_store::{Audience, Consent, Item};

use crate::html::{parse, select};
use crate::site::{Answer, Site};

const WORDS: &str = "ZZMOTSZZ";

fn leads_to(page: &Answer, there: &str) -> bool {
    let html = page.text();
    let page = parse(&html);
    let mut links = select(&page, "a[href]").into_iter();
    links.any(|link| link.attribute("href") == Some(there))
}

impl Site {
    /// What was said last about a wave, with another day for the public.
    async fn public_from(&self, city: &str, wave: &str, from: Option<NaiveDate>) {
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let city = all.municipalities().by_code(city).await.expect("a store");
        let wave = all.waves().by_code(wave).await.expect("a store");
        let (city, wave) = (city.expect("the city").id, wave.expect("the wave").id);
        let said = all.consents().of(city, wave).await.expect("a store");
        let last = said.last().expect("something was said");
        let next = Consent {
            version: last.version + 1,
            public_from: from,
            made_at: self.service.clock().now(),
            ..last.clone()
        };
        all.consents().add(&next).await.expect("is next");
        unit.commit().await.expect("is kept");
        self.clock.advance(TimeDelta::seconds(10));
    }

    async fn statuses(&self, paths: &[String]) -> Vec<StatusCode> {
        let mut found = Vec::new();
        for path in paths {
            found.push(self.get(path).await.status);
        }
        found
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_everybody_reads_what_was_handed_in_while_the_city_consents() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.wave("out", places.network).await;
    let piece = site
        .result_shown_to(places.city, "out", Audience::Public, WORDS)
        .await;
    let city = format!("/en/municipalities/{}/out", places.city_code);
    let (answers, file) = (
        format!("{city}/answers"),
        format!("{city}/evidence/{piece}"),
    );
    assert!(leads_to(&site.get(&city).await, &answers));
    let page = site.get(&answers).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CACHE_CONTROL), "no-cache");
    let text = page.text();
    assert_eq!(text.matches(WORDS).count(), 3, "comment, example, title");
    assert!(leads_to(&page, &file));
    assert!(!text.contains("kept back"), "the city keeps it reserved");
    assert!(text.contains("not the Council of Europe’s score"));
    // What was not answered is there, and is no answer.
    assert!(text.contains("No answer yet"), "{text}");
    let bytes = site.get(&file).await;
    assert_eq!(bytes.status, StatusCode::OK);
    assert_eq!(bytes.header(header::CACHE_CONTROL), "no-store");
    assert!(
        bytes
            .header(header::CONTENT_DISPOSITION)
            .starts_with("attachment")
    );

    let only = |n: usize| {
        let items = Item::ALL[..n].iter();
        items
            .map(|item| (Audience::Public, *item))
            .collect::<Vec<_>>()
    };
    // Evidence, and no comment.
    site.say(&places.city_code, "out", &only(4)).await;
    let text = site.get(&answers).await.text();
    assert_eq!(text.matches(WORDS).count(), 1, "the title");
    // Answers alone.
    site.say(&places.city_code, "out", &only(3)).await;
    let text = site.get(&answers).await.text();
    assert!(!text.contains(WORDS) && text.contains("Yes"));
    assert_eq!(site.get(&file).await.status, StatusCode::NOT_FOUND);
    // Scores alone.
    site.say(&places.city_code, "out", &only(2)).await;
    assert_eq!(site.get(&answers).await.status, StatusCode::NOT_FOUND);
    let page = site.get(&city).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!leads_to(&page, &answers));
    // Everything is taken back.
    site.say(&places.city_code, "out", &[]).await;
    let gone = site.statuses(&[city, answers, file]).await;
    assert_eq!(gone, [StatusCode::NOT_FOUND; 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_came_without_words_are_read_as_they_are_scored() {
    let site = Site::demonstration().await;
    let city = "/en/municipalities/val-des-cedres/demo-2026";
    let page = site.get(&format!("{city}/answers")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(leads_to(&site.get(city).await, &format!("{city}/answers")));
    let text = page.text();
    assert!(text.contains("Demonstration"));
    for state in ["Yes", "Not within our powers"] {
        assert!(text.contains(state), "{state}");
    }
    // Scores without answers open nothing.
    let scores = "/en/municipalities/plaine-aux-oies/demo-2025/answers";
    assert_eq!(site.get(scores).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_the_public_waits_everywhere_for_the_day_that_the_city_has_chosen() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.wave("out", places.network).await;
    let piece = site
        .result_shown_to(places.city, "out", Audience::Public, WORDS)
        .await;
    let code = &places.city_code;
    let city = format!("/en/municipalities/{code}/out");
    let all: Vec<String> = [
        city.clone(),
        format!("{city}/answers"),
        format!("{city}/evidence/{piece}"),
        format!("{city}/calculation/core_index"),
        format!("{city}/files/indicators.svg"),
        format!("{city}/files/scores.csv"),
        format!("{city}/files/summary.pdf"),
        format!("{city}/files/report.pdf"),
        format!("{city}/next-steps"),
        format!("{city}/embed/indicators"),
        format!("/en/embeds/{code}/out/indicators"),
    ]
    .into();
    let shown = site.statuses(&all).await;
    assert_eq!(shown, vec![StatusCode::OK; all.len()]);
    let day = site.service.clock().now().date_naive() + Days::new(3);
    site.public_from(code, "out", Some(day)).await;
    let shared = format!("/en/shared/network-{}/{code}/out", places.network_code);
    for before in [0, 2] {
        site.clock.advance(TimeDelta::days(before));
        let shown = site.statuses(&all).await;
        assert_eq!(shown, vec![StatusCode::NOT_FOUND; all.len()], "{before}");
        // Also for somebody who reads for the network, to which nothing was allowed.
        let email = format!("n{before}@example.org");
        let role = (Role::NetworkCoordinator, places.network_code.as_str());
        let mut reader = site.reader(&email, role.0, role.1).await;
        for rest in ["", "/answers"] {
            let answer = reader.get(&format!("{shared}{rest}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{before}{rest}");
        }
    }
    site.clock.advance(TimeDelta::days(1));
    let shown = site.statuses(&all).await;
    assert_eq!(shown, vec![StatusCode::OK; all.len()]);
    let code = &places.network_code;
    let mut reader = site
        .reader("n@example.org", Role::NetworkCoordinator, code)
        .await;
    for rest in ["", "/answers"] {
        let answer = reader.get(&format!("{shared}{rest}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{rest}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_a_city_sees_its_own_result_before_anybody_else_does() {
    let site = Site::without_results().await;
    let places = site.places().await;
    let wave = site.wave("handed-in", places.network).await;
    site.begun(places.city, wave, WORDS).await;
    let code = &places.city_code;
    let own = format!("/en/shared/self-{code}/{code}/handed-in");
    let mut city = site
        .reader("c@example.org", Role::CityCoordinator, code)
        .await;
    assert_eq!(city.get(&own).await.status, StatusCode::NOT_FOUND);
    site.handed_in(places.city, code, "handed-in").await;
    site.clock.advance(TimeDelta::seconds(10));
    assert!(leads_to(&city.get("/en/shared").await, &own));
    let page = city.get(&own).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(page.header(header::ETAG), "");
    let text = page.text();
    assert!(text.contains("Reserved for the coordinators of"));
    assert!(text.contains("At the moment the public sees nothing of this wave."));
    let words = city.get(&format!("{own}/answers")).await;
    assert_eq!(words.status, StatusCode::OK);
    assert!(words.text().contains("Depuis avril"), "as it was handed in");
    let steps = city.get(&format!("{own}/calculation/core_index")).await;
    assert_eq!(steps.status, StatusCode::OK);
    let drawing = city.get(&format!("{own}/files/indicators.svg")).await;
    assert!(drawing.text().contains("Reserved for the municipality"));
    // There is no computation yet that a report or table could name.
    for file in ["summary.pdf", "report.pdf", "scores.csv"] {
        let answer = city.get(&format!("{own}/files/{file}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{file}");
    }
    // The page on which the city decides leads there.
    let consent = city
        .get(&format!("/en/questionnaires/{code}/handed-in/consent"))
        .await;
    assert!(leads_to(&consent, &own));
    let public = format!("/en/municipalities/{code}/handed-in");
    assert_eq!(site.get(&public).await.status, StatusCode::NOT_FOUND);

    // Nobody else reads it, and the city reads nobody else so.
    let other = &places.other_code;
    let elsewhere = format!("/en/shared/self-{code}/{other}/handed-in");
    assert_eq!(city.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    for (email, role, place) in [
        ("e@example.org", Role::CityEditor, code),
        ("o@example.org", Role::CityCoordinator, other),
        (
            "n@example.org",
            Role::NetworkCoordinator,
            &places.network_code,
        ),
        ("r@example.org", Role::Reviewer, &places.network_code),
    ] {
        let mut reader = site.reader(email, role, place).await;
        for rest in ["", "/answers", "/calculation/core_index", "/files/bars.svg"] {
            let answer = reader.get(&format!("{own}{rest}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{email} {rest}");
        }
        assert!(!reader.get("/en/shared").await.text().contains(&own));
    }
}
