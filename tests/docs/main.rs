//! The documents are true where a program can tell.

mod register;
mod roles;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The longest `ARCHITECTURE.md`: it is read by everyone, whole.
const ARCHITECTURE_LINES: usize = 300;

/// The folders whose paths documents mention.
const TOPS: &[&str] = &[
    "crates/",
    "data/",
    "deploy/",
    "docs/",
    "locales/",
    "migrations/",
    "questionnaires/",
    "reports/",
    "tests/",
    "xtask/",
];

/// A Markdown document: its path in the repository and its text.
struct Document {
    path: PathBuf,
    text: String,
}

fn documents() -> io::Result<Vec<Document>> {
    icc_tests::files(&icc_tests::root(), ".md")?
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path)?;
            Ok(Document { path, text })
        })
        .collect()
}

/// The lines outside code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    })
}

/// The targets of the links `[…](target)` in a text.
fn links(text: &str) -> Vec<&str> {
    prose(text)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.split(' ').next())
        .collect()
}

/// The name by which a heading is linked: small letters and figures, hyphens for spaces.
fn anchor(heading: &str) -> String {
    heading
        .chars()
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' => Some(letter),
            letter if letter.is_alphanumeric() => letter.to_lowercase().next(),
            _ => None,
        })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    prose(text)
        .filter(|line| line.starts_with('#'))
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .collect()
}

/// What is wrong with a link of a document, if anything.
fn broken(document: &Document, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() {
        document.path.clone()
    } else {
        document.path.parent().unwrap_or(Path::new("")).join(file)
    };
    if !path.exists() {
        return Some(format!("{} links to {target}", document.path.display()));
    }
    let found = heading.is_empty()
        || fs::read_to_string(&path).is_ok_and(|text| anchors(&text).contains(heading));
    (!found).then(|| format!("{} has no heading for {target}", document.path.display()))
}

/// The paths of the repository that a text names between backticks, without those that stand for
/// many (`<edition>`, `NAME`, `*`).
fn paths(text: &str) -> Vec<&str> {
    prose(text)
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter(|word| TOPS.iter().any(|top| word.starts_with(top)))
        .filter(|word| {
            word.chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "./_-".contains(letter))
        })
        .filter(|word| !word.contains("NAME") && !word.contains("NNNN") && !word.contains("..."))
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() -> io::Result<()> {
    let broken: Vec<String> = documents()?
        .iter()
        .flat_map(|document| {
            links(&document.text)
                .into_iter()
                .filter_map(|target| broken(document, target))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

#[test]
fn paths_that_documents_name_exist() -> io::Result<()> {
    let root = icc_tests::root();
    let missing: Vec<String> = documents()?
        .iter()
        .flat_map(|document| {
            let root = &root;
            paths(&document.text)
                .into_iter()
                .filter(move |path| !root.join(path).exists())
                .map(|path| format!("{} names {path}", document.path.display()))
        })
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    Ok(())
}

#[test]
fn the_architecture_stays_short_enough_to_be_read() -> io::Result<()> {
    let text = fs::read_to_string(icc_tests::root().join("ARCHITECTURE.md"))?;
    let lines = text.lines().count();
    assert!(
        lines <= ARCHITECTURE_LINES,
        "ARCHITECTURE.md has {lines} lines"
    );
    Ok(())
}

#[test]
fn a_broken_link_is_noticed() {
    let document = Document {
        path: icc_tests::root().join("README.md"),
        text: String::new(),
    };
    assert!(broken(&document, "does-not-exist.md").is_some());
    assert!(broken(&document, "README.md#no-such-heading").is_some());
    assert!(broken(&document, "Cargo.toml").is_none());
    assert!(broken(&document, "https://example.org/x").is_none());
}

#[test]
fn links_in_code_are_not_links() {
    let text = "see [a](b.md)\n```\n[c](d.md)\n```\nand [e](f.md \"title\")\n";
    assert_eq!(links(text), ["b.md", "f.md"]);
    assert_eq!(
        anchor("Two commands: `cargo run`!"),
        "two-commands-cargo-run"
    );
    assert_eq!(
        paths("`crates/web` `tests/<area>/x` `docs/adr/NNNN-a.md`"),
        ["crates/web"]
    );
}

#[test]
fn every_setting_and_its_default_is_described() -> io::Result<()> {
    let root = icc_tests::root();
    let defaults = fs::read_to_string(root.join("crates/server/default.toml"))?;
    let page = fs::read_to_string(root.join("docs/reference/settings.md"))?;
    let mut section = "";
    let mut keys = BTreeSet::new();
    for line in defaults.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
        } else if let Some((key, value)) = line.split_once(" = ").filter(|_| !line.starts_with('#'))
        {
            let value = value.trim_matches('"');
            let shown = if value.is_empty() {
                "empty".to_owned()
            } else {
                format!("`{value}`")
            };
            let row = format!("| `{section}.{key}` | {shown} |");
            assert!(
                page.contains(&row),
                "docs/reference/settings.md lacks the row {row}"
            );
            keys.insert(format!("`{section}.{key}`"));
        }
    }
    // Tables of which there can be several have no default: they stand there as an example.
    let mut example = "";
    for line in defaults.lines().filter_map(|line| line.strip_prefix("# ")) {
        if let Some(name) = line.strip_prefix("[[").and_then(|l| l.strip_suffix("]]")) {
            example = name;
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !example.is_empty()) {
            let row = format!("`{example}.{key}`");
            assert!(
                page.contains(&row),
                "docs/reference/settings.md lacks {row}"
            );
            keys.insert(row);
        }
    }
    assert!(keys.len() > 5, "the defaults could not be read");
    for line in page.lines().filter(|l| l.starts_with("| `")) {
        let key = line
            .split(" | ")
            .next()
            .unwrap_or_default()
            .trim_start_matches("| ");
        assert!(
            keys.contains(key),
            "docs/reference/settings.md describes {key}, which is no setting"
        );
    }
    Ok(())
}
