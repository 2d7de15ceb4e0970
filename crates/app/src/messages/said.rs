//! What a form says of a message, and what of it is sound.

use std::collections::BTreeMap;

use icc_domain::{Locale, LocalizedText};
use icc_store::{MessageKind, MessageTo, Network, Repositories};

use crate::error::Error;
use crate::input::{self, Issue, Wanted};

/// The longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 120;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 1500;

/// What a form says of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageSaid {
    /// `message` or `reminder`.
    pub kind: String,
    /// To which members, as [`MessageTo::as_str`] says it.
    pub to: String,
    /// Its words by language; a reminder has none.
    pub words: BTreeMap<Locale, MessageWords>,
    /// What tells the message that was looked at; empty before.
    pub seen: String,
}

/// The words of a message in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageWords {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// What of it is sound.
#[derive(Debug)]
pub(super) struct Sound {
    pub(super) kind: MessageKind,
    pub(super) to: MessageTo,
    pub(super) subjects: LocalizedText,
    pub(super) texts: LocalizedText,
}

/// The names of the fields of a language.
const fn fields(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::Fr => ("subject-fr", "text-fr"),
        Locale::En => ("subject-en", "text-en"),
    }
}

impl MessageSaid {
    /// What of it is sound. A message stands in every language that the network requires, and in
    /// one at least; a language is written whole or not at all.
    pub(super) fn sound(&self, required: &[Locale]) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let kind = MessageKind::from_word(&self.kind);
        let to = MessageTo::from_word(&self.to);
        if kind.is_none() {
            issues.push(Issue::new("kind", "missing"));
        }
        if to.is_none() {
            issues.push(Issue::new("to", "missing"));
        }
        let (mut subjects, mut texts) = (BTreeMap::new(), BTreeMap::new());
        if kind == Some(MessageKind::Message) {
            for locale in Locale::ALL {
                let nothing = MessageWords::default();
                let words = self.words.get(&locale).unwrap_or(&nothing);
                let begun = !(words.subject.trim().is_empty() && words.text.trim().is_empty());
                let alone = required.is_empty() && locale == Locale::Fr && self.is_silent();
                if !(begun || alone || required.contains(&locale)) {
                    continue;
                }
                let (subject, text) = fields(locale);
                let subject = input::line(subject, &words.subject, LONGEST_SUBJECT);
                let text = input::sentences(text, &words.text, Wanted::Needed, LONGEST_TEXT);
                let tag = || locale.tag().to_owned();
                match subject {
                    Ok(subject) => drop(subjects.insert(tag(), subject)),
                    Err(issue) => issues.push(issue),
                }
                match text {
                    Ok(text) => drop(texts.insert(tag(), text)),
                    Err(issue) => issues.push(issue),
                }
            }
        }
        match (kind, to) {
            (Some(kind), Some(to)) if issues.is_empty() => Ok(Sound {
                kind,
                to,
                subjects: LocalizedText(subjects),
                texts: LocalizedText(texts),
            }),
            _ => Err(issues),
        }
    }

    /// Whether it says nothing in any language.
    fn is_silent(&self) -> bool {
        let mut words = self.words.values();
        words.all(|words| words.subject.trim().is_empty() && words.text.trim().is_empty())
    }
}

/// The languages in which a network wants every text to stand.
pub(crate) async fn required<A: Sync>(
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<Vec<Locale>, Error> {
    let rules = read.network_rules().of(&[network.id]).await?;
    let rule = rules.into_iter().next();
    Ok(rule.map_or_else(Vec::new, |(_, rule)| rule.required_languages))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: &str, words: &[(Locale, &str, &str)]) -> MessageSaid {
        let words = words.iter().map(|(locale, subject, text)| {
            let words = MessageWords {
                subject: (*subject).to_owned(),
                text: (*text).to_owned(),
            };
            (*locale, words)
        });
        MessageSaid {
            kind: kind.to_owned(),
            to: "all".to_owned(),
            words: words.collect(),
            seen: String::new(),
        }
    }

    fn faults(said: &MessageSaid, required: &[Locale]) -> Vec<(&'static str, &'static str)> {
        let issues = said.sound(required).err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn a_language_is_written_whole_or_not_at_all() {
        let (fr, en) = (Locale::Fr, Locale::En);
        let whole = said("message", &[(fr, "Un mot", "Bonjour"), (en, " ", "")]);
        assert_eq!(faults(&whole, &[fr]), []);
        let texts = whole.sound(&[fr]).map(|sound| sound.texts.0.len());
        assert_eq!(texts.ok(), Some(1));
        assert_eq!(
            faults(&whole, &[fr, en]),
            [("subject-en", "missing"), ("text-en", "missing")]
        );
        let half = said("message", &[(fr, "Un mot", "Bonjour"), (en, "A word", "")]);
        assert_eq!(faults(&half, &[]), [("text-en", "missing")]);
        assert_eq!(
            faults(&said("message", &[]), &[]),
            [("subject-fr", "missing"), ("text-fr", "missing")]
        );
    }

    #[test]
    fn a_reminder_needs_no_words_and_carries_none() {
        let reminder = said("reminder", &[(Locale::Fr, "Un mot", "Bonjour")]);
        let sound = reminder.sound(&[Locale::Fr, Locale::En]);
        assert!(sound.is_ok_and(|sound| sound.texts.0.is_empty()));
        let nothing = MessageSaid::default();
        assert_eq!(
            faults(&nothing, &[]),
            [("kind", "missing"), ("to", "missing")]
        );
    }
}
