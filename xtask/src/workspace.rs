//! Where the repository is, and the settings that reach these commands through the environment.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The repository these commands work on.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the repository: the folder above this crate, as cargo tells it when it runs us.
    pub(crate) fn find() -> Result<Self> {
        let here = variable("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here =
            here.context("start these commands as `cargo xtask`, which says where we are")?;
        let root = here.parent().context("the folder of xtask has no parent")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// The top folder of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The cargo that runs us, started in the repository as from a shell.
    pub(crate) fn cargo(&self) -> Command {
        let cargo = variable("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(&self.root);
        // What cargo says about us to ourselves. Build scripts look at it, and half of what `cargo run`
        // has built would be built again.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_PKG_") {
                command.env_remove(&*name);
            }
        }
        command
    }

    /// The cargo that builds and runs tests: clippy compiles our own crates, as `cargo clippy` has it
    /// do, but to the end.
    ///
    /// `cargo clippy` makes the metadata of all libraries a second time, which takes longer than
    /// everything that clippy says about us.
    pub(crate) fn cargo_with_clippy(&self) -> Command {
        let mut command = self.cargo();
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        command
    }

    /// The folder cargo builds into.
    pub(crate) fn target(&self) -> PathBuf {
        variable("CARGO_TARGET_DIR").map_or_else(
            || self.root.join("target"),
            |folder| self.root.join(PathBuf::from(folder)),
        )
    }

    /// The index binary of the development or the release profile.
    pub(crate) fn binary(&self, release: bool) -> PathBuf {
        let profile = if release { "release" } else { "debug" };
        self.target()
            .join(profile)
            .join(format!("icc-index{}", env::consts::EXE_SUFFIX))
    }

    /// A program beside the index binary, of the development or the release profile.
    pub(crate) fn example(&self, name: &str, release: bool) -> PathBuf {
        let program = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.binary(release)
            .with_file_name("examples")
            .join(program)
    }

    /// The folder with the data of published indices that the group `cases` recomputes.
    ///
    /// Not part of the repository: their licences do not all allow it.
    pub(crate) fn cases_dir(&self) -> Option<PathBuf> {
        let folder = variable("CASES_DIR").map_or_else(
            || self.root.join("..").join("shared").join("cases"),
            PathBuf::from,
        );
        folder.canonicalize().ok().filter(|path| path.is_dir())
    }
}

/// Whether this is continuous integration, where a skipped group is a failure.
pub(crate) fn in_ci() -> bool {
    variable("CI").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

/// One environment variable; unset and empty are the same.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where these commands read the environment"
)]
pub(crate) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
