//! Practices as their pages show them.

mod work;

use std::collections::BTreeMap;

use icc_app::evidence::{EvidenceSource, host};
use icc_app::naming::Naming;
use icc_app::practices::{
    Facet, FoundPractices, Helping, LetterPage, PracticeFilter, PracticePage as Found, PracticeRow,
    PracticeWords, SharedWith, SimilarPractice, TieNames,
};
use icc_i18n::compare;
use icc_pages::context::{
    FieldError, MeasureLink, PracticeBody, PracticeChoice, PracticeDocument, PracticeEntry,
    PracticeFacet, PracticeLetterPage, PracticeLike, PracticePage, PracticeQuestion,
    PracticesBeside, PracticesPage,
};

pub(crate) use work::{desk, desks, form};

use super::{count, pagination};
use crate::extract::PageCx;

/// What indicators and questions are called today.
pub(crate) fn words<'a>(cx: &'a PageCx, naming: &Naming<'_>) -> TieNames<'a> {
    TieNames::of(cx.published.edition.as_ref(), naming)
}

/// Practices that were found.
pub(crate) fn list(cx: &PageCx, filter: &PracticeFilter, found: &FoundPractices) -> PracticesPage {
    let naming = cx.naming();
    let words = words(cx, &naming);
    let facets = Facet::ALL.map(|facet| {
        let counts = found.counts.get(&facet);
        shown_facet(facet, filter.chosen(facet), counts, (&words, &naming))
    });
    let chosen = |facet: &Facet| !filter.chosen(*facet).is_empty();
    let actor = cx.guest.actor.as_ref();
    PracticesPage {
        filtered: !filter.words.is_empty() || Facet::ALL.iter().any(chosen),
        query: filter.words.clone(),
        facets: facets.into(),
        rows: entries(&found.rows, &words, &naming),
        pagination: pagination(found.paging),
        works: actor.is_some_and(icc_app::practices::works_on_some),
    }
}

fn shown_facet(
    facet: Facet,
    chosen: &str,
    counts: Option<&BTreeMap<String, usize>>,
    (words, naming): (&TieNames<'_>, &Naming<'_>),
) -> PracticeFacet {
    let label = |code: &str| match facet {
        Facet::Indicator => words.indicator(code),
        Facet::Country => naming.country(code),
        Facet::Network => naming.network(code),
        Facet::Theme | Facet::Cost | Facet::Staff | Facet::Language => String::new(),
    };
    let mut options = choices(counts, chosen, label);
    options.sort_by(|one, other| {
        let by_name = compare(naming.locale, &one.label, &other.label);
        by_name.then_with(|| rank(facet, &one.value).cmp(&rank(facet, &other.value)))
    });
    PracticeFacet {
        name: facet.as_str().to_owned(),
        chosen: chosen.to_owned(),
        options,
    }
}

/// What of a facet can be chosen, each with what it would find: also what is chosen and finds
/// nothing.
pub(super) fn choices(
    counts: Option<&BTreeMap<String, usize>>,
    chosen: &str,
    label: impl Fn(&str) -> String,
) -> Vec<PracticeChoice> {
    let mut counts = counts.cloned().unwrap_or_default();
    if !chosen.is_empty() {
        counts.entry(chosen.to_owned()).or_default();
    }
    let choices = counts.into_iter().map(|(value, n)| PracticeChoice {
        label: label(&value),
        count: count(n),
        value,
    });
    choices.collect()
}

/// Where a word stands among those of its vocabulary, for those that are not ordered by name.
fn rank(facet: Facet, value: &str) -> (usize, String) {
    use icc_app::practices::{CostClass, StaffClass, Theme};
    let place = match facet {
        Facet::Theme => Theme::from_word(value).map(|one| one as usize),
        Facet::Cost => CostClass::from_word(value).map(|one| one as usize),
        Facet::Staff => StaffClass::from_word(value).map(|one| one as usize),
        Facet::Indicator | Facet::Country | Facet::Language | Facet::Network => None,
    };
    (place.unwrap_or_default(), value.to_owned())
}

