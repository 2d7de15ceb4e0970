//! Sections and questions as they are filled in.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use icc_app::responses::{
    Carrying, Change, Conflict, Entry, EntryIssue, History, Input, Question, Said, Saved, Section,
    Version, Wording,
};
use icc_domain::Locale;
use icc_i18n::{I18n, key};
use icc_pages::context::{
    ConflictForm, EntryError, FormerForm, OptionForm, QuestionForm, ResponseHistoryPage,
    ResponseQuestionPage, ResponseSectionPage, SectionLink, VersionEntry,
};

use crate::present::evidence::attached;

use super::tasks::{head, moment, next_section, sections, tally, text};

/// The status of a page that shows what was sent again; none when all of it is kept.
pub(crate) fn status_of(saved: &BTreeMap<String, Saved>) -> Option<StatusCode> {
    let any = |wanted: fn(&Saved) -> bool| saved.values().any(wanted);
    if any(|saved| matches!(saved, Saved::Conflict(_))) {
        Some(StatusCode::CONFLICT)
    } else if any(|saved| matches!(saved, Saved::Refused(_))) {
        Some(StatusCode::UNPROCESSABLE_ENTITY)
    } else {
        None
    }
}

/// A section with what was just sent, if it could not be kept.
pub(crate) fn section_page(
    section: &Section,
    changes: &[Change],
    saved: &BTreeMap<String, Saved>,
    i18n: &I18n,
    locale: Locale,
) -> ResponseSectionPage {
    let filling = Filling::new(section, changes, saved, i18n, locale);
    let own = filling.wording.section(&section.code);
    let codes = section.sections.iter().map(|s| s.code.as_str());
    ResponseSectionPage {
        head: head(&section.desk, locale),
        title: own.title.clone(),
        intro: own.intro.clone().unwrap_or_default(),
        tally: tally(&section.tally),
        sections: sections(&filling.wording, &section.sections, &section.code),
        questions: section.questions.iter().map(|q| filling.form(q)).collect(),
        may_fill_in: section.questions.iter().any(|q| q.may_fill_in),
        next: next_section(codes, &section.code, &filling.wording),
        errors: filling.errors(&section.questions),
        code: section.code.clone(),
    }
}

/// One question of a section with what was just sent, if it could not be kept.
pub(crate) fn question_page(
    section: &Section,
    place: usize,
    changes: &[Change],
    saved: &BTreeMap<String, Saved>,
    i18n: &I18n,
    locale: Locale,
) -> ResponseQuestionPage {
    let filling = Filling::new(section, changes, saved, i18n, locale);
    let question = &section.questions[place];
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let code = |at: Option<usize>| {
        let found = at.and_then(|at| section.questions.get(at));
        found
            .map(|question| question.code.clone())
            .unwrap_or_default()
    };
    ResponseQuestionPage {
        may_give: section.may_give,
        head: head(&section.desk, locale),
        section: SectionLink {
            title: filling.wording.section(&question.section).title.clone(),
            code: question.section.clone(),
        },
        number: number(place + 1),
        of: number(section.questions.len()),
        sections: sections(&filling.wording, &section.sections, &question.section),
        question: filling.form(question),
        attached: attached(section, question, &filling.wording),
        previous: code(place.checked_sub(1)),
        next: code(Some(place + 1)),
        errors: filling.errors(std::slice::from_ref(question)),
    }
}

/// Everything that an answer ever was.
pub(crate) fn history_page(
    history: &History,
    code: &str,
    i18n: &I18n,
    locale: Locale,
) -> ResponseHistoryPage {
    let wording = Wording::new(&history.desk.asked.definition, i18n, locale);
    let entry = |version: &Version| VersionEntry {
        version: version.version,
        by: version.by.clone().unwrap_or_default(),
        at: moment(version.at),
        confirmation: version.confirmation.as_str().to_owned(),
        words: wording.answer(code, &version.entry),
        evidence: version.evidence.clone(),
        comment: version.entry.comment.clone(),
        example: version.entry.example.clone(),
        words_language: language(&version.entry),
    };
    ResponseHistoryPage {
        head: head(&history.desk, locale),
        text: wording
            .question(code)
            .map(|question| question.texts.text.clone())
            .unwrap_or_default(),
        code: code.to_owned(),
        versions: history.versions.iter().map(entry).collect(),
    }
}

