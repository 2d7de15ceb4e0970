//! Releases of the data.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use icc_app::input::Origin;
use icc_app::releases::{Built, FoundFile, ListedRelease, Publishing, Step, Version};
use icc_app::setup::{SetUp, prepare};
use icc_app::{Error, Service, Sources};
use icc_datasets::field::{FieldKind, RELEASED};
use icc_disclosure::Spread;
use icc_domain::{FixedClock, LocalizedText, SeededIds, SeededSecrets};
use icc_i18n::I18n;
use icc_store::{DataFiles, NewFact, ReferenceData, Shelf};
use icc_testkit::{editions, service_in, service_moment};

use crate::demonstration;

fn publishing() -> Publishing {
    Publishing {
        address: "https://index.example.org".to_owned(),
        publisher: "Ville d’essai".to_owned(),
        email: "data@example.org".to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        licence_address: "https://creativecommons.org/licenses/by/4.0/".to_owned(),
    }
}

fn shelf(folder: &Path) -> Shelf {
    Shelf::in_folder(folder).expect("a folder")
}

async fn build(service: &Service) -> Built {
    let i18n = Arc::new(I18n::new().expect("messages"));
    let origin = Origin::console();
    let built = service.build_release(publishing(), "0.1.0", &i18n, &origin);
    built.await.expect("a release")
}

async fn made(service: &Service) -> Version {
    match build(service).await {
        Built::Made(release) => release.version,
        Built::Unchanged(version) => panic!("unchanged since {version}"),
    }
}

async fn sums(service: &Service, version: Version) -> BTreeMap<String, String> {
    let (_, files) = service.release(version).await.expect("a release");
    files
        .into_iter()
        .map(|file| (file.name, file.sha256))
        .collect()
}

async fn bytes(service: &Service, version: Version, name: &str) -> Vec<u8> {
    let found = service.release_file(version, name).await.expect("a file");
    let FoundFile::Kept(file, mut kept) = found else {
        panic!("{name} was withdrawn");
    };
    let mut bytes = Vec::new();
    while let Some(piece) = kept.next().await.expect("a piece") {
        bytes.extend(piece);
    }
    assert_eq!(bytes.len() as u64, file.bytes, "{name}");
    assert_eq!(kept.size, file.bytes, "{name}");
    bytes
}

async fn text(service: &Service, version: Version, name: &str) -> String {
    String::from_utf8(bytes(service, version, name).await).expect("UTF-8")
}

/// The service after somebody has changed what is known about a city, as another replica sees it.
async fn after_fact(service: &Service, files: &Path, value: f64, seed: u64) -> Service {
    let year = 1990;

    let new = NewFact {
        municipality_code: "val-des-cedres".to_owned(),
        measure: "population".to_owned(),
        year: Some(year),
        value,
        source: "demonstration".to_owned(),
        note: None,
    };
    let unit = service.store().begin().await.expect("a unit of work");
    let ids = SeededIds::new(seed);
    let municipalities = unit.repositories().municipalities();
    let put = municipalities.put_fact(&new, &ids).await;
    put.expect("a fact");
    unit.commit().await.expect("kept");
    let data = ReferenceData::parse(&DataFiles::embedded()).expect("the data files");
    let sources = Sources {
        clock: Arc::new(FixedClock::new(service_moment())),
        ids: Arc::new(ids),
        secrets: Arc::new(SeededSecrets::new(seed)),
    };
    let later = Service::new(service.store().clone(), Arc::new(data), sources);
    later.with_shelf(shelf(files))
}

