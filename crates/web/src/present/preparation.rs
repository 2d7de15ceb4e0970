//! What is known from last time, as its page shows it.

use icc_app::responses::{Carrying, LastAnswer, LastTime, Preparation, Wording};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{self, LastPerson, LastRemark, LastSection, PreparationPage};

use super::count;
use super::response::{head, text};
use super::review::text_entries;

pub(crate) fn preparation_page(
    found: &Preparation,
    i18n: &I18n,
    locale: Locale,
) -> PreparationPage {
    let blank = PreparationPage {
        head: head(&found.desk, locale),
        wave_name: String::new(),
        people: Vec::new(),
        sections: Vec::new(),
        texts: Vec::new(),
    };
    let Some(last) = &found.last else {
        return blank;
    };
    let people = last.people().into_iter();
    PreparationPage {
        wave_name: text(&last.wave.names, locale, &last.wave.code),
        people: people
            .map(|(name, n)| LastPerson {
                name: name.to_owned(),
                count: count(n),
            })
            .collect(),
        sections: sections(found, last, i18n, locale),
        texts: text_entries(&last.texts, &[], locale),
        ..blank
    }
}

fn sections(found: &Preparation, last: &LastTime, i18n: &I18n, locale: Locale) -> Vec<LastSection> {
    let definition = &found.desk.asked.definition;
    let wording = Wording::new(definition, i18n, locale);
    let then = Wording::new(&last.asked.definition, i18n, locale);
    let mut sections: Vec<LastSection> = Vec::new();
    for question in &definition.questions {
        let Some(answer) = last.answers.get(question.code.as_str()) else {
            continue;
        };
        let section = question.section.as_str();
        if sections.last().is_none_or(|last| last.code != section) {
            sections.push(LastSection {
                code: section.to_owned(),
                title: wording.section(section).title.clone(),
                answers: Vec::new(),
            });
        }
        if let Some(last) = sections.last_mut() {
            let code = question.code.as_str();
            last.answers
                .push(shown(code, answer, (&wording, &then), locale));
        }
    }
    sections
}

fn shown(
    code: &str,
    answer: &LastAnswer,
    (now, then): (&Wording<'_>, &Wording<'_>),
    locale: Locale,
) -> context::LastAnswer {
    let asked = |wording: &Wording<'_>, code: &str| {
        let asked = wording.question(code);
        asked
            .map(|asked| asked.texts.text.clone())
            .unwrap_or_default()
    };
    let (comment, example, language) = answer.entry.words_for(locale);
    context::LastAnswer {
        text: asked(now, code),
        language: now.other_language().to_owned(),
        asked: match answer.carrying {
            Carrying::Same => String::new(),
            Carrying::Changed => asked(then, &answer.question),
        },
        words: then.answer(&answer.question, &answer.entry),
        since: answer.since.date_naive().to_string(),
        by: answer.by.clone().unwrap_or_default(),
        comment: comment.to_owned(),
        example: example.to_owned(),
        words_language: language.map_or("", Locale::tag).to_owned(),
        remark: answer.remark.as_ref().map(|remark| LastRemark {
            request: remark
                .request
                .as_ref()
                .map(|request| text(request, locale, ""))
                .unwrap_or_default(),
            words: remark.words.clone(),
            day: remark.at.date_naive().to_string(),
        }),
        code: code.to_owned(),
    }
}
