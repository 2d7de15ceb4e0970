//! Words by which things are found: one way to make them, for whatever is kept and for whatever is
//! asked, so that case, accents, plurals and the two languages do not matter on either database.
//!
//! A word stands in the index in several forms: as it is without accents, and as its stem in French
//! and in English, made with its accents and without. Whoever asks writes any of them.

use std::collections::{BTreeMap, BTreeSet};

use icc_i18n::{fold, nfc};
use icc_store::{NetworkId, Repositories};
pub use icc_store::{SearchEntry, SearchHit, SearchKind};
use rust_stemmers::{Algorithm, Stemmer};
use uuid::Uuid;

use crate::error::Error;

/// The longest question, in characters.
pub const LONGEST_QUERY: usize = 200;
/// How many words of a question count.
const MOST_WORDS: usize = 10;
/// Longer words are no words of a language: only their beginning counts.
const LONGEST_WORD: usize = 60;

/// Words that stand everywhere. They are in the index, and count in a question that has no others.
const EVERYWHERE: [&str; 56] = [
    "a", "an", "and", "are", "as", "at", "au", "aux", "avec", "by", "ce", "ces", "d", "dans", "de",
    "des", "du", "en", "est", "et", "for", "from", "in", "is", "it", "l", "la", "le", "les",
    "leur", "leurs", "n", "ne", "nos", "notre", "of", "on", "or", "ou", "our", "par", "pas",
    "pour", "qu", "que", "qui", "s", "se", "ses", "sur", "the", "to", "un", "une", "vos", "with",
];

fn stemmers() -> [Stemmer; 2] {
    [Algorithm::French, Algorithm::English].map(Stemmer::create)
}

/// All forms of all words of a text, each once, with spaces between.
#[must_use]
pub fn index_words(text: &str) -> String {
    let stemmers = stemmers();
    let all = words(text).flat_map(|word| forms(&word, &stemmers));
    let all: BTreeSet<String> = all.collect();
    all.into_iter().collect::<Vec<_>>().join(" ")
}

/// The words of a question, each with its forms: every word has to be found, in one of them. Empty
/// where there is no word.
#[must_use]
pub fn query_words(query: &str) -> Vec<Vec<String>> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let mut all: Vec<String> = Vec::new();
    for word in words(&query) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    let is_telling = |word: &String| !EVERYWHERE.contains(&fold(word).as_str());
    if all.iter().any(is_telling) {
        all.retain(is_telling);
    }
    all.truncate(MOST_WORDS);
    let stemmers = stemmers();
    let forms = all.iter().map(|word| forms(word, &stemmers));
    forms.map(|forms| forms.into_iter().collect()).collect()
}

/// Of some things those in which every word of a question is found, the one that fits best first;
/// all of them as they come, where the question has no word. Each is known by its id.
pub(crate) async fn among<T, A: Sync>(
    (kind, network): (SearchKind, Option<NetworkId>),
    (question, most): (&str, u64),
    (things, id): (Vec<T>, fn(&T) -> Uuid),
    read: &Repositories<'_, A>,
) -> Result<Vec<T>, Error> {
    let words = query_words(question);
    if words.is_empty() {
        return Ok(things);
    }
    let hits = read.search().find(kind, network, &words, most).await?;
    let mut by_id: BTreeMap<Uuid, T> = things.into_iter().map(|one| (id(&one), one)).collect();
    let found = hits.iter().filter_map(|hit| by_id.remove(&hit.id));
    Ok(found.collect())
}

/// Whether every word of a question, as [`query_words`] gives them, stands among words that
/// [`index_words`] has made.
pub(crate) fn holds(question: &[Vec<String>], words: &str) -> bool {
    question.iter().all(|forms| {
        let is_form = |word: &str| forms.iter().any(|form| form == word);
        words.split(' ').any(is_form)
    })
}

/// The words of a text in small letters, as they are written.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = nfc(&nfc(text).to_lowercase());
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .collect();
    words.into_iter()
}

/// A word without accents, and its stems.
fn forms(word: &str, stemmers: &[Stemmer; 2]) -> BTreeSet<String> {
    let plain = fold(word);
    let stems = stemmers
        .iter()
        .flat_map(|stemmer| [fold(&stemmer.stem(word)), fold(&stemmer.stem(&plain))]);
    let mut forms: BTreeSet<String> = stems.collect();
    forms.insert(plain);
    // What is left of a word without its accents may be nothing, or more than one.
    forms.retain(|form| !form.is_empty() && form.chars().all(char::is_alphanumeric));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text is found by a question.
    fn finds(query: &str, text: &str) -> bool {
        let query = query_words(query);
        !query.is_empty() && holds(&query, &index_words(text))
    }

    #[test]
    fn case_accents_and_plurals_do_not_matter() {
        let text = "Accueil des nouveaux arrivants : jumelages et médiatrices à l’école";
        for query in [
            "nouveau arrivant",
            "ARRIVANTS",
            "ecole",
            "écoles",
            "e\u{301}coles",
            "jumelage",
            "mediatrice",
            "l'école",
        ] {
            assert!(finds(query, text), "{query}");
        }
        assert!(finds("policy", "Housing policies"));
        assert!(finds("libraries", "The library of the town"));
        assert!(finds("employees", "Formation des employées"));
        assert!(!finds("arrivants logement", text), "every word is wanted");
        assert!(!finds("train", text));
    }

    #[test]
    fn words_that_stand_everywhere_count_alone_only() {
        assert!(finds("the library of towns", "Library, town"));
        assert!(finds("the", "The town"));
        assert!(!finds("the", "Town"));
    }

    #[test]
    fn a_question_without_words_has_none_and_a_long_one_has_few() {
        for query in ["", "  ", "!?:*()\"'", "—"] {
            assert!(query_words(query).is_empty(), "{query}");
        }
        let long: Vec<String> = (0..100).map(|n| format!("w{n}")).collect();
        let long = long.join(" ");
        assert_eq!(query_words(&long).len(), MOST_WORDS);
        let forms = query_words("\" OR title:x* NEAR(a) 'b' & !c");
        let all = forms.iter().flatten();
        assert!(
            all.clone()
                .all(|form| form.chars().all(char::is_alphanumeric))
        );
    }
}
