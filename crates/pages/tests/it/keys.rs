//! Every message that a template names exists, and every message of the pages' areas is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use icc_domain::Locale;
use icc_i18n::catalogue;

/// The areas whose messages only pages use, and what fills them.
const AREAS: &[&str] = &[
    "site",
    "score",
    "home",
    "cities",
    "city",
    "indicators",
    "method",
    "data",
    "api",
    "explanation",
    "problem",
    "form",
    "role",
    "entry",
    "account",
    "people",
    "task",
    "wave",
    "rule",
    "extension",
    "part",
    "board",
    "journal",
    "outbox",
    "answer",
    "response",
    "mail",
    "second",
    "session",
    "evidence",
    "consent",
    "component",
    "group",
    "indicator",
    "network",
    "step",
    "compare",
    "similar",
    "course",
    "world",
    "next",
    "target",
    "place",
    "message",
    "joining",
    "practice",
    "theme",
    "tool",
    "challenge",
    "expert",
    "module",
    "space",
    "try",
    "lab",
];

fn sources(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}

/// The literals after each occurrence of `call` in the files: `t("…`.
fn literals(files: &[PathBuf], call: &str) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for (at, _) in text.match_indices(call) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &text[at + call.len()..];
            found.insert(rest[..rest.find('"').unwrap()].to_owned(), file.clone());
        }
    }
    found
}

#[test]
fn templates_name_existing_messages_and_no_message_is_left_over() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut templates = Vec::new();
    sources(&root.join("templates"), ".html", &mut templates);
    sources(&root.join("templates"), ".txt", &mut templates);
    let mut code = Vec::new();
    for folder in ["src", "../web/src", "../app/src"] {
        sources(&root.join(folder), ".rs", &mut code);
    }

    let mut named: BTreeMap<_, _> = literals(&templates, "t(\"");
    named.extend(literals(&code, "key!(\""));
    let families: BTreeSet<String> = literals(&templates, "choice(\"")
        .into_keys()
        .map(|f| format!("{f}-"))
        .collect();

    let messages = catalogue(Locale::En);
    let unknown: Vec<_> = named
        .iter()
        .filter(|(id, _)| !messages.contains_key(*id))
        .collect();
    assert!(unknown.is_empty(), "unknown: {unknown:?}");

    let unused: Vec<_> = messages
        .iter()
        .filter(|(_, message)| AREAS.contains(&message.area))
        .map(|(id, _)| id)
        .filter(|id| !named.contains_key(*id))
        .filter(|id| !families.iter().any(|family| id.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}
