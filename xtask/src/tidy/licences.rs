//! The licences of everything we link are among those that `deny.toml` allows.
//!
//! The same file serves cargo-deny where that is installed; this check needs no network and no
//! further program.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Finding, Tree};
use crate::process;
use crate::workspace::Workspace;

const POLICY: &str = "deny.toml";

/// What cargo knows of every package in the lock file.
pub(super) fn metadata(workspace: &Workspace) -> Result<Value> {
    let mut command = workspace.cargo();
    let text = process::output(command.args(["metadata", "--format-version", "1", "--quiet"]))?;
    serde_json::from_str(&text).context("cargo metadata is not JSON")
}

pub(super) fn check(tree: &Tree, metadata: &Value) -> Vec<Finding> {
    let policy = tree.toml(POLICY);
    let allowed: BTreeSet<&str> = policy
        .as_ref()
        .and_then(|policy| policy.get("licenses")?.get("allow")?.as_array())
        .map(|list| list.iter().filter_map(toml::Value::as_str).collect())
        .unwrap_or_default();
    let packages = metadata.get("packages").and_then(Value::as_array);
    packages
        .into_iter()
        .flatten()
        .filter_map(|package| {
            let text = |field| package.get(field).and_then(Value::as_str);
            let licence = text("license").unwrap_or_default();
            (!permits(licence, &allowed)).then(|| {
                let (name, version) = (text("name")?, text("version")?);
                Some(Finding::file(
                    POLICY,
                    format!("{name} {version} is under `{licence}`, which is not allowed"),
                ))
            })?
        })
        .collect()
}

/// Whether an SPDX expression can be satisfied with the allowed licences.
///
/// `OR` needs one side and `AND` both; `/` is an old way to write `OR`. An exception (`WITH`) only
/// widens what a licence grants, but is looked up as a whole so that each is allowed knowingly.
fn permits(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let result = either(&mut rest, allowed);
    result == Some(true) && rest.is_empty()
}

fn either(words: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let mut result = both(words, allowed)?;
    while let Some(("OR", rest)) = first(words) {
        *words = rest;
        result |= both(words, allowed)?;
    }
    Some(result)
}

fn both(words: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let mut result = single(words, allowed)?;
    while let Some(("AND", rest)) = first(words) {
        *words = rest;
        result &= single(words, allowed)?;
    }
    Some(result)
}

fn single(words: &mut &[&str], allowed: &BTreeSet<&str>) -> Option<bool> {
    let (word, rest) = first(words)?;
    *words = rest;
    if word == "(" {
        let result = either(words, allowed)?;
        let (")", rest) = first(words)? else {
            return None;
        };
        *words = rest;
        return Some(result);
    }
    if let Some(("WITH", rest)) = first(words) {
        let (exception, rest) = first(rest)?;
        *words = rest;
        return Some(allowed.contains(format!("{word} WITH {exception}").as_str()));
    }
    Some(allowed.contains(word))
}

fn first<'a, 'b>(words: &'b [&'a str]) -> Option<(&'a str, &'b [&'a str])> {
    words.split_first().map(|(word, rest)| (*word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permitted(expression: &str) -> bool {
        let allowed = ["MIT", "ISC", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"];
        permits(expression, &allowed.into_iter().collect())
    }

    #[test]
    fn one_side_of_or_is_enough_and_both_of_and_are_needed() {
        assert!(permitted("MIT OR GPL-2.0-only"));
        assert!(permitted("Unlicense/MIT"));
        assert!(permitted("(GPL-2.0-only OR Apache-2.0) AND ISC"));
        assert!(!permitted("MIT AND GPL-2.0-only"));
        assert!(!permitted("GPL-2.0-only OR Apache-2.0 AND Unlicense"));
    }

    #[test]
    fn an_exception_is_allowed_by_name() {
        assert!(permitted("Apache-2.0 WITH LLVM-exception"));
        assert!(!permitted("MIT WITH LLVM-exception"));
    }

    #[test]
    fn refuses_nothing_at_all_and_half_an_expression() {
        assert!(!permitted(""));
        assert!(!permitted("MIT OR"));
        assert!(!permitted("(MIT"));
        assert!(!permitted("MIT ISC"));
    }

    #[test]
    fn names_the_package_whose_licence_is_not_allowed() -> Result<()> {
        let tree = Tree::of(&[(POLICY, "[licenses]\nallow = [\"MIT\"]\n")]);
        let metadata = serde_json::from_str(
            r#"{"packages": [
                {"name": "good", "version": "1.0.0", "license": "MIT"},
                {"name": "bad", "version": "2.0.0", "license": "SSPL-1.0"},
                {"name": "silent", "version": "3.0.0", "license": null}]}"#,
        )?;
        let found = check(&tree, &metadata);
        let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "bad 2.0.0 is under `SSPL-1.0`, which is not allowed",
                "silent 3.0.0 is under ``, which is not allowed"
            ]
        );
        Ok(())
    }
}
