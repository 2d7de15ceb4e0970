//! The page of roles prints the table of the policy.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use icc_domain::Role;

const BEGIN: &str = "<!-- policy:begin -->\n";
const END: &str = "<!-- policy:end -->";

/// The table as the page must hold it.
fn table() -> String {
    let mut table = "| action | everybody signed in |".to_owned();
    for role in Role::ALL {
        let _ = write!(table, " {} |", role.code());
    }
    table.push('\n');
    table.push_str(&"| --- ".repeat(Role::ALL.len() + 2));
    table.push_str("|\n");
    for line in icc_app::policy::lines() {
        let cells = line.cells.into_iter();
        let cells: Vec<String> = cells
            .map(|cell| {
                if cell.is_empty() {
                    "–".to_owned()
                } else {
                    cell
                }
            })
            .collect();
        let _ = writeln!(table, "| `{}` | {} |", line.action, cells.join(" | "));
    }
    table
}

#[test]
fn the_page_of_roles_prints_the_policy() -> io::Result<()> {
    let path = icc_tests::root().join("docs/reference/roles.md");
    let page = fs::read_to_string(path)?;
    let (head, rest) = page.split_once(BEGIN).unwrap_or_default();
    let (printed, tail) = rest.split_once(END).unwrap_or_default();
    let wanted = table();
    if printed != wanted {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("roles.md");
        fs::write(&fresh, format!("{head}{BEGIN}{wanted}{END}{tail}"))?;
        panic!(
            "docs/reference/roles.md is out of date; what it must be is in {}",
            fresh.display()
        );
    }
    Ok(())
}

#[test]
fn z2_scopes_for_people_are_made_by_the_policy_alone() -> io::Result<()> {
    let mut elsewhere = Vec::new();
    for folder in [
        "crates/app/src",
        "crates/web/src",
        "crates/server/src",
        "crates/mail/src",
    ] {
        for path in icc_tests::files(&icc_tests::root().join(folder), ".rs")? {
            let text = fs::read_to_string(&path)?;
            let makes = ["Scope::municipality(", "PeopleScope::"];
            let is_policy = path.components().any(|part| part.as_os_str() == "policy");
            if !is_policy && makes.iter().any(|word| text.contains(word)) {
                elsewhere.push(path.display().to_string());
            }
        }
    }
    assert_eq!(
        elsewhere,
        Vec::<String>::new(),
        "a scope is made outside the policy"
    );
    Ok(())
}
