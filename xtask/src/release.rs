//! `cargo xtask release`: the program as it is handed out, byte by byte the same wherever it is built.
//!
//! What would tell one machine from another are its folders: places in the sources, which messages
//! about panics name, begin with them. They are replaced by names that are the same everywhere.
//! (cargo's own `trim-paths` is not in a stable release, and knows nothing of sources in C.)

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::digest;
use crate::process;
use crate::workspace::{Workspace, variable};

/// What `cargo xtask release` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// How much time the compiler may take; `dist` takes longer for more requests a second.
    #[arg(long, default_value = "release", value_parser = ["release", "dist"])]
    profile: String,
}

/// Builds the program into `target/handed-out` and prints its SHA-256 as `sha256sum` does.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let build = Build {
        source: workspace.root(),
        target: &workspace.target().join("handed-out"),
        cargo_home: &cargo_home()?,
        profile: &options.profile,
    };
    build.run(workspace.cargo(), &["--bin", "icc-index"])?;
    let file = build.made("icc-index");
    println!("{}  {}", digest::of_file(&file)?, file.display());
    Ok(true)
}

/// Where cargo keeps the sources of libraries.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let home = variable("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| variable("HOME").map(|home| PathBuf::from(home).join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")
}

/// A build whose folders leave no trace in what it makes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build<'a> {
    /// The repository, or a copy of it.
    pub(crate) source: &'a Path,
    /// Where cargo builds.
    pub(crate) target: &'a Path,
    /// Where cargo keeps the sources of libraries.
    pub(crate) cargo_home: &'a Path,
    /// A profile of `Cargo.toml`.
    pub(crate) profile: &'a str,
}

impl Build<'_> {
    /// Has cargo build what is selected, from the locked versions.
    pub(crate) fn run(&self, mut cargo: Command, selection: &[&str]) -> Result<()> {
        cargo.current_dir(self.source);
        cargo.env("CARGO_TARGET_DIR", self.target);
        cargo.env("CARGO_HOME", self.cargo_home);
        // What a shell may have set for other builds would reach this one.
        for name in [
            "RUSTFLAGS",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_BUILD_RUSTFLAGS",
        ] {
            cargo.env_remove(name);
        }
        cargo.env("CARGO_INCREMENTAL", "0");
        let flags = self.flags("--remap-path-prefix=");
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        // Sources in C inside libraries; a folder may have a space in its name.
        let flags = self.flags("-ffile-prefix-map=");
        let quoted = flags.iter().map(|flag| format!("'{flag}'"));
        cargo.env("CFLAGS", quoted.collect::<Vec<_>>().join(" "));
        cargo.env("CC_SHELL_ESCAPED_FLAGS", "1");
        // Whoever asks for the time is told the same one.
        cargo.env("SOURCE_DATE_EPOCH", "0").env("TZ", "UTC");
        cargo.args(["build", "--locked", "--profile", self.profile]);
        ensure!(
            process::succeeds(cargo.args(selection))?,
            "the build failed"
        );
        Ok(())
    }

    /// Each folder of this machine with what stands in its place; the last that fits is taken.
    fn flags(&self, flag: &str) -> Vec<String> {
        let folders = [
            (self.source, "/icc-index"),
            (self.cargo_home, "/cargo"),
            (self.target, "/target"),
        ];
        let flags = folders.map(|(folder, name)| format!("{flag}{}={name}", folder.display()));
        flags.to_vec()
    }

    /// A file that was built.
    pub(crate) fn made(&self, name: &str) -> PathBuf {
        // Cargo calls the folder of this profile otherwise.
        let folder = if self.profile == "dev" {
            "debug"
        } else {
            self.profile
        };
        self.target.join(folder).join(name)
    }
}
