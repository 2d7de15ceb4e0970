//! Text that others wrote, made safe to typeset.
//!
//! It cannot become markup, since it reaches Typst as data. What is left to do: marks that would
//! turn the direction of the text around them, letters that no embedded font has (an archivable
//! PDF must not contain a missing glyph), and words so long that no line can hold them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::world::shows;

/// Stands for a letter that cannot be drawn.
const REPLACEMENT: char = '\u{fffd}';
/// A place where a line may break; it has no width.
const BREAK: char = '\u{200b}';
/// Letters after which a word without a break gets one. The longest words of French and English
/// dictionaries are shorter; hyphenation takes care of those.
const LONGEST_WORD: usize = 28;

/// The name of fields whose text gets no places to break.
const EXACT: &str = "exact";
/// Letters that such a text may have; a SHA-256 digest has 64.
const LONGEST_EXACT: usize = 100;

/// Cleans every text of a document. Letters that cannot be shown are added to `missing`.
pub(crate) fn clean_data(data: &mut Value, missing: &mut BTreeSet<char>) {
    match data {
        Value::String(text) => *text = breakable(&shown(text, missing)),
        Value::Array(items) => items.iter_mut().for_each(|item| clean_data(item, missing)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    // Digests and addresses are copied from the page: no letter is added.
                    Value::String(text) if name == EXACT && text.len() <= LONGEST_EXACT => {
                        *text = shown(text, missing);
                    }
                    value => clean_data(value, missing),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Cleans the texts of an SVG picture; its markup is left as it is.
pub(crate) fn clean_picture(svg: &str, missing: &mut BTreeSet<char>) -> String {
    svg.chars()
        .filter(|letter| !turns_direction(*letter))
        .map(|letter| drawable(letter, missing))
        .collect()
}

fn shown(text: &str, missing: &mut BTreeSet<char>) -> String {
    text.chars()
        .filter_map(|letter| match letter {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ if letter.is_control() || turns_direction(letter) => None,
            _ => Some(drawable(letter, missing)),
        })
        .collect()
}

fn drawable(letter: char, missing: &mut BTreeSet<char>) -> char {
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    // Line ends and joiners have no glyph and need none.
    let invisible = letter.is_control() || matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}');
    if invisible || (shows(letter) && !private) {
        letter
    } else {
        missing.insert(letter);
        REPLACEMENT
    }
}

/// Marks that embed or override a direction: text after them could be read as other than it is.
const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn breakable(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars() {
        let breaks = matches!(letter, '-' | '/' | BREAK)
            || (letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}'));
        run = if breaks { 0 } else { run + 1 };
        // Never between a letter and its accents.
        if run > LONGEST_WORD && letter.is_alphanumeric() {
            result.push(BREAK);
            run = 1;
        }
        result.push(letter);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> (String, Vec<char>) {
        let mut missing = BTreeSet::new();
        let text = breakable(&shown(text, &mut missing));
        (text, missing.into_iter().collect())
    }

    #[test]
    fn french_and_other_scripts_are_left_alone() {
        for text in [
            "L’Île-d’Orléans\u{202f}: «\u{202f}œuvre\u{202f}»",
            "Kuujjuaq ᑰᔾᔪᐊᖅ",
            "Αθήνα, Київ, القاهرة, ירושלים",
            "#set page(width: 1pt) *x* $y$ \\ \"z\"",
        ] {
            assert_eq!(clean(text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn letters_without_a_glyph_are_replaced_and_told() {
        assert_eq!(
            clean("京\u{e000}a"),
            ("\u{fffd}\u{fffd}a".to_owned(), vec!['京', '\u{e000}'])
        );
    }

    #[test]
    fn marks_that_turn_the_text_around_are_dropped() {
        assert_eq!(clean("a\u{202e}b\u{2067}c\u{0}\nd").0, "abc d");
        let mut missing = BTreeSet::new();
        assert_eq!(
            clean_picture("<text>\n\u{202e}é</text>", &mut missing),
            "<text>\né</text>"
        );
    }

    #[test]
    fn endless_words_may_break_and_accents_stay_with_their_letter() {
        let (text, _) = clean(&"W".repeat(70));
        assert_eq!(text.matches(BREAK).count(), 2);
        assert_eq!(
            clean("anticonstitutionnellement").0.matches(BREAK).count(),
            0
        );
        let accents = format!("e{}", "\u{301}".repeat(70));
        assert_eq!(clean(&accents).0, accents);
    }
}
