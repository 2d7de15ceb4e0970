//! The machine with SQLite is lost: Litestream has copied every change to another place until then.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::super::others;
use super::super::{Outcome, Setting};
use super::{Writer, check, comment, history};
use crate::process;
use crate::python;
use crate::service::Service;
use crate::workspace::Workspace;

/// What losing the machine may cost.
const LOSS: Duration = Duration::from_mins(1);
/// Saves go on for so long before the machine is lost, one in each pause.
const SAVING: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);
/// How long the first copy may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// What `deploy/litestream/litestream.yml` says, with a folder for a bucket.
fn settings(database: &Path, copy: &Path) -> String {
    format!(
        "snapshot:\n  interval: 24h\n  retention: 720h\ndbs:\n  - path: {}\n    replica:\n      \
         type: file\n      path: {}\n      sync-interval: 1s\n",
        database.display(),
        copy.display()
    )
}

/// Litestream; killed with the machine.
struct Copying(Child);

impl Drop for Copying {
    fn drop(&mut self) {
        // Already gone, or gone now.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(super) fn run(workspace: &Workspace, setting: &Setting, outcome: &mut Outcome) -> Result<()> {
    let requirements = workspace.path("tests/operation/requirements.txt");
    let tools = python::environment(&workspace.target().join("litestream"), &requirements)?;
    let litestream = tools.with_file_name("litestream");
    let lost_machine = setting.scratch.join("sqlite");
    let (copy, config) = (
        setting.scratch.join("copy"),
        setting.scratch.join("litestream.yml"),
    );
    let database = lost_machine.join("icc-index.sqlite");
    fs::write(&config, settings(&database, &copy))?;

    let service = Service::start(&setting.binary, &lost_machine)?;
    let people = others::people(service.authority()?)?;
    let question = people.questions.first().context("no question")?;
    let mut writer = Writer {
        person: &people.person,
        question,
        next: 0,
    };
    let copying = Command::new(&litestream)
        .args(["replicate", "-config"])
        .arg(&config)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("Litestream does not start")?;
    let copying = Copying(copying);
    let begun = Instant::now();
    while !copy.is_dir() {
        ensure!(begun.elapsed() < PATIENCE, "nothing is copied");
        thread::sleep(PAUSE);
    }
    let begun = Instant::now();
    let mut saved = Vec::new();
    while begun.elapsed() < SAVING {
        writer.save(&service, 1)?;
        saved.push(begun.elapsed());
        thread::sleep(PAUSE);
    }
    // Both at the same moment, as when the power of the machine goes.
    drop(copying);
    let lost_at = begun.elapsed();
    drop(service);
    fs::remove_dir_all(&lost_machine)?;

    let begun = Instant::now();
    let other_machine = setting.scratch.join("other");
    fs::create_dir(&other_machine)?;
    let restored: PathBuf = other_machine.join("icc-index.sqlite");
    let mut restore = Command::new(&litestream);
    restore.args(["restore", "-config"]).arg(&config);
    restore.arg("-o").arg(&restored).arg(&database);
    restore.stdout(Stdio::null());
    ensure!(
        process::succeeds(&mut restore)?,
        "litestream restore failed"
    );
    let took = begun.elapsed();
    let service = Service::start(&setting.binary, &other_machine)?;
    let page = history(&service, &people.person, question)?;
    let there = |number: &usize| {
        let number = u32::try_from(*number).unwrap_or(u32::MAX);
        page.matches(&comment(number)).count() == 1
    };
    let kept = (0..saved.len()).take_while(there).count();
    // What was saved after the first one that is gone is gone too.
    let any_later = (kept..saved.len()).any(|number| there(&number));
    let loss = saved
        .get(kept)
        .map_or(Duration::ZERO, |first| lost_at.saturating_sub(*first));
    ensure!(
        service.stop()?,
        "the service did not stop cleanly when asked"
    );
    check(setting, &other_machine, "", outcome)?;
    for (figure, value) in [
        ("SQLite, saves", saved.len().to_string()),
        ("SQLite, saves kept", kept.to_string()),
        (
            "SQLite, lost with the machine",
            format!(
                "the last {:.1} s (limit {} s)",
                loss.as_secs_f64(),
                LOSS.as_secs()
            ),
        ),
        (
            "SQLite, restored in",
            format!("{:.1} s", took.as_secs_f64()),
        ),
    ] {
        outcome.figures.push((figure.to_owned(), value));
    }
    if loss > LOSS || kept == 0 {
        outcome.failures.push("SQLite: too much is lost".to_owned());
    }
    if any_later {
        outcome
            .failures
            .push("SQLite: a save is missing in the middle".to_owned());
    }
    Ok(())
}