/// What is wrong with an answer, field by field.
pub(crate) fn messages(
    question: &str,
    issues: &[EntryIssue],
    wording: &Wording<'_>,
) -> Vec<EntryError> {
    issues
        .iter()
        .map(|issue| EntryError {
            field: format!("{question}.{}", issue.field().as_str()),
            message: wording.issue(issue),
        })
        .collect()
}

fn language(entry: &Entry) -> String {
    entry
        .language
        .map(|language| language.tag().to_owned())
        .unwrap_or_default()
}

/// Everything that is needed to make forms of questions.
pub(crate) struct Filling<'a> {
    sent: BTreeMap<&'a str, &'a Change>,
    saved: &'a BTreeMap<String, Saved>,
    i18n: &'a I18n,
    locale: Locale,
    wording: Wording<'a>,
    former: Option<(Wording<'a>, String)>,
    begun: Option<DateTime<Utc>>,
}

/// With what questions are shown.
pub(crate) struct Among<'a> {
    /// What is asked.
    pub(crate) wording: Wording<'a>,
    /// What was asked last time, and what that time is called.
    pub(crate) former: Option<(Wording<'a>, String)>,
    /// When answering began.
    pub(crate) begun: Option<DateTime<Utc>>,
}

impl<'a> Filling<'a> {
    fn new(
        section: &'a Section,
        changes: &'a [Change],
        saved: &'a BTreeMap<String, Saved>,
        i18n: &'a I18n,
        locale: Locale,
    ) -> Self {
        let former = section.former.as_ref().map(|former| {
            let wording = Wording::new(&former.asked.definition, i18n, locale);
            (wording, text(&former.wave.names, locale, &former.wave.code))
        });
        let response = section.desk.response.as_ref();
        let among = Among {
            wording: Wording::new(&section.desk.asked.definition, i18n, locale),
            former,
            begun: response.map(|response| response.opened_at),
        };
        Self::among(among, changes, saved, (i18n, locale))
    }

