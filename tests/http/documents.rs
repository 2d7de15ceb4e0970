//! Routes and problems are classified and documented, all of them.

use std::collections::BTreeSet;
use std::fs;

use icc_pages::context::ProblemKind;
use icc_web::routes::{Audience, classified};

fn page(name: &str) -> String {
    fs::read_to_string(icc_tests::root().join("docs/reference").join(name))
        .expect("the page is there")
}

#[test]
fn every_route_is_classified_once() {
    let table = classified();
    let patterns: BTreeSet<&str> = table.iter().map(|route| route.pattern).collect();
    assert_eq!(patterns.len(), table.len(), "a route is classified twice");
    let answered: BTreeSet<&str> = icc_web::contents().into_iter().collect();
    assert_eq!(patterns, answered);
}

#[test]
fn every_route_is_documented_as_it_is_classified() {
    let text = page("routes.md");
    let rows: BTreeSet<&str> = text
        .lines()
        .filter(|line| line.starts_with("| `/"))
        .collect();
    let wanted: BTreeSet<String> = classified()
        .into_iter()
        .map(|route| {
            let audience = match route.audience {
                Audience::Public => "everybody",
                Audience::Operator => "operator",
            };
            let keeping = route.keeping.header();
            format!(
                "| `{}` | GET, HEAD | {audience} | `{keeping}` |",
                route.pattern
            )
        })
        .collect();
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    assert_eq!(rows, wanted);
}

#[test]
fn every_kind_of_problem_is_documented() {
    let text = page("problems.md");
    for kind in ProblemKind::ALL {
        let row = format!("| `{}` | {} |", kind.code(), kind.status());
        assert!(text.contains(&row), "{row} … is missing");
    }
}
