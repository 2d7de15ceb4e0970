//! `cargo xtask tidy`: the rules that neither rustc nor clippy knows.
//!
//! Each check is one file with a function from the [`Tree`] of the repository to its [`Finding`]s,
//! so that its tests can show it failing on a small bad tree. To add a check: a file, a line in
//! [`CHECKS`], a test with a bad input.

mod decisions;
mod dependencies;
mod graph;
pub(crate) mod layers;
mod licences;
mod locales;
mod manifests;
mod names;
mod purity;
mod sizes;
mod statements;
mod traces;
mod tree;
mod typography;
mod versions;

use std::fmt;

use anyhow::Result;

use crate::sbom::graph::Graph;
use crate::sbom::{self, parts};
use crate::workspace::Workspace;
pub(crate) use tree::Tree;

/// One place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            message,
        } = self;
        if *line > 0 {
            write!(formatter, "{path}:{line}: {message}")
        } else {
            write!(formatter, "{path}: {message}")
        }
    }
}

impl Finding {
    /// About a file as a whole.
    pub(crate) fn file(path: &str, message: impl Into<String>) -> Self {
        Self::line(path, 0, message)
    }

    /// About one line, counted from 1.
    fn line(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

type Check = fn(&Tree) -> Vec<Finding>;

/// The checks in the order they are printed.
const CHECKS: &[(&str, Check)] = &[
    ("manifests", manifests::check),
    ("layers", layers::check),
    ("purity", purity::check),
    ("statements", statements::check),
    ("sizes", sizes::check),
    ("names", names::check),
    ("locales", locales::check),
    ("typography", typography::check),
    ("traces", traces::check),
    ("dependencies", dependencies::check),
    ("versions", versions::check),
    ("decisions", decisions::check),
];

/// Runs every check and prints every finding; `true` when there is none.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    let tree = Tree::read(workspace)?;
    let metadata = licences::metadata(workspace)?;
    let mut found = Vec::new();
    for (name, check) in CHECKS {
        found.extend(check(&tree).into_iter().map(|finding| (*name, finding)));
    }
    let licences = licences::check(&tree, &metadata);
    found.extend(licences.into_iter().map(|finding| ("licences", finding)));
    let graph = graph::check(&graph::read(workspace)?);
    found.extend(graph.into_iter().map(|finding| ("graph", finding)));
    let parts = parts::check(&tree, &Graph::of(workspace, &sbom::host()?)?);
    found.extend(parts.into_iter().map(|finding| ("parts", finding)));
    for (name, finding) in &found {
        println!("{finding} [{name}]");
    }
    if !found.is_empty() {
        println!("tidy: {} findings", found.len());
    }
    Ok(found.is_empty())
}
