//! Running the service: the built program as whoever operates it uses it. Backups and restoring,
//! upgrades that are interrupted, stopping, health, maintenance, erasing a person, what is on the
//! disk when a save is acknowledged, what is said about wrong commands, releases in a bucket, programs
//! that ask the interface for them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod buckets;
mod files;
mod health;
mod installed;
mod persons;
mod programs;
mod running;
mod synced;
mod upgrades;
mod usage;

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use icc_app::Service;
use icc_app::accounts::Rules;
use icc_domain::FixedClock;
use icc_testkit::{Demonstration, loaded_in, service_moment};

/// The built program on a database, speaking English, with no other settings than these.
fn program(url: &str, folder: &Path) -> Command {
    let mut command = Command::new(icc_tests::index_binary().unwrap());
    command
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("ICC_INDEX_DATABASE__URL", url)
        .env("ICC_INDEX_DEMONSTRATION__LOAD", "false");
    command
}

fn run(url: &str, folder: &Path, line: &str) -> Output {
    let words = line.split_whitespace();
    program(url, folder).args(words).output().unwrap()
}

/// Standard output and standard error together.
fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    let said = said(output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    said
}

#[track_caller]
fn fails(output: &Output) -> String {
    let said = said(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    said
}

fn sqlite(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// A database in a folder, with everything that a starting service loads; closed again.
async fn filled(folder: &Path, demonstration: Demonstration) -> String {
    let clock = Arc::new(FixedClock::new(service_moment()));
    let rules = Rules::default();
    let service = loaded_in(folder, clock, demonstration, rules).await;
    close(service.unwrap()).await;
    sqlite(&folder.join("test.sqlite"))
}

async fn close(service: Service) {
    service.store().clone().close().await.unwrap();
}
