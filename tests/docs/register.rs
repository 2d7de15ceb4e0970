//! The register of personal data names every column that the database has, once.

use std::collections::BTreeSet;
use std::fs;
use std::io;

/// The words between backticks of a cell.
fn names(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// What the page says about columns, and the tables that it could not read.
fn register(text: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut columns, mut odd) = (BTreeSet::new(), Vec::new());
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let listed: Vec<String> = match cells.as_slice() {
            [table, of_nobody] => {
                let table = names(table).join("");
                let listed = names(of_nobody).into_iter();
                listed.map(|column| format!("{table}.{column}")).collect()
            }
            // A personal column says what, what for and how long.
            [column, rest @ ..] if rest.len() == 3 && rest.iter().all(|cell| !cell.is_empty()) => {
                names(column).into_iter().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        if listed.is_empty() || !listed.iter().all(|column| columns.insert(column.clone())) {
            odd.push(line.to_owned());
        }
    }
    (columns, odd)
}

#[test]
fn p1_every_column_is_in_the_register_of_personal_data() -> io::Result<()> {
    let page = icc_tests::root().join("docs/reference/personal-data.md");
    let (listed, odd) = register(&fs::read_to_string(page)?);
    assert_eq!(
        odd,
        Vec::<String>::new(),
        "lines that are not understood or name a column again"
    );
    let known: BTreeSet<String> = icc_store::expected_columns()
        .into_iter()
        .flat_map(|(table, columns)| {
            columns
                .into_keys()
                .map(move |column| format!("{table}.{column}"))
        })
        .collect();
    let missing: Vec<_> = known.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "not in docs/reference/personal-data.md: {missing:?}"
    );
    assert!(
        gone.is_empty(),
        "in docs/reference/personal-data.md only: {gone:?}"
    );
    Ok(())
}

#[test]
fn a_column_without_its_purpose_is_noticed() {
    let (columns, odd) = register("| `a.b` | what |  | kept |\n| `t` | `x`, `y` |\n");
    assert_eq!(columns.into_iter().collect::<Vec<_>>(), ["t.x", "t.y"]);
    assert_eq!(odd.len(), 1);
}
