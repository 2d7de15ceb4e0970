//! Tools written in Python, in an environment of their own below `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Makes the environment in `folder` that holds what a file of requirements names, unless it is
/// there, and returns its Python.
pub(crate) fn environment(folder: &Path, requirements: &Path) -> Result<PathBuf> {
    let wanted = fs::read_to_string(requirements)?;
    let python = folder.join("bin").join("python");
    let stamp = folder.join("requirements.txt");
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&wanted) {
        let base = process::find_any(&["python3", "python"]).context("Python is missing")?;
        let mut make = Command::new(base);
        make.args(["-m", "venv", "--clear"]).arg(folder);
        anyhow::ensure!(process::succeeds(&mut make)?, "no environment for Python");
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "-r"]);
        install.arg(requirements);
        anyhow::ensure!(process::succeeds(&mut install)?, "the tools are missing");
        fs::write(&stamp, &wanted)?;
    }
    Ok(python)
}
