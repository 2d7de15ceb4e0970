//! Definitions without methods: what is asked and never scored. They are put together by a program
//! in place of files, and pass the same checks.

use std::collections::BTreeMap;

use icc_domain::Code;

use crate::check::{self, Context};
use crate::definition::{Definition, Question, Section, Texts};
use crate::diagnostic::Diagnostic;
use crate::parse::Declared;
use crate::parse::source::Places;
use crate::problems::Problems;

/// The version of every definition that is never edited once it is used.
const VERSION: &str = "1.0.0";

impl Definition {
    /// A definition of one section that asks these questions and scores nothing: each of them is
    /// marked as unscored and stands in the section. The texts are by language; the first language
    /// is the source.
    ///
    /// # Errors
    /// Every problem that the same content would have in files.
    pub fn unscored(
        id: Code,
        section: Code,
        questions: Vec<Question>,
        texts: Vec<(String, Texts)>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let questions = questions.into_iter().map(|question| Question {
            section: section.clone(),
            unscored: true,
            ..question
        });
        let definition = Self {
            id,
            version: VERSION.to_owned(),
            languages: texts.iter().map(|(tag, _)| tag.clone()).collect(),
            external: false,
            scales: Vec::new(),
            questions: questions.collect(),
            sections: vec![Section {
                code: section,
                parent: None,
            }],
            methods: Vec::new(),
            texts: texts.into_iter().collect::<BTreeMap<_, _>>(),
            crosswalks: Vec::new(),
        };
        let declared = Declared {
            sections: definition
                .sections
                .iter()
                .map(|it| it.code.to_string())
                .collect(),
            questions: definition
                .questions
                .iter()
                .map(|it| it.code.to_string())
                .collect(),
            ..Declared::default()
        };
        let mut problems = Problems::default();
        let places = Places::default();
        check::run(Context::new(&definition, &declared, &places, &mut problems));
        if problems.has_errors() {
            Err(problems.into_sorted())
        } else {
            Ok(definition)
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops where a step fails"
)]
mod tests {
    use super::*;
    use crate::definition::{FilledBy, Opt, QuestionKind, QuestionTexts, SectionTexts};

    fn code(text: &str) -> Code {
        Code::new(text).unwrap()
    }

    fn question(options: &[&str]) -> Question {
        Question {
            code: code("q1"),
            section: code("x"),
            kind: QuestionKind::Single,
            scale: None,
            options: options
                .iter()
                .map(|option| Opt {
                    code: code(option),
                    state: None,
                    exclusive: false,
                    negative: false,
                })
                .collect(),
            optional: false,
            filled_by: FilledBy::Unit,
            minimum: None,
            maximum: None,
            decimals: 0,
            applies_if: None,
            unscored: false,
        }
    }

    fn texts(options: &[&str]) -> Texts {
        let own = QuestionTexts {
            text: "Offrez-vous des cours ?".to_owned(),
            options: options
                .iter()
                .map(|option| (code(option), (*option).to_owned()))
                .collect(),
            ..QuestionTexts::default()
        };
        let section = SectionTexts {
            title: "Francisation".to_owned(),
            intro: None,
        };
        Texts {
            title: "Francisation".to_owned(),
            sections: [(code("module"), section)].into(),
            questions: [(code("q1"), own)].into(),
            ..Texts::default()
        }
    }

    fn unscored(words: Vec<(String, Texts)>) -> Result<Definition, Vec<Diagnostic>> {
        let questions = vec![question(&["o1", "o2"])];
        Definition::unscored(code("module-1"), code("module"), questions, words)
    }

    #[test]
    fn it_is_read_back_as_it_was_and_scores_nothing() {
        let words = vec![("fr".to_owned(), texts(&["o1", "o2"]))];
        let definition = unscored(words).expect("is sound");
        assert!(definition.methods.is_empty() && definition.questions[0].unscored);
        let again = Definition::from_canonical(&definition.canonical_json());
        assert_eq!(again.ok().as_ref(), Some(&definition));
    }

    #[test]
    fn a_language_without_all_of_its_words_is_refused_as_in_files() {
        let words = vec![
            ("fr".to_owned(), texts(&["o1", "o2"])),
            ("en".to_owned(), texts(&["o1"])),
        ];
        let problems = unscored(words).err().unwrap_or_default();
        let codes: Vec<&str> = problems.iter().map(|it| it.code).collect();
        assert!(codes.contains(&"missing-text"), "{codes:?}");
    }
}
