//! What a wave asks: the definition that it pins, and which of its questions are asked of whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::LocalizedText;
use icc_questionnaire::definition::Question;
use icc_questionnaire::{Definition, Grade};
use icc_scoring::{PanelBuilder, Program};

use super::entry::Entry;
use crate::answers::{AnswerSheet, Questions};
use crate::collection::{COUNTRY, latest_facts};
use crate::error::Error;

/// A definition as a wave asks it.
#[derive(Debug)]
pub struct Asked {
    /// The definition.
    pub definition: Arc<Definition>,
    program: Program,
}

/// What decides, beside the answers, whether a question is asked.
pub(crate) struct Asking<'a> {
    pub(crate) city: &'a str,
    pub(crate) country: &'a str,
    pub(crate) facts: &'a [icc_store::Fact],
    pub(crate) wave: &'a icc_store::NewWave,
}

impl Asked {
    /// Reads a definition that is kept, for one of its methods.
    pub(crate) fn read(document: &str, method: &str) -> Result<Self, Error> {
        let broken = |text: String| Error::broken([text]);
        let definition = Definition::from_canonical(document).map_err(|e| broken(e.to_string()))?;
        let program = Program::compile(&definition, method).map_err(|e| broken(e.to_string()))?;
        Ok(Self {
            definition: Arc::new(definition),
            program,
        })
    }

    /// The words of a question, by language.
    pub(crate) fn titles_of(&self, question: &str) -> LocalizedText {
        let texts = self.definition.texts.iter();
        let titles = texts.filter_map(|(tag, texts)| {
            let title = &texts.questions.get(question)?.text;
            Some((tag.clone(), title.clone()))
        });
        LocalizedText(titles.collect())
    }

    /// The title of a section, by language.
    pub(crate) fn section_titles(&self, section: &str) -> LocalizedText {
        let texts = self.definition.texts.iter();
        let titles = texts.filter_map(|(tag, texts)| {
            let title = &texts.sections.get(section)?.title;
            Some((tag.clone(), title.clone()))
        });
        LocalizedText(titles.collect())
    }

    /// Whether some questions are asked of some only.
    pub(crate) fn is_conditional(&self) -> bool {
        self.program.asks_conditionally()
    }

    /// Codes of the questions that are asked, given these answers.
    pub(crate) fn questions(
        &self,
        about: &Asking<'_>,
        entries: &BTreeMap<String, Entry>,
    ) -> Result<BTreeSet<String>, Error> {
        let all = &self.definition.questions;
        let codes = || all.iter().map(|q| q.code.to_string());
        if !self.program.asks_conditionally() {
            return Ok(codes().collect());
        }
        let mut sheet = AnswerSheet::default();
        for question in all {
            let entry = entries.get(question.code.as_str());
            // A condition looks at answers, never at their evidence.
            let answer = entry.and_then(|entry| entry.scored(question, &|_| Grade::Declared));
            if let Some(answer) = answer {
                sheet.0.insert(question.code.to_string(), answer);
            }
        }
        let period = Some(about.wave.code.as_str());
        let mut builder = PanelBuilder::new();
        builder.unit(about.city, period);
        builder.fact("", about.city, period, COUNTRY, about.country);
        for (measure, value) in latest_facts(about.facts, about.wave.year) {
            builder.fact("", about.city, period, measure, &value);
        }
        let rows = Questions::of(&self.definition).rows(&sheet)?;
        builder.answers(about.city, &about.wave.code, rows);
        let panel = builder
            .build()
            .map_err(|issues| Error::broken(issues.iter().map(ToString::to_string)))?;
        let asked = self.program.asked(&panel, 0);
        Ok(codes()
            .zip(asked)
            .filter(|(_, it)| *it)
            .map(|(code, _)| code)
            .collect())
    }

    /// A section with all that lie inside it.
    pub(crate) fn sections_within(&self, section: &str) -> BTreeSet<String> {
        let mut within: BTreeSet<String> = [section.to_owned()].into();
        // A section stands after the one it belongs to, or before: until nothing is added.
        loop {
            let inside = self.definition.sections.iter().filter(|s| {
                let parent = s.parent.as_ref().map(icc_domain::Code::as_str);
                parent.is_some_and(|parent| within.contains(parent))
            });
            let more: BTreeSet<String> = inside.map(|s| s.code.to_string()).collect();
            let before = within.len();
            within.extend(more);
            if within.len() == before {
                return within;
            }
        }
    }

    /// The section on top in which a section lies, or itself.
    pub(crate) fn top_of<'a>(&'a self, section: &'a str) -> &'a str {
        let mut found = section;
        // No more steps than there are sections, whatever the definition says.
        for _ in &self.definition.sections {
            let mut sections = self.definition.sections.iter();
            let here = sections.find(|section| section.code.as_str() == found);
            match here.and_then(|section| section.parent.as_ref()) {
                Some(parent) => found = parent.as_str(),
                None => break,
            }
        }
        found
    }

    /// The questions of a section and those inside it, in the order in which they are asked.
    pub(crate) fn questions_within<'a>(
        &'a self,
        section: &str,
    ) -> impl Iterator<Item = &'a Question> + use<'a> {
        let within = self.sections_within(section);
        let all = self.definition.questions.iter();
        all.filter(move |q| within.contains(q.section.as_str()))
    }
}
