//! Releases of the data, and the place for their files.

use icc_domain::{IdSource, LocalizedText, SeededIds};
use icc_store::{Release, ReleaseFile, ReleaseId, ReleaseVersion, Shelf, StoreError, Withdrawal};
use icc_testkit::{Outcome, TestDatabase, keeps_files, moment, on_both_databases};
use sea_orm::ConnectionTrait;

fn release(ids: &SeededIds, version: &str) -> Release {
    Release {
        id: ReleaseId(ids.next_id()),
        version: version.parse().unwrap(),
        made_at: moment(1),
        demonstration: true,
        document: "{}".to_owned(),
    }
}

fn file(name: &str, rows: Option<u64>) -> ReleaseFile {
    ReleaseFile {
        name: name.to_owned(),
        media_type: "text/csv".to_owned(),
        bytes: 12,
        rows,
        sha256: "0".repeat(64),
    }
}

async fn keeps_releases_with_their_files_the_newest_first(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let files = [file("units.csv", Some(3)), file("Zones.md", None)];
    let mut kept = Vec::new();
    for version in ["1.9.0", "1.10.0", "1.2.0"] {
        let one = release(&ids, version);
        let unit = store.begin().await?;
        unit.repositories().releases().add(&one, &files).await?;
        unit.commit().await?;
        kept.push(one);
    }
    let read = store.read().releases();
    let all = read.all().await?;
    let versions = all.iter().map(|one| one.version.to_string());
    assert_eq!(versions.collect::<Vec<_>>(), ["1.10.0", "1.9.0", "1.2.0"]);
    assert_eq!(all[1], kept[0]);
    let [units, zones] = files;
    assert_eq!(read.files(kept[0].id).await?, [zones, units]);
    Ok(())
}

async fn a_version_is_given_once_and_a_release_stays(database: &TestDatabase) -> Outcome {
    let ids = SeededIds::new(1);
    let store = database.store();
    let one = release(&ids, "1.0.0");
    let unit = store.begin().await?;
    let releases = unit.repositories().releases();
    releases.add(&one, &[file("a.csv", None)]).await?;
    let reasons = [("fr", "Erreur"), ("en", "Error")];
    let reasons = reasons.map(|(tag, text)| (tag.to_owned(), text.to_owned()));
    let withdrawal = Withdrawal {
        release: one.id,
        withdrawn_at: moment(2),
        reasons: LocalizedText(reasons.into()),
        replaced_by: None,
    };
    releases.withdraw(&withdrawal).await?;
    unit.commit().await?;
    assert_eq!(store.read().releases().withdrawals().await?, [withdrawal]);

    let unit = store.begin().await?;
    let again = release(&ids, "1.0.0");
    let again = unit.repositories().releases().add(&again, &[]).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    drop(unit);
    let connection = database.connection().await?;
    for change in [
        "UPDATE release SET document = 'other'",
        "UPDATE release_file SET sha256 = 'other'",
        "UPDATE release_withdrawal SET reasons = 'other'",
        "DELETE FROM release_file",
        "DELETE FROM release_withdrawal",
    ] {
        let refused = connection.execute_unprepared(change).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

on_both_databases!(
    keeps_releases_with_their_files_the_newest_first,
    a_version_is_given_once_and_a_release_stays,
);

#[test]
fn later_versions_are_greater() {
    let version = |text: &str| -> ReleaseVersion { text.parse().unwrap() };
    assert!(version("1.10.0") > version("1.9.9"));
    assert!(version("2.0.0") > version("1.99.99"));
}

#[tokio::test]
async fn a_file_is_found_once_it_is_whole_and_goes_with_its_release() -> Outcome {
    let folder = tempfile::tempdir()?;
    let shelf = Shelf::in_folder(&folder.path().join("new"))?;
    keeps_files(&shelf).await
}
