//! Files in and out of the command line: one tiny input and output pair per command, and files that
//! are damaged or hostile.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod commands;
mod compared;
mod doubts;
mod hostile;
mod kept;
mod method_sql;
mod pairs;
mod robustness;
mod streams;
mod treatments;
mod xlsform;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder for the files of one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The folder of the pairs.
fn fixtures() -> PathBuf {
    icc_tests::root().join("tests/fixtures/files")
}

/// The program, speaking English whatever the machine speaks, in a folder.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(icc_tests::index_binary().unwrap());
    command.current_dir(folder).env("LC_ALL", "C");
    command
}

/// What a run said on standard error.
fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
