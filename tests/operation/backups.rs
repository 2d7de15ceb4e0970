//! Backups and restoring: the drill, and what is refused.

use std::fs;
use std::path::Path;

use icc_testkit::{Demonstration, Engine, Outcome, TestDatabase};

use crate::running::Running;
use crate::{fails, filled, run, sqlite, succeeds};

#[tokio::test(flavor = "multi_thread")]
async fn d5_an_empty_machine_and_a_backup_make_a_running_service_with_the_same_scores() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::Loaded).await;
    let service = Running::start(&url, folder.path(), &[]);
    let page = service.get("/en/municipalities/val-des-cedres");
    assert_eq!(page.status, 200);
    // While it runs.
    let told = succeeds(&run(&url, folder.path(), "backup b.sqlite --data ."));
    assert!(told.contains("SHA-256"), "{told}");
    drop(service);
    let manifest = fs::read_to_string(folder.path().join("b.sqlite.manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["database"], "sqlite");
    let tables = manifest["contents"]["tables"].as_object().unwrap();
    assert!(tables["score"]["rows"].as_u64().unwrap() > 1000);
    assert_eq!(tables.len(), icc_store::expected_columns().len());

    let empty = tempfile::tempdir().unwrap();
    for name in ["b.sqlite", "b.sqlite.manifest.json"] {
        fs::copy(folder.path().join(name), empty.path().join(name)).unwrap();
    }
    let place = sqlite(&empty.path().join("new/index.sqlite"));
    let told = succeeds(&run(&place, empty.path(), "restore b.sqlite --data new"));
    assert!(told.contains("differing: 0"), "{told}");
    assert!(told.contains("made again: 6"), "{told}");
    succeeds(&run(&place, empty.path(), "scores verify --data new"));
    succeeds(&run(&place, empty.path(), "doctor --data new"));
    let service = Running::start(&place, empty.path(), &[]);
    assert_eq!(service.get("/readyz").status, 200);
    let restored = service.get("/en/municipalities/val-des-cedres");
    let body = |text: &str| text.split("\r\n\r\n").nth(1).map(str::to_owned);
    let neutral = |text: &str, host: &str| body(text).map(|body| body.replace(host, ""));
    assert_eq!(restored.status, 200);
    assert_eq!(
        neutral(&restored.text, &service.authority).is_some(),
        neutral(&page.text, "").is_some()
    );

    // Never over something that is there.
    let refused = fails(&run(&place, empty.path(), "restore b.sqlite --data new"));
    assert!(refused.contains("empty place"), "{refused}");
    let refused = fails(&run(&url, folder.path(), "backup b.sqlite --data ."));
    assert!(refused.contains("is there already"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d4_a_backup_that_was_changed_or_cut_is_not_restored_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::LeftOut).await;
    succeeds(&run(&url, folder.path(), "backup b.sqlite --data ."));
    let file = folder.path().join("b.sqlite");
    let sound = fs::read(&file).unwrap();
    let refuses = |folder: &Path, part: &str| {
        let place = sqlite(&folder.join("new/index.sqlite"));
        let refused = fails(&run(&place, folder, "restore b.sqlite --data new"));
        assert!(refused.contains(part), "{refused}");
        let left = fs::read_dir(folder.join("new")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "something was left behind");
    };
    fs::write(&file, &sound[..sound.len() / 2]).unwrap();
    refuses(folder.path(), "damaged");
    let mut changed = sound.clone();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(&file, changed).unwrap();
    refuses(folder.path(), "damaged");
    fs::write(&file, &sound).unwrap();

    // A manifest that promises more than the file holds.
    let manifest = folder.path().join("b.sqlite.manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let mut other: serde_json::Value = serde_json::from_str(&text).unwrap();
    other["contents"]["tables"]["municipality"]["rows"] = 99_999.into();
    fs::write(&manifest, other.to_string()).unwrap();
    refuses(folder.path(), "municipality (99999 rows");
    fs::remove_file(&manifest).unwrap();
    refuses(folder.path(), "manifest");
}

#[tokio::test(flavor = "multi_thread")]
async fn d5_files_of_releases_come_back_as_they_were_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let url = filled(folder.path(), Demonstration::Loaded).await;
    succeeds(&run(&url, folder.path(), "release build --data ."));
    let told = succeeds(&run(&url, folder.path(), "backup b.sqlite --data ."));
    assert!(told.contains("files of releases"), "{told}");
    let kept = folder.path().join("b.sqlite.releases");
    let releases = |folder: &Path| icc_tests::files(folder, "").unwrap();
    let files = releases(&kept);
    assert!(files.len() > 20, "{files:?}");

    let restore = |name: &str| {
        let place = sqlite(&folder.path().join(name).join("index.sqlite"));
        let line = format!("restore b.sqlite --data {name}");
        (run(&place, folder.path(), &line), place)
    };
    let (output, place) = restore("new");
    let told = succeeds(&output);
    let back = format!("{} files of releases are back", files.len());
    assert!(told.contains(&back), "{told}");
    let new = folder.path().join("new/releases");
    assert_eq!(releases(&new).len(), files.len());
    let check = "release check 1.0.0 --data new";
    succeeds(&run(&place, folder.path(), check));

    let (damaged, sound) = (&files[0], fs::read(&files[0]).unwrap());
    fs::write(damaged, b"something else").unwrap();
    let refused = fails(&restore("damaged").0);
    assert!(refused.contains("is damaged"), "{refused}");
    fs::remove_file(damaged).unwrap();
    let refused = fails(&restore("damaged").0);
    assert!(refused.contains("is not there"), "{refused}");
    let place = folder.path().join("damaged");
    assert!(!place.join("releases").exists() && !place.join("index.sqlite").exists());
    fs::write(damaged, sound).unwrap();
    succeeds(&restore("damaged").0);
}

/// Without `pg_dump` on the search path it says what to install.
#[test]
fn a_backup_of_a_server_needs_its_programs() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = "postgres://nobody@127.0.0.1:1/none";
    let refused = fails(&run(nowhere, folder.path(), "backup b.dump"));
    assert!(!folder.path().join("b.dump").exists());
    assert!(refused.contains("cannot be opened"), "{refused}");
}

mod postgres {
    use super::*;

    #[test]
    fn d5_a_dump_restores_every_table_into_an_empty_database() -> Outcome {
        icc_testkit::run(Engine::Postgres, async |database: &TestDatabase| {
            let service = icc_testkit::service_over(database.second_store().await?)?;
            icc_testkit::load(&service, Demonstration::Loaded).await?;
            service.store().clone().close().await?;
            let folder = tempfile::tempdir()?;
            let url = database.url();
            succeeds(&run(url, folder.path(), "backup b.dump"));
            let refused = fails(&run(url, folder.path(), "restore b.dump"));
            assert!(refused.contains("holds tables already"), "{refused}");
            database
                .execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
                .await?;
            let told = succeeds(&run(url, folder.path(), "restore b.dump"));
            assert!(told.contains("differing: 0"), "{told}");
            assert!(told.contains("made again: 6"), "{told}");

            let absent = crate::program(url, folder.path())
                .args(["backup", "c.dump"])
                .env("PATH", folder.path())
                .output()?;
            let told = fails(&absent);
            assert!(
                told.contains("`pg_dump` is not on the search path"),
                "{told}"
            );
            assert!(!folder.path().join("c.dump").exists());
            Ok(())
        })
    }
}
