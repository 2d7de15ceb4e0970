//! Invented worlds for campaigns, made by programs beside the service (`crates/app/examples`).

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Builds programs that make worlds.
pub(crate) fn build(workspace: &Workspace, programs: &[&str], release: bool) -> Result<()> {
    // Like what is there already: the features of a build decide what is built again.
    let (mut cargo, packages): (_, &[&str]) = if release {
        let packages = &["--release", "--package=icc-server", "--package=icc-app"];
        (workspace.cargo(), packages)
    } else {
        (workspace.cargo_with_clippy(), &["--workspace"])
    };
    cargo.args(["build", "--quiet"]);
    for program in programs {
        cargo.args(["--example", program]);
    }
    cargo.args(packages);
    anyhow::ensure!(process::succeeds(&mut cargo)?, "the world was not built");
    Ok(())
}

/// Makes the database of a world: copies of each municipality of the demonstration, and waves.
pub(crate) fn make(
    workspace: &Workspace,
    file: &Path,
    world: [&str; 2],
    release: bool,
) -> Result<()> {
    let mut make = Command::new(workspace.example("world", release));
    make.args(world).arg(file).stdout(Stdio::null());
    anyhow::ensure!(process::succeeds(&mut make)?, "no world was made");
    Ok(())
}
