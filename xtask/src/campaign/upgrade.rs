//! `upgrade`: from the oldest schema with data to the present one, killed on the way and run again,
//! and back by restoring the backup. The test of the upgrade does it, for as long as the campaign
//! says: it knows the schema, which this crate does not.

use anyhow::{Context, Result};

use super::{Outcome, Setting};
use crate::process;
use crate::workspace::Workspace;

/// The test, in the binary `operation`.
const TEST: &str = "upgrades::d7_an_upgrade_that_is_killed_starts_again_and_changes_no_score";

pub(super) fn run(workspace: &Workspace, setting: &Setting) -> Result<Outcome> {
    let file = setting.scratch.join("figures");
    let mut cargo = workspace.cargo_with_clippy();
    cargo
        .args(["test", "--workspace", "--test", "operation", "--"])
        .args(["--exact", TEST])
        .env("ICC_INDEX_BIN", &setting.binary)
        .env("ICC_UPGRADE_SECONDS", setting.length.as_secs().to_string())
        .env("ICC_UPGRADE_FIGURES", &file);
    let mut outcome = Outcome::default();
    if !process::succeeds(&mut cargo)? {
        outcome.failures.push(format!("{TEST} has failed"));
    }
    let text = std::fs::read_to_string(&file).context("nothing was counted")?;
    for line in text.lines() {
        if let Some((figure, value)) = line.split_once(": ") {
            outcome.figures.push((figure.to_owned(), value.to_owned()));
        }
    }
    Ok(outcome)
}
