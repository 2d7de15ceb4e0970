//! The service set up with the real data files, editions and the demonstration.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops where a step fails"
)]

mod accounts;
mod board;
mod comparable;
mod consensuses;
mod consents;
mod crossed;
mod evidence;
mod examples;
mod expert_year;
mod experts;
mod explained;
mod joining;
mod kept;
mod leaving;
mod meetings;
mod messages;
mod model;
mod modules;
mod more_time;
mod parts;
mod practices;
mod preparation;
mod publication;
mod releases;
mod reported;
mod responses;
mod retention;
mod review;
mod review_peers;
mod reviewing;
mod small_numbers;
mod space_files;
mod space_pages;
mod spaces;
mod submissions;
mod tables;
mod targets;
mod town;
mod variants;
mod verified;
mod workbooks;

use std::path::Path;
use std::sync::Arc;

use icc_app::Service;
use icc_app::accounts::Rules;
use icc_domain::FixedClock;
use icc_testkit::{Demonstration, load, loaded_in, service_in, service_moment};

/// A service in a folder with everything loaded.
async fn demonstration(folder: &Path) -> Service {
    let clock = Arc::new(FixedClock::new(service_moment()));
    let loaded = loaded_in(folder, clock, Demonstration::Loaded, Rules::default()).await;
    loaded.expect("a service")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_is_loaded_once_and_shows_a_city_beside_its_groups() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = service_in(folder.path()).await.expect("a service");
    let load = async || {
        let said = load(&service, Demonstration::Loaded).await;
        said.expect("everything loads")
    };
    let first = load().await;
    assert!(
        first.iter().filter(|s| s.contains("wave")).count() == 6,
        "{first:?}"
    );
    assert_eq!(
        load().await,
        Vec::<String>::new(),
        "a second start changes nothing"
    );

    let snapshot = service.snapshot().await.expect("a snapshot");
    let report = snapshot
        .city("val-des-cedres", None)
        .expect("an invented city");
    let result = report.result.expect("it has answered");
    assert_eq!(result.wave.record.year, 2026);
    assert!(
        result.all.is_large(),
        "{} cities in {} countries",
        result.all.n,
        result.all.countries
    );
    assert!(
        result.network.as_ref().is_some_and(|n| n.n > 5),
        "{:?}",
        result.network
    );
    assert_eq!(result.indicators.len(), 12);
    for row in &result.indicators {
        let [declared, documented, verified, ..] = row.cell.figures;
        if row.cell.score().is_some() {
            assert!(
                declared >= documented && documented >= verified,
                "{}",
                row.measure.code
            );
        }
    }
    let all = result
        .core
        .all
        .expect("a large group")
        .like_for_like
        .statistics
        .expect("enough cities");
    assert!((20.0..90.0).contains(&all.mean), "{all:?}");
    assert!(
        all.quartiles.is_some_and(|(q1, q3)| q3 - q1 > 5.0),
        "cities differ: {all:?}"
    );

    let real = snapshot.city("montreal", None).expect("a real city");
    assert!(real.result.is_none(), "no real city shows a score");
    assert!(matches!(
        snapshot.city("nowhere", None),
        Err(icc_app::Error::NotFound)
    ));
    assert!(matches!(
        snapshot.city("val-des-cedres", Some("1999")),
        Err(icc_app::Error::NotFound)
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_is_what_is_computed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = demonstration(folder.path()).await;
    let snapshot = service.snapshot().await.expect("a snapshot");
    let mut compared = 0;
    for collection in &snapshot.collections {
        for wave in &collection.waves {
            let read = service.store().read();
            let run = read
                .runs()
                .latest(wave.id, &wave.record.method_id)
                .await
                .expect("a query")
                .expect("a run");
            let method = collection
                .method(&wave.record.method_id)
                .expect("its method");
            for score in read
                .runs()
                .scores(
                    &icc_store::Scope::public(service_moment().date_naive()),
                    run.id,
                )
                .await
                .expect("a query")
            {
                let municipality = read
                    .municipalities()
                    .by_id(score.municipality)
                    .await
                    .expect("a query")
                    .expect("one");
                let case = collection
                    .case(&municipality.record.code, &wave.record.code)
                    .expect("its case");
                let measure = collection.methods[method]
                    .program
                    .measure_position(&score.measure)
                    .expect("a measure");
                let cell = collection.cell(method, case, measure);
                assert_eq!(
                    score.value.map(f64::to_bits),
                    cell.score().map(f64::to_bits),
                    "{} {}",
                    municipality.record.code,
                    score.measure
                );
                assert_eq!(
                    score.documented.map(f64::to_bits),
                    cell.figure(1).map(f64::to_bits)
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 2000, "{compared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_is_a_complete_city_in_a_network_with_a_result_in_the_newest_wave() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = demonstration(folder.path()).await;
    let snapshot = service.snapshot().await.expect("a snapshot");
    let code = snapshot.example().expect("an example");
    let report = snapshot.city(code, None).expect("a city");
    let result = report.result.expect("a result");
    let newest = result.collection.waves.last().expect("a wave");
    assert_eq!(result.wave.record.code, newest.record.code);
    let network = result.network.as_ref().expect("a network");
    assert!(
        (5..result.all.n).contains(&network.n),
        "{code}: {network:?}"
    );
    for row in result.indicators.iter().chain([&result.core]) {
        assert!(row.cell.score().is_some(), "{code}: {}", row.measure.code);
    }
    assert_eq!(result.core.answered(), result.core.in_scope(), "{code}");
}
