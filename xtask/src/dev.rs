//! `cargo xtask dev`: the service while one works on its pages.

use anyhow::Result;
use clap::Args;

use crate::process;
use crate::workspace::Workspace;

/// What `cargo xtask dev` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// More arguments for `icc-index serve`, such as `--port 8090`.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds and starts the service with templates read from disk at every request.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let mut command = workspace.cargo();
    command.args(["run", "--bin", "icc-index", "--", "serve", "--reload"]);
    process::succeeds(command.args(&options.arguments))
}
