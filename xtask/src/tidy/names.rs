//! The code knows no particular questionnaire, indicator or city: those are data.
//!
//! Also the names of tests, which say a behaviour and so need no prefix.

use std::collections::BTreeSet;

use super::tree::{code, has_extension, product_lines};
use super::{Finding, Tree};

/// Cities that facts and results are about; product code never needs one.
const CITIES: &[&str] = &[
    "Montréal",
    "Montreal",
    "Sherbrooke",
    "Drummondville",
    "Gatineau",
    "Repentigny",
    "Rimouski",
    "Barcelona",
    "Bilbao",
    "Reggio Emilia",
    "Erlangen",
    "Ballarat",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let editions = editions(tree);
    for (path, text) in tree.files().filter(|(path, _)| path.starts_with("crates/")) {
        let is_source = has_extension(path, "rs");
        if !is_source && !path.contains("/templates/") {
            continue;
        }
        for (number, line) in product_lines(path, text) {
            // A comment may explain with an example.
            let line = code(line);
            let city = CITIES.iter().find(|city| line.contains(**city));
            let edition = editions.iter().find(|name| line.contains(name.as_str()));
            for name in city.copied().into_iter().chain(edition.map(String::as_str)) {
                findings.push(Finding::line(
                    path,
                    number,
                    format!("`{name}` is data: the code reads it, and never names it"),
                ));
            }
        }
    }
    for (path, text) in tree.sources() {
        let mut marked = false;
        for (number, line) in text.lines().enumerate() {
            let name = line.trim_start();
            let prefixed = name.starts_with("fn test_") || name.starts_with("async fn test_");
            let is_test = std::mem::replace(&mut marked, is_test_mark(name));
            if prefixed && is_test {
                findings.push(Finding::line(
                    path,
                    number + 1,
                    "name the test after the behaviour, without `test_`",
                ));
            }
        }
    }
    findings
}

/// Whether a line is the attribute of a test: `#[test]`, `#[tokio::test]`.
fn is_test_mark(line: &str) -> bool {
    line.starts_with("#[") && (line.ends_with("test]") || line.ends_with("test)]"))
}

/// The folders under `questionnaires/`.
fn editions(tree: &Tree) -> BTreeSet<String> {
    tree.files()
        .filter_map(|(path, _)| path.strip_prefix("questionnaires/")?.split_once('/'))
        .map(|(edition, _)| edition.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_city_or_an_edition_in_product_code() {
        let tree = Tree::of(&[
            ("questionnaires/north-2031/questionnaire.toml", ""),
            (
                "crates/app/src/a.rs",
                "const A: &str = \"Rimouski\";\nconst B: &str = \"north-2031\";\n",
            ),
            ("crates/pages/templates/home.html", "<p>Gatineau</p>\n"),
            ("data/places.csv", "Rimouski\n"),
        ]);
        assert_eq!(check(&tree).len(), 3);
    }

    #[test]
    fn lets_tests_name_a_city() {
        let source = "fn a() {}\n#[cfg(test)]\nmod tests {\n    const A: &str = \"Rimouski\";\n}\n";
        assert_eq!(check(&Tree::of(&[("crates/app/src/a.rs", source)])), []);
    }

    #[test]
    fn refuses_a_test_called_test() {
        let source = "    #[test]\n    fn test_rounding() {}\n    fn test_file(path: &str) {}\n";
        assert_eq!(check(&Tree::of(&[("crates/a/src/a.rs", source)])).len(), 1);
    }
}
