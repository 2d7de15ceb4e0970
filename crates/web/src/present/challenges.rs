//! Issues and challenges as their pages show them.

use icc_app::challenges::{
    ChallengeFilter, ChallengeForm, ChallengeList, ChallengePage as Found, ChallengeRow,
    ChallengeSaid, ChallengeStatus, GovernmentOrder, LONGEST_CHALLENGE_TEXT, Synthesis,
};
use icc_app::practices::Theme;
use icc_pages::context::{
    ChallengeEntry, ChallengeFields, ChallengeFormPage, ChallengePage, ChallengesPage,
    PracticeDocumentChoice, SynthesisPage, SynthesisTheme,
};
use icc_pages::urls::NEW;

use super::consensus::named;
use super::response::text;
use super::{count, pagination};
use crate::extract::PageCx;
use crate::form::Formed;

/// The register of a network.
pub(crate) fn list(cx: &PageCx, filter: &ChallengeFilter, found: &ChallengeList) -> ChallengesPage {
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    let page = ChallengesPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        query: filter.words.clone(),
        theme: word(filter.theme.map(Theme::as_str)),
        order: word(filter.order.map(GovernmentOrder::as_str)),
        status: word(filter.status.map(ChallengeStatus::as_str)),
        filtered: false,
        rows: found.rows.iter().map(|row| entry(row, cx)).collect(),
        pagination: pagination(found.paging),
        writes: !found.writes_for.is_empty(),
    };
    let chosen = [&page.query, &page.theme, &page.order, &page.status];
    ChallengesPage {
        filtered: chosen.iter().any(|chosen| !chosen.is_empty()),
        ..page
    }
}

fn entry(row: &ChallengeRow, cx: &PageCx) -> ChallengeEntry {
    let one = &row.challenge;
    ChallengeEntry {
        id: one.id.to_string(),
        language: one.language.tag().to_owned(),
        title: one.title.clone(),
        city_name: text(&row.city.names, cx.locale, &row.city.code),
        invented: row.city.demonstration,
        theme: one.theme.as_str().to_owned(),
        orders: one.orders.iter().map(|it| it.as_str().to_owned()).collect(),
        status: one.status.as_str().to_owned(),
        since: one.since.to_string(),
    }
}

/// An issue or a challenge.
pub(crate) fn one(cx: &PageCx, found: &Found) -> ChallengePage {
    let practices = found.practices.iter();
    ChallengePage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        entry: entry(&found.row, cx),
        body: found.row.challenge.body.clone(),
        tried: found.row.challenge.tried.clone(),
        practices: practices
            .map(|one| (one.practice.to_string(), one.title.clone()))
            .collect(),
        may_keep: found.may_keep,
    }
}

/// An issue or a challenge with its form.
pub(crate) fn form(
    cx: &PageCx,
    found: &ChallengeForm,
    formed: Formed<ChallengeSaid>,
) -> ChallengeFormPage {
    let said = formed.said.unwrap_or_else(|| standing(found, cx));
    let kept = found.standing.as_ref();
    let cities = if kept.is_some() {
        Vec::new()
    } else {
        named(&found.cities, cx.locale)
    };
    let practices = found.practices.iter().map(|one| {
        let id = one.practice.to_string();
        PracticeDocumentChoice {
            title: one.title.clone(),
            chosen: said.practices.contains(&id),
            id,
        }
    });
    ChallengeFormPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        id: kept.map_or_else(|| NEW.to_owned(), |(one, _)| one.id.to_string()),
        invented: found.network.demonstration,
        cities,
        city_name: kept.map_or_else(String::new, |(_, city)| {
            text(&city.names, cx.locale, &city.code)
        }),
        version: kept.map_or(0, |(one, _)| one.version),
        practices: practices.collect(),
        longest: count(LONGEST_CHALLENGE_TEXT),
        removed: said.removed,
        conflict: formed.refusal.conflict,
        errors: formed.refusal.errors,
        form: ChallengeFields {
            city: said.city,
            title: said.title,
            language: said.language,
            theme: said.theme,
            orders: said.orders.into_iter().collect(),
            status: said.status,
            since: said.since,
            body: said.body,
            tried: said.tried,
        },
    }
}

/// What stands there before anybody has sent the form: what is kept, or the usual.
fn standing(found: &ChallengeForm, cx: &PageCx) -> ChallengeSaid {
    let Some((one, _)) = &found.standing else {
        return ChallengeSaid {
            language: cx.locale.tag().to_owned(),
            status: ChallengeStatus::Open.as_str().to_owned(),
            ..ChallengeSaid::default()
        };
    };
    ChallengeSaid {
        city: String::new(),
        title: one.title.clone(),
        language: one.language.tag().to_owned(),
        theme: one.theme.as_str().to_owned(),
        orders: one.orders.iter().map(|it| it.as_str().to_owned()).collect(),
        status: one.status.as_str().to_owned(),
        since: one.since.to_string(),
        body: one.body.clone(),
        tried: one.tried.clone(),
        practices: one.practices.iter().map(ToString::to_string).collect(),
        removed: false,
        version: one.version,
    }
}

/// What the members of a network meet in a year.
pub(crate) fn synthesis(cx: &PageCx, found: &Synthesis) -> SynthesisPage {
    let themes = found.themes.iter().map(|one| SynthesisTheme {
        theme: one.theme.as_str().to_owned(),
        municipalities: count(one.municipalities),
        orders: one.orders.iter().map(|(_, n)| n.map(count)).collect(),
    });
    SynthesisPage {
        network: found.network.code.clone(),
        network_name: text(&found.network.names, cx.locale, &found.network.code),
        invented: found.network.demonstration,
        year: found.year,
        years: found.years.clone(),
        municipalities: found.municipalities.map(count),
        themes: themes.collect(),
        withheld: count(found.withheld),
        least: count(found.least),
    }
}
