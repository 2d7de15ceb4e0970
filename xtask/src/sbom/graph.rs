//! The crates of the program, as cargo builds them.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, fs};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;
use crate::workspace::Workspace;

/// The package whose binary the program is.
const PROGRAM: &str = "icc-server";

/// Name and version, which no two crates of this graph share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    pub(super) name: String,
    pub(super) version: String,
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}@{}", self.name, self.version)
    }
}

/// One crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Crate {
    /// What it asks for.
    pub(super) needs: BTreeSet<Id>,
    /// Whether it is inside the program; otherwise it only took part in making it.
    pub(super) linked: bool,
    /// SHA-256 of its archive, from the lock file; none for our own.
    pub(super) checksum: Option<String>,
    /// Its licence as an SPDX expression.
    pub(super) licence: String,
    /// What it says of itself.
    pub(super) description: Option<String>,
    /// Where its sources are kept.
    pub(super) repository: Option<String>,
    /// Whether it compiles C or assembly.
    pub(super) compiles: bool,
}

/// Every crate that is inside the program or took part in making it.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(super) program: Id,
    pub(super) crates: BTreeMap<Id, Crate>,
}

impl Graph {
    /// Asks cargo for the graph of the program for one kind of machine.
    pub(crate) fn of(workspace: &Workspace, target: &str) -> Result<Self> {
        let tree = |edges: &str| {
            let mut command = workspace.cargo();
            command.args(["tree", "--locked", "--quiet", "--prefix=depth"]);
            command.args(["--format={p}", "--package", PROGRAM, "--target", target]);
            process::output(command.args(["--edges", edges]))
        };
        let mut crates = BTreeMap::new();
        let program = add(&mut crates, &tree("normal,build")?)?;
        let mut linked = BTreeMap::new();
        add(&mut linked, &tree("normal,no-proc-macro")?)?;
        for id in linked.keys() {
            if let Some(known) = crates.get_mut(id) {
                known.linked = true;
            }
        }
        let lock = fs::read_to_string(workspace.path("Cargo.lock"))?;
        checksums(&mut crates, &lock)?;
        let mut command = workspace.cargo();
        command.args(["metadata", "--locked", "--quiet", "--format-version=1"]);
        let metadata = serde_json::from_str(&process::output(&mut command)?)?;
        describe(&mut crates, &metadata)?;
        Ok(Self { program, crates })
    }
}

/// Adds the crates and edges of a tree that cargo printed with depths; gives its root.
fn add(crates: &mut BTreeMap<Id, Crate>, tree: &str) -> Result<Id> {
    let mut path: Vec<Id> = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let (depth, id) = read(line).with_context(|| format!("no crate in `{line}`"))?;
        path.truncate(depth);
        crates.entry(id.clone()).or_default();
        if let Some(above) = path.last().and_then(|above| crates.get_mut(above)) {
            above.needs.insert(id.clone());
        }
        path.push(id);
    }
    path.into_iter().next().context("cargo printed no crate")
}

/// `3serde v1.0.2 (proc-macro) (*)`: its depth, name and version.
fn read(line: &str) -> Option<(usize, Id)> {
    let digits = line.find(|letter: char| !letter.is_ascii_digit())?;
    let (depth, rest) = line.split_at_checked(digits)?;
    let mut words = rest.split(' ');
    let id = Id {
        name: words.next()?.to_owned(),
        version: words.next()?.strip_prefix('v')?.to_owned(),
    };
    Some((depth.parse().ok()?, id))
}

/// Takes the checksums of the lock file.
fn checksums(crates: &mut BTreeMap<Id, Crate>, lock: &str) -> Result<()> {
    let lock: toml::Table = lock.parse()?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    for package in packages.context("the lock file has no packages")? {
        let text = |key| package.get(key).and_then(toml::Value::as_str);
        let (Some(name), Some(version)) = (text("name"), text("version")) else {
            continue;
        };
        let id = Id {
            name: name.to_owned(),
            version: version.to_owned(),
        };
        if let Some(known) = crates.get_mut(&id) {
            known.checksum = text("checksum").map(str::to_owned);
        }
    }
    Ok(())
}

