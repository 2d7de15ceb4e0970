//! The service set up with the real data files, editions and the demonstration.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops where a step fails"
)]

mod kept;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{TimeZone, Utc};
use icc_app::Service;
use icc_app::editions::DefinitionFiles;
use icc_app::setup::{SetUp, prepare};
use icc_domain::{FixedClock, SeededIds};
use icc_store::{DataFiles, ReferenceData, Store, StoreSettings};

fn editions() -> BTreeMap<String, DefinitionFiles> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires");
    let mut out = BTreeMap::new();
    for edition in fs::read_dir(&folder)
        .expect("the folder is there")
        .flatten()
    {
        let mut files = DefinitionFiles::new();
        collect(&edition.path(), &edition.path(), &mut files);
        out.insert(edition.file_name().to_string_lossy().into_owned(), files);
    }
    out
}

fn collect(root: &Path, folder: &Path, files: &mut DefinitionFiles) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path
                .strip_prefix(root)
                .expect("inside")
                .to_string_lossy()
                .into_owned();
            files.insert(name, fs::read_to_string(&path).expect("a text"));
        }
    }
}

async fn service(folder: &Path) -> Service {
    let url = format!("sqlite://{}", folder.join("test.sqlite").display());
    let store = Store::open(&StoreSettings::new(url))
        .await
        .expect("a store");
    store.migrate().await.expect("migrations apply");
    service_over(store)
}

fn service_over(store: Store) -> Service {
    let data = ReferenceData::parse(&DataFiles::embedded()).expect("the data files are sound");
    let now = Utc
        .with_ymd_and_hms(2026, 11, 24, 12, 0, 0)
        .single()
        .expect("a moment");
    Service::new(
        store,
        Arc::new(data),
        Arc::new(FixedClock::new(now)),
        Arc::new(SeededIds::new(1)),
    )
}

async fn set_up(service: &Service) -> Vec<String> {
    let said = Mutex::new(Vec::new());
    let editions = editions();
    let set_up = SetUp {
        editions: &editions,
        demonstration: true,
    };
    prepare(service, &set_up, &|step| {
        said.lock().expect("one at a time").push(step.to_string());
    })
    .await
    .expect("everything loads");
    said.into_inner().expect("one at a time")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_is_loaded_once_and_shows_a_city_beside_its_groups() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = service(folder.path()).await;
    let first = set_up(&service).await;
    assert!(
        first.iter().filter(|s| s.contains("wave")).count() == 6,
        "{first:?}"
    );
    assert_eq!(
        set_up(&service).await,
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
        all.standard_deviation.is_some_and(|d| d > 5.0),
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
    let service = service(folder.path()).await;
    set_up(&service).await;
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
                .scores(&icc_store::Scope::public(), run.id)
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
