//! `spark`: the method as SQL, run by a standalone cluster of Spark over partitioned Parquet.
//!
//! The tests of the queries write them beside the scores of the engine, as they do for `DuckDB`;
//! then one large table of answers is scored by both, and the times stand beside one another.

mod cluster;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use super::{Outcome, Setting};
use crate::machine::{self, Need};
use crate::process;
use crate::python;
use crate::workspace::Workspace;
use cluster::Cluster;

/// The definition and method of the large run.
const DEFINITION: &str = "questionnaires/icc-2019-aligned";
const METHOD: &str = "indicators-equal";

/// The tests that write cases, each with the binary it is in.
const WRITERS: [(&str, &str); 2] = [
    (
        "files",
        "method_sql::what_is_written_for_duckdb_is_written_for_spark",
    ),
    (
        "it",
        "sql::computed::random_methods_are_written_for_spark_too",
    ),
];

/// What the script puts before a line that tells a difference.
const DIFFERENCE: &str = "differs: ";

/// How many submissions are scored at once, in a release build and in the sample.
const SUBMISSIONS: [u32; 2] = [100_000, 1_000];

pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    machine::install(&[Need::Java], false);
    anyhow::ensure!(
        Need::Java.is_met(),
        "Java 17 or later is missing; on Debian: apt-get install default-jre-headless"
    );
    let python = python::environment(
        &workspace.target().join("spark"),
        &workspace.path("tests/files/spark.txt"),
    )?;
    let submissions = SUBMISSIONS[usize::from(!release)];
    let campaign = Campaign {
        workspace,
        setting,
        python,
    };
    let cases = setting.scratch.join("cases");
    campaign.write_cases(&cases)?;
    let large = setting.scratch.join("large");
    let ours = campaign.score(&large, submissions)?;
    let mut outcome = Outcome::default();
    let cluster = Cluster::start(&campaign.python, setting.scratch.join("cluster"))?;
    let (seed, seconds) = (
        setting.seed.to_string(),
        setting.length.as_secs().to_string(),
    );
    campaign.compare(&cluster, &["cases", &seed, &seconds], &cases, &mut outcome)?;
    campaign.compare(&cluster, &["large"], &large, &mut outcome)?;
    let figures = [
        ("submissions at once", submissions.to_string()),
        (
            "seconds of `icc-index score` for the same",
            format!("{ours:.1}"),
        ),
    ];
    let figures = figures.map(|(figure, value)| (figure.to_owned(), value));
    outcome.figures.extend(figures);
    Ok(outcome)
}

/// Where everything is.
struct Campaign<'a> {
    workspace: &'a Workspace,
    setting: &'a Setting,
    python: PathBuf,
}

impl Campaign<'_> {
    /// Has the tests write every query, its tables and the scores of the engine.
    fn write_cases(&self, folder: &Path) -> Result<()> {
        for (binary, test) in WRITERS {
            let mut cargo = self.workspace.cargo_with_clippy();
            cargo
                .args(["test", "--workspace", "--test", binary, "--"])
                .args(["--exact", test])
                .env("ICC_INDEX_BIN", &self.setting.binary)
                .env("ICC_SPARK_CASES", folder);
            anyhow::ensure!(process::succeeds(&mut cargo)?, "{test} has failed");
        }
        Ok(())
    }

    /// Invents answers as for the comparison of speed, writes their query and scores them; gives the
    /// seconds that the scores took.
    fn score(&self, folder: &Path, submissions: u32) -> Result<f64> {
        fs::create_dir_all(folder)?;
        let mut generate = Command::new(&self.python);
        generate
            .arg(self.workspace.path("tests/bench/generate.py"))
            .arg(self.workspace.path(DEFINITION))
            .arg(submissions.to_string())
            .arg(folder);
        anyhow::ensure!(process::succeeds(&mut generate)?, "no answers");
        let method = |words: &[&str]| {
            let mut command = Command::new(&self.setting.binary);
            command
                .current_dir(folder)
                .env("LC_ALL", "C")
                .args(words)
                .arg("--definition")
                .arg(self.workspace.path(DEFINITION))
                .args(["--method", METHOD]);
            command
        };
        let mut sql = method(&["method", "sql", "--dialect", "spark"]);
        sql.args(["--out", "query.sql"]);
        anyhow::ensure!(process::succeeds(&mut sql)?, "no query");
        let mut score = method(&["score", "--format", "parquet", "--out", "."]);
        score.args(["--answers", "answers.parquet", "--facts", "facts.parquet"]);
        let started = Instant::now();
        anyhow::ensure!(process::succeeds(&mut score)?, "no scores");
        Ok(started.elapsed().as_secs_f64())
    }

    /// Has the cluster run the queries of a folder and compares what comes out.
    fn compare(
        &self,
        cluster: &Cluster,
        words: &[&str],
        folder: &Path,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let mut script = cluster.client(&self.python);
        script
            .arg(self.workspace.path("tests/files/method_sql_spark.py"))
            .arg(cluster.master())
            .arg(folder)
            .args(words);
        let (status, said) = process::tee(&mut script)?;
        let differing = said
            .lines()
            .filter_map(|line| line.strip_prefix(DIFFERENCE));
        let before = outcome.failures.len();
        outcome.failures.extend(differing.map(str::to_owned));
        if !status.success() && outcome.failures.len() == before {
            let what = words.join(" ");
            outcome
                .failures
                .push(format!("{what}: Spark ended with {status}"));
        }
        outcome.figures.extend(figures(&said));
        Ok(())
    }
}

/// The figures that the script printed, a line each.
fn figures(said: &str) -> Vec<(String, String)> {
    said.lines()
        .filter(|line| !line.starts_with(DIFFERENCE))
        .filter_map(|line| line.split_once(": "))
        .map(|(figure, value)| (figure.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_differences() {
        let said = "queries compared: 7\ndiffers: a: b\nnothing\n";
        let found = vec![("queries compared".to_owned(), "7".to_owned())];
        assert_eq!(figures(said), found);
    }
}
