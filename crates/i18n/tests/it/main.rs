//! The message files themselves: both languages complete, alike, and well set.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_i18n::{I18n, catalogue};

/// Areas whose messages quote the syntax of files, where a straight quotation mark is a letter.
const CODE_AREAS: &[&str] = &["answers", "diagnostics"];

/// Both files parse, and no id stands twice.
#[test]
fn messages_load() {
    let loaded = I18n::new();
    assert!(
        loaded.is_ok(),
        "{}",
        loaded.err().map(|e| e.to_string()).unwrap_or_default()
    );
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_files_with_the_same_variables() {
    let (fr, en) = (catalogue(Locale::Fr), catalogue(Locale::En));
    let ids: BTreeSet<_> = fr.keys().chain(en.keys()).collect();
    let mut differences = Vec::new();
    for id in ids {
        match (fr.get(id), en.get(id)) {
            (Some(_), None) => differences.push(format!("{id}: no English")),
            (None, Some(_)) => differences.push(format!("{id}: no French")),
            (Some(fr), Some(en)) if fr.area != en.area => {
                differences.push(format!(
                    "{id}: {}.ftl in French, {}.ftl in English",
                    fr.area, en.area
                ));
            }
            (Some(fr), Some(en)) if fr.variables != en.variables => {
                differences.push(format!("{id}: {:?} / {:?}", fr.variables, en.variables));
            }
            _ => {}
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn ids_begin_with_their_area() {
    let wrong: Vec<_> = catalogue(Locale::En)
        .into_iter()
        .filter(|(id, m)| {
            let prefix = m.area.strip_suffix('s').unwrap_or(m.area);
            !id.trim_start_matches('-').starts_with(prefix)
        })
        .map(|(id, m)| format!("{id} in {}.ftl", m.area))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A narrow no-break space stands before `; : ! ? %` and `»`, and after `«`.
#[test]
fn french_is_set_with_narrow_spaces() {
    let mut wrong = Vec::new();
    for (id, message) in catalogue(Locale::Fr) {
        for text in &message.texts {
            let chars: Vec<char> = text.chars().collect();
            for (i, c) in chars.iter().enumerate() {
                let before = i.checked_sub(1).and_then(|j| chars.get(j)).copied();
                let after = chars.get(i + 1).copied();
                // Inside an address or a word of the command line it is no punctuation.
                let inside = after.is_some_and(|c| !c.is_whitespace());
                let bad = match c {
                    ';' | '!' | '?' | '»' | '%' => before != Some('\u{202f}'),
                    ':' => before != Some('\u{202f}') && !inside,
                    '«' => after != Some('\u{202f}'),
                    _ => false,
                };
                if bad {
                    wrong.push(format!("{id}: {c:?} in {text:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two hyphens are a dash that was not typed, except before the name of an option (`--lang`).
fn has_two_hyphens_for_a_dash(text: &str) -> bool {
    let after = text.split("--").skip(1);
    after
        .into_iter()
        .any(|rest| !rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn apostrophes_dots_and_quotes_are_typographic() {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        for (id, message) in catalogue(locale) {
            for text in &message.texts {
                let straight = if CODE_AREAS.contains(&message.area) {
                    "'"
                } else {
                    "'\""
                };
                if text.contains(|c| straight.contains(c))
                    || text.contains("...")
                    || has_two_hyphens_for_a_dash(text)
                {
                    wrong.push(format!("{locale} {id}: {text:?}"));
                }
                if text.chars().any(|c| c == '\u{a0}') {
                    wrong.push(format!("{locale} {id}: wide no-break space in {text:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
