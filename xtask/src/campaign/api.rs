//! `api`: the interface for programs, asked whatever its description allows and much that it does
//! not, with all checks of Schemathesis.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::{Outcome, Setting};
use crate::process;
use crate::python;
use crate::service::Service;
use crate::workspace::Workspace;

/// Cases of each operation in a round, after those that try every parameter once.
const CASES: u64 = 50;
/// The same where speed says nothing.
const SAMPLE_CASES: u64 = 3;

/// Of the tables, which are alike, these: a round of all takes minutes there.
const SOME: &str = "/(figures|networks)$";

/// Asks round after round, each from another seed, until the time is over.
pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    let python = python::environment(
        &workspace.target().join("python"),
        &workspace.path("tests/files/requirements.txt"),
    )?;
    let rules = workspace.path("tests/operation/schemathesis.toml");
    let data = setting.scratch.join("var");
    // Whoever asks as often as this is no reader.
    let environment = [("ICC_INDEX_API__REQUESTS_PER_MINUTE", "1000000")];
    let service = Service::start_with(&setting.binary, &data, &environment)?;
    let mut building = Command::new(&setting.binary);
    building.args(["release", "build", "--data"]).arg(&data);
    anyhow::ensure!(process::succeeds(&mut building)?, "no release was made");
    let description = format!("http://{}/api/v1/openapi.json", service.authority()?);
    let cases = if release { CASES } else { SAMPLE_CASES };
    let (started, mut rounds, mut asked) = (Instant::now(), 0, 0);
    let mut failures = Vec::new();
    while failures.is_empty() && (rounds == 0 || started.elapsed() < setting.length) {
        let seed = setting.seed + rounds;
        let mut asking = asking(
            (&python, &rules),
            &setting.scratch,
            &description,
            (seed, cases),
        );
        if !release {
            asking.args(["--include-path-regex", SOME]);
        }
        let (status, said) = process::tee(&mut asking)?;
        asked += cases_in(&said);
        if !status.success() {
            failures.push(format!("seed {seed}: what failed is printed above"));
        }
        rounds += 1;
    }
    if !service.stop()? {
        failures.push("the service did not stop cleanly when asked".to_owned());
    }
    let seconds = started.elapsed().as_secs();
    let figures = vec![
        ("rounds".to_owned(), rounds.to_string()),
        ("cases".to_owned(), asked.to_string()),
        ("seconds".to_owned(), seconds.to_string()),
    ];
    Ok(Outcome { figures, failures })
}

/// A round with all checks; nothing of it is kept for the next.
fn asking(
    (python, rules): (&Path, &Path),
    scratch: &Path,
    description: &str,
    (seed, cases): (u64, u64),
) -> Command {
    let mut asking = Command::new(python.with_file_name("schemathesis"));
    asking
        .current_dir(scratch)
        .arg("--config-file")
        .arg(rules)
        .args(["run", description, "--checks", "all", "--no-color"])
        .args(["--seed", &seed.to_string()])
        .args(["--max-examples", &cases.to_string()])
        .args(["--generation-database", ":memory:"])
        .args(["--request-timeout", &LONGEST.as_secs().to_string()]);
    asking
}

/// How long an answer may take before the round gives up on it.
const LONGEST: Duration = Duration::from_secs(30);

/// How many cases it says that it made.
fn cases_in(said: &str) -> u64 {
    let line = said.lines().find(|line| line.contains(" generated"));
    let mut words = line.into_iter().flat_map(str::split_whitespace);
    words.find_map(|word| word.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cases_are_read_from_what_it_says() {
        let said = "Test cases:\n  1234 generated, 1200 passed, 34 skipped\n";
        assert_eq!(cases_in(said), 1234);
        assert_eq!(cases_in("nothing"), 0);
    }
}
