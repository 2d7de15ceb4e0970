//! What was written beside answers, to translate it.

use std::collections::BTreeMap;

use icc_app::responses::{Saved, TranslationChange, Translations, Wording};
use icc_domain::Locale;
use icc_i18n::{I18n, key};
use icc_pages::context::{EntryError, ResponseTranslationsPage, TranslationForm};

use super::question::messages;
use super::tasks::head;

/// The page with what was just sent, if it could not be kept.
pub(crate) fn translations_page(
    found: &Translations,
    changes: &[TranslationChange],
    saved: &BTreeMap<String, Saved>,
    i18n: &I18n,
    locale: Locale,
) -> ResponseTranslationsPage {
    let wording = Wording::new(&found.desk.asked.definition, i18n, locale);
    let tag = found.language.tag();
    let entries = found.entries.iter().map(|one| {
        let known = one.entry.translations.get(tag).cloned().unwrap_or_default();
        let again = match saved.get(&one.question) {
            Some(Saved::Refused(_) | Saved::Conflict(_)) => changes
                .iter()
                .find(|change| change.question == one.question),
            _ => None,
        };
        let (comment, example, finished) = again.map_or_else(
            || (known.comment.clone(), known.example.clone(), known.finished),
            |sent| (sent.comment.clone(), sent.example.clone(), sent.finished),
        );
        TranslationForm {
            code: one.question.clone(),
            text: wording
                .question(&one.question)
                .map(|question| question.texts.text.clone())
                .unwrap_or_default(),
            state: one.state.as_str().to_owned(),
            words_language: one.entry.language.map_or("", Locale::tag).to_owned(),
            comment: one.entry.comment.clone(),
            example: one.entry.example.clone(),
            translated_comment: comment,
            translated_example: example,
            finished,
            version: one.version,
            may_fill_in: one.may_fill_in,
        }
    });
    let errors = saved.iter().flat_map(|(question, saved)| match saved {
        Saved::Refused(issues) => messages(question, issues, &wording),
        Saved::Conflict(_) => vec![EntryError {
            field: format!("{question}.comment"),
            message: i18n.plain(locale, key!("answer-error-translation-conflict")),
        }],
        Saved::Kept(_) | Saved::Unchanged(_) => Vec::new(),
    });
    ResponseTranslationsPage {
        head: head(&found.desk, locale),
        language: tag.to_owned(),
        required: found.desk.required_languages.contains(&found.language),
        entries: entries.collect(),
        errors: errors.collect(),
    }
}
