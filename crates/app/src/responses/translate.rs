//! Translating what a municipality has written beside its answers.

use std::collections::BTreeMap;

use icc_domain::Locale;

use super::desk::{Desk, entries};
use super::entry::{Entry, EntryField, EntryIssue, LONGEST_COMMENT, text};
use super::save::{Saved, Saving, fillable, held, said, same_words};
use super::translation::{Translation, TranslationState};
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// The words of a questionnaire that stand in another language than one.
#[derive(Debug)]
pub struct Translations {
    /// Whose, and what.
    pub desk: Desk,
    /// The language into which they are translated.
    pub language: Locale,
    /// Each in the order of the questions: what waits first stands where its question does.
    pub entries: Vec<Untranslated>,
}

/// Words to translate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untranslated {
    /// Code of the question.
    pub question: String,
    /// What was said.
    pub entry: Entry,
    /// The version to send with a change.
    pub version: i32,
    /// How the translation stands.
    pub state: TranslationState,
    /// Whether the person may change it now.
    pub may_fill_in: bool,
}

/// What somebody has sent as a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationChange {
    /// Code of the question.
    pub question: String,
    /// The version of the answer that was seen.
    pub version: i32,
    /// The comment.
    pub comment: String,
    /// The example.
    pub example: String,
    /// Whether it is done.
    pub finished: bool,
}

impl Service {
    /// What a municipality has written in another language than this one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see the questionnaire, or nothing was begun.
    pub async fn response_translations(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        language: Locale,
    ) -> Result<Translations, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let answers = read.answers().all(desk.response()?).await?;
        snapshot.end().await?;
        let versions: BTreeMap<String, i32> = answers
            .iter()
            .map(|a| (a.question.clone(), a.version))
            .collect();
        let mut said = entries(&answers)?;
        let asked = desk.asked_questions(&said)?;
        let mut found = Vec::new();
        for question in &desk.asked.definition.questions {
            let code = question.code.as_str();
            if !asked.contains(code) || desk.question(actor, code).is_err() {
                continue;
            }
            let Some(entry) = said.remove(code) else {
                continue;
            };
            let state = entry.translation_state(language);
            if state == TranslationState::NotNeeded {
                continue;
            }
            found.push(Untranslated {
                question: code.to_owned(),
                version: versions.get(code).copied().unwrap_or_default(),
                state,
                may_fill_in: desk.may_fill_in(actor, code),
                entry,
            });
        }
        Ok(Translations {
            desk,
            language,
            entries: found,
        })
    }

    /// Keeps translations, in one transaction: those that can be, whatever becomes of the others.
    ///
    /// # Errors
    /// As for answers.
    pub async fn save_translations(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        language: Locale,
        changes: &[TranslationChange],
    ) -> Result<BTreeMap<String, Saved>, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = held(&desk, &repositories).await?;
        let saving = Saving {
            service: self,
            response: &response,
            repositories: &repositories,
            actor,
        };
        let mut saved = BTreeMap::new();
        for change in changes {
            desk.question(actor, &change.question)?;
            fillable(&desk, actor, &change.question)?;
            let one = saving.translate(change, language).await?;
            saved.insert(change.question.clone(), one);
        }
        unit.commit().await?;
        Ok(saved)
    }
}

impl Saving<'_> {
    async fn translate(
        &self,
        change: &TranslationChange,
        language: Locale,
    ) -> Result<Saved, Error> {
        let answers = self.repositories.answers();
        let code = change.question.as_str();
        let current = answers.one(self.response, code).await?;
        let current = current.ok_or(Error::NotFound)?;
        let now = Entry::read(&current.document)?;
        if now.translation_state(language) == TranslationState::NotNeeded {
            return Ok(Saved::Unchanged(current.version));
        }
        let (comment, example) = (text(&change.comment), text(&change.example));
        let too_long = [
            (EntryField::Comment, &comment),
            (EntryField::Example, &example),
        ]
        .into_iter()
        .filter(|(_, written)| written.chars().count() > LONGEST_COMMENT)
        .map(|(field, _)| EntryIssue::TooLong(field))
        .collect::<Vec<_>>();
        if !too_long.is_empty() {
            return Ok(Saved::Refused(too_long));
        }
        let tag = language.tag();
        let known = now.translations.get(tag);
        let silent = comment.is_empty() && example.is_empty();
        let unchanged = match known {
            None => silent,
            Some(known) => {
                (known.comment.as_str(), known.example.as_str()) == (&*comment, &*example)
                    && known.finished == change.finished
                    && (!known.finished || known.of == now.words_digest())
            }
        };
        if unchanged {
            return Ok(Saved::Unchanged(current.version));
        }
        let mut mine = now.clone();
        if silent {
            mine.translations.remove(tag);
        } else {
            let translation = Translation {
                comment,
                example,
                of: now.words_digest(),
                finished: change.finished,
            };
            mine.translations.insert(tag.to_owned(), translation);
        }
        if change.version != current.version {
            let seen = answers
                .at_version(self.response, code, change.version)
                .await?;
            let seen = said(seen.as_ref())?;
            // What was translated, or its translation, is not what was on the page.
            if !same_words(&seen, &now) || seen.translations.get(tag) != known {
                return self.conflict(mine, &current).await;
            }
        }
        let (version, since) = (current.version, Some(current.since));
        self.put(code, version, &mine, current.confirmation, since)
            .await
    }
}
