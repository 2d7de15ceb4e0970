//! Statements for the database are built by sea-orm, which binds every value. Those that it cannot say
//! are written out in few files, and nothing that somebody has typed reaches them.

use super::tree::{code, product_lines};
use super::{Finding, Tree};

/// What takes a statement as a text.
const WRITTEN_OUT: &[&str] = &[
    "execute_unprepared",
    "from_string(",
    "from_sql_and_values",
    "Expr::cust",
    "raw_sql",
];

/// Where statements are written out, and why nothing typed can be in them.
const FILES: &[(&str, &str)] = &[
    (
        "crates/store/src/catalog.rs",
        "names from the catalogue of the database",
    ),
    ("crates/store/src/connect.rs", "settings of a connection"),
    (
        "crates/store/src/contents.rs",
        "names from the catalogue of the database",
    ),
    (
        "crates/store/src/copying.rs",
        "names from the catalogue; the path is bound",
    ),
    ("crates/store/src/examination.rs", "constant statements"),
    ("crates/store/src/repo/audit.rs", "the number of a lock"),
    (
        "crates/store/src/repo/search.rs",
        "words of letters and digits only, and bound",
    ),
    ("crates/store/src/schema.rs", "the number of a lock"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    check_with(tree, FILES)
}

fn check_with(tree: &Tree, files: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut met = vec![false; files.len()];
    for (path, text) in tree.sources().filter(|(path, _)| speaks_to_it(path)) {
        for (number, line) in product_lines(path, text) {
            let line = code(line);
            let Some(word) = WRITTEN_OUT.iter().find(|word| line.contains(**word)) else {
                continue;
            };
            let known = files.iter().position(|(file, _)| *file == path);
            if let Some(met) = known.and_then(|place| met.get_mut(place)) {
                *met = true;
            } else {
                let message =
                    format!("`{word}`: let sea-orm build the statement and bind its values");
                findings.push(Finding::line(path, number, message));
            }
        }
    }
    for ((file, _), _) in files.iter().zip(met).filter(|(_, met)| !met) {
        findings.push(Finding::file(file, "writes no statement out any more"));
    }
    findings
}

/// Migrations are written by us alone and take nothing from anywhere; testkit is no product.
fn speaks_to_it(path: &str) -> bool {
    [
        "crates/store/src/",
        "crates/app/src/",
        "crates/server/src/",
        "crates/web/src/",
    ]
    .iter()
    .any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i1_a_statement_that_is_written_out_is_noticed_outside_of_its_files() {
        let source = "fn f() {\n    db.execute_unprepared(&format!(\"DELETE FROM {name}\"));\n}\n";
        let path = "crates/store/src/repo/waves.rs";
        let findings = check_with(&Tree::of(&[(path, source)]), &[]);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(
            check_with(&Tree::of(&[(path, source)]), &[(path, "known")]),
            []
        );
        assert_eq!(
            check_with(&Tree::default(), &[(path, "not needed")]).len(),
            1
        );
    }

    #[test]
    fn i1_other_texts_are_left_alone() {
        let drawing = "fn f() { Bytes::from_string(svg) }\n";
        assert_eq!(
            check_with(&Tree::of(&[("crates/reports/src/world.rs", drawing)]), &[]),
            []
        );
        let built = "fn f() { Entity::find().filter(COLUMN.id.eq(id)) }\n";
        assert_eq!(
            check_with(&Tree::of(&[("crates/store/src/repo/a.rs", built)]), &[]),
            []
        );
    }
}
