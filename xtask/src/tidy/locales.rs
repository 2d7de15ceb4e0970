//! Both languages have the same files with the same messages.

use std::collections::BTreeMap;

use super::{Finding, Tree};

const LANGUAGES: [&str; 2] = ["en", "fr"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (language, other) in [(LANGUAGES[0], LANGUAGES[1]), (LANGUAGES[1], LANGUAGES[0])] {
        let prefix = format!("locales/{language}/");
        for (path, text) in tree.files() {
            let Some(area) = path.strip_prefix(&prefix) else {
                continue;
            };
            let twin = format!("locales/{other}/{area}");
            let Some(twin_text) = tree.text(&twin) else {
                findings.push(Finding::file(path, format!("has no counterpart {twin}")));
                continue;
            };
            let there = messages(twin_text);
            for (name, line) in messages(text) {
                if !there.contains_key(name.as_str()) {
                    findings.push(Finding::line(
                        path,
                        line,
                        format!("`{name}` is not in {twin}"),
                    ));
                }
            }
        }
    }
    findings
}

/// The messages and their attributes (`name.attribute`) with the lines they start on.
fn messages(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut current = String::new();
    for (number, line) in text.lines().enumerate() {
        let Some((head, _)) = line.split_once('=') else {
            continue;
        };
        let name = head.trim();
        let attribute = name.strip_prefix('.').filter(|_| line.starts_with(' '));
        if let Some(attribute) = attribute.filter(|name| is_identifier(name)) {
            found.insert(format!("{current}.{attribute}"), number + 1);
        } else if !line.starts_with([' ', '#']) && is_identifier(name.trim_start_matches('-')) {
            name.clone_into(&mut current);
            found.insert(name.to_owned(), number + 1);
        }
    }
    found
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_same_messages_in_any_order() {
        let tree = Tree::of(&[
            (
                "locales/en/home.ftl",
                "# a = b\nhome-title = Cities\nhome-text = x\n    .label = a = b\n",
            ),
            (
                "locales/fr/home.ftl",
                "home-text = x\n    .label = y\nhome-title = Villes\n",
            ),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn refuses_a_message_or_a_file_in_one_language_only() {
        let tree = Tree::of(&[
            (
                "locales/en/home.ftl",
                "home-title = Cities\nhome-text = x\n    .label = y\n",
            ),
            (
                "locales/fr/home.ftl",
                "home-title = Villes\nhome-text = x\n",
            ),
            ("locales/fr/data.ftl", "data-title = Données\n"),
        ]);
        let messages: Vec<String> = check(&tree).into_iter().map(|it| it.message).collect();
        assert_eq!(
            messages,
            [
                "`home-text.label` is not in locales/fr/home.ftl",
                "has no counterpart locales/en/data.ftl"
            ]
        );
    }
}