fn entry(row: &PracticeRow, words: &TieNames<'_>, naming: &Naming<'_>) -> PracticeEntry {
    let shown = &row.shown;
    let named = |names, code: &String| {
        let name = naming.text(names);
        if name.is_empty() { code.clone() } else { name }
    };
    PracticeEntry {
        id: shown.practice.to_string(),
        language: shown.language.tag().to_owned(),
        title: shown.title.clone(),
        teaser: shown.teaser.clone(),
        city: row.city.code.clone(),
        city_name: named(&row.city.names, &row.city.code),
        country: naming.country(&row.city.country),
        invented: row.city.demonstration,
        network: row.network.code.clone(),
        network_name: named(&row.network.names, &row.network.code),
        reserved: shown.reach == SharedWith::Network,
        theme: shown.theme.as_str().to_owned(),
        from: shown.from_year,
        to: shown.to_year,
        indicators: shown
            .indicators
            .iter()
            .map(|code| MeasureLink {
                label: words.indicator(code),
                code: code.clone(),
            })
            .collect(),
    }
}

fn body(said: &PracticeWords, words: &TieNames<'_>) -> PracticeBody {
    PracticeBody {
        language: said.language.tag().to_owned(),
        languages: said.languages.iter().cloned().collect(),
        purpose: said.purpose.clone(),
        stimulus: said.stimulus.clone(),
        process: said.process.clone(),
        impact: said.impact.clone(),
        cost: said.cost.as_str().to_owned(),
        staff: said.staff.as_str().to_owned(),
        questions: said
            .questions
            .iter()
            .map(|code| PracticeQuestion {
                indicator: words
                    .tagged
                    .indicator_of(code)
                    .unwrap_or_default()
                    .to_owned(),
                text: words.question(code),
                code: code.clone(),
            })
            .collect(),
    }
}

/// Practices by name.
pub(crate) fn entries(
    rows: &[PracticeRow],
    words: &TieNames<'_>,
    naming: &Naming<'_>,
) -> Vec<PracticeEntry> {
    rows.iter().map(|row| entry(row, words, naming)).collect()
}

/// Practices beside something else.
pub(crate) fn beside(helping: &Helping, cx: &PageCx) -> PracticesBeside {
    let naming = cx.naming();
    PracticesBeside {
        entries: entries(&helping.rows, &words(cx, &naming), &naming),
        total: count(helping.total),
    }
}

/// A practice as others see it.
pub(crate) fn one(cx: &PageCx, found: &Found) -> PracticePage {
    let naming = cx.naming();
    let words = words(cx, &naming);
    let documents = found.documents.iter().map(|piece| {
        let url = match &piece.source {
            EvidenceSource::Link(url) => url.clone(),
            EvidenceSource::File(_) => String::new(),
        };
        PracticeDocument {
            id: piece.id.to_string(),
            title: piece.title.clone(),
            host: host(&url),
            url,
        }
    });
    PracticePage {
        entry: entry(&found.row, &words, &naming),
        since: found.row.shown.since.date_naive().to_string(),
        body: body(&found.text.words, &words),
        documents: documents.collect(),
        similar: found
            .similar
            .iter()
            .map(|one| like(one, &words, &naming))
            .collect(),
        may_ask: found.may_ask,
        works: found.works_on,
    }
}

fn like(found: &SimilarPractice, words: &TieNames<'_>, naming: &Naming<'_>) -> PracticeLike {
    let shared = found.like.indicators.iter();
    PracticeLike {
        entry: entry(&found.row, words, naming),
        questions: found.like.questions.clone(),
        indicators: shared.map(|code| words.indicator(code)).collect(),
        theme: found.like.theme,
        size: found.like.size,
    }
}

/// Writing to the authors of a practice.
pub(crate) fn letter(
    cx: &PageCx,
    found: &LetterPage,
    letter: String,
    errors: Vec<FieldError>,
) -> PracticeLetterPage {
    let naming = cx.naming();
    PracticeLetterPage {
        entry: entry(&found.row, &words(cx, &naming), &naming),
        reaches: found.reaches,
        letter,
        longest: count(icc_app::letters::LONGEST_LETTER),
        errors,
    }
}
