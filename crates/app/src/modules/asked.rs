//! What a module asks once it is opened: a definition without a method, made of the draft.

use std::collections::BTreeMap;

use icc_domain::{Code, Locale, LocalizedText};
use icc_questionnaire::definition::{
    FilledBy, Opt, Question, QuestionKind, QuestionTexts, SectionTexts, Texts,
};
use icc_questionnaire::{Decimal, Definition};

use super::draft::{DraftQuestion, ModuleDraft};
use crate::error::Error;
use crate::input::Issue;

/// The one section of a module.
pub(super) const SECTION: &str = "module";
/// Digits after the point of a number.
const DECIMALS: u8 = 2;

impl ModuleDraft {
    /// Whether everything stands in a language.
    #[must_use]
    pub fn is_complete(&self, locale: Locale) -> bool {
        let has = |text: &LocalizedText| text.get(locale).is_some();
        // What may be absent is absent in every language or in none.
        let welcome = |text: &LocalizedText| text.0.is_empty() || has(text);
        let whole = |question: &DraftQuestion| {
            has(&question.texts)
                && welcome(&question.helps)
                && welcome(&question.units)
                && question.options.iter().all(|option| has(&option.labels))
        };
        has(&self.titles) && has(&self.purposes) && self.questions.iter().all(whole)
    }

    /// What keeps it from being opened.
    pub(super) fn faults(&self, required: &[Locale]) -> Vec<Issue> {
        let mut issues = Vec::new();
        if self.questions.is_empty() {
            issues.push(Issue::new("questions", "module-empty"));
        }
        for locale in required {
            if !self.is_complete(*locale) {
                issues.push(match locale {
                    Locale::Fr => Issue::new("languages", "module-language-fr"),
                    Locale::En => Issue::new("languages", "module-language-en"),
                });
            }
        }
        let any = Locale::ALL.into_iter().any(|it| self.is_complete(it));
        if required.is_empty() && !any {
            issues.push(Issue::new("languages", "module-language-none"));
        }
        issues
    }

    /// The definition that it becomes, in the languages in which it is complete.
    ///
    /// # Errors
    /// [`Error::Broken`] when it is none: what forms let in is sound.
    pub(super) fn definition(&self, network: &str, number: i32) -> Result<Definition, Error> {
        let code = |text: &str| Code::new(text).map_err(|e| Error::broken([e.to_string()]));
        let id = Code::new(format!("{network}-module-{number}"));
        // The code of a network may be as long as a code can be.
        let id = id.or_else(|_| Code::new(format!("module-{number}")));
        let id = id.map_err(|e| Error::broken([e.to_string()]))?;
        let mut questions = Vec::new();
        for question in &self.questions {
            questions.push(asked(question, &code)?);
        }
        let mut texts = Vec::new();
        for locale in Locale::ALL {
            if self.is_complete(locale) {
                texts.push((locale.tag().to_owned(), self.texts(locale, &code)?));
            }
        }
        Definition::unscored(id, code(SECTION)?, questions, texts)
            .map_err(|problems| Error::broken(problems.iter().map(ToString::to_string)))
    }

    fn texts(
        &self,
        locale: Locale,
        code: &dyn Fn(&str) -> Result<Code, Error>,
    ) -> Result<Texts, Error> {
        let of = |text: &LocalizedText| text.get(locale).unwrap_or_default().to_owned();
        let mut questions = BTreeMap::new();
        for question in &self.questions {
            let text = of(&question.texts);
            let unit = of(&question.units);
            let mut options = BTreeMap::new();
            for option in &question.options {
                options.insert(code(&option.code)?, of(&option.labels));
            }
            let own = QuestionTexts {
                // In what it is counted belongs to what is asked.
                text: if unit.is_empty() {
                    text
                } else {
                    format!("{text} ({unit})")
                },
                why: Some(of(&question.helps)).filter(|help| !help.is_empty()),
                options,
                ..QuestionTexts::default()
            };
            questions.insert(code(&question.code)?, own);
        }
        let section = SectionTexts {
            title: of(&self.titles),
            intro: None,
        };
        Ok(Texts {
            title: of(&self.titles),
            description: Some(of(&self.purposes)),
            sections: [(code(SECTION)?, section)].into(),
            questions,
            ..Texts::default()
        })
    }
}

fn asked(
    question: &DraftQuestion,
    code: &dyn Fn(&str) -> Result<Code, Error>,
) -> Result<Question, Error> {
    let mut options = Vec::new();
    for option in &question.options {
        options.push(Opt {
            code: code(&option.code)?,
            state: None,
            exclusive: false,
            negative: false,
        });
    }
    let is_number = question.kind == QuestionKind::Number;
    Ok(Question {
        code: code(&question.code)?,
        section: code(SECTION)?,
        kind: question.kind,
        scale: None,
        options,
        optional: false,
        filled_by: FilledBy::Unit,
        // What is counted is never less than nothing.
        minimum: is_number.then_some(Decimal::ZERO),
        maximum: None,
        decimals: if is_number { DECIMALS } else { 0 },
        applies_if: None,
        unscored: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::draft::{BothSaid, QuestionSaid};

    fn draft() -> ModuleDraft {
        let both = |fr: &str, en: &str| {
            let texts = [("fr", fr), ("en", en)].map(|(tag, it)| (tag.to_owned(), it.to_owned()));
            LocalizedText(texts.into())
        };
        let said = QuestionSaid {
            kind: "number".to_owned(),
            text: BothSaid {
                fr: "Combien de classes ?".to_owned(),
                en: "How many classes?".to_owned(),
            },
            unit: BothSaid {
                fr: "classes".to_owned(),
                en: "classes".to_owned(),
            },
            ..QuestionSaid::default()
        };
        ModuleDraft {
            titles: both("Francisation", "French at work"),
            purposes: both("Savoir qui en offre.", "To know who offers it."),
            questions: said.sound(&[], "q1".to_owned(), None).into_iter().collect(),
        }
    }

    #[test]
    fn a_draft_becomes_a_definition_without_a_method() {
        let definition = draft().definition("remiri", 2);
        let definition = definition.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(definition.id.as_str(), "remiri-module-2");
        assert_eq!(definition.languages, ["fr", "en"]);
        assert!(definition.methods.is_empty() && definition.questions[0].unscored);
        let words = &definition.texts["en"].questions["q1"].text;
        assert_eq!(words, "How many classes? (classes)");
        assert_eq!(definition.texts["fr"].title, "Francisation");
    }

    #[test]
    fn a_language_that_is_not_complete_is_left_out_or_refused() {
        let mut half = draft();
        half.questions[0].units.0.remove("en");
        let codes = |required: &[Locale]| {
            let faults = half.faults(required);
            faults.iter().map(|it| it.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&[Locale::Fr]), Vec::<&str>::new());
        assert_eq!(codes(&Locale::ALL), ["module-language-en"]);
        let definition = half.definition("remiri", 1);
        assert_eq!(
            definition.map(|it| it.languages).ok(),
            Some(vec!["fr".to_owned()])
        );
        let empty = ModuleDraft::default();
        let faults = empty.faults(&[]);
        let codes: Vec<_> = faults.iter().map(|it| it.code).collect();
        assert_eq!(codes, ["module-empty", "module-language-none"]);
    }
}
