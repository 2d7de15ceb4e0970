//! `cargo xtask sbom`: what the program is made of, as `CycloneDX` 1.6.
//!
//! Crates come from the graph that cargo builds, their checksums from the lock file, and what is no
//! crate from `deploy/parts.toml`. The same commit gives the same bytes on any machine: nothing of
//! them tells a folder, and the time is that of the commit.

mod document;
pub(crate) mod graph;
pub(crate) mod parts;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::process;
use crate::workspace::Workspace;
use document::Described;
use graph::Graph;

/// What `cargo xtask sbom` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// The machine that the program is for, as rustc names it; the one that builds it otherwise.
    #[arg(long)]
    target: Option<String>,
    /// The file that is written; `target/sbom/icc-index.cdx.json` otherwise.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Writes the list and says where.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let target = match &options.target {
        Some(target) => target.clone(),
        None => host()?,
    };
    let file = match &options.out {
        Some(file) => file.clone(),
        None => workspace.target().join("sbom").join("icc-index.cdx.json"),
    };
    let described = Described {
        graph: Graph::of(workspace, &target)?,
        parts: parts::read(&fs::read_to_string(workspace.path(parts::DOCUMENT))?)?,
        committed: committed(workspace)?,
        target,
    };
    let document = described.document(workspace)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, format!("{document:#}\n"))?;
    println!("{} written", file.display());
    Ok(true)
}

/// The machine that rustc builds for, where nobody says otherwise.
pub(crate) fn host() -> Result<String> {
    let said = process::output(Command::new("rustc").args(["--version", "--verbose"]))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("rustc does not say which machine it builds for")
}

/// When the commit was made, in UTC.
fn committed(workspace: &Workspace) -> Result<String> {
    let mut git = Command::new("git");
    git.current_dir(workspace.root()).env("TZ", "UTC");
    git.args(["log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"]);
    let said = process::output(git.arg("--format=%cd"))?;
    Ok(said.trim().to_owned())
}

#[cfg(test)]
mod tests {
    mod python {
        use anyhow::ensure;

        use super::super::*;
        use crate::workspace::variable;

        #[test]
        fn o7_the_list_is_valid_whole_the_same_each_time_and_names_no_folder() -> Result<()> {
            let workspace = Workspace::find()?;
            let folder = workspace.target().join("tmp");
            let file = |name: &str| folder.join(format!("sbom-{name}-{}.json", std::process::id()));
            let mut texts = Vec::new();
            for name in ["one", "two"] {
                let options = Options {
                    target: Some("x86_64-unknown-linux-gnu".to_owned()),
                    out: Some(file(name)),
                };
                run(&workspace, &options)?;
                texts.push(fs::read_to_string(file(name))?);
            }
            assert_eq!(texts[0], texts[1]);
            let home = variable("HOME").context("no HOME")?;
            for place in [workspace.root().as_os_str(), &home] {
                let place = format!("{}/", place.to_string_lossy());
                assert!(!texts[0].contains(&place), "{place}");
            }

            let python = variable("PYTHON_TOOLS").context("`PYTHON_TOOLS` names no Python")?;
            let mut read = Command::new(python);
            read.arg(workspace.path("tests/files/sbom.py"));
            ensure!(process::succeeds(read.arg(file("one")))?, "it is not valid");
            for name in ["one", "two"] {
                fs::remove_file(file(name))?;
            }
            Ok(())
        }
    }
}
