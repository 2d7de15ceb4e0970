//! `cargo run` and the tests build the libraries with the same features.
//!
//! Cargo joins the features that all selected crates ask for. A library that only a test uses can
//! so switch on a feature deep down, and everything above it is built a second time: minutes for
//! everyone who runs the service and then its tests.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Finding;
use crate::process;
use crate::workspace::Workspace;

/// The two graphs as `cargo tree` prints them: of the service, and of all crates with their tests.
#[derive(Debug)]
pub(super) struct Graphs {
    service: String,
    tests: String,
}

/// Asks cargo for both graphs.
pub(super) fn read(workspace: &Workspace) -> Result<Graphs> {
    let tree = |selection: &[&str]| {
        let mut command = workspace.cargo();
        command.args(["tree", "--quiet", "--prefix=none", "--format={p} [{f}]"]);
        process::output(command.args(selection))
    };
    Ok(Graphs {
        service: tree(&["--package=icc-server", "--edges=normal,build"])?,
        tests: tree(&["--workspace", "--edges=normal,build,dev"])?,
    })
}

pub(super) fn check(graphs: &Graphs) -> Vec<Finding> {
    let tests = packages(&graphs.tests);
    packages(&graphs.service)
        .difference(&tests)
        .map(|package| {
            let name = package.split(' ').next().unwrap_or(package);
            let with: Vec<&str> = tests
                .iter()
                .filter(|other| other.split(' ').next() == Some(name))
                .copied()
                .collect();
            Finding::file(
                "Cargo.toml",
                format!(
                    "`cargo run` builds {package}, the tests build {}: all above it is built \
                     twice; see `cargo tree --workspace --edges features -i {name}` for who asks",
                    with.join(" and ")
                ),
            )
        })
        .collect()
}

fn packages(tree: &str) -> BTreeSet<&str> {
    tree.lines()
        .map(|line| line.strip_suffix(" (*)").unwrap_or(line))
        // Our own crates are built for tests as such anyway.
        .filter(|line| !line.is_empty() && !line.contains("/crates/"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(service: &str, tests: &str) -> usize {
        check(&Graphs {
            service: service.to_owned(),
            tests: tests.to_owned(),
        })
        .len()
    }

    #[test]
    fn accepts_more_packages_in_the_tests() {
        assert_eq!(count("a v1 [x] (*)\n", "a v1 [x]\n\nb v1 []\n"), 0);
    }

    #[test]
    fn refuses_another_feature_in_the_tests() {
        assert_eq!(count("a v1 [x]\nb v1 []\n", "a v1 [x,y]\nb v1 []\n"), 1);
    }

    #[test]
    fn a_package_built_in_two_ways_must_be_so_in_both() {
        assert_eq!(count("a v1 [x]\n", "a v1 [x]\na v1 [y]\n"), 0);
        assert_eq!(count("a v1 [x]\na v1 []\n", "a v1 [x]\n"), 1);
    }
}
