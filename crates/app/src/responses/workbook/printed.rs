//! A blank questionnaire in print.

use icc_domain::Locale;
use icc_i18n::{I18n, key};
use icc_questionnaire::definition::Question;
use icc_reports::{Asked, Part, Pdf, Printing, Questionnaire};

use super::made::Paper;
use crate::error::Error;
use crate::responses::home::{MINUTES_TO_ANSWER, ordered_sections};
use crate::responses::{Input, Wording};

/// Why and for whom a questionnaire is printed does not change it: the size of paper does.
pub use icc_reports::Paper as PaperSize;

impl Paper {
    /// The questions with room to write, as a tagged PDF. It takes a second and more.
    ///
    /// # Errors
    /// [`Error::Printing`] when the questionnaire cannot be typeset.
    pub fn pdf(&self, i18n: &I18n, locale: Locale, size: PaperSize) -> Result<Pdf, Error> {
        let wording = Wording::new(&self.desk.asked.definition, i18n, locale);
        let name = |names: &icc_domain::LocalizedText, code: &str| {
            names.best(locale).map_or(code, |(_, name)| name).to_owned()
        };
        let (city, wave) = (&self.desk.city, &self.desk.wave);
        let last = self.last_words(i18n, locale);
        let mut parts = Vec::new();
        for (depth, section) in ordered_sections(&self.desk.asked) {
            let own = self.desk.asked.definition.questions.iter();
            let own = own.filter(|q| q.section.as_str() == section && self.has(q.code.as_str()));
            let questions = own.filter_map(|question| {
                let last = last.as_ref();
                let last = last.map(|last| last.lines(question.code.as_str()));
                asked(&wording, question, last.unwrap_or_default())
            });
            let questions: Vec<Asked> = questions.collect();
            let within = self.desk.asked.questions_within(&section);
            if within.into_iter().any(|q| self.has(q.code.as_str())) {
                let texts = wording.section(&section);
                parts.push(Part {
                    title: texts.title.clone(),
                    intro: texts.intro.clone().unwrap_or_default(),
                    inside: depth > 0,
                    questions,
                });
            }
        }
        let minutes = u32::try_from(self.questions()).unwrap_or(u32::MAX);
        let minutes = minutes.saturating_mul(MINUTES_TO_ANSWER);
        let questionnaire = Questionnaire {
            city: name(&city.names, &city.code),
            wave: name(&wave.names, &wave.code),
            edition: wording.title().to_owned(),
            demonstration: city.demonstration,
            statement: i18n.plain(locale, key!("site-statement")),
            hours: minutes.div_ceil(60),
            parts,
        };
        let printing = Printing {
            // The same questionnaire gives the same file.
            timestamp: wave.opens_at,
            paper: size,
        };
        let pdf = icc_reports::questionnaire(&questionnaire, i18n, locale, &printing)
            .map_err(Error::Printing)?;
        if !pdf.not_shown.is_empty() {
            tracing::warn!(letters = ?pdf.not_shown, "no embedded font has these letters");
        }
        Ok(pdf)
    }
}

fn asked(wording: &Wording<'_>, question: &Question, last: Vec<String>) -> Option<Asked> {
    let worded = wording.question(question.code.as_str())?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Some(Asked {
        code: question.code.to_string(),
        text: worded.texts.text.clone(),
        optional: worded.optional,
        several: worded.input == Input::Ticks,
        options: worded.options.into_iter().map(|(_, label)| label).collect(),
        why: text(&worded.texts.why),
        example: text(&worded.texts.example),
        evidence: text(&worded.texts.evidence),
        last,
    })
}
