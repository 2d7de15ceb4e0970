//! Every library has its reason in `docs/reference/dependencies.md`.

use std::collections::BTreeSet;

use super::{Finding, Tree, manifests};

const DOCUMENT: &str = "docs/reference/dependencies.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let declared: BTreeSet<String> = manifests::declared(tree)
        .into_iter()
        .filter(|name| !name.starts_with("icc-"))
        .collect();
    let text = tree.text(DOCUMENT).unwrap_or_default();
    let documented: BTreeSet<String> = text.lines().filter_map(row).collect();
    let missing = declared
        .difference(&documented)
        .map(|name| format!("`{name}` has no row: say why it is here and what else was looked at"));
    let superfluous = documented
        .difference(&declared)
        .map(|name| format!("`{name}` is not a dependency of the workspace"));
    missing
        .chain(superfluous)
        .map(|message| Finding::file(DOCUMENT, message))
        .collect()
}

/// The library a row of a table is about, where the row gives a reason and what else was looked at.
fn row(line: &str) -> Option<String> {
    let mut cells = line.strip_prefix("| `")?.split(" | ");
    let name = cells.next()?.strip_suffix('`')?;
    let complete = cells
        .filter(|cell| cell.trim_end_matches('|').trim().len() > 3)
        .count()
        >= 2;
    complete.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.dependencies]\nicc-app = { path = \"x\" }\nserde = \"1\"\n";

    fn count(document: &str) -> usize {
        check(&Tree::of(&[("Cargo.toml", ROOT), (DOCUMENT, document)])).len()
    }

    #[test]
    fn accepts_a_row_with_a_reason_and_an_alternative() {
        assert_eq!(
            count("| `serde` | reads and writes | miniserde: no borrowed data |\n"),
            0
        );
    }

    #[test]
    fn refuses_a_library_without_a_row_or_without_a_reason() {
        assert_eq!(count(""), 1);
        assert_eq!(count("| `serde` |  |  |\n"), 1);
    }

    #[test]
    fn refuses_a_row_for_a_library_that_is_gone() {
        assert_eq!(
            count("| `serde` | why | other |\n| `rand` | why? | other |\n"),
            2
        );
        assert_eq!(
            count("| `serde` | reason | other |\n| `rand` | reason | other |\n"),
            1
        );
    }
}
