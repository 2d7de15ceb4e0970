//! What is shown to an audience beyond what everybody sees: to whoever reads as it, and to nobody
//! else, whatever is kept on the way.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{StatusCode, header};
use icc_app::answers::AnswerSheet;
use icc_app::publish::publish_wave;
use icc_app::responses::Entry;
use icc_app::submissions::{Counts, Record, RecordedAnswer};
use icc_domain::{Locale, Role};
use icc_questionnaire::State;
use icc_store::{
    AccountId, Audience, Consent, EvidenceId, EvidenceVisibility, Item, Place, SubmissionRecord,
};
use icc_testkit::{consent, submission};

use crate::access::pdf_that_says;
use crate::html::{parse, select};
use crate::people::Browser;
use crate::site::{Answer, Site};

const WAVE: &str = "demo-2026";
const NETWORK: &str = "demo-network";
/// Shows its scores to its networks, and nothing to everybody.
const RESERVED: &str = "roche-tournante";
/// Shows its scores to everybody, its answers to its networks.
const ANSWERS: &str = "plaine-aux-oies";

impl Site {
    /// Results of a city in a wave that are out and of which an audience may see everything: one
    /// answer whose comment, example and evidence hold these words.
    pub(crate) async fn result_shown_to(
        &self,
        place: Place,
        wave: &str,
        audience: Audience,
        words: &str,
    ) -> EvidenceId {
        let service = &self.service;
        let city = place.city().expect("a city");
        let by = AccountId(service.ids().next_id());
        let unit = service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let wave = all.waves().by_code(wave).await.expect("a store");
        let wave = wave.expect("the wave");
        let open = EvidenceVisibility::Public;
        let piece = pdf_that_says(&all, place, by, self, (words, open)).await;
        let kept_back = EvidenceVisibility::Reserved;
        let reserved = pdf_that_says(&all, place, by, self, ("kept back", kept_back)).await;
        let (document, _) = AnswerSheet::default().document().expect("a document");
        let result = submission(city, wave.id, &document);
        let id = all.submissions().add(&result, service.ids()).await;
        let id = id.expect("is new");
        let at = service.clock().now();
        all.submissions()
            .publish(id, at)
            .await
            .expect("is accepted");
        let entry = Entry {
            state: State::Answered,
            options: BTreeSet::from(["yes".to_owned()]),
            comment: words.to_owned(),
            example: words.to_owned(),
            language: Some(Locale::Fr),
            evidence: [piece, reserved]
                .map(|id| (id.to_string(), BTreeSet::new()))
                .into(),
            ..Entry::default()
        };
        let record = Record {
            municipality: "city".to_owned(),
            wave: wave.code.clone(),
            definition: wave.definition_hash.clone(),
            answers: BTreeMap::from([(
                "C1".to_owned(),
                RecordedAnswer {
                    version: 1,
                    counts: Counts::AsGiven,
                    entry,
                },
            )]),
            evidence: BTreeMap::new(),
        };
        let (document, digest) = record.document().expect("a document");
        let record = SubmissionRecord {
            submission: id,
            document,
            digest,
            language: Locale::Fr,
            signed_name: "Dominique".to_owned(),
            signed_function: "Greffe".to_owned(),
            by,
        };
        all.submission_records().add(&record).await.expect("is new");
        let said = Consent {
            grants: Item::ALL.map(|item| (audience.clone(), item)).into(),
            ..consent(city, wave.id, &[])
        };
        all.consents().add(&said).await.expect("is new");
        unit.commit().await.expect("is kept");
        publish_wave(service.store(), &wave, service.clock(), service.ids())
            .await
            .expect("is computed");
        piece
    }

    /// Somebody with a role in the network, the ministry or the university of the demonstration, or
    /// in one of its cities.
    pub(crate) async fn reader(&self, email: &str, role: Role, code: &str) -> Browser<'_> {
        let read = self.service.store().read();
        let place = match role {
            Role::CityEditor | Role::CityCoordinator => {
                let city = read.municipalities().by_code(code).await.expect("a store");
                Place::City(city.expect("the city").id)
            }
            Role::PartnerReader => {
                let partners = read.partners().all().await.expect("a store");
                let partner = partners.iter().find(|partner| partner.code == code);
                Place::Partner(partner.expect("the partner").id)
            }
            _ => {
                let network = read.networks().by_code(code).await.expect("a store");
                Place::Network(network.expect("the network").id)
            }
        };
        self.person(email, Some((role, place))).await;
        self.browser_of(email).await
    }

    /// A city says what an audience may see of a wave from now on.
    pub(crate) async fn say(&self, city: &str, wave: &str, grants: &[(Audience, Item)]) {
        let unit = self.service.store().begin().await.expect("a transaction");
        let all = unit.repositories();
        let city = all.municipalities().by_code(city).await.expect("a store");
        let wave = all.waves().by_code(wave).await.expect("a store");
        let (city, wave) = (city.expect("the city").id, wave.expect("the wave").id);
        let before = all.consents().of(city, wave).await.expect("a store");
        let said = Consent {
            version: before.last().map_or(0, |last| last.version) + 1,
            grants: grants.iter().cloned().collect(),
            made_at: self.service.clock().now(),
            ..consent(city, wave, &[])
        };
        all.consents().add(&said).await.expect("is next");
        unit.commit().await.expect("is kept");
        self.service.settle_figures().await.expect("figures");
        self.clock.advance(chrono::TimeDelta::seconds(10));
    }
}

