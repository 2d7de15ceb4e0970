//! What a review says as a whole: each text in the language in which it was written, translated into
//! those that the networks want. A translation is a state, as beside answers.

use std::collections::BTreeMap;

use icc_domain::Locale;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answers::{SheetError, digest};

/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 8000;

/// A text with its translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextDocument {
    /// The language in which it was written.
    pub language: Locale,
    /// What it says; empty for nothing.
    pub body: String,
    /// Translations by the tag of their language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, TextTranslation>,
}

/// A text in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextTranslation {
    /// What it says.
    pub body: String,
    /// SHA-256 of the text that it translates.
    pub of: String,
    /// Whether somebody has said that it is done.
    pub finished: bool,
}

/// How a text stands in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextState {
    /// Nothing was written in any language.
    Unwritten,
    /// It was written in this language.
    Written,
    /// There is no translation.
    Missing,
    /// There is one that nobody has called done.
    Draft,
    /// The text has changed since it was done.
    Outdated,
    /// It is done.
    Current,
}

impl TextState {
    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unwritten => "unwritten",
            Self::Written => "written",
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

impl TextDocument {
    /// Nothing yet, to be written in a language.
    #[must_use]
    pub const fn blank(language: Locale) -> Self {
        Self {
            language,
            body: String::new(),
            translations: BTreeMap::new(),
        }
    }

    /// The canonical JSON that is kept.
    pub(super) fn document(&self) -> Result<String, SheetError> {
        serde_json_canonicalizer::to_string(self).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// Reads what was kept.
    pub(crate) fn read(document: &str) -> Result<Self, SheetError> {
        serde_json::from_str(document).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// SHA-256 of the text that a translation is of.
    pub(super) fn digest(&self) -> String {
        digest(&json!([self.language.tag(), self.body]).to_string())
    }

    /// How it stands in a language.
    #[must_use]
    pub fn state(&self, locale: Locale) -> TextState {
        if self.body.is_empty() {
            return TextState::Unwritten;
        }
        if self.language == locale {
            return TextState::Written;
        }
        match self.translations.get(locale.tag()) {
            None => TextState::Missing,
            Some(found) if found.body.is_empty() => TextState::Missing,
            Some(found) if !found.finished => TextState::Draft,
            Some(found) if found.of == self.digest() => TextState::Current,
            Some(_) => TextState::Outdated,
        }
    }

    /// The text and its language for a reader: a translation that is done where there is one, else
    /// as it was written.
    #[must_use]
    pub fn for_reader(&self, locale: Locale) -> (&str, Locale) {
        match self.translations.get(locale.tag()) {
            Some(found) if self.state(locale) == TextState::Current => (&found.body, locale),
            _ => (&self.body, self.language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_unwritten_then_missing_in_the_other_language_then_done_then_outdated() {
        let mut text = TextDocument::blank(Locale::Fr);
        assert_eq!(text.state(Locale::En), TextState::Unwritten);
        text.body = "La ville agit.".to_owned();
        assert_eq!(text.state(Locale::Fr), TextState::Written);
        assert_eq!(text.state(Locale::En), TextState::Missing);
        assert_eq!(text.for_reader(Locale::En), ("La ville agit.", Locale::Fr));
        let translation = |of: String, finished| TextTranslation {
            body: "The city acts.".to_owned(),
            of,
            finished,
        };
        let (en, of) = ("en".to_owned(), text.digest());
        text.translations
            .insert(en.clone(), translation(of.clone(), false));
        assert_eq!(text.state(Locale::En), TextState::Draft);
        text.translations.insert(en, translation(of, true));
        assert_eq!(text.state(Locale::En), TextState::Current);
        assert_eq!(text.for_reader(Locale::En), ("The city acts.", Locale::En));
        text.body.push_str(" Encore.");
        assert_eq!(text.state(Locale::En), TextState::Outdated);
        assert!(TextState::Outdated.is_open() && !TextState::Current.is_open());
    }
}
