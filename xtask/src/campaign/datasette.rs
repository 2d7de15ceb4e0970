//! Datasette, as others would publish the same rows.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::load::http::Client;
use crate::python;
use crate::workspace::Workspace;

/// How long it may take to begin.
const START: Duration = Duration::from_secs(30);

/// Python with the tools of others, and the folder of the scripts that use them.
pub(super) fn tools(workspace: &Workspace) -> Result<(PathBuf, PathBuf)> {
    let scripts = workspace.path("tests/bench");
    let environment = workspace.target().join("bench").join("venv");
    let python = python::environment(&environment, &scripts.join("requirements.txt"))?;
    Ok((python, scripts))
}

/// Serves a database with these settings, and stops again.
pub(super) fn serve<T>(
    python: &Path,
    database: &Path,
    settings: &[&str],
    work: impl FnOnce(&str) -> Result<T>,
) -> Result<T> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("127.0.0.1:{port}");
    let mut served = Command::new(python)
        .args(["-m", "datasette", "serve", "--immutable"])
        .arg(database)
        .args(["--port", &port.to_string()])
        .args(settings)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("Datasette does not start")?;
    let started = Instant::now();
    while Client::connect(&address).is_err() && started.elapsed() < START {
        thread::sleep(Duration::from_millis(50));
    }
    let found = work(&address);
    served.kill()?;
    served.wait()?;
    found
}
