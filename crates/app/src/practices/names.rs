//! What the indicators and questions to which practices are tied are called today.

use icc_questionnaire::definition::Texts;

use super::Tagged;
use crate::edition::Edition;
use crate::naming::Naming;

/// What indicators and questions of today's edition are called in one language.
#[derive(Debug)]
pub struct TieNames<'a> {
    texts: Option<&'a Texts>,
    /// What the edition asks.
    pub tagged: Tagged,
}

impl<'a> TieNames<'a> {
    /// The names of an edition; of none, everything is called by its code.
    #[must_use]
    pub fn of(edition: Option<&'a Edition>, naming: &Naming<'_>) -> Self {
        let definition = edition.map(|edition| edition.definition.as_ref());
        Self {
            texts: definition.and_then(|definition| naming.texts(definition)),
            tagged: definition.map(Tagged::of).unwrap_or_default(),
        }
    }

    /// The name of an indicator or area; its code when the edition does not have it.
    #[must_use]
    pub fn indicator(&self, code: &str) -> String {
        let section = self.texts.and_then(|texts| texts.sections.get(code));
        section.map_or_else(|| code.to_owned(), |section| section.title.clone())
    }

    /// A question; its code when the edition does not ask it.
    #[must_use]
    pub fn question(&self, code: &str) -> String {
        let question = self.texts.and_then(|texts| texts.questions.get(code));
        question.map_or_else(|| code.to_owned(), |question| question.text.clone())
    }
}
