//! The words of a definition in the language of the person.

use icc_domain::Locale;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{MethodTexts, Texts};

/// Labels of one definition and method; empty where there is none.
pub(crate) struct Labels<'a> {
    texts: Option<&'a Texts>,
    method: Option<&'a MethodTexts>,
}

impl<'a> Labels<'a> {
    /// In this language, else in the definition's first.
    pub(crate) fn new(definition: &'a Definition, method: &str, locale: Locale) -> Self {
        let texts = definition.texts.get(language(definition, locale));
        Self {
            texts,
            method: texts.and_then(|t| t.methods.get(method)),
        }
    }

    pub(crate) fn question(&self, code: &str) -> String {
        let found = self
            .texts
            .and_then(|t| t.questions.get(code))
            .map(|q| q.text.clone());
        found.unwrap_or_default()
    }

    pub(crate) fn measure(&self, code: &str) -> String {
        self.method
            .and_then(|m| m.measures.get(code))
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn option(&self, question: &str, scale: Option<&str>, option: &str) -> String {
        let found = self
            .texts
            .and_then(|t| t.option_label(question, scale, option));
        found.unwrap_or_default().to_owned()
    }
}

/// The language of a definition's texts that suits a person best.
pub(crate) fn language(definition: &Definition, locale: Locale) -> &str {
    let has = |tag: &str| definition.texts.contains_key(tag);
    match definition.languages.first() {
        Some(first) if !has(locale.tag()) => first,
        _ => locale.tag(),
    }
}

/// The first ten of a list for reading, with an ellipsis where there are more.
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    const MOST: usize = 10;
    let mut words = words.into_iter();
    let mut list: Vec<String> = words.by_ref().take(MOST).map(str::to_owned).collect();
    if words.next().is_some() {
        list.push("…".to_owned());
    }
    list
}