/// Where the links of a page lead.
fn links(page: &Answer) -> BTreeSet<String> {
    let html = page.text();
    let page = parse(&html);
    let links = select(&page, "a[href]").into_iter();
    links
        .filter_map(|link| link.attribute("href").map(str::to_owned))
        .collect()
}

fn at(city: &str, rest: &str) -> String {
    format!("/en/shared/network-{NETWORK}/{city}/{WAVE}{rest}")
}

#[tokio::test(flavor = "multi_thread")]
async fn z3_a_result_for_a_network_is_seen_by_its_people_and_kept_by_nobody() {
    let site = Site::demonstration().await;
    let public = format!("/en/municipalities/{ANSWERS}/{WAVE}");
    let before = site.get(&public).await;
    let roles = [
        ("coordinator@example.org", Role::NetworkCoordinator, NETWORK),
        ("reviewer@example.org", Role::Reviewer, NETWORK),
        ("editor@example.org", Role::CityEditor, "val-des-cedres"),
        ("city@example.org", Role::CityCoordinator, "val-des-cedres"),
    ];
    for (email, role, place) in roles {
        let mut reader = site.reader(email, role, place).await;
        let list = reader.get("/en/shared").await;
        assert_eq!(list.status, StatusCode::OK, "{email}");
        for city in [RESERVED, ANSWERS] {
            assert!(links(&list).contains(&at(city, "")), "{email}: {city}");
        }
        let page = reader.get(&at(RESERVED, "")).await;
        assert_eq!(page.status, StatusCode::OK, "{email}");
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(page.header(header::ETAG), "");
        assert!(page.header(header::VARY).contains("cookie"));
        let text = page.text();
        assert!(text.contains("Reserved. You are reading as"), "{email}");
        // Nothing on it leads to a public page of a result that is none.
        let public = format!("/en/municipalities/{RESERVED}/{WAVE}");
        assert!(!links(&page).iter().any(|link| link.starts_with(&public)));
        for end in ["/calculation/core_index", "/calculation/C1"] {
            let scores_only = reader.get(&at(RESERVED, end)).await;
            assert_eq!(scores_only.status, StatusCode::NOT_FOUND, "{end}");
            let answers = reader.get(&at(ANSWERS, end)).await;
            assert_eq!(answers.status, StatusCode::OK, "{email}: {end}");
        }
    }
    // Whoever else asks, before or after, gets what everybody gets.
    let mut others = vec![site.browser()];
    others.push(
        site.reader("m@example.org", Role::PartnerReader, "demo-ministry")
            .await,
    );
    others.push(
        site.reader("o@example.org", Role::CityCoordinator, "kurrawood")
            .await,
    );
    for mut other in others {
        for end in [
            "",
            "/files/scores.csv",
            "/files/summary.pdf",
            "/calculation/core_index",
        ] {
            let answer = other.get(&at(RESERVED, end)).await;
            assert!(
                [StatusCode::NOT_FOUND, StatusCode::SEE_OTHER].contains(&answer.status),
                "{end}: {}",
                answer.status
            );
        }
    }
    for path in [format!("/en/municipalities/{RESERVED}/{WAVE}")] {
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let after = site.get(&public).await;
    assert_eq!(before.body, after.body);
    assert_eq!(before.header(header::ETAG), after.header(header::ETAG));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_for_an_audience_say_that_they_are_reserved_and_are_never_kept() {
    let site = Site::demonstration().await;
    let mut reader = site
        .reader("n@example.org", Role::NetworkCoordinator, NETWORK)
        .await;
    for (file, kind) in [
        ("indicators.svg", "image/svg+xml"),
        ("scores.csv", "text/csv; charset=utf-8"),
        ("summary.pdf", "application/pdf"),
    ] {
        let answer = reader.get(&at(RESERVED, &format!("/files/{file}"))).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        assert_eq!(answer.header(header::CONTENT_TYPE), kind);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(answer.header(header::ETAG), "");
        let name = answer.header(header::CONTENT_DISPOSITION);
        assert!(name.contains("reserved-roche-tournante"), "{name}");
    }
    let drawing = reader.get(&at(RESERVED, "/files/indicators.svg")).await;
    assert!(drawing.text().contains("Reserved for the people of"));
    let rows = reader.get(&at(RESERVED, "/files/scores.csv")).await.text();
    let table = rows.lines().skip(1);
    assert!(table.clone().count() > 10);
    for row in table {
        assert!(row.contains(RESERVED), "{row}");
    }
    let absent = reader.get(&at(RESERVED, "/files/other.svg")).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    // The data set of everybody has no row of it.
    let exports = site.get("/en/data").await.text();
    assert!(!exports.contains(RESERVED));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_holds_at_the_next_request_for_each_audience_alone() {
    let site = Site::demonstration().await;
    let mut network = site
        .reader("n@example.org", Role::NetworkCoordinator, NETWORK)
        .await;
    let mut ministry = site
        .reader("m@example.org", Role::PartnerReader, "demo-ministry")
        .await;
    let mut university = site
        .reader("u@example.org", Role::PartnerReader, "demo-university")
        .await;
    let path = |audience: &str| format!("/en/shared/{audience}/{RESERVED}/{WAVE}");
    let (own, alone, study) = ("network-demo-network", "partner-demo-ministry", "research");
    assert_eq!(network.get(&path(own)).await.status, StatusCode::OK);
    assert_eq!(
        ministry.get(&path(alone)).await.status,
        StatusCode::NOT_FOUND
    );

    let scores =
        |audience: Audience| [Item::Counted, Item::Scores].map(|item| (audience.clone(), item));
    let partner = Audience::Partner("demo-ministry".to_owned());
    site.say(RESERVED, WAVE, &scores(partner)).await;
    assert_eq!(network.get(&path(own)).await.status, StatusCode::NOT_FOUND);
    let page = ministry.get(&path(alone)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("(ministry)"));
    assert_eq!(
        network.get(&path(alone)).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        university.get(&path(alone)).await.status,
        StatusCode::NOT_FOUND
    );

    site.say(RESERVED, WAVE, &scores(Audience::Research)).await;
    assert_eq!(
        ministry.get(&path(alone)).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        ministry.get(&path(study)).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(university.get(&path(study)).await.status, StatusCode::OK);
    let list = university.get("/en/shared").await;
    assert!(links(&list).contains(&path(study)));
    // Who has no role for any of them has no such page at all.
    site.person("nobody@example.org", None).await;
    let mut nobody = site.browser_of("nobody@example.org").await;
    assert_eq!(nobody.get("/en/shared").await.status, StatusCode::NOT_FOUND);
    site.say(RESERVED, WAVE, &[]).await;
    assert_eq!(
        university.get(&path(study)).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_that_was_handed_in_is_shown_by_its_own_consent() {
    let site = Site::without_results().await;
    let places = site.places().await;
    site.wave("out", places.network).await;
    let network = Audience::Network(places.network_code.clone());
    let words = "ZZMOTSZZ";
    let piece = site
        .result_shown_to(places.city, "out", network.clone(), words)
        .await;
    site.person(
        "n@example.org",
        Some((Role::NetworkCoordinator, places.network)),
    )
    .await;
    let mut reader = site.browser_of("n@example.org").await;
    let city = format!(
        "/en/shared/network-{}/{}/out",
        places.network_code, places.city_code
    );
    let (answers, file) = (
        format!("{city}/answers"),
        format!("{city}/evidence/{piece}"),
    );
    let page = reader.get(&answers).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    let text = page.text();
    assert_eq!(text.matches(words).count(), 3, "comment, example, title");
    assert!(links(&page).contains(&file));
    assert!(!text.contains("kept back"), "the city keeps it reserved");
    assert!(links(&reader.get(&city).await).contains(&answers));
    let bytes = reader.get(&file).await;
    assert_eq!(bytes.status, StatusCode::OK);
    assert_eq!(bytes.header(header::CACHE_CONTROL), "no-store");

    let items = |n: usize| Item::ALL[..n].iter().map(|item| (network.clone(), *item));
    let only = |n: usize| items(n).collect::<Vec<_>>();
    // Evidence, and no comment.
    site.say(&places.city_code, "out", &only(4)).await;
    let text = reader.get(&answers).await.text();
    assert_eq!(text.matches(words).count(), 1, "the title");
    // Answers alone.
    site.say(&places.city_code, "out", &only(3)).await;
    let text = reader.get(&answers).await.text();
    assert!(!text.contains(words) && text.contains("Yes"));
    assert_eq!(reader.get(&file).await.status, StatusCode::NOT_FOUND);
    // Scores alone.
    site.say(&places.city_code, "out", &only(2)).await;
    assert_eq!(reader.get(&answers).await.status, StatusCode::NOT_FOUND);
    assert_eq!(reader.get(&city).await.status, StatusCode::OK);
}
