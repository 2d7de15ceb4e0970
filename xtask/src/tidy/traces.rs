//! Nothing in the repository depends on, or tells of, the machine it was made on.

use super::{Finding, Tree};

/// Starts of paths that exist on somebody's machine only.
const PRIVATE: &[&str] = &[
    "/home/",
    "/root/",
    "/Users/",
    "/tmp/",
    "/private/var/",
    "C:\\Users",
];

/// Where packages come from for everyone: a mirror would be the address of one network.
const CARGO_SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";
const NPM_SOURCE: &str = "https://registry.npmjs.org/";

/// This file and the texts of others, which are kept as they are.
const EXEMPT: &[&str] = &["xtask/src/tidy/traces.rs", "LICENSE"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        if EXEMPT.contains(&path) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let message = if path.ends_with("Cargo.lock") {
                foreign(line, "source = \"", CARGO_SOURCE)
            } else if path.ends_with("package-lock.json") {
                foreign(line, "\"resolved\": \"", NPM_SOURCE)
            } else {
                private(tree, line).map(|place| format!("`{place}` is a path of one machine"))
            };
            if let Some(message) = message {
                findings.push(Finding::line(path, number + 1, message));
            }
        }
        let is_cargo_config = path.ends_with(".cargo/config.toml");
        if is_cargo_config
            && ["[source", "[registries"]
                .iter()
                .any(|it| text.contains(it))
        {
            findings.push(Finding::file(
                path,
                "where packages come from is the user's setting",
            ));
        }
    }
    findings
}

fn private<'a>(tree: &'a Tree, line: &str) -> Option<&'a str> {
    let starts_path = |place: &str| {
        line.match_indices(place).any(|(at, _)| {
            // `…/locales/home/` is a path inside something else, not a path of a machine.
            let before = line.get(..at).and_then(|head| head.chars().next_back());
            before.is_none_or(|it| {
                !(it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '}' | '>'))
            })
        })
    };
    PRIVATE
        .iter()
        .copied()
        .chain(tree.places().iter().map(String::as_str))
        .find(|place| starts_path(place))
}

fn foreign(line: &str, key: &str, allowed: &str) -> Option<String> {
    let (_, source) = line.split_once(key)?;
    (!source.starts_with(allowed)).then(|| "is not from the public registry".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_paths_of_a_machine() {
        let tree = Tree::of(&[
            ("docs/a.md", "see /home/someone/notes\n"),
            ("docs/b.md", "run it in `/srv/checkout/icc`\n"),
            (
                "docs/c.md",
                "`crates/pages/templates/pages/home/list.html` and /usr/lib/x\n",
            ),
        ]);
        let paths: Vec<String> = check(&tree).into_iter().map(|it| it.path).collect();
        assert_eq!(paths, ["docs/a.md", "docs/b.md"]);
    }

    #[test]
    fn refuses_packages_from_a_mirror() {
        let tree = Tree::of(&[
            (
                "Cargo.lock",
                "source = \"registry+https://mirror.example/index\"\n",
            ),
            (
                "tests/browser/package-lock.json",
                "\"resolved\": \"http://10.0.0.1/x.tgz\",\n\
                 \"resolved\": \"https://registry.npmjs.org/x/-/x-1.tgz\",\n",
            ),
            (
                ".cargo/config.toml",
                "[source.crates-io]\nreplace-with = \"x\"\n",
            ),
        ]);
        assert_eq!(check(&tree).len(), 3);
    }
}
