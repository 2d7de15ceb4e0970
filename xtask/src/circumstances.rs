//! When, where and of what a measurement is.

use std::fmt;
use std::process::Command;

use crate::machine;
use crate::process;
use crate::workspace::Workspace;

/// What is written beside every measurement.
#[derive(Debug)]
pub(crate) struct Circumstances {
    pub(crate) date: String,
    pub(crate) commit: String,
    pub(crate) machine: String,
}

impl Circumstances {
    /// Those of this moment.
    pub(crate) fn now(workspace: &Workspace) -> Self {
        Self {
            date: said_by(Command::new("date").args(["-u", "+%Y-%m-%d"])),
            commit: commit(workspace),
            machine: machine::describe(),
        }
    }
}

impl fmt::Display for Circumstances {
    /// As a table of Markdown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            date,
            commit,
            machine,
        } = self;
        writeln!(f, "| circumstance | value |\n|---|---|")?;
        writeln!(
            f,
            "| date | {date} |\n| commit | {commit} |\n| machine | {machine} |"
        )
    }
}

/// The commit, with a word when files differ from it.
fn commit(workspace: &Workspace) -> String {
    let git = |arguments: &[&str]| {
        said_by(
            Command::new("git")
                .args(arguments)
                .current_dir(workspace.root()),
        )
    };
    let commit = git(&["rev-parse", "--short=12", "HEAD"]);
    if git(&["status", "--porcelain"]).is_empty() {
        commit
    } else {
        format!("{commit}, with uncommitted changes")
    }
}

fn said_by(command: &mut Command) -> String {
    process::output(command).map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}
