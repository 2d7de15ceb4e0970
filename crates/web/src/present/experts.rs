//! What officials say that they know, as its pages show it.

use std::collections::BTreeMap;

use icc_app::experts::{
    ExpertFacet, ExpertFilter, ExpertHelp, ExpertLetterPage as FoundLetter, ExpertPage as Found,
    ExpertRow, ExpertSaid, FoundExperts, LONGEST_ABOUT, LONGEST_ROLE, MOST_FIELDS, OwnExpert,
};
use icc_app::letters::LONGEST_LETTER;
use icc_app::naming::Naming;
use icc_app::practices::{SharedWith, Tagged, TieNames};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::compare;
use icc_pages::context::{
    ExpertEntry, ExpertFields, ExpertLetterPage, ExpertMeeting, ExpertPage, ExpertPractice,
    ExpertsPage, FieldError, MeasureLink, OwnExpertPage, PracticeDocumentChoice, PracticeFacet,
};

use super::consensus::named;
use super::practices::{choices, words};
use super::response::{moment, text};
use super::{count, pagination};
use crate::extract::PageCx;
use crate::form::Formed;

/// The directory of a network.
pub(crate) fn list(cx: &PageCx, filter: &ExpertFilter, found: &FoundExperts) -> ExpertsPage {
    let naming = cx.naming();
    let ties = words(cx, &naming);
    let facets = ExpertFacet::ALL.map(|facet| {
        let counts = found.counts.get(&facet);
        shown_facet(facet, filter.chosen(facet), counts, (&ties, &naming))
    });
    let chosen = |facet: &ExpertFacet| !filter.chosen(*facet).is_empty();
    let rows = found.rows.iter().map(|row| entry(row, cx, &ties));
    ExpertsPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        query: filter.words.clone(),
        filtered: !filter.words.is_empty() || ExpertFacet::ALL.iter().any(chosen),
        facets: facets.into(),
        rows: rows.collect(),
        pagination: pagination(found.paging),
        belongs: found.belongs,
    }
}

fn shown_facet(
    facet: ExpertFacet,
    chosen: &str,
    counts: Option<&BTreeMap<String, usize>>,
    (ties, naming): (&TieNames<'_>, &Naming<'_>),
) -> PracticeFacet {
    let label = |code: &str| match facet {
        ExpertFacet::Field => ties.indicator(code),
        ExpertFacet::Region => {
            let named = code.split_once('-');
            let named = named.map(|(country, province)| naming.province(country, province));
            named
                .filter(|name| !name.is_empty())
                .unwrap_or(code.to_owned())
        }
        ExpertFacet::Language | ExpertFacet::Help => String::new(),
    };
    let mut options = choices(counts, chosen, label);
    // Codes without a label stay in the order of their vocabulary.
    options.sort_by(|one, other| {
        let by_name = compare(naming.locale, &one.label, &other.label);
        let rank = ExpertHelp::from_word;
        by_name.then_with(|| rank(&one.value).cmp(&rank(&other.value)))
    });
    PracticeFacet {
        name: facet.as_str().to_owned(),
        chosen: chosen.to_owned(),
        options,
    }
}

/// A text in the language of the page or else in another, with that language.
fn best(text: &LocalizedText, locale: Locale) -> (String, String) {
    let (language, text) = text.best(locale).unwrap_or_default();
    (text.to_owned(), language.to_owned())
}

fn entry(row: &ExpertRow, cx: &PageCx, ties: &TieNames<'_>) -> ExpertEntry {
    let expert = &row.expert;
    let (role, role_language) = best(&expert.role, cx.locale);
    let fields = expert.fields.iter().map(|code| MeasureLink {
        label: ties.indicator(code),
        code: code.clone(),
    });
    let mut fields: Vec<MeasureLink> = fields.collect();
    fields.sort_by(|one, other| compare(cx.locale, &one.label, &other.label));
    ExpertEntry {
        id: expert.id.to_string(),
        name: row.name.clone(),
        invented: row.invented,
        reserved: expert.reach == SharedWith::Network,
        cities: named(&row.cities, cx.locale),
        role,
        role_language,
        fields,
        languages: expert.languages.iter().cloned().collect(),
        help: expert
            .help
            .iter()
            .map(|it| it.as_str().to_owned())
            .collect(),
    }
}

