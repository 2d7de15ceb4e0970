//! `cargo xtask test`: every check and every test this machine can run.

pub(crate) mod browser;
pub(crate) mod build;
mod cluster;
mod groups;

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;

use crate::machine::{self, Need};
use crate::process;
use crate::tally::{self, Counted, Tally};
use crate::tidy;
use crate::workspace::{self, Workspace};
use cluster::Postgres;
pub(crate) use cluster::{Account, Cluster};
use groups::Group;

/// What `cargo xtask test` can be told.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// Install what is missing (`PostgreSQL`, Chromium, Node, `LibreOffice`, R, `strace`), with sudo where that is needed.
    #[arg(long)]
    pub(crate) install: bool,
    /// Run every journey in Chromium, as continuous integration does, and keep pictures of every page.
    #[arg(long)]
    pub(crate) browser: bool,
}

/// What `cargo xtask postgres` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct PostgresOptions {
    /// The command; `TEST_POSTGRES_URL` holds the address of the server while it runs.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<String>,
}

/// Runs one command beside a server that is stopped and removed after it.
pub(crate) fn with_postgres(options: &PostgresOptions) -> Result<bool> {
    let (program, arguments) = options.command.split_first().context("no command")?;
    let postgres = Postgres::start()?;
    let mut command = Command::new(program);
    process::succeeds(
        command
            .args(arguments)
            .env("TEST_POSTGRES_URL", postgres.url()),
    )
}

/// Runs everything and prints the counts as the last line.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> bool {
    let counted = count(workspace, options);
    close(&counted);
    counted.tally.holds(workspace::in_ci())
}

/// Names what failed, a line each, and counts: the end of a long log is what is kept and read.
pub(crate) fn close(counted: &Counted) {
    for name in &counted.failed {
        let line: String = name
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(300)
            .collect();
        println!("FAILED {line}");
    }
    println!("{}", counted.tally);
}

/// Runs everything without stopping at the first failure and returns the counts.
pub(crate) fn count(workspace: &Workspace, options: &Options) -> Counted {
    let mut needs = vec![Need::Python, Need::Strace, Need::LibreOffice, Need::R];
    if workspace::variable("TEST_POSTGRES_URL").is_none() {
        needs.push(Need::Postgres);
    }
    if browser::is_declared(workspace) {
        needs.extend([Need::Node, Need::Chromium]);
    }
    let mut report = Report::default();
    // Packages are fetched while the compiler works.
    let tools = thread::scope(|scope| {
        let installing = scope.spawn(|| {
            machine::install(&needs, options.install);
            crate::python::environment(
                &workspace.target().join("python"),
                &workspace.path("tests/files/requirements.txt"),
            )
        });
        report.step("fmt", || {
            let held = process::succeeds(workspace.cargo().args(["fmt", "--all", "--check"]))?;
            Ok(Tally::check(held))
        });
        report.step("tidy", || tidy::run(workspace).map(Tally::check));
        report.step("build", || build::run(workspace).map(Tally::check));
        installing.join()
    });
    let tools = tools.unwrap_or_else(|_| Err(anyhow::anyhow!("the tools were not installed")));

    let postgres = Postgres::start();
    let mut skipped = Vec::new();
    let mut environment = vec![("ICC_INDEX_BIN", workspace.binary(false).into_os_string())];
    match &postgres {
        Ok(server) => environment.push(("TEST_POSTGRES_URL", server.url().into())),
        Err(error) => skipped.push((Group::Postgres, format!("{error:#}"))),
    }
    match workspace.cases_dir() {
        Some(folder) => environment.push(("CASES_DIR", folder.into_os_string())),
        None => skipped.push((
            Group::Cases,
            "the data of the published indices are not here; set CASES_DIR to their folder"
                .to_owned(),
        )),
    }
    match tools {
        Ok(python) => environment.push(("PYTHON_TOOLS", python.into_os_string())),
        Err(error) => skipped.push((Group::Python, format!("{error:#}"))),
    }
    if !Need::Strace.is_met() {
        let reason = "`strace` is not here, or may not look at other programs".to_owned();
        skipped.push((Group::Strace, reason));
    }
    for (need, group, program) in [
        (
            Need::LibreOffice,
            Group::LibreOffice,
            "LibreOffice (`soffice`)",
        ),
        (Need::R, Group::R, "R (`Rscript`) with `readxl`"),
    ] {
        if !need.is_met() {
            skipped.push((group, format!("{program} is not here")));
        }
    }
    let left_out: Vec<Group> = skipped.iter().map(|(group, _)| *group).collect();
    report.step("tests", || groups::run(workspace, &environment, &left_out));
    drop(postgres);

    report.step("doctests", || doctests(workspace));
    if browser::is_declared(workspace) {
        match browser::missing() {
            None => report.step("browser", || browser::run(workspace, options.browser)),
            Some(reason) => {
                report.counted.tally.add(Tally::skip(1));
                skipped.push((Group::Browser, reason));
            }
        }
    }
    report.close(&skipped);
    report.counted
}

