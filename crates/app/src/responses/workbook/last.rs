//! What is known from last time, in the words of a file.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, date, key};

use super::made::Paper;
use crate::responses::{LastTime, Wording};

/// Puts what is known from last time into words.
pub(super) struct LastWords<'a> {
    last: &'a LastTime,
    wording: Wording<'a>,
    i18n: &'a I18n,
    locale: Locale,
}

impl Paper {
    pub(super) fn last_words<'a>(
        &'a self,
        i18n: &'a I18n,
        locale: Locale,
    ) -> Option<LastWords<'a>> {
        let last = self.last.as_ref()?;
        Some(LastWords {
            wording: Wording::new(&last.asked.definition, i18n, locale),
            last,
            i18n,
            locale,
        })
    }
}

impl LastWords<'_> {
    /// What was said about a question, line by line; nothing where nothing is known.
    pub(super) fn lines(&self, question: &str) -> Vec<String> {
        let Some(answer) = self.last.answers.get(question) else {
            return Vec::new();
        };
        let filled = |id: &str, text: &str| {
            let args = Args::new().text("text", text);
            (!text.is_empty()).then(|| self.i18n.text(self.locale, id, &args))
        };
        let entry = &answer.entry;
        let words = self.wording.answer(&answer.question, entry).join(" · ");
        let wave = &self.last.wave;
        let name = wave.names.best(self.locale);
        let name = name.map_or(&*wave.code, |(_, name)| name);
        let args = Args::new()
            .text("wave", name)
            .text("answer", words.as_str())
            .text("day", date(self.locale, answer.since.date_naive()));
        let said = (!words.is_empty()).then(|| {
            self.i18n
                .text(self.locale, key!("preparation-answer"), &args)
        });
        let by = answer.by.as_deref().unwrap_or_default();
        let remark = answer.remark.as_ref();
        let request = remark
            .and_then(|remark| remark.request.as_ref()?.best(self.locale))
            .map_or("", |(_, text)| text);
        let remarks = remark.map_or("", |remark| remark.words.as_str());
        [
            said,
            filled(key!("preparation-by"), by),
            filled(key!("preparation-comment"), &entry.comment),
            filled(key!("preparation-example"), &entry.example),
            filled(key!("preparation-remark"), request),
            filled(key!("preparation-remark"), remarks),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
