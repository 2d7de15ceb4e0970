//! Lists of what is to be done.

use chrono::{DateTime, SecondsFormat, Utc};
use icc_app::responses::{self, Desk, Home, SectionProgress, Wording, Worklist};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::I18n;
use icc_pages::context::{
    LanguageTask, LastPerson, ResponseHead, ResponsePage, SectionLink, SectionTask, Tally,
    WorkEntry, WorklistPage,
};

use crate::present::count;
use crate::present::extension::request_entry;
use crate::present::module_answers;
use crate::present::parts::part_entry;
use crate::present::targets::entry;

pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text in a language, else in another one, else what stands for it.
pub(crate) fn text(text: &LocalizedText, locale: Locale, otherwise: &str) -> String {
    let best = text.best(locale);
    best.map_or(otherwise, |(_, text)| text).to_owned()
}

pub(crate) fn head(desk: &Desk, locale: Locale) -> ResponseHead {
    ResponseHead {
        city: desk.city.code.clone(),
        city_name: text(&desk.city.names, locale, &desk.city.code),
        wave: desk.wave.code.clone(),
        wave_name: text(&desk.wave.names, locale, &desk.wave.code),
        status: status(desk.response.as_ref().map(|response| response.status)),
        open: desk.is_open(),
        closes: moment(desk.closes_at()),
    }
}

fn status(status: Option<responses::ResponseStatus>) -> String {
    status
        .map_or("not-begun", |status| status.as_str())
        .to_owned()
}

pub(crate) const fn tally(of: &responses::Tally) -> Tally {
    Tally {
        questions: of.questions,
        answered: of.answered,
        out_of_scope: of.out_of_scope,
        unknown: of.unknown,
        carried: of.carried,
        missing: of.missing,
        minutes: of.minutes(),
    }
}

pub(crate) fn sections(
    wording: &Wording<'_>,
    sections: &[SectionProgress],
    current: &str,
) -> Vec<SectionTask> {
    let task = |section: &SectionProgress| {
        let of = &section.tally;
        let status = if of.done() == of.questions {
            "done"
        } else if of.done() + of.carried == of.questions {
            "confirm"
        } else if of.missing < of.questions {
            "started"
        } else {
            "to-do"
        };
        SectionTask {
            title: wording.section(&section.code).title.clone(),
            depth: u32::try_from(section.depth).unwrap_or_default(),
            current: section.code == current,
            status: status.to_owned(),
            tally: tally(of),
            code: section.code.clone(),
        }
    };
    sections.iter().map(task).collect()
}

/// The section after the one with a code, among those of a page in order. A section with others
/// inside it shows those too: the next one is the next of its level.
pub(crate) fn next_section<'a>(
    mut sections: impl Iterator<Item = &'a str>,
    code: &str,
    wording: &Wording<'_>,
) -> Option<SectionLink> {
    sections.find(|one| *one == code)?;
    let within = wording.is_top(code);
    let next = sections.find(|one| !within || wording.is_top(one))?;
    Some(SectionLink {
        title: wording.section(next).title.clone(),
        code: next.to_owned(),
    })
}

/// The questionnaires that wait for somebody.
pub(crate) fn worklist_page(list: &Worklist, locale: Locale) -> WorklistPage {
    let entries = list.entries.iter().map(|entry| {
        let own_end = entry.response.as_ref().and_then(|r| r.closes_at);
        WorkEntry {
            head: ResponseHead {
                city: entry.city.code.clone(),
                city_name: text(&entry.city.names, locale, &entry.city.code),
                wave: entry.wave.code.clone(),
                wave_name: text(&entry.wave.names, locale, &entry.wave.code),
                status: status(entry.response.as_ref().map(|response| response.status)),
                open: entry.open,
                closes: moment(own_end.unwrap_or(entry.wave.closes_at)),
            },
            tally: entry.tally.as_ref().map(tally),
        }
    });
    WorklistPage {
        entries: entries.collect(),
        modules: module_answers::tasks(&list.modules, locale),
    }
}

/// A questionnaire as its list of tasks.
pub(crate) fn home_page(home: &Home, i18n: &I18n, locale: Locale) -> ResponsePage {
    let desk = &home.desk;
    let response = desk.response.as_ref();
    let wording = Wording::new(&desk.asked.definition, i18n, locale);
    let former = home.former.as_ref();
    ResponsePage {
        head: head(desk, locale),
        edition: wording.title().to_owned(),
        mode: response.map_or("", |r| r.mode.as_str()).to_owned(),
        may_start: home.may_start,
        whole: home.desk.sees_all(),
        may_divide: home.may_divide,
        targets: home.targets.iter().map(entry).collect(),
        may_consent: home.may_consent,
        tally: tally(&home.tally),
        sections: sections(&wording, &home.sections, ""),
        former: former
            .map(|former| text(&former.wave.names, locale, &former.wave.code))
            .unwrap_or_default(),
        answered_by: home
            .answered_by
            .iter()
            .map(|(name, n)| LastPerson {
                name: name.clone(),
                count: count(*n),
            })
            .collect(),
        parts: home
            .parts
            .iter()
            .filter(|row| row.part.state.is_live())
            .map(|row| part_entry(row, &wording))
            .collect(),
        extension: home.extension.as_ref().map(request_entry),
        review_asked: count(home.review_asked),
        review_spoken: count(home.review_spoken),
        expired: count(home.expired),
        light: response.is_some_and(|r| r.extent == responses::Extent::Light),
        languages: desk
            .required_languages
            .iter()
            .map(|language| language.tag().to_owned())
            .collect(),
        untranslated: home
            .untranslated
            .iter()
            .map(|(language, n)| LanguageTask {
                language: language.tag().to_owned(),
                n: *n,
                required: desk.required_languages.contains(language),
            })
            .collect(),
    }
}
