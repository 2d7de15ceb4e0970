//! Running the Rust tests, with the groups left out whose means are missing.
//!
//! A test belongs to a group when a module on its path has the name of the group:
//! `repositories::postgres::keeps_answers` needs `PostgreSQL`.

use std::ffi::OsString;
use std::fmt::{self, Write as _};
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{locked, with_environment, with_status};
use crate::process::{self, find};
use crate::tally::{self, Counted, Tally};
use crate::workspace::{self, Workspace};

/// Tests that need something from outside the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// A `PostgreSQL` server, whose address is in `TEST_POSTGRES_URL`.
    Postgres,
    /// The data of published indices, whose folder is in `CASES_DIR`.
    Cases,
    /// Python with the tools of `tests/files/requirements.txt`, in `PYTHON_TOOLS`.
    Python,
    /// `strace`, which may look at the service.
    Strace,
    /// `LibreOffice`, which opens our workbooks.
    LibreOffice,
    /// R with `readxl`.
    R,
    /// Chromium and Node; these tests are scripts in `tests/browser`, not Rust.
    Browser,
}

impl Group {
    /// The name of the module that puts a test into this group.
    fn module(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Cases => "cases",
            Self::Python => "python",
            Self::Strace => "strace",
            Self::LibreOffice => "libreoffice",
            Self::R => "rscript",
            Self::Browser => "browser",
        }
    }

    /// Whether a test with this path belongs to the group.
    fn contains(self, test: &str) -> bool {
        test.rsplit("::").skip(1).any(|part| part == self.module())
    }
}

impl fmt::Display for Group {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.module())
    }
}

/// Runs the tests of all crates except those of the groups in `left_out`, which count as skipped.
///
/// nextest where it is installed, otherwise the standard harness with the same choice of tests.
pub(crate) fn run(
    workspace: &Workspace,
    environment: &[(&'static str, OsString)],
    left_out: &[Group],
) -> Result<Counted> {
    if find("cargo-nextest").is_some() {
        with_nextest(workspace, environment, left_out)
    } else {
        with_harness(workspace, environment, left_out)
    }
}

fn with_nextest(
    workspace: &Workspace,
    environment: &[(&'static str, OsString)],
    left_out: &[Group],
) -> Result<Counted> {
    let listing = process::output(
        workspace
            .cargo_with_clippy()
            .args(["nextest", "list", "--workspace", "--message-format", "json"])
            .args(["--ignore-default-filter", "--cargo-quiet"])
            .args(locked()),
    )?;
    let skipped = left_out_of(&listing, left_out)?;

    let profile = if workspace::in_ci() { "ci" } else { "default" };
    // nextest writes below `target/nextest`, wherever cargo is told to build.
    let report = workspace.path(&format!("target/nextest/{profile}/junit.xml"));
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut command = workspace.cargo_with_clippy();
    command.args(["nextest", "run", "--workspace", "--profile", profile]);
    command.args([
        "--ignore-default-filter",
        "--no-tests=pass",
        "--cargo-quiet",
    ]);
    command.args(["--filterset", &filterset(left_out)]);
    let held = process::succeeds(with_environment(command.args(locked()), environment))?;
    let counted = fs::read_to_string(&report)
        .ok()
        .and_then(|text| tally::from_junit(&text))
        .unwrap_or_default();
    let mut counted = with_status(counted, held);
    counted.tally.add(Tally::skip(skipped));
    Ok(counted)
}

fn with_harness(
    workspace: &Workspace,
    environment: &[(&'static str, OsString)],
    left_out: &[Group],
) -> Result<Counted> {
    println!("cargo-nextest is not installed; the standard harness runs the same tests, slower.");
    let mut command = workspace.cargo_with_clippy();
    command.args([
        "test",
        "--workspace",
        "--lib",
        "--bins",
        "--tests",
        "--quiet",
    ]);
    command.args(["--no-fail-fast"]).args(locked()).arg("--");
    for group in left_out {
        command.args(["--skip", &format!("{group}::")]);
    }
    let (status, output) = process::tee(with_environment(&mut command, environment))?;
    Ok(with_status(tally::from_libtest(&output), status.success()))
}

/// The expression that keeps every test outside the groups.
fn filterset(left_out: &[Group]) -> String {
    let mut expression = "all()".to_owned();
    for group in left_out {
        // Writing into a string cannot fail.
        let _ = write!(expression, " and not test(/(^|::){group}::/)");
    }
    expression
}

/// Counts, in the listing of nextest, the tests of the groups and those marked `#[ignore]`.
fn left_out_of(listing: &str, groups: &[Group]) -> Result<u64> {
    let listing: Value = serde_json::from_str(listing).context("the list of tests is not JSON")?;
    let suites = listing
        .get("rust-suites")
        .and_then(Value::as_object)
        .context("the list of tests has no suites")?;
    let left_out = suites
        .values()
        .filter_map(|suite| suite.get("testcases")?.as_object())
        .flatten()
        .filter(|(name, test)| {
            test.get("ignored").and_then(Value::as_bool) == Some(true)
                || groups.iter().any(|group| group.contains(name))
        })
        .count();
    Ok(u64::try_from(left_out)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_belongs_to_the_group_its_module_names() {
        assert!(Group::Postgres.contains("postgres::keeps_answers"));
        assert!(Group::Postgres.contains("waves::postgres::keeps_answers"));
        assert!(!Group::Postgres.contains("sqlite::postgres"));
        assert!(!Group::Postgres.contains("postgres_url::is_read"));
    }

    #[test]
    fn the_expression_leaves_out_each_missing_group() {
        assert_eq!(filterset(&[]), "all()");
        assert_eq!(
            filterset(&[Group::Postgres, Group::Cases]),
            "all() and not test(/(^|::)postgres::/) and not test(/(^|::)cases::/)"
        );
    }

    #[test]
    fn counts_ignored_tests_and_those_of_missing_groups() -> Result<()> {
        let listing = r#"{"rust-suites": {
            "icc-store": {"testcases": {
                "postgres::saves": {"ignored": false},
                "sqlite::saves": {"ignored": false},
                "sqlite::slow": {"ignored": true}}},
            "icc-tests::docs": {"testcases": {"links_resolve": {"ignored": false}}}}}"#;
        assert_eq!(left_out_of(listing, &[])?, 1);
        assert_eq!(left_out_of(listing, &[Group::Postgres])?, 2);
        assert!(left_out_of("[]", &[]).is_err());
        Ok(())
    }
}
