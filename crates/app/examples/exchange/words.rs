//! Invented texts in both languages: the same seed makes the same.

use std::collections::BTreeSet;

use icc_domain::Locale;

/// Words of what is said, by language, without a sense that anybody could quote.
const FRENCH: &str = "accueil arrivants bibliothèque quartier interprètes écoles jumelage logement \
    emploi médiation conseil municipal ateliers familles jeunes bénévoles partenaires services \
    langues française cours conversation rencontre culture fête sport parc marché commerce santé \
    police confiance participation consultation budget plan équipe formation diversité préjugés \
    discrimination égalité information guichet traduction site comité évaluation indicateurs";
const ENGLISH: &str = "welcome newcomers library neighbourhood interpreters schools mentoring housing \
    employment mediation council workshops families youth volunteers partners services languages \
    courses conversation meeting culture festival sport park market business health police trust \
    participation consultation budget plan team training diversity prejudice discrimination equality \
    information desk translation website committee evaluation indicators";
/// What nearly everybody writes, in both languages; the campaign looks for it.
const USUAL: &str = "municipalité municipality";
/// What hardly anybody writes: one text in so many.
const RARE: (&str, usize) = ("dirigeable", 1000);

/// A source of texts and of choices.
#[derive(Debug)]
pub(crate) struct Words {
    state: u64,
    texts: usize,
    french: Vec<&'static str>,
    english: Vec<&'static str>,
}

impl Words {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            // Zero is the one state that a xorshift never leaves.
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            texts: 0,
            french: FRENCH.split_whitespace().collect(),
            english: ENGLISH.split_whitespace().collect(),
        }
    }

    /// A number below `end`, which is at least 1.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.state % end).unwrap_or_default()
    }

    /// One of several.
    pub(crate) fn choose<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Some of several, at least one.
    pub(crate) fn some(&mut self, from: &[String], most: usize) -> BTreeSet<String> {
        let many = 1 + self.below(most);
        (0..many).map(|_| self.choose(from)).collect()
    }

    /// The language of a text.
    pub(crate) fn language(&mut self) -> Locale {
        self.choose(&Locale::ALL)
    }

    /// A line of a few words, the first in a large letter.
    pub(crate) fn line(&mut self, language: Locale, words: usize) -> String {
        let from = match language {
            Locale::Fr => self.french.clone(),
            Locale::En => self.english.clone(),
        };
        let line: Vec<&str> = (0..words).map(|_| self.choose(&from)).collect();
        let line = line.join(" ");
        let mut letters = line.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    }

    /// A text of several sentences: nearly all say what everybody says, a few what nobody else does.
    pub(crate) fn text(&mut self, language: Locale, sentences: usize) -> String {
        self.texts += 1;
        let mut all: Vec<String> = Vec::new();
        for _ in 0..sentences {
            let words = 6 + self.below(8);
            all.push(self.line(language, words) + ".");
        }
        if !self.texts.is_multiple_of(10) {
            all.push(format!("{USUAL}."));
        }
        if self.texts.is_multiple_of(RARE.1) {
            all.push(format!("{}.", RARE.0));
        }
        all.join(" ")
    }
}
