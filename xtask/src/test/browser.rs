//! The scripts in `tests/browser`: a few journeys in Chromium against the built binary.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Result;

use super::with_status;
use crate::machine::{Need, chromium};
use crate::process;
use crate::service::Service;
use crate::tally::{self, Counted};
use crate::workspace::{self, Workspace};

/// Whether there are browser tests in the repository.
pub(crate) fn is_declared(workspace: &Workspace) -> bool {
    workspace.path("tests/browser/package.json").is_file()
}

/// What this machine lacks for them, in words.
pub(crate) fn missing() -> Option<String> {
    let lacks: Vec<&str> = [(Need::Node, "Node with npm"), (Need::Chromium, "Chromium")]
        .into_iter()
        .filter(|(need, _)| !need.is_met())
        .map(|(_, name)| name)
        .collect();
    (!lacks.is_empty()).then(|| format!("not installed here: {}", lacks.join(", ")))
}

/// The folder of the scripts, with the packages that they need.
pub(crate) fn tools(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.path("tests/browser");
    let installed = process::succeeds(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&folder)
            .stdout(Stdio::null()),
    )?;
    anyhow::ensure!(
        installed,
        "npm could not install tests/browser/package-lock.json"
    );
    Ok(folder)
}

/// What runs every time: the whole way from the first answer to the public page.
const FIRST: &str = "journeys.test.mjs";

/// Runs the scripts, or the first of them, and counts their tests.
pub(crate) fn run(workspace: &Workspace, all: bool) -> Result<Counted> {
    let folder = tools(workspace)?;
    let scratch = workspace.target().join("browser");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    fs::create_dir_all(&scratch)?;
    // Every file begins with a copy of a loaded demonstration.
    let data = scratch.join("var");
    let stopped = Service::start(&workspace.binary(false), &data)?.stop()?;
    anyhow::ensure!(
        stopped,
        "the service that loads the demonstration did not stop cleanly"
    );
    let report = scratch.join("report.tap");
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let mut node = Command::new("node");
    node.arg("--test")
        .arg(format!("--test-concurrency={at_once}"))
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .env("ICC_INDEX_BIN", workspace.binary(false))
        .env("DATA_FOLDER", &data)
        .env("CHROMIUM", chromium().unwrap_or_default())
        .current_dir(&folder);
    if !all {
        println!("{FIRST} alone; every journey: cargo xtask test --browser");
        node.arg(FIRST);
    }
    // Hundreds of pictures for people to look at take minutes, and in CI nobody looks.
    if !workspace::in_ci() {
        node.env("SCREENSHOTS", scratch.join("screenshots"));
    }
    let held = process::succeeds(&mut node)?;
    let text = fs::read_to_string(&report).unwrap_or_default();
    Ok(with_status(tally::from_tap(&text), held))
}