/// Takes licence, words and sources from what cargo knows of every crate.
fn describe(crates: &mut BTreeMap<Id, Crate>, metadata: &Value) -> Result<()> {
    let packages = metadata.get("packages").and_then(Value::as_array);
    for package in packages.context("cargo knows of no packages")? {
        let text = |key| package.get(key).and_then(Value::as_str);
        let (Some(name), Some(version)) = (text("name"), text("version")) else {
            continue;
        };
        let id = Id {
            name: name.to_owned(),
            version: version.to_owned(),
        };
        let Some(known) = crates.get_mut(&id) else {
            continue;
        };
        let licence = text("license").with_context(|| format!("{name} names no licence"))?;
        // `MIT/Apache-2.0` is an old way to write `OR`.
        licence.replace('/', " OR ").clone_into(&mut known.licence);
        // Some are paragraphs, some end in a line break.
        known.description =
            text("description").map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        known.repository = text("repository").map(str::to_owned);
        let needs = package.get("dependencies").and_then(Value::as_array);
        known.compiles = needs.into_iter().flatten().any(|need| {
            let text = |key| need.get(key).and_then(Value::as_str);
            text("kind") == Some("build") && matches!(text("name"), Some("cc" | "cmake"))
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str, version: &str) -> Id {
        Id {
            name: name.to_owned(),
            version: version.to_owned(),
        }
    }

    const TREE: &str = "0program v0.1.0 (/srv/checkout/crates/program)\n\
                        1a v1.0.0\n2b v2.0.0\n3c v3.0.0 (proc-macro)\n1c v3.0.0 (proc-macro) (*)\n";

    #[test]
    fn the_depths_say_who_needs_whom() -> Result<()> {
        let mut crates = BTreeMap::new();
        assert_eq!(add(&mut crates, TREE)?, id("program", "0.1.0"));
        let needs = |name, version| -> Vec<String> {
            let known = crates.get(&id(name, version)).into_iter();
            let needs = known.flat_map(|it| it.needs.iter());
            needs.map(|it| it.name.clone()).collect()
        };
        assert_eq!(needs("program", "0.1.0"), ["a", "c"]);
        assert_eq!(needs("a", "1.0.0"), ["b"]);
        assert_eq!(needs("b", "2.0.0"), ["c"]);
        assert!(needs("c", "3.0.0").is_empty());
        assert!(add(&mut crates, "").is_err());
        assert!(add(&mut crates, "1nothing\n").is_err());
        Ok(())
    }

    #[test]
    fn each_version_has_its_own_checksum_and_licence() -> Result<()> {
        let mut crates = BTreeMap::new();
        add(&mut crates, "0a v1.0.0\n1a v2.0.0\n")?;
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"01\"\n\
                    [[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        checksums(&mut crates, lock)?;
        let metadata = serde_json::from_str(
            r#"{"packages": [
                {"name": "a", "version": "1.0.0", "license": "MIT/Apache-2.0", "description": " one\n two ",
                 "dependencies": [{"name": "cc", "kind": "build"}]},
                {"name": "a", "version": "2.0.0", "license": "ISC",
                 "dependencies": [{"name": "cc", "kind": null}]}]}"#,
        )?;
        describe(&mut crates, &metadata)?;
        let one = crates.get(&id("a", "1.0.0")).context("gone")?;
        assert_eq!(one.checksum.as_deref(), Some("01"));
        assert_eq!(one.licence, "MIT OR Apache-2.0");
        assert_eq!(one.description.as_deref(), Some("one two"));
        assert!(one.compiles);
        let two = crates.get(&id("a", "2.0.0")).context("gone")?;
        assert_eq!(two.checksum, None);
        assert_eq!(two.licence, "ISC");
        assert!(!two.compiles);
        Ok(())
    }
}
