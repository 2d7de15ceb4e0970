//! Alphabetical order and search that ignores accents.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icc_domain::Locale;
use icu_collator::CollatorBorrowed;
use icu_collator::options::{CollatorOptions, Strength};
use icu_locale_core::locale;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

fn load(locale: Locale) -> Option<CollatorBorrowed<'static>> {
    let tag = match locale {
        Locale::Fr => locale!("fr-CA"),
        Locale::En => locale!("en-CA"),
    };
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    icu_collator::Collator::try_new((&tag).into(), options).ok()
}

static COLLATORS: LazyLock<[Option<CollatorBorrowed<'static>>; 2]> =
    LazyLock::new(|| Locale::ALL.map(load));

/// Alphabetical order as the language's dictionaries sort: *Évry* after *Erstein*.
///
/// Texts that sort alike are ordered by their code points, so that the order is total.
#[must_use]
pub fn compare(locale: Locale, a: &str, b: &str) -> Ordering {
    let collator = match locale {
        Locale::Fr => COLLATORS[0].as_ref(),
        Locale::En => COLLATORS[1].as_ref(),
    };
    collator
        .map_or(Ordering::Equal, |c| c.compare(a, b))
        .then_with(|| a.cmp(b))
}

/// A text with composed letters (Unicode NFC), so that what looks the same is the same.
#[must_use]
pub fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(text)
        .into_owned()
}

/// A text as search sees it: without accents, in lower case, and with hyphens and apostrophes as
/// spaces, so that `montreal`, `Montréal` and `MONTRÉAL` are the same.
#[must_use]
pub fn fold(text: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut folded = String::with_capacity(text.len());
    for c in decomposed.chars() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            '-' | '\u{2010}'..='\u{2015}' | '\'' | '’' => folded.push(' '),
            c if c.is_whitespace() => folded.push(' '),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_send_a_name_to_the_end() {
        let mut names = vec!["Zurich", "Évry", "Erstein", "Eybens", "erstein"];
        names.sort_by(|a, b| compare(Locale::Fr, a, b));
        assert_eq!(names, ["erstein", "Erstein", "Évry", "Eybens", "Zurich"]);
    }

    #[test]
    fn search_ignores_accents_case_and_hyphens() {
        assert_eq!(fold("Val-des-Cèdres"), "val des cedres");
        assert_eq!(fold("  L’Épiphanie "), "l epiphanie");
        assert_eq!(fold("ŁÓDŹ"), fold("łodz"));
        assert_eq!(fold("Sacré-Cœur"), "sacre coeur");
    }
}