/// What was made of the same data in another place, by another service.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_data_make_the_same_bytes_and_no_second_release() {
    let folders = [(); 3].map(|()| tempfile::tempdir().expect("a folder"));
    let [one, other, again] = folders.each_ref().map(tempfile::TempDir::path);
    let first = demonstration(one)
        .await
        .with_shelf(shelf(&one.join("files")));
    let second = demonstration(other)
        .await
        .with_shelf(shelf(&other.join("files")));
    let version = made(&first).await;
    assert_eq!(version.to_string(), "1.0.0");
    assert_eq!(made(&second).await, version);
    let sums_of_first = sums(&first, version).await;
    assert_eq!(sums_of_first, sums(&second, version).await);
    assert_eq!(build(&first).await, Built::Unchanged(version));

    let checked = first.check_release(version).await.expect("checked");
    assert!(checked.is_sound(), "{checked:?}");
    let verdicts = first.verify_release(version).await.expect("verified");
    for verdict in &verdicts {
        assert_eq!(verdict.different, 0, "{verdict:?}");
        assert!(verdict.equal > 100 && verdict.beyond > 0, "{verdict:?}");
    }
    let i18n = Arc::new(I18n::new().expect("messages"));
    let checked = first.make_release_again(version, shelf(again), &i18n).await;
    let checked = checked.expect("made again");
    assert!(checked.is_sound(), "{checked:?}");
    assert_eq!(checked.files.len(), sums_of_first.len());

    // What is kept elsewhere is found out.
    let (listed, _) = first.release(version).await.expect("a release");
    let place = shelf(&one.join("files"));
    let key = format!("{}/README.md", listed.release.id);
    place.put(&key, b"other".to_vec()).await.expect("written");
    let checked = first.check_release(version).await.expect("checked");
    let wrong = checked
        .files
        .iter()
        .filter(|(_, check)| *check != icc_app::releases::FileCheck::Equal);
    assert_eq!(
        wrong.map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["README.md"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_decides_the_version_and_a_withdrawn_one_leaves_its_address() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = demonstration(folder.path()).await;
    let files = folder.path().join("files");
    let service = service.with_shelf(shelf(&files));
    let first = made(&service).await;
    // A year before the first wave: no score looks at it.
    let service = after_fact(&service, &files, 1_000.0, 1).await;
    let second = made(&service).await;
    assert_eq!(second.to_string(), "1.1.0");
    let service = after_fact(&service, &files, 1_001.0, 2).await;
    let third = made(&service).await;
    assert_eq!(third.to_string(), "1.1.1");
    let listed = service.releases().await.expect("releases");
    let steps: Vec<Step> = listed.iter().map(|one| one.document.step).collect();
    assert_eq!(steps, [Step::Patch, Step::Minor, Step::First]);
    let changed = |listed: &ListedRelease| {
        let tables = listed.document.tables.iter();
        let changed = tables.filter(|table| table.added + table.changed + table.removed > 0);
        changed
            .map(|table| {
                (
                    table.name.clone(),
                    table.added,
                    table.changed,
                    table.removed,
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(changed(&listed[0]), [("unit_facts".to_owned(), 0, 1, 0)]);
    assert_eq!(changed(&listed[1]), [("unit_facts".to_owned(), 1, 0, 0)]);

    let file = "demonstration-scores.csv";
    let sum = sums(&service, first).await[file].clone();
    let reasons = |english: &str| {
        let reasons = [("fr", "Erreur"), ("en", english)];
        LocalizedText(
            reasons
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .into(),
        )
    };
    let origin = Origin::console();
    let refused = service.withdraw_release(first, reasons(" "), &origin).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    let done = service
        .withdraw_release(first, reasons("Error"), &origin)
        .await;
    done.expect("withdrawn");
    let twice = service
        .withdraw_release(first, reasons("Error"), &origin)
        .await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    let found = service
        .release_file(first, file)
        .await
        .expect("its address");
    let FoundFile::Withdrawn(gone, why) = found else {
        panic!("it is still there");
    };
    assert_eq!(gone.sha256, sum);
    assert_eq!(why.replaced_by, Some(third));
    assert_eq!(why.reasons, reasons("Error"));
    let left = std::fs::read_dir(&files).expect("files").count();
    assert_eq!(left, 2, "folders of releases that are there");
    let nothing = service.release_file(first, "nothing.csv").await;
    assert!(matches!(nothing, Err(Error::NotFound)));
    assert_eq!(build(&service).await, Built::Unchanged(third));
    assert_eq!(
        bytes(&service, second, file).await,
        bytes(&service, third, file).await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_holds_what_everybody_may_see_and_says_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = demonstration(folder.path()).await;
    let service = service.with_shelf(shelf(&folder.path().join("files")));
    let version = made(&service).await;
    let snapshot = service.snapshot().await.expect("a snapshot");
    let scores = text(&service, version, "demonstration-scores.csv").await;
    let shown = |unit: &str, period: &str| {
        let found = snapshot.results_of(unit);
        found.iter().any(|(_, wave)| wave.record.code == period)
    };
    let mut lines = scores.split("\r\n");
    let head: Vec<&str> = lines.next().expect("a header").split(',').collect();
    assert!(!head.contains(&"rank"));
    let at = |name: &str| head.iter().position(|one| *one == name).expect("a column");
    let (unit, period) = (at("unit"), at("period"));
    let mut rows = 0;
    for line in lines.filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(shown(cells[unit], cells[period]), "{line}");
        rows += 1;
    }
    let expected: usize = snapshot
        .collections
        .iter()
        .flat_map(|of| {
            of.methods
                .iter()
                .map(|method| of.panel.cases.len() * method.program.measures_info().count())
        })
        .sum();
    assert_eq!(rows, expected);
    // Somebody shows nobody anything, or the test shows nothing.
    let hidden =
        |code: &&String| snapshot.is_invented(code) && snapshot.results_of(code).is_empty();
    assert!(snapshot.cities.keys().filter(hidden).count() > 0);

    let answers = text(&service, version, "demonstration-answers.csv").await;
    let mut seen = 0;
    for line in answers
        .split("\r\n")
        .skip(1)
        .filter(|line| !line.is_empty())
    {
        let cells: Vec<&str> = line.split(',').collect();
        let found = snapshot.results_of(cells[0]);
        let found = found.iter().find(|(_, wave)| wave.record.code == cells[1]);
        let (collection, wave) = found.expect("a result that is shown");
        assert!(collection.shows_answers(cells[0], wave), "{line}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");

    let readme = text(&service, version, "LISEZ-MOI.md").await;
    assert!(
        readme.contains("inventées") && readme.contains("https://index.example.org/data/v1.0.0/")
    );
    let citation = text(&service, version, "CITATION.cff").await;
    assert!(citation.contains("version: \"1.0.0\""), "{citation}");
    let files = sums(&service, version).await;
    let listed = text(&service, version, "SHA256SUMS").await;
    for (name, sum) in &files {
        let in_it = listed.contains(&format!("{sum}  {name}\n"));
        let is_last =
            name == "SHA256SUMS" || name.rsplit_once('.').is_some_and(|(_, end)| end == "zip");
        assert_eq!(in_it, !is_last, "{name}");
    }
    for released in &RELEASED {
        assert!(files.contains_key(&format!("demonstration-{}.csv", released.table.name)));
    }
    let partitions = files.keys().filter(|name| name.contains("/period="));
    assert_eq!(
        partitions.count(),
        snapshot
            .collections
            .iter()
            .map(|c| c.waves.len())
            .sum::<usize>()
    );
}

/// Min-max normalisation looks at everybody, and so does what is made of it.
const BESIDE_OTHERS: &str = r#"
[[measure]]
code = "beside_others"
function = "goalposts"
of = "core_index"
low = "sample_minimum"
high = "sample_maximum"

[[measure]]
code = "halfway"
function = "mean"
members = ["core_index", "beside_others"]
"#;

#[tokio::test(flavor = "multi_thread")]
async fn what_compares_with_those_who_show_scores_only_is_not_verifiable() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = service_in(folder.path()).await.expect("a service");
    let mut editions = editions().expect("editions");
    let files = editions.get_mut("icc-2019-aligned").expect("an edition");
    let method = files.get_mut("methods/indicators-equal.toml");
    method.expect("a method").push_str(BESIDE_OTHERS);
    for language in ["texts/en.toml", "texts/fr.toml"] {
        let texts = files.get_mut(language).expect("texts");
        let head = "[method.indicators-equal]\n";
        let named = "measure.beside_others = \"Beside others\"\nmeasure.halfway = \"Halfway\"\n";
        *texts = texts.replace(head, &format!("{head}{named}"));
    }
    let set_up = SetUp {
        editions: &editions,
        demonstration: true,
    };
    let prepared = prepare(&service, &set_up, &|_| {}).await;
    prepared.expect("the demonstration");
    let service = service.with_shelf(shelf(&folder.path().join("files")));
    let version = made(&service).await;
    let snapshot = service.snapshot().await.expect("a snapshot");
    // Of two measures by one method, everybody who shows answers.
    let mut compared = 0;
    for collection in &snapshot.collections {
        for wave in &collection.waves {
            let cases = collection.panel.cases_in(&wave.record.code);
            let shown = cases
                .filter(|case| collection.shows_answers(collection.panel.unit_name(*case), wave));
            compared += 2 * shown.count() as u64;
        }
    }
    let verdicts = service.verify_release(version).await.expect("verified");
    let scores = &verdicts[0];
    assert_eq!(scores.table, "scores");
    assert_eq!((scores.different, scores.compared), (0, compared));
    assert!(compared > 10 && scores.beyond > compared && scores.equal > 100);
}

#[test]
fn words_of_figures_are_those_of_the_rule_for_small_numbers() {
    let figures = icc_datasets::field::released("figures").expect("a table");
    let at = figures.table.position("status").expect("a column");
    let FieldKind::Word(words) = figures.table.fields[at].kind else {
        panic!("a word");
    };
    let codes = [
        Spread::Whole,
        Spread::Middle,
        Spread::Named,
        Spread::Nothing,
    ]
    .map(Spread::code);
    assert_eq!(words.words(), codes);
}
