//! `editing`: several editors at once against a model, play after play, while the questionnaire is
//! handed in, sent back, accepted, corrected and asked again in the next wave. The test of the model
//! does it, on each database for half of the time.

use anyhow::{Context, Result};

use super::{Outcome, Setting, tried};
use crate::process;
use crate::workspace::Workspace;

/// The test, in the binary `it` of the use cases, by database.
const TESTS: [(&str, &str); 2] = [
    (
        "SQLite",
        "model::going_on::sqlite::c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once",
    ),
    (
        "PostgreSQL",
        "model::going_on::postgres::c3_whatever_editors_do_every_acknowledged_save_is_in_the_history_once",
    ),
];

pub(super) fn run(workspace: &Workspace, setting: &Setting) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let (all, _cluster) = tried::databases(&setting.scratch, &mut outcome)?;
    let length = setting.length / u32::try_from(all.len()).unwrap_or(1);
    let file = setting.scratch.join("figures");
    for one in &all {
        let test = TESTS.iter().find(|(name, _)| *name == one.name);
        let (_, test) = test.context("a database without its test")?;
        let mut cargo = workspace.cargo_with_clippy();
        cargo
            .args(["test", "--workspace", "--test", "it", "--"])
            .args(["--exact", test])
            .env("ICC_EDITING_SECONDS", length.as_secs().to_string())
            .env("ICC_EDITING_SEED", setting.seed.to_string())
            .env("ICC_EDITING_FIGURES", &file);
        if !one.url.is_empty() {
            cargo.env("TEST_POSTGRES_URL", &one.url);
        }
        if !process::succeeds(&mut cargo)? {
            outcome.failures.push(format!("{test} has failed"));
        }
    }
    let text = std::fs::read_to_string(&file).context("nothing was counted")?;
    for line in text.lines() {
        if let Some((figure, value)) = line.split_once(": ") {
            outcome.figures.push((figure.to_owned(), value.to_owned()));
        }
    }
    Ok(outcome)
}