/// Somebody in the directory of a network.
pub(crate) fn one(cx: &PageCx, found: &Found) -> ExpertPage {
    let naming = cx.naming();
    let (about, about_language) = best(&found.row.expert.about, cx.locale);
    let practices = found.practices.iter().map(|shown| ExpertPractice {
        id: shown.practice.to_string(),
        title: shown.title.clone(),
        language: shown.language.tag().to_owned(),
    });
    let meetings = found.meetings.iter().map(|meeting| ExpertMeeting {
        id: meeting.id.to_string(),
        theme: meeting.theme.clone(),
        day: meeting.starts_at.date_naive().to_string(),
    });
    ExpertPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        entry: entry(&found.row, cx, &words(cx, &naming)),
        about,
        about_language,
        practices: practices.collect(),
        meetings: meetings.collect(),
        changed: moment(found.row.expert.changed_at),
        may_ask: found.may_ask,
        own: found.own,
    }
}

/// Writing to somebody there.
pub(crate) fn letter(
    cx: &PageCx,
    found: &FoundLetter,
    letter: String,
    errors: Vec<FieldError>,
) -> ExpertLetterPage {
    let naming = cx.naming();
    ExpertLetterPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        entry: entry(&found.row, cx, &words(cx, &naming)),
        letter,
        longest: count(LONGEST_LETTER),
        errors,
    }
}

/// What the reader says of the own expertise, with its form.
pub(crate) fn own(
    cx: &PageCx,
    name: String,
    (found, tagged): (&OwnExpert, &Tagged),
    formed: Formed<ExpertSaid>,
) -> OwnExpertPage {
    let naming = cx.naming();
    let ties = words(cx, &naming);
    let standing = found.standing.as_ref();
    let said = formed.said.unwrap_or_else(|| as_kept(found, cx.locale));
    let fields = tagged.0.iter().map(|(code, _)| PracticeDocumentChoice {
        title: ties.indicator(code),
        chosen: said.fields.contains(code),
        id: code.clone(),
    });
    let networks = found.networks.iter().map(|network| {
        let name = text(&network.names, cx.locale, &network.code);
        (network.code.clone(), name)
    });
    OwnExpertPage {
        name,
        networks: networks.collect(),
        since: standing.map_or_else(String::new, |expert| moment(expert.made_at)),
        version: standing.map_or(0, |expert| expert.version),
        fields: fields.collect(),
        most: count(MOST_FIELDS),
        longest_role: count(LONGEST_ROLE),
        longest_about: count(LONGEST_ABOUT),
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
        form: ExpertFields {
            role_fr: said.role_fr,
            role_en: said.role_en,
            about_fr: said.about_fr,
            about_en: said.about_en,
            languages: said.languages.into_iter().collect(),
            help: said.help.into_iter().collect(),
            reach: said.reach,
            told: said.told,
        },
    }
}

/// What stands there before anybody has sent the form: what is kept, or the usual.
fn as_kept(found: &OwnExpert, locale: Locale) -> ExpertSaid {
    let Some(expert) = &found.standing else {
        return ExpertSaid {
            languages: [locale.tag().to_owned()].into(),
            ..ExpertSaid::default()
        };
    };
    let said = |text: &LocalizedText, locale: Locale| {
        let text = text.get(locale).unwrap_or_default();
        text.to_owned()
    };
    ExpertSaid {
        role_fr: said(&expert.role, Locale::Fr),
        role_en: said(&expert.role, Locale::En),
        about_fr: said(&expert.about, Locale::Fr),
        about_en: said(&expert.about, Locale::En),
        languages: expert.languages.clone(),
        fields: expert.fields.clone(),
        help: expert
            .help
            .iter()
            .map(|it| it.as_str().to_owned())
            .collect(),
        reach: expert.reach.as_str().to_owned(),
        told: expert.told,
        withdrawn: false,
        version: expert.version,
    }
}
