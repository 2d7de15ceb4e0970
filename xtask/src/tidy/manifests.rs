//! Manifests: one version of everything, set once in the root.

use std::collections::BTreeSet;

use toml::Value;

use super::tree::Member;
use super::{Finding, Tree};

/// The fields of `[package]` that every crate takes from the workspace.
const INHERITED: &[&str] = &["version", "edition", "rust-version", "license", "publish"];

const TABLES: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let members = tree.members();
    for member in &members {
        check_member(member, &mut findings);
    }
    let used: BTreeSet<&str> = members
        .iter()
        .flat_map(|member| TABLES.iter().flat_map(|table| member.dependencies(table)))
        .collect();
    for name in declared(tree) {
        if !used.contains(name.as_str()) {
            findings.push(Finding::file(
                "Cargo.toml",
                format!("`{name}` is declared for the workspace but no crate uses it"),
            ));
        }
    }
    findings
}

/// The names under `[workspace.dependencies]`.
pub(super) fn declared(tree: &Tree) -> Vec<String> {
    tree.toml("Cargo.toml")
        .as_ref()
        .and_then(|root| root.get("workspace")?.get("dependencies")?.as_table())
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

fn check_member(member: &Member, findings: &mut Vec<Finding>) {
    let mut say = |message: String| findings.push(Finding::file(&member.manifest, message));
    if !inherits(member.content.get("lints")) {
        say("add `[lints] workspace = true`".to_owned());
    }
    let package = member.content.get("package");
    for field in INHERITED {
        if !inherits(package.and_then(|package| package.get(field))) {
            say(format!("write `{field}.workspace = true`"));
        }
    }
    for table in TABLES {
        let Some(dependencies) = member.content.get(*table).and_then(Value::as_table) else {
            continue;
        };
        for (name, value) in dependencies {
            if !inherits(Some(value)) {
                say(format!(
                    "write `{name}.workspace = true` and set its version and features in the root"
                ));
            }
        }
    }
}

fn inherits(value: Option<&Value>) -> bool {
    value.and_then(|value| value.get("workspace")?.as_bool()) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[package]\nname = \"icc-a\"\nversion.workspace = true\n\
        edition.workspace = true\nrust-version.workspace = true\nlicense.workspace = true\n\
        publish.workspace = true\n[dependencies]\nserde.workspace = true\n\
        [lints]\nworkspace = true\n";

    const ROOT: &str = "[workspace.dependencies]\nserde = \"1\"\n";

    fn messages(root: &str, crate_manifest: &str) -> Vec<String> {
        check(&Tree::of(&[
            ("Cargo.toml", root),
            ("crates/a/Cargo.toml", crate_manifest),
        ]))
        .into_iter()
        .map(|finding| finding.message)
        .collect()
    }

    #[test]
    fn accepts_a_crate_that_takes_everything_from_the_workspace() {
        assert!(messages(ROOT, GOOD).is_empty());
    }

    #[test]
    fn refuses_a_crate_without_the_lints() {
        let manifest = GOOD.replace("[lints]\nworkspace = true\n", "");
        assert_eq!(
            messages(ROOT, &manifest),
            ["add `[lints] workspace = true`"]
        );
    }

    #[test]
    fn refuses_a_version_of_its_own() {
        let manifest = GOOD.replace("serde.workspace = true", "serde = { version = \"1\" }");
        assert_eq!(messages(ROOT, &manifest).len(), 1);
        let manifest = GOOD.replace("edition.workspace = true", "edition = \"2021\"");
        assert_eq!(
            messages(ROOT, &manifest),
            ["write `edition.workspace = true`"]
        );
    }

    #[test]
    fn refuses_a_declaration_that_no_crate_uses() {
        let root = format!("{ROOT}toml = \"1\"\n");
        assert_eq!(
            messages(&root, GOOD),
            ["`toml` is declared for the workspace but no crate uses it"]
        );
    }
}
