//! The pure crates open nothing, wait for nothing, and read no clock, environment or randomness.
//!
//! Same input, same bytes. clippy cannot say this: it has one list for all crates.

use super::layers::pure_crates;
use super::tree::{code, product_lines};
use super::{Finding, Tree};

/// What product code of a pure crate may not name, and what it does instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("std::fs", "take the text or a map of files from the caller"),
    ("File::open", "take a reader from the caller"),
    ("std::env", "take the setting from the caller"),
    ("std::net", "leave the network to `server`"),
    ("std::process", "return an error instead"),
    ("SystemTime", "take the time from the caller's clock"),
    ("Instant::now", "take the time from the caller's clock"),
    ("Utc::now", "take the time from the caller's clock"),
    ("Local::now", "take the time from the caller's clock"),
    ("tokio", "stay synchronous; `app` and `web` do the waiting"),
    (
        "async fn",
        "stay synchronous; `app` and `web` do the waiting",
    ),
    (
        "async move",
        "stay synchronous; `app` and `web` do the waiting",
    ),
    ("rand::", "take the ids or numbers from the caller"),
    ("now_v7", "take the id from the caller's source of ids"),
    ("new_v4", "take the id from the caller's source of ids"),
    (
        "HashMap",
        "use `BTreeMap` or `IndexMap`: their order is the same in every run",
    ),
    (
        "HashSet",
        "use `BTreeSet` or `IndexSet`: their order is the same in every run",
    ),
];

/// Exceptions: file, what it may name, why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    check_with(tree, EXCEPTIONS)
}

fn check_with(tree: &Tree, exceptions: &[(&str, &str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut met = vec![false; exceptions.len()];
    for (path, text) in tree.sources().filter(|(path, _)| is_pure(path)) {
        for (number, line) in product_lines(path, text) {
            let line = code(line);
            for (forbidden, instead) in FORBIDDEN.iter().filter(|(word, _)| line.contains(word)) {
                let exception = exceptions
                    .iter()
                    .position(|(file, word, _)| *file == path && word == forbidden);
                if let Some(met) = exception.and_then(|place| met.get_mut(place)) {
                    *met = true;
                } else {
                    findings.push(Finding::line(
                        path,
                        number,
                        format!("`{forbidden}` in a pure crate: {instead}"),
                    ));
                }
            }
        }
    }
    for ((file, word, _), _) in exceptions.iter().zip(met).filter(|(_, met)| !met) {
        findings.push(Finding::file(
            file,
            format!("the exception for `{word}` is not needed any more"),
        ));
    }
    findings
}

fn is_pure(path: &str) -> bool {
    pure_crates().any(|name| {
        path.strip_prefix("crates/")
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with("/src/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_clock_a_file_and_a_hash_map_in_a_pure_crate() {
        let source = "use std::fs;\nfn now() { Utc::now() }\nfn f(m: HashMap<u8, u8>) {}\n";
        let findings = check(&Tree::of(&[("crates/scoring/src/a.rs", source)]));
        let lines: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }

    #[test]
    fn leaves_other_crates_comments_and_tests_alone() {
        let tree = Tree::of(&[
            ("crates/server/src/a.rs", "use std::fs;\n"),
            (
                "crates/charts/src/a.rs",
                "/// Never reads std::fs.\nfn a() {}\n",
            ),
            (
                "crates/charts/src/b.rs",
                "fn a() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
            ),
            ("crates/charts/tests/it/main.rs", "use std::fs;\n"),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn an_exception_holds_for_its_file_and_must_be_needed() {
        let tree = Tree::of(&[("crates/pages/src/reload.rs", "use std::fs;\n")]);
        let exception = [("crates/pages/src/reload.rs", "std::fs", "development only")];
        assert_eq!(check_with(&tree, &exception), []);
        assert_eq!(check_with(&Tree::default(), &exception).len(), 1);
    }
}