    /// Forms of questions, with what was just sent for them and what became of it.
    pub(crate) fn among(
        among: Among<'a>,
        changes: &'a [Change],
        saved: &'a BTreeMap<String, Saved>,
        (i18n, locale): (&'a I18n, Locale),
    ) -> Self {
        Self {
            sent: changes
                .iter()
                .map(|change| (change.question.as_str(), change))
                .collect(),
            saved,
            i18n,
            locale,
            wording: among.wording,
            former: among.former,
            begun: among.begun,
        }
    }

    /// What is wrong with what was sent for some questions.
    pub(crate) fn errors(&self, questions: &[Question]) -> Vec<EntryError> {
        let of = |question: &Question| match self.saved.get(&question.code) {
            Some(Saved::Refused(issues)) => messages(&question.code, issues, &self.wording),
            Some(Saved::Conflict(_)) => vec![EntryError {
                field: format!("{}.conflict", question.code),
                message: self.i18n.plain(self.locale, key!("answer-error-conflict")),
            }],
            _ => Vec::new(),
        };
        questions.iter().flat_map(of).collect()
    }

    /// The form of a question.
    pub(crate) fn form(&self, question: &Question) -> QuestionForm {
        let code = question.code.as_str();
        let asked = self.wording.question(code);
        let own = asked
            .as_ref()
            .map(|asked| asked.texts.clone())
            .unwrap_or_default();
        let saved = self.saved.get(code);
        let conflict = match saved {
            Some(Saved::Conflict(conflict)) => Some(conflict.as_ref()),
            _ => None,
        };
        // What was sent stays in the form, whatever became of it.
        let again = match (saved, self.sent.get(code)) {
            (Some(Saved::Refused(_)), Some(change)) => Some(&change.said),
            _ => None,
        };
        let entry = conflict.map_or(&question.entry, |conflict| &conflict.mine);
        let answer = question.answer.as_ref();
        let words = |entry: &Entry| self.wording.answer(code, entry);
        // Whoever cannot change an answer reads it in the own language, where that is translated.
        let words_shown = if question.may_fill_in {
            (
                entry.comment.clone(),
                entry.example.clone(),
                language(entry),
            )
        } else {
            let (comment, example, language) = entry.words_for(self.locale);
            let language = language.map(|language| language.tag().to_owned());
            (
                comment.to_owned(),
                example.to_owned(),
                language.unwrap_or_default(),
            )
        };
        let mut form = QuestionForm {
            code: code.to_owned(),
            text: own.text,
            language: self.wording.other_language().to_owned(),
            why: own.why.unwrap_or_default(),
            good_example: own.example.unwrap_or_default(),
            evidence: own.evidence.unwrap_or_default(),
            input: asked
                .as_ref()
                .map_or(Input::Text, |asked| asked.input)
                .as_str()
                .to_owned(),
            optional: asked.as_ref().is_some_and(|asked| asked.optional),
            unscored: asked.as_ref().is_some_and(|asked| asked.unscored),
            options: options(asked.map(|asked| asked.options), question, entry),
            state: entry.state.as_str().to_owned(),
            none_chosen: entry.chose_none(),
            value: entry.value.clone(),
            comment: words_shown.0,
            example: words_shown.1,
            words_language: words_shown.2,
            version: conflict.map_or_else(|| question.version(), |conflict| conflict.version),
            may_fill_in: question.may_fill_in,
            confirmation: answer.map_or("", |a| a.confirmation.as_str()).to_owned(),
            changed_by: question.changed_by.clone().unwrap_or_default(),
            changed_at: answer.map(|a| moment(a.changed_at)).unwrap_or_default(),
            words: words(&question.entry),
            since: self.since(question),
            former: self.former(question),
            conflict: conflict.map(|conflict| ConflictForm {
                seen: self.sent.get(code).map_or(0, |change| change.version),
                ..shown(conflict, words(&conflict.theirs))
            }),
        };
        if let Some(said) = again {
            fill_again(&mut form, said);
        }
        form
    }

    /// The day since which an answer stands, when that is longer than this wave.
    fn since(&self, question: &Question) -> String {
        let since = question.answer.as_ref().map(|answer| answer.since);
        match (since, self.begun) {
            (Some(since), Some(begun)) if since < begun => since.date_naive().to_string(),
            _ => String::new(),
        }
    }

    fn former(&self, question: &Question) -> Option<FormerForm> {
        let answer = question.former.as_ref()?;
        let (wording, name) = self.former.as_ref()?;
        let asked = wording.question(&answer.question)?;
        Some(FormerForm {
            wave_name: name.clone(),
            words: wording.answer(&answer.question, &answer.entry),
            comment: answer.entry.comment.clone(),
            example: answer.entry.example.clone(),
            words_language: language(&answer.entry),
            since: answer.since.date_naive().to_string(),
            asked: match answer.carrying {
                Carrying::Same => String::new(),
                Carrying::Changed => asked.texts.text.clone(),
            },
        })
    }
}

fn shown(conflict: &Conflict, words: Vec<String>) -> ConflictForm {
    ConflictForm {
        seen: 0,
        by: conflict.by.clone().unwrap_or_default(),
        at: moment(conflict.at),
        words,
        comment: conflict.theirs.comment.clone(),
        example: conflict.theirs.example.clone(),
        words_language: language(&conflict.theirs),
    }
}

fn options(
    options: Option<Vec<(String, String)>>,
    question: &Question,
    entry: &Entry,
) -> Vec<OptionForm> {
    let former = question.former.as_ref();
    let former = former.filter(|former| former.carrying == Carrying::Same);
    let options = options.unwrap_or_default().into_iter();
    options
        .map(|(code, label)| OptionForm {
            label,
            chosen: entry.options.contains(&code),
            out_of_scope: entry.out_of_scope.contains_key(&code),
            former: former.is_some_and(|former| former.entry.options.contains(&code)),
            code,
        })
        .collect()
}

/// Puts back into the form what was sent and could not be kept.
fn fill_again(form: &mut QuestionForm, said: &Said) {
    for option in &mut form.options {
        option.chosen = said.has(&option.code);
        option.out_of_scope = said.out_of_scope.contains(&option.code);
    }
    form.none_chosen = said.has(Said::NONE);
    said.state().as_str().clone_into(&mut form.state);
    if form.options.is_empty() {
        said.typed().clone_into(&mut form.value);
    }
    form.comment.clone_from(&said.comment);
    form.example.clone_from(&said.example);
}
