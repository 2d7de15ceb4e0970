//! Reviews as a whole: lists, texts, who has them.

use std::collections::BTreeMap;

use icc_app::input::last_day;
use icc_app::responses::Wording;
use icc_app::review::{
    AnswerStanding, AssignPage, Overview, ReviewEntry, ReviewList, ReviewTextKind, SHARE,
    SectionCount, TextDocument, TextSaid, TextState, TextsPage,
};
use icc_domain::Locale;
use icc_i18n::I18n;
use icc_pages::context::{
    AssignedEntry, CandidateChoice, FieldError, ResponseHead, ReviewAssignPage, ReviewLink,
    ReviewPage, ReviewSectionLink, ReviewTextEntry, ReviewTextForm, ReviewTextsPage, ReviewsPage,
    StandingCount,
};

use crate::present::count;
use crate::present::response::{head, moment, text};

/// The reviews that somebody has.
pub(crate) fn reviews_page(list: &ReviewList, locale: Locale) -> ReviewsPage {
    let link = |entry: &ReviewEntry| {
        let reviewed = &entry.reviewed;
        let answers = reviewed.answers.iter().filter(|answer| answer.is_answer);
        ReviewLink {
            head: head(&reviewed.desk, locale),
            answers: count(answers.count()),
            open: count(reviewed.open()),
            mine: entry.may_review,
        }
    };
    ReviewsPage {
        reviews: list.entries.iter().map(link).collect(),
    }
}

/// A review as a whole, with an empty form.
pub(crate) fn review_page(overview: &Overview, i18n: &I18n, locale: Locale) -> ReviewPage {
    let reviewed = &overview.reviewed;
    let desk = &reviewed.desk;
    let wording = Wording::new(&desk.asked.definition, i18n, locale);
    let answers = reviewed.answers.iter().filter(|answer| answer.is_answer);
    let standings = AnswerStanding::ALL
        .into_iter()
        .map(|standing| StandingCount {
            code: standing.as_str().to_owned(),
            n: count(reviewed.count(standing)),
        });
    let share = reviewed
        .review
        .as_ref()
        .map_or(SHARE, |review| review.share);
    ReviewPage {
        head: head(desk, locale),
        edition: wording.title().to_owned(),
        path: reviewed.path().as_str().to_owned(),
        share: share.into(),
        may_review: overview.may_review,
        reviewers: overview.reviewers.clone(),
        answers: count(answers.count()),
        open: count(reviewed.open()),
        standings: standings.filter(|standing| standing.n > 0).collect(),
        sections: section_links(&wording, &overview.sections, ""),
        texts: text_entries(&overview.texts, &desk.required_languages, locale),
        version: desk
            .response
            .as_ref()
            .map_or(0, |response| response.version.into()),
        remark: String::new(),
        errors: Vec::new(),
    }
}

/// Sections in a list.
pub(super) fn section_links(
    wording: &Wording<'_>,
    sections: &[SectionCount],
    current: &str,
) -> Vec<ReviewSectionLink> {
    let link = |section: &SectionCount| ReviewSectionLink {
        title: wording.section(&section.code).title.clone(),
        depth: count(section.depth),
        current: section.code == current,
        answers: count(section.answers),
        open: count(section.open),
        code: section.code.clone(),
    };
    sections.iter().map(link).collect()
}

/// The texts of a review to be read, with the languages in which they are still missing.
pub(crate) fn text_entries(
    texts: &BTreeMap<ReviewTextKind, TextDocument>,
    required: &[Locale],
    locale: Locale,
) -> Vec<ReviewTextEntry> {
    let written = ReviewTextKind::ALL.into_iter();
    let written = written.filter_map(|kind| Some((kind, texts.get(&kind)?)));
    written
        .filter(|(_, text)| !text.body.is_empty())
        .map(|(kind, text)| {
            let (body, language) = text.for_reader(locale);
            let missing = required.iter().filter(|one| text.state(**one).is_open());
            ReviewTextEntry {
                kind: kind.as_str().to_owned(),
                body: body.to_owned(),
                language: language.tag().to_owned(),
                missing: missing.map(|one| one.tag().to_owned()).collect(),
            }
        })
        .collect()
}

/// The texts of a review, with what was just sent, if it could not be kept.
pub(crate) fn texts_page(
    found: &TextsPage,
    said: &[TextSaid],
    errors: Vec<FieldError>,
    conflicts: impl Fn(ReviewTextKind) -> bool,
    locale: Locale,
) -> ReviewTextsPage {
    let form = |(kind, (text, version)): (&ReviewTextKind, &(TextDocument, i32))| {
        let sent = said.iter().find(|sent| sent.kind == *kind);
        let language = sent.map_or(text.language, |sent| sent.language);
        let other = match language {
            Locale::Fr => Locale::En,
            Locale::En => Locale::Fr,
        };
        let kept = text.translations.get(other.tag());
        let state = text.state(other);
        ReviewTextForm {
            kind: kind.as_str().to_owned(),
            language: language.tag().to_owned(),
            other: other.tag().to_owned(),
            body: sent.map_or_else(|| text.body.clone(), |sent| sent.body.clone()),
            translation: match sent {
                Some(sent) => sent.translation.clone(),
                None => kept.map(|kept| kept.body.clone()).unwrap_or_default(),
            },
            state: state.as_str().to_owned(),
            finished: sent.map_or(state == TextState::Current, |sent| sent.finished),
            version: *version,
            theirs: if conflicts(*kind) {
                text.body.clone()
            } else {
                String::new()
            },
        }
    };
    let required = found.desk.required_languages.iter();
    ReviewTextsPage {
        head: head(&found.desk, locale),
        may_review: found.may_review,
        required: required.map(|language| language.tag().to_owned()).collect(),
        texts: found.texts.iter().map(form).collect(),
        conflict: ReviewTextKind::ALL.into_iter().any(conflicts),
        errors,
    }
}

/// Saying who reviews.
pub(crate) fn assign_page(
    found: &AssignPage,
    reviewer: String,
    errors: Vec<FieldError>,
    locale: Locale,
) -> ReviewAssignPage {
    let wave = &found.wave;
    ReviewAssignPage {
        head: ResponseHead {
            city: found.city.code.clone(),
            city_name: text(&found.city.names, locale, &found.city.code),
            wave: wave.code.clone(),
            wave_name: text(&wave.names, locale, &wave.code),
            status: found.status.as_str().to_owned(),
            open: false,
            closes: last_day(wave.closes_at).to_string(),
        },
        path: found.path.as_str().to_owned(),
        rows: found
            .rows
            .iter()
            .map(|row| AssignedEntry {
                id: row.assignment.id.to_string(),
                name: row.name.clone().unwrap_or_default(),
                since: moment(row.assignment.assigned_at),
                until: row.assignment.ended_at.map(moment).unwrap_or_default(),
            })
            .collect(),
        candidates: found
            .candidates
            .iter()
            .map(|one| CandidateChoice {
                id: one.account.to_string(),
                name: one.name.clone(),
                load: count(one.load),
            })
            .collect(),
        may_assign: found.may_assign,
        reviewer,
        errors,
    }
}
