//! French as it is printed: narrow no-break spaces, and the apostrophe of print.

use super::tree::has_extension;
use super::{Finding, Tree};

const NARROW: char = '\u{202f}';

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        if !path.starts_with("locales/fr/") || !has_extension(path, "ftl") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            for fault in faults(&shown(line)) {
                findings.push(Finding::line(path, number + 1, fault));
            }
        }
    }
    findings
}

/// What a reader sees of a line: no comment, no identifier, no placeable.
fn shown(line: &str) -> String {
    if line.starts_with('#') {
        return String::new();
    }
    let value = if line.starts_with(' ') {
        line.trim_start()
    } else {
        line.split_once('=').map_or("", |(_, value)| value)
    };
    let value = match value
        .strip_prefix('.')
        .and_then(|rest| rest.split_once('='))
    {
        Some((_, value)) => value,
        None => value,
    };
    // Selector branches: `[one] text`.
    let value = value.trim_start_matches('*');
    let value = match value
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        Some((_, value)) => value,
        None => value,
    };
    let mut depth = 0_u32;
    let mut shown = String::new();
    for letter in value.chars() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                // A placeable stands for a word.
                shown.push('x');
            }
            _ if depth == 0 => shown.push(letter),
            _ => {}
        }
    }
    if depth > 0 { String::new() } else { shown }
}

fn faults(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(place + 1).copied();
        let ends_word = after.is_none_or(|next| next.is_whitespace() || matches!(next, '»' | ')'));
        match letter {
            ';' | ':' | '!' | '?' if ends_word => {
                let fine = before.is_none_or(|it| it == NARROW || matches!(it, '!' | '?' | '('));
                if !fine {
                    faults.push(format!(
                        "put U+202F, not {}, before `{letter}`",
                        name(before)
                    ));
                }
            }
            '»' if before != Some(NARROW) => {
                faults.push(format!("put U+202F, not {}, before `»`", name(before)));
            }
            '«' if after != Some(NARROW) => {
                faults.push(format!("put U+202F, not {}, after `«`", name(after)));
            }
            '\'' if before.is_some_and(char::is_alphabetic)
                && after.is_some_and(char::is_alphabetic) =>
            {
                faults.push("write ’ (U+2019), not '".to_owned());
            }
            _ => {}
        }
    }
    faults
}

fn name(letter: Option<char>) -> String {
    match letter {
        None => "nothing".to_owned(),
        Some(' ') => "a space".to_owned(),
        Some('\u{a0}') => "a wide no-break space".to_owned(),
        Some(letter) => format!("`{letter}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(line: &str) -> usize {
        check(&Tree::of(&[("locales/fr/home.ftl", line)])).len()
    }

    #[test]
    fn accepts_printed_french() {
        for line in [
            "a = Qui\u{202f}? L’école dit\u{202f}: «\u{202f}oui\u{202f}».",
            "a = { $n ->",
            "    [one] une ville\u{202f};",
            "    .label = Quand\u{202f}?",
            "# Commentaire: libre",
            "a = https://exemple.org et 10:30",
            "a = { NUMBER($n, minimumFractionDigits: 1) }\u{202f}%",
        ] {
            assert_eq!(count(line), 0, "{line}");
        }
    }

    #[test]
    fn refuses_typewriter_french() {
        assert_eq!(count("a = Qui ?"), 1);
        assert_eq!(count("a = Qui?"), 1);
        assert_eq!(count("a = Total\u{a0}: { $n }"), 1);
        assert_eq!(count("a = l'école"), 1);
        assert_eq!(count("a = « oui »"), 2);
        assert_eq!(count("    .label = Quand ?"), 1);
    }
}
