//! The two languages of the service and texts that exist in several of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface. Definitions may carry texts in further languages; pages, charts,
/// reports and mails exist in these two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French as written in Québec (`fr-CA`); the default.
    Fr,
    /// English as written in Canada (`en-CA`).
    En,
}

impl Locale {
    /// Every locale, in the order of the interface: French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The tag used in addresses and file names: `fr`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The full BCP 47 tag used for `lang` attributes and number formats.
    #[must_use]
    pub const fn bcp47(self) -> &'static str {
        match self {
            Self::Fr => "fr-CA",
            Self::En => "en-CA",
        }
    }

    /// The other language, for the language switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag that is not one of [`Locale::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language tag {0:?}")]
pub struct UnknownLocale(pub String);

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "fr" | "fr-CA" => Ok(Self::Fr),
            "en" | "en-CA" => Ok(Self::En),
            other => Err(UnknownLocale(other.to_owned())),
        }
    }
}

/// One text in several languages, keyed by language tag (`fr`, `en`, …).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalizedText(pub BTreeMap<String, String>);

impl LocalizedText {
    /// The text in `locale`, if it has been written.
    #[must_use]
    pub fn get(&self, locale: Locale) -> Option<&str> {
        self.0.get(locale.tag()).map(String::as_str)
    }

    /// The text in `locale`, else in the other language with that language's tag, so that a page
    /// can mark the passage with its `lang`.
    #[must_use]
    pub fn best(&self, locale: Locale) -> Option<(&str, &str)> {
        let wanted = self.0.get_key_value(locale.tag());
        wanted
            .or_else(|| self.0.iter().next())
            .map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_falls_back_to_another_language_and_says_which() {
        let text = LocalizedText([("fr".to_owned(), "Accueil".to_owned())].into());
        assert_eq!(text.best(Locale::En), Some(("fr", "Accueil")));
        assert_eq!(text.get(Locale::En), None);
    }

    #[test]
    fn tags_round_trip() {
        for locale in Locale::ALL {
            assert_eq!(locale.tag().parse(), Ok(locale));
            assert_eq!(locale.bcp47().parse(), Ok(locale));
        }
        assert!("de".parse::<Locale>().is_err());
    }
}
