//! Every command is explained: by its help in both languages, and on its page.

use std::collections::BTreeSet;
use std::fs;

use crate::{program, scratch};

/// The commands below one, by its help: the first word of each line below their heading.
fn below(help: &str) -> Vec<String> {
    let lines = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands"));
    let lines = lines.skip(1).take_while(|line| line.starts_with("  "));
    // A description may go on in the next line, further right.
    let names = lines.filter(|line| !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

fn help(command: &[String], language: &str) -> String {
    let folder = scratch("commands");
    let output = program(&folder)
        .args(command)
        .args(["--lang", language, "--help"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{command:?} has no help");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_has_an_example_in_both_languages_and_a_place_on_its_page() {
    let page = icc_tests::root().join("docs/reference/commands.md");
    let page = fs::read_to_string(page).unwrap();
    let mut known = BTreeSet::new();
    let mut open = vec![Vec::new()];
    while let Some(command) = open.pop() {
        let text = help(&command, "en");
        for name in below(&text) {
            let mut inner = command.clone();
            inner.push(name);
            open.push(inner);
        }
        let name = command.join(" ");
        assert!(text.contains("Example:"), "`{name}` has no example");
        let french = help(&command, "fr");
        assert!(
            french.contains("Exemple"),
            "`{name}` has no example in French"
        );
        assert_ne!(text.lines().next(), french.lines().next(), "{name}");
        known.insert(name);
    }
    assert!(known.len() > 10, "commands were not found: {known:?}");
    for name in known {
        assert!(
            page.contains(&format!("`icc-index {name}")) || name.is_empty(),
            "docs/reference/commands.md lacks `icc-index {name}`"
        );
    }
}
