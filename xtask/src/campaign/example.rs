//! Programs beside the service that make the worlds of campaigns.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::process;
use crate::workspace::Workspace;

/// Builds an example of `icc-app`; gives the program.
pub(super) fn built(workspace: &Workspace, name: &str, release: bool) -> Result<PathBuf> {
    // Like what is there already: the features of a build decide what is built again.
    let (mut cargo, packages): (_, &[&str]) = if release {
        let packages = &["--release", "--package=icc-server", "--package=icc-app"];
        (workspace.cargo(), packages)
    } else {
        (workspace.cargo_with_clippy(), &["--workspace"])
    };
    cargo.args(["build", "--quiet", "--example", name]);
    cargo.args(packages);
    ensure!(process::succeeds(&mut cargo)?, "{name} was not built");
    Ok(workspace.example(name, release))
}
