//! Architecture decisions: numbered without gaps, indexed, with a status.

use super::{Finding, Tree};

const FOLDER: &str = "docs/adr/";
const INDEX: &str = "docs/adr/README.md";

/// The parts every record has.
const PARTS: &[&str] = &[
    "## Context",
    "## Decision",
    "## Alternatives",
    "## Consequences",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let index = tree.text(INDEX).unwrap_or_default();
    let records = tree
        .files()
        .filter(|(path, _)| path.starts_with(FOLDER) && *path != INDEX);
    for (place, (path, text)) in records.enumerate() {
        let file = path.strip_prefix(FOLDER).unwrap_or(path);
        let expected = format!("{:04}-", place + 1);
        if !file.starts_with(&expected) {
            findings.push(Finding::file(
                path,
                format!("its number should be {expected}"),
            ));
        }
        if !index.contains(&format!("({file})")) {
            findings.push(Finding::file(INDEX, format!("does not list {file}")));
        }
        let status = text.lines().find_map(|line| line.strip_prefix("Status: "));
        let known = ["accepted", "superseded by ", "rejected"];
        if !status.is_some_and(|status| known.iter().any(|it| status.starts_with(it))) {
            findings.push(Finding::file(
                path,
                "needs `Status: accepted`, `superseded by NNNN` or `rejected`",
            ));
        }
        for part in PARTS.iter().filter(|part| !text.contains(**part)) {
            findings.push(Finding::file(path, format!("has no `{part}`")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "# 1. A\n\nStatus: accepted\n\n## Context\n\n## Decision\n\n\
        ## Alternatives\n\n## Consequences\n";

    #[test]
    fn accepts_an_indexed_record() {
        let tree = Tree::of(&[(INDEX, "[1](0001-a.md)"), ("docs/adr/0001-a.md", GOOD)]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn refuses_a_gap_a_missing_line_in_the_index_and_a_missing_status() {
        let open = GOOD.replace("accepted", "proposed");
        let tree = Tree::of(&[(INDEX, ""), ("docs/adr/0002-a.md", &open)]);
        assert_eq!(check(&tree).len(), 3);
    }

    #[test]
    fn refuses_a_record_without_alternatives() {
        let short = GOOD.replace("## Alternatives", "");
        let tree = Tree::of(&[(INDEX, "(0001-a.md)"), ("docs/adr/0001-a.md", &short)]);
        assert_eq!(check(&tree).len(), 1);
    }
}