fn doctests(workspace: &Workspace) -> Result<Counted> {
    let mut command = workspace.cargo_with_clippy();
    command.args(["test", "--doc", "--workspace", "--quiet", "--no-fail-fast"]);
    let (status, output) = process::tee(command.args(locked()))?;
    Ok(with_status(tally::from_libtest(&output), status.success()))
}

/// The counts of a run that may have failed without a failed test, as when a crate does not build.
fn with_status(counted: impl Into<Counted>, succeeded: bool) -> Counted {
    let mut counted = counted.into();
    if !succeeded && counted.tally.failed == 0 {
        counted.tally.failed = 1;
    }
    counted
}

/// In continuous integration the lock file is what is tested.
fn locked() -> Option<&'static str> {
    workspace::in_ci().then_some("--locked")
}

/// What has been found so far.
#[derive(Debug, Default)]
struct Report {
    counted: Counted,
    /// How long each step took, in their order.
    times: Vec<(&'static str, Duration)>,
}

impl Report {
    /// Runs one step; an error of the step is one failure, and the next step still runs.
    fn step<C: Into<Counted>>(&mut self, name: &'static str, step: impl FnOnce() -> Result<C>) {
        println!("── {name}");
        let started = Instant::now();
        let counted = step().map_or_else(
            |error| {
                eprintln!("{name}: {error:#}");
                Tally::check(false).into()
            },
            Into::into,
        );
        self.times.push((name, started.elapsed()));
        let failed = &mut self.counted.failed;
        if counted.failed.is_empty() && counted.tally.failed > 0 {
            failed.push(name.to_owned());
        }
        failed.extend(counted.failed.iter().map(|test| format!("{name}: {test}")));
        self.counted.tally.add(counted.tally);
    }

    /// Names what took how long and what was left out.
    fn close(&self, skipped: &[(Group, String)]) {
        println!("──");
        let times = self.times.iter();
        let times: Vec<_> = times
            .map(|(name, time)| format!("{name} {} s", time.as_secs()))
            .collect();
        println!("{}", times.join(", "));
        for (group, reason) in skipped {
            println!("SKIPPED {group}: {reason}");
        }
        if skipped.iter().any(|(group, _)| *group != Group::Cases) {
            println!("To run them too: cargo xtask test --install");
        }
    }
}

/// A command with the variables that tests read.
fn with_environment<'a>(
    command: &'a mut Command,
    environment: &[(&'static str, std::ffi::OsString)],
) -> &'a mut Command {
    for (name, value) in environment {
        command.env(name, value);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_could_not_start_counts_as_one_failure() {
        let counted = with_status(Tally::default(), false);
        assert_eq!(counted.tally, Tally::check(false));
    }

    #[test]
    fn the_next_step_runs_after_an_error() {
        let mut report = Report::default();
        report.step("first", || -> Result<Tally> { anyhow::bail!("broken") });
        report.step("second", || Ok(Tally::check(true)));
        report.step("third", || {
            Ok(Counted {
                tally: Tally::check(false),
                failed: vec!["a test".to_owned()],
            })
        });
        let counted = &report.counted;
        assert_eq!(counted.tally.to_string(), "1 passed, 2 failed, 0 skipped");
        assert_eq!(counted.failed, ["first", "third: a test"]);
        assert_eq!(
            report.times.iter().map(|t| t.0).collect::<Vec<_>>(),
            ["first", "second", "third"]
        );
    }
}
