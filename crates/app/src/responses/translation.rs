//! Comment and example of an answer in another language: a translation is a state.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::entry::Entry;
use crate::answers::digest;

/// Comment and example in another language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The comment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// The example.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// SHA-256 of the words that it translates.
    pub of: String,
    /// Whether somebody has said that it is done.
    pub finished: bool,
}

/// How the words of an answer stand in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranslationState {
    /// There are no words, or they were written in this language.
    NotNeeded,
    /// There is no translation.
    Missing,
    /// There is one that nobody has called done.
    Draft,
    /// The words have changed since it was done.
    Outdated,
    /// It is done.
    Current,
}

impl TranslationState {
    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::Missing => "missing",
            Self::Draft => "draft",
            Self::Outdated => "outdated",
            Self::Current => "current",
        }
    }

    /// Whether somebody has to do something for it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Missing | Self::Draft | Self::Outdated)
    }
}

impl Entry {
    /// SHA-256 of the words that a translation is of.
    #[must_use]
    pub fn words_digest(&self) -> String {
        digest(&json!([self.language.map(Locale::tag), self.comment, self.example]).to_string())
    }

    /// How the words stand in a language.
    #[must_use]
    pub fn translation_state(&self, locale: Locale) -> TranslationState {
        let silent = self.comment.is_empty() && self.example.is_empty();
        if silent || self.language.is_none_or(|language| language == locale) {
            return TranslationState::NotNeeded;
        }
        match self.translations.get(locale.tag()) {
            None => TranslationState::Missing,
            Some(translation) if !translation.finished => TranslationState::Draft,
            Some(translation) if translation.of == self.words_digest() => TranslationState::Current,
            Some(_) => TranslationState::Outdated,
        }
    }

    /// Comment, example and their language for a reader: a translation that is done where there is
    /// one, else the words as they were written.
    #[must_use]
    pub fn words_for(&self, locale: Locale) -> (&str, &str, Option<Locale>) {
        match self.translations.get(locale.tag()) {
            Some(found) if self.translation_state(locale) == TranslationState::Current => {
                (&found.comment, &found.example, Some(locale))
            }
            _ => (&self.comment, &self.example, self.language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_is_missing_then_a_draft_then_done_then_outdated() {
        let mut entry = Entry {
            comment: "Depuis mars".to_owned(),
            language: Some(Locale::Fr),
            ..Entry::default()
        };
        let state = |entry: &Entry| entry.translation_state(Locale::En);
        assert_eq!(
            entry.translation_state(Locale::Fr),
            TranslationState::NotNeeded
        );
        assert_eq!(state(&entry), TranslationState::Missing);
        assert_eq!(
            entry.words_for(Locale::En),
            ("Depuis mars", "", Some(Locale::Fr))
        );
        let mut translation = Translation {
            comment: "Since March".to_owned(),
            of: entry.words_digest(),
            ..Translation::default()
        };
        entry
            .translations
            .insert("en".to_owned(), translation.clone());
        assert_eq!(state(&entry), TranslationState::Draft);
        translation.finished = true;
        entry.translations.insert("en".to_owned(), translation);
        assert_eq!(state(&entry), TranslationState::Current);
        assert_eq!(
            entry.words_for(Locale::En),
            ("Since March", "", Some(Locale::En))
        );
        entry.comment = "Depuis avril".to_owned();
        assert_eq!(state(&entry), TranslationState::Outdated);
        assert_eq!(
            entry.words_for(Locale::En),
            ("Depuis avril", "", Some(Locale::Fr))
        );
        assert_eq!(state(&Entry::default()), TranslationState::NotNeeded);
    }
}
