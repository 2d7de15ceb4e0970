//! `reproducible`: two builds of the same commit in other folders give the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{Outcome, Setting};
use crate::digest;
use crate::process;
use crate::release::{Build, cargo_home};
use crate::workspace::Workspace;

/// The program, as it is handed out.
const PROGRAM: (&str, &[&str], &str) = ("release", &["--bin", "icc-index"], "icc-index");
/// These commands, which take a hundredth of the time.
const SAMPLE: (&str, &[&str], &str) = ("dev", &["--package", "xtask"], "xtask");

/// Builds the commit twice and compares.
pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let here = cargo_home()?;
    let elsewhere = setting.scratch.join("elsewhere");
    let there = other_home(&here, &elsewhere.join("libraries"))?;
    let (profile, selection, name) = if release { PROGRAM } else { SAMPLE };
    let mut digests = Vec::new();
    for (folder, home) in [
        (setting.scratch.join("one"), &here),
        (elsewhere.join("another place").join("two"), &there),
    ] {
        let target = folder.with_extension("built");
        copy(workspace, &folder)?;
        let build = Build {
            source: &folder,
            target: &target,
            cargo_home: home,
            profile,
        };
        let begun = Instant::now();
        build.run(workspace.cargo(), selection)?;
        let minutes = begun.elapsed().as_secs_f64() / 60.0;
        let file = build.made(name);
        let digest = digest::of_file(&file)?;
        let number = digests.len() + 1;
        let mut figure = |name: &str, value: String| {
            let name = format!("build {number}, {name}");
            outcome.figures.push((name, value));
        };
        figure("minutes", format!("{minutes:.1}"));
        figure("SHA-256", digest.clone());
        let bytes = fs::read(&file)?;
        for trace in traces(&bytes, &[&setting.scratch, workspace.root(), &here]) {
            let failure = format!("build {number} names a folder: {trace}");
            outcome.failures.push(failure);
        }
        digests.push(digest);
        // What is compared stays; the rest is gigabytes.
        let kept = setting.scratch.join(format!("{number}-{name}"));
        fs::rename(&file, kept)?;
        fs::remove_dir_all(&target)?;
    }
    if digests.windows(2).any(|pair| pair.first() != pair.last()) {
        let failure = format!("the two builds differ: compare the files {name} in the folder");
        outcome.failures.push(failure);
    }
    Ok(outcome)
}

/// The commit that is checked out, in a folder of its own.
fn copy(workspace: &Workspace, folder: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.args(["clone", "--quiet"]);
    git.arg(workspace.root()).arg(folder);
    ensure!(process::succeeds(&mut git)?, "the commit was not copied");
    Ok(())
}

/// The same libraries in another folder: links to everything that is in `home`.
fn other_home(home: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(home)? {
        let entry = entry?;
        std::os::unix::fs::symlink(entry.path(), folder.join(entry.file_name()))
            .context("no link to a folder of cargo")?;
    }
    Ok(folder.to_path_buf())
}

/// Places in a file where one of the folders is named, each with what follows it; the first few.
fn traces(bytes: &[u8], folders: &[&Path]) -> Vec<String> {
    const FEW: usize = 5;
    const AFTER: usize = 80;
    let mut found = Vec::new();
    for folder in folders {
        let name = folder.as_os_str().as_encoded_bytes();
        let starts = bytes.windows(name.len()).enumerate();
        let starts = starts.filter_map(|(start, part)| (part == name).then_some(start));
        found.extend(starts.take(FEW).map(|start| {
            let end = (start + name.len() + AFTER).min(bytes.len());
            let part = bytes.get(start..end).unwrap_or_default();
            String::from_utf8_lossy(part).replace(char::is_control, " ")
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_a_file_is_found_with_what_follows_it() {
        let file = b"\0\x01/srv/one/src/lib.rs\0and /cargo/registry";
        let found = traces(file, &[Path::new("/srv/one"), Path::new("/srv/two")]);
        assert_eq!(found, ["/srv/one/src/lib.rs and /cargo/registry"]);
        assert!(traces(b"nothing", &[Path::new("/srv/one")]).is_empty());
    }
}
