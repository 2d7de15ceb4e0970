//! From an older schema with data to the one of this program: forward, killed on the way and run
//! again, and back by restoring the backup.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use icc_store::{Contents, Store, StoreSettings};
use icc_testkit::Demonstration;

use crate::{filled, program, run, sqlite, succeeds};

/// The last migration of the first schema that held scores.
const OLDEST: &str = "m20261123_000006_create_scores";

/// How often an upgrade is killed at least.
const ROUNDS: u32 = 6;
/// At how many moments of an upgrade, one after the other.
const MOMENTS: u32 = 13;

/// What the campaign tells this test: for how many seconds to go on, and into which file to write
/// what was counted.
#[expect(
    clippy::disallowed_methods,
    reason = "the campaign tells a test how long to go on"
)]
fn asked(what: &str) -> Option<String> {
    std::env::var(format!("ICC_UPGRADE_{what}")).ok()
}

async fn open(file: &Path) -> Store {
    Store::open(&StoreSettings::new(sqlite(file)))
        .await
        .unwrap()
}

async fn contents(file: &Path) -> Contents {
    let store = open(file).await;
    let snapshot = store.snapshot().await.unwrap();
    let contents = snapshot.contents().await.unwrap();
    snapshot.end().await.unwrap();
    store.close().await.unwrap();
    contents
}

/// A database of the oldest schema, with scores.
async fn old(folder: &Path) -> std::path::PathBuf {
    filled(folder, Demonstration::Loaded).await;
    let file = folder.join("test.sqlite");
    let now = contents(&file).await;
    let kept = now
        .migrations
        .iter()
        .position(|name| name == OLDEST)
        .unwrap();
    let steps = now.migrations.len() - kept - 1;
    let store = open(&file).await;
    store
        .unmigrate_by(Some(u32::try_from(steps).unwrap()))
        .await
        .unwrap();
    store.close().await.unwrap();
    let old = contents(&file).await;
    assert_eq!(old.migrations.last().unwrap(), OLDEST);
    assert!(old.tables["score"].rows > 1000);
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn d7_an_upgrade_that_is_killed_starts_again_and_changes_no_score() {
    let folder = tempfile::tempdir().unwrap();
    let file = old(folder.path()).await;
    let url = sqlite(&file);
    let before = contents(&file).await;

    // The way back: a backup of the old schema, made by the new program.
    succeeds(&run(&url, folder.path(), "backup before.sqlite --data ."));
    let pending = crate::fails(&run(&url, folder.path(), "migrate --check --data ."));
    assert!(pending.contains("pending: m20261127_000007"), "{pending}");
    let doctor = crate::fails(&run(&url, folder.path(), "doctor --data ."));
    assert!(
        doctor.contains("[ACT]") && doctor.contains("pending"),
        "{doctor}"
    );

    // How long one takes, on a copy.
    let trial = folder.path().join("trial.sqlite");
    std::fs::copy(&file, &trial).unwrap();
    let started = Instant::now();
    succeeds(&run(&sqlite(&trial), folder.path(), "migrate --data ."));
    let whole = started.elapsed();
    let seconds = asked("SECONDS").and_then(|text| text.parse().ok());
    let length = Duration::from_secs(seconds.unwrap_or_default());
    let (begun, mut round, mut undone) = (Instant::now(), 0, 0);
    while round < ROUNDS || begun.elapsed() < length {
        let mut child = program(&url, folder.path())
            .args(["migrate", "--data", "."])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let wait = whole * (round % MOMENTS + 1) / (MOMENTS + 1);
        std::thread::sleep(wait.max(Duration::from_millis(1)));
        let _ = child.kill();
        child.wait().unwrap();
        let now = contents(&file).await;
        if now.migrations == before.migrations {
            assert_eq!(now, before, "round {round}: something of it was kept");
            undone += 1;
        } else {
            // It was done before it was killed: once more from the backup.
            std::fs::remove_file(&file).unwrap();
            succeeds(&run(&url, folder.path(), "restore before.sqlite --data ."));
        }
        round += 1;
    }
    if let Some(file) = asked("FIGURES") {
        let figures = format!("killed: {round}\nkilled before the end: {undone}\n");
        std::fs::write(file, figures).unwrap();
    }
    let told = succeeds(&run(&url, folder.path(), "migrate --data ."));
    assert!(told.contains("migrations applied"), "{told}");
    let after = contents(&file).await;
    for table in [
        "score",
        "score_run",
        "benchmark",
        "definition",
        "submission",
    ] {
        assert_eq!(
            after.tables[table].rows, before.tables[table].rows,
            "{table}"
        );
    }
    // Columns of these were never touched: equal to the bit. A run has got the digest of its record
    // beside it, and is recomputed below.
    for table in ["score", "benchmark"] {
        assert_eq!(after.tables[table], before.tables[table], "{table}");
    }
    succeeds(&run(&url, folder.path(), "scores verify --data ."));

    // Rollback: the backup of the old schema in place of the new one.
    std::fs::remove_file(&file).unwrap();
    let told = succeeds(&run(&url, folder.path(), "restore before.sqlite --data ."));
    assert!(told.contains("older schema"), "{told}");
    assert_eq!(contents(&file).await, before);
}
