//! The files of the repository as the checks see them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use toml::Table;

use crate::process;
use crate::workspace::Workspace;

/// Folders that are made, not kept.
const MADE: &[&str] = &["target", "var", "node_modules", ".venv"];

/// Every file that is, or would be, part of the repository, with its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    /// The folder it was read from and the folder above, whose names no file may contain.
    places: Vec<String>,
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the files that git tracks or would track. Files that are not UTF-8 have an empty text.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self> {
        let paths = if workspace.path(".git").exists() {
            listed(workspace)?
        } else {
            let mut found = Vec::new();
            walk(workspace.root(), "", &mut found)?;
            found
        };
        let mut files = BTreeMap::new();
        for path in paths {
            // A file that is deleted but not yet committed is still listed.
            let Ok(bytes) = fs::read(workspace.path(&path)) else {
                continue;
            };
            files.insert(path, String::from_utf8(bytes).unwrap_or_default());
        }
        let places = workspace
            .root()
            .ancestors()
            .take(2)
            .map(|folder| format!("{}/", folder.display()))
            .filter(|folder| folder.len() > 2)
            .collect();
        Ok(Self { places, files })
    }

    /// A tree for a test.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self {
            places: vec!["/srv/checkout/".to_owned()],
            files: files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }

    /// The folders of this machine that lead to the repository.
    pub(crate) fn places(&self) -> &[String] {
        &self.places
    }

    /// Path and text of every file, in the order of their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Path and text of every Rust file.
    pub(crate) fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(path, _)| has_extension(path, "rs"))
    }

    /// The text of one file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// One TOML file; `None` where it is missing or cannot be read, which cargo reports itself.
    pub(crate) fn toml(&self, path: &str) -> Option<Table> {
        self.text(path)?.parse().ok()
    }

    /// The manifests of the members of the workspace: short name, path, content.
    ///
    /// The short name is the folder's (`scoring`), also for `migrations`, `tests` and `xtask`.
    pub(crate) fn members(&self) -> Vec<Member> {
        self.files
            .keys()
            .filter_map(|path| {
                let folder = path.strip_suffix("/Cargo.toml")?;
                let name = folder.strip_prefix("crates/").unwrap_or(folder);
                (!name.contains('/')).then(|| Member {
                    name: name.to_owned(),
                    manifest: path.clone(),
                    content: self.toml(path).unwrap_or_default(),
                })
            })
            .collect()
    }
}

/// The files that git tracks or would track.
fn listed(workspace: &Workspace) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let listing = process::output(git.current_dir(workspace.root()))
        .context("tidy asks git which files belong to the repository")?;
    let paths = listing.split('\0').filter(|path| !path.is_empty());
    Ok(paths.map(str::to_owned).collect())
}

/// The files of an unpacked archive, which has no history to ask.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if !entry.file_type()?.is_dir() {
            found.push(path);
        } else if !MADE.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{path}/"), found)?;
        }
    }
    Ok(())
}

/// One crate of the workspace.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// The name of its folder.
    pub(crate) name: String,
    /// The path of its manifest.
    pub(crate) manifest: String,
    /// Its manifest.
    pub(crate) content: Table,
}

impl Member {
    /// The names of the dependencies in one table of the manifest.
    pub(crate) fn dependencies(&self, table: &str) -> Vec<&str> {
        self.content
            .get(table)
            .and_then(toml::Value::as_table)
            .map(|table| table.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }
}

/// Whether a path ends with a dot and this.
pub(super) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|it| it == extension)
}

/// The lines of a source that are not test code, with their numbers from 1.
///
/// By convention a test module is the last item of its file or a file of its own
/// (`tests.rs`, or a folder `tests/`).
pub(crate) fn product_lines<'a>(
    path: &str,
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
    let test_file = path.ends_with("/tests.rs") || path.contains("/tests/");
    let kept = if test_file {
        ""
    } else {
        text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
    };
    kept.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
}

/// A line without its comment, so that prose may name what code may not.
pub(crate) fn code(line: &str) -> &str {
    let trimmed = line.trim_start();
    if trimmed.starts_with("//") {
        return "";
    }
    line.split(" // ").next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_known_by_their_folder() {
        let tree = Tree::of(&[
            ("Cargo.toml", "[workspace]"),
            (
                "crates/scoring/Cargo.toml",
                "[dependencies]\nlibm.workspace = true",
            ),
            ("migrations/Cargo.toml", ""),
            ("tests/fixtures/odd/Cargo.toml", ""),
        ]);
        let members = tree.members();
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["scoring", "migrations"]);
        assert_eq!(
            members
                .first()
                .map(|member| member.dependencies("dependencies")),
            Some(vec!["libm"])
        );
    }

    #[test]
    fn neither_tests_nor_comments_are_product_code() {
        let text = "fn a() {} // tokio\n/// tokio\n#[cfg(test)]\nmod tests {\n    tokio\n}\n";
        let lines: Vec<&str> = product_lines("crates/a/src/b.rs", text)
            .map(|(_, line)| code(line))
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["fn a() {}"]);
        assert_eq!(product_lines("crates/a/src/b/tests.rs", text).count(), 0);
    }
}
