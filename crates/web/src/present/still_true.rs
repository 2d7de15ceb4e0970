//! Answers from last time, as the page that confirms them at once shows them.

use icc_app::responses::{StillTrue, Waiting, Wording};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{StillTrueAnswer, StillTruePage, StillTrueSection};

use super::count;
use super::response::head;

pub(crate) fn still_true_page(found: &StillTrue, i18n: &I18n, locale: Locale) -> StillTruePage {
    let definition = &found.desk.asked.definition;
    let wording = Wording::new(definition, i18n, locale);
    let answer = |waiting: &Waiting| StillTrueAnswer {
        code: waiting.question.clone(),
        text: wording
            .question(&waiting.question)
            .map(|worded| worded.texts.text.clone())
            .unwrap_or_default(),
        language: wording.other_language().to_owned(),
        version: waiting.version,
        words: wording.answer(&waiting.question, &waiting.entry),
    };
    let (mut sections, mut expired) = (Vec::<(String, StillTrueSection)>::new(), Vec::new());
    for waiting in &found.waiting {
        if waiting.expired {
            expired.push(answer(waiting));
            continue;
        }
        let section = definition
            .question(&waiting.question)
            .map_or("", |question| question.section.as_str());
        if sections.last().is_none_or(|(code, _)| code != section) {
            let title = wording.section(section).title.clone();
            let answers = Vec::new();
            sections.push((section.to_owned(), StillTrueSection { title, answers }));
        }
        if let Some((_, last)) = sections.last_mut() {
            last.answers.push(answer(waiting));
        }
    }
    StillTruePage {
        head: head(&found.desk, locale),
        light: found.is_light(),
        count: count(found.waiting.len() - expired.len()),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        expired,
    }
}
