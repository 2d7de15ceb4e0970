//! Which passwords are accepted: long ones that are not easily guessed, whatever they consist of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use icc_i18n::{fold, nfc};

use super::Rules;
use crate::input::Issue;

/// The most characters of a password.
pub const LONGEST_PASSWORD: usize = 256;
/// What has to remain of a password without the words that anybody would guess.
const SHORTEST_REST: usize = 8;
/// Shorter words stand in too many others to be taken out.
const SHORTEST_WORD: usize = 3;

/// The most common passwords; see `passwords/SOURCE.md`.
static COMMON: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("passwords/common.txt").lines().collect());
/// Common here, and missing in a list that counts English ones.
const COMMON_HERE: &[&str] = &[
    "azerty",
    "azertyuiop",
    "bienvenue",
    "bonjour",
    "motdepasse",
    "quebec",
    "soleil",
];
/// Words that anybody would try for this service.
const OURS: &[&str] = &[
    "intercultural",
    "interculturel",
    "interculturelle",
    "icc-index",
];

/// Why a password is refused, if it is. `words` are those that belong to the person: the e-mail and
/// the names of the cities.
pub(crate) fn refused(
    field: &'static str,
    password: &str,
    rules: Rules,
    words: &[String],
) -> Option<Issue> {
    let password = nfc(password);
    let length = password.chars().count();
    let issue = |code| Some(Issue::new(field, code));
    if length == 0 {
        return issue("missing");
    }
    if password.chars().any(char::is_control) {
        return issue("characters");
    }
    if length > LONGEST_PASSWORD {
        return issue("too-long");
    }
    if is_common(&password) {
        return issue("password-common");
    }
    if length < usize::try_from(rules.shortest_password).unwrap_or(usize::MAX) {
        return Some(Issue {
            number: Some(rules.shortest_password),
            ..Issue::new(field, "password-short")
        });
    }
    if is_guessed(&password, words) {
        return issue("password-guessed");
    }
    None
}

fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let known = |text: &str| COMMON.contains(text) || COMMON_HERE.contains(&text);
    known(password) || known(&lower) || known(&letters(&lower))
}

/// Whether little remains without the words that stand near at hand.
fn is_guessed(password: &str, words: &[String]) -> bool {
    let mut rest = letters(password);
    let near = OURS.iter().map(|word| (*word).to_owned());
    let mut near: Vec<String> = near
        .chain(words.iter().flat_map(|word| parts(word)))
        .map(|word| letters(&word))
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .collect();
    // Longer words first: « montreal-nord » before « nord ».
    near.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let whole = rest.clone();
    for word in &near {
        rest = rest.replace(word.as_str(), "");
    }
    // A password of signs only has no letters to look at.
    !whole.is_empty() && rest != whole && rest.chars().count() < SHORTEST_REST
}

/// A name or address and what it consists of: of an e-mail what stands before the sign.
fn parts(word: &str) -> Vec<String> {
    let word = word.split('@').next().unwrap_or_default();
    let mut parts = vec![word.to_owned()];
    parts.extend(
        word.split(['.', '-', '_', '+', ' ', '\''])
            .map(str::to_owned),
    );
    parts
}

/// Letters and figures without accents, in lower case.
fn letters(text: &str) -> String {
    let folded = fold(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str, shortest: u32, words: &[&str]) -> Option<&'static str> {
        let rules = Rules {
            shortest_password: shortest,
            ..Rules::default()
        };
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        refused("password", password, rules, &words).map(|issue| issue.code)
    }

    #[test]
    fn a1_length_alone_is_asked_for() {
        for n in [8, 14] {
            assert_eq!(
                code(&"x y!".repeat(5)[..n], 15, &[]),
                Some("password-short")
            );
        }
        assert_eq!(code("x y! z 8", 8, &[]), None, "when it is configured so");
        for n in [15, 64, 128, 256] {
            let long: String = "correct horse batterie agrafe "
                .chars()
                .cycle()
                .take(n)
                .collect();
            assert_eq!(code(&long, 15, &[]), None, "{n}");
        }
        assert_eq!(code(&"é".repeat(257), 15, &[]), Some("too-long"));
        assert_eq!(
            code("               ", 15, &[]),
            None,
            "spaces are characters too"
        );
        assert_eq!(code("🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻", 15, &[]), None);
        assert_eq!(
            code("a correct\u{0}horse battery", 15, &[]),
            Some("characters")
        );
        assert_eq!(code("", 15, &[]), Some("missing"));
    }

    #[test]
    fn a2_all_3000_common_passwords_are_refused() {
        let list: Vec<&str> = include_str!("passwords/common.txt").lines().collect();
        assert_eq!(list.len(), 3000);
        assert_eq!(COMMON.len(), 3000);
        for common in list {
            assert_eq!(code(common, 1, &[]), Some("password-common"), "{common}");
            let shouted = common.to_uppercase();
            assert_eq!(code(&shouted, 1, &[]), Some("password-common"), "{shouted}");
        }
    }

    #[test]
    fn a2_the_city_the_subject_and_the_own_address_are_refused() {
        let words = ["eve.tremblay@example.org", "Val-des-Cèdres"];
        for guessed in [
            "Val-des-Cèdres!",
            "valdescedres 2026",
            "valdescedres-valdescedres",
            "intercultural",
            "Intercultural 2026!",
            "eve.tremblay",
            "Eve_Tremblay_1999",
        ] {
            assert_eq!(
                code(guessed, 8, &words),
                Some("password-guessed"),
                "{guessed}"
            );
        }
        let fine = "val-des-cèdres, trois hiboux";
        assert_eq!(code(fine, 8, &words), None);
    }
}
