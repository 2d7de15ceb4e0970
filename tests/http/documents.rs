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
fn every_route_is_classified_once_with_its_methods() {
    let table = classified();
    let patterns: BTreeSet<&str> = table.iter().map(|route| route.pattern).collect();
    assert_eq!(patterns.len(), table.len(), "a route is classified twice");
    let answered: BTreeSet<(&str, &str)> = icc_web::contents_by_method().into_iter().collect();
    let wanted: BTreeSet<(&str, &str)> = table
        .iter()
        .flat_map(|route| {
            let names = route.methods.names().iter();
            // HEAD goes with GET.
            names
                .filter(|name| **name != "HEAD")
                .map(|name| (route.pattern, *name))
        })
        .collect();
    assert_eq!(wanted, answered);
}

#[test]
fn what_a_route_asks_for_is_an_action_of_the_policy() {
    let actions: BTreeSet<String> = icc_app::policy::Action::ALL
        .into_iter()
        .map(|action| {
            action
                .code()
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    for route in classified() {
        if let Audience::SignedIn(action) = route.audience {
            assert!(actions.contains(action), "{}: {action}", route.pattern);
        }
        // What changes something is kept by nobody; what is personal neither.
        let personal = matches!(route.audience, Audience::SignedIn(_) | Audience::Holder);
        if personal || route.methods.sends() {
            assert_eq!(route.keeping.header(), "no-store", "{}", route.pattern);
        }
    }
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
                Audience::Public => "everybody".to_owned(),
                Audience::Operator => "operator".to_owned(),
                Audience::Holder => "whoever has the link".to_owned(),
                Audience::SignedIn(action) => format!("signed in, `{action}`"),
            };
            let methods = route.methods.names().join(", ");
            let keeping = route.keeping.header();
            format!(
                "| `{}` | {methods} | {audience} | `{keeping}` |",
                route.pattern
            )
        })
        .collect();
    let missing: Vec<&String> = wanted
        .iter()
        .filter(|row| !rows.contains(row.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/reference/routes.md lacks\n{missing:#?}"
    );
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    assert_eq!(rows, wanted);
}

#[test]
fn everything_that_is_done_is_said_in_both_languages() {
    let i18n = icc_i18n::I18n::new().expect("the texts are sound");
    for done in icc_web::DONE {
        for locale in icc_domain::Locale::ALL {
            assert!(
                i18n.has(locale, &format!("site-done-{done}")),
                "{locale} {done}"
            );
        }
    }
}

#[test]
fn every_kind_of_problem_is_documented() {
    let text = page("problems.md");
    for kind in ProblemKind::ALL {
        let row = format!("| `{}` | {} |", kind.code(), kind.status());
        assert!(text.contains(&row), "{row} … is missing");
    }
}
