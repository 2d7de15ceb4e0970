//! Every column and word has a text in both languages and stands in the reference page.

use icc_datasets::dictionary::{Entry, entries};
use icc_datasets::{field, problem};
use icc_domain::Locale;

use crate::support::root;

/// The entries of every table: of the command line, and of a release.
fn all_entries() -> Vec<Entry> {
    let released = field::RELEASED.iter().map(|one| one.table);
    let released = released.chain([&field::RELEASES]);
    let tables = field::TABLES.iter().copied().chain(released);
    tables.flat_map(entries).collect()
}

fn messages(locale: Locale) -> String {
    let path = root().join(format!("locales/{locale}/datasets.ftl"));
    std::fs::read_to_string(path).unwrap()
}

fn has(messages: &str, id: &str) -> bool {
    messages.lines().any(|line| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.starts_with(" ="))
    })
}

#[test]
fn every_column_word_and_problem_has_a_text_in_both_languages() {
    for locale in Locale::ALL {
        let messages = messages(locale);
        let ids = all_entries().into_iter().map(|e| e.message_id);
        let problems = problem::CODES
            .iter()
            .map(|code| format!("datasets-problem-{code}"));
        for id in ids.chain(problems) {
            assert!(has(&messages, &id), "{locale}: {id}");
        }
    }
}

#[test]
fn every_text_explains_something_that_exists() {
    let entries = all_entries();
    for line in messages(Locale::En)
        .lines()
        .filter(|line| line.starts_with("datasets-"))
    {
        let id = line.split(" =").next().unwrap();
        let is_problem = id.strip_prefix("datasets-problem-");
        let known = match is_problem {
            Some(code) => problem::CODES.contains(&code),
            None => entries.iter().any(|entry| entry.message_id == id),
        };
        assert!(known, "{id}");
    }
}

#[test]
fn every_column_word_and_problem_stands_in_the_reference_pages() {
    let page =
        |name: &str| std::fs::read_to_string(root().join("docs/reference").join(name)).unwrap();
    let files = page("files.md") + &page("releases.md") + &page("api.md");
    let commands = page("commands.md");
    for entry in all_entries() {
        let word = entry.word.unwrap_or(entry.column);
        assert!(
            files.contains(&format!("`{word}`")),
            "{word} is in none of files.md, releases.md and api.md"
        );
    }
    for code in problem::CODES {
        assert!(
            commands.contains(&format!("| `{code}` |")),
            "{code} is not in commands.md"
        );
    }
}
