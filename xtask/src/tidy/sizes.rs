//! Sources stay short, and modules are files with their own names.

use super::{Finding, Tree};

/// The longest source file, in lines. Most are far under 400.
const LIMIT: usize = 600;

/// Longer files: path, why it cannot be cut without loss.
const EXCEPTIONS: &[(&str, &str)] = &[];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.sources() {
        let lines = text.lines().count();
        let listed = EXCEPTIONS.iter().any(|(file, _)| *file == path);
        if lines > LIMIT && !listed {
            findings.push(Finding::file(
                path,
                format!("{lines} lines; the limit is {LIMIT}: cut it by what its parts are about"),
            ));
        }
        if lines <= LIMIT && listed {
            findings.push(Finding::file(
                path,
                "is short enough now; drop its exception",
            ));
        }
        if path.ends_with("/mod.rs") {
            findings.push(Finding::file(
                path,
                "name the file after the module: `x.rs` beside `x/`",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_file_over_the_limit_and_no_shorter_one() {
        let at_limit = "\n".repeat(LIMIT);
        let over = "\n".repeat(LIMIT + 1);
        assert_eq!(check(&Tree::of(&[("crates/a/src/a.rs", &at_limit)])), []);
        assert_eq!(check(&Tree::of(&[("crates/a/src/a.rs", &over)])).len(), 1);
    }

    #[test]
    fn refuses_mod_rs() {
        assert_eq!(check(&Tree::of(&[("crates/a/src/b/mod.rs", "")])).len(), 1);
    }
}
