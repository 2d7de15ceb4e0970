//! Consents as pages show them.

use chrono::{DateTime, Utc};
use icc_app::consent::{self, ConsentAudience, ConsentItem, ConsentSaid, ConsentsBoard, Offered};
use icc_app::waves::WaveState;
use icc_domain::{Locale, LocalizedText};
use icc_i18n::compare;
use icc_pages::context::{
    Allowed, AudienceForm, AudienceName, BoardLink, ConsentForm, ConsentPage, ConsentVersion,
    ConsentsEntry, ConsentsPage,
};

use super::count;
use super::response::{head, moment, text};

/// The page on which a city says who may see what; `said` is what was just sent.
pub(crate) fn consent_page(
    found: &consent::ConsentPage,
    said: Option<&ConsentSaid>,
    now: DateTime<Utc>,
    locale: Locale,
) -> ConsentPage {
    let current = found.consents.current();
    let last_time = found.last_time.as_ref();
    // What was sent, else what holds, else what held for the wave before.
    let shown = current.or(last_time.map(|last| &last.consent));
    let chosen = |offered: &Offered, item: ConsentItem| match said {
        Some(said) => {
            let word = format!("{}/{}", offered.audience.word(), item.as_str());
            said.grants.contains(&word)
        }
        None => shown.is_some_and(|it| it.grants.contains(&(offered.audience.clone(), item))),
    };
    let audiences = found.offered.iter().map(|offered| AudienceForm {
        audience: audience(offered, locale),
        slug: offered.slug(),
        word: offered.audience.word(),
        chosen: ConsentItem::ALL
            .into_iter()
            .filter(|item| chosen(offered, *item))
            .map(|item| item.as_str().to_owned())
            .collect(),
    });
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let version = found.consents.version().into();
    let form = match said.as_ref() {
        Some(said) => ConsentForm {
            authority: said.authority.clone(),
            resolution: said.resolution.clone(),
            decided_on: said.decided_on.clone(),
            public_from: said.public_from.clone(),
            version,
        },
        None => ConsentForm {
            authority: shown
                .and_then(|it| it.authority)
                .map_or_else(String::new, |it| it.as_str().to_owned()),
            resolution: shown.map_or_else(String::new, |it| it.resolution.clone()),
            decided_on: day(shown.and_then(|it| it.decided_on)),
            // The day of another wave says nothing about this one.
            public_from: day(current.and_then(|it| it.public_from)),
            version,
        },
    };
    let state = match current {
        None => "unsaid",
        Some(it) if it.grants.is_empty() => "nothing",
        Some(_) => "given",
    };
    ConsentPage {
        head: head(&found.desk, locale),
        state: state.to_owned(),
        since: day(current.map(|it| it.made_at.date_naive())),
        awaited: day(found.consents.awaited(now)),
        last_time: last_time
            .map(|last| text(&last.wave.names, locale, &last.wave.code))
            .unwrap_or_default(),
        own: if found.handed_in {
            Offered::own(&found.desk.city).slug()
        } else {
            String::new()
        },
        audiences: audiences.collect(),
        form,
        today: now.date_naive().to_string(),
        history: history(found, locale),
        conflict: false,
        errors: Vec::new(),
    }
}

fn history(found: &consent::ConsentPage, locale: Locale) -> Vec<ConsentVersion> {
    let versions = found.consents.versions().iter().rev();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    versions
        .map(|version| ConsentVersion {
            version: version.version.into(),
            at: moment(version.made_at),
            by: found.said_by(version).unwrap_or_default().to_owned(),
            authority: version
                .authority
                .map_or_else(String::new, |it| it.as_str().to_owned()),
            resolution: version.resolution.clone(),
            decided_on: day(version.decided_on),
            public_from: day(version.public_from),
            allowed: allowed(version.grants.iter(), &found.offered, locale),
        })
        .collect()
}

/// What was allowed, by audience. One that the city could not choose any more has its code only.
pub(crate) fn allowed<'g>(
    grants: impl Iterator<Item = &'g (ConsentAudience, ConsentItem)>,
    offered: &[Offered],
    locale: Locale,
) -> Vec<Allowed> {
    let mut all: Vec<(&ConsentAudience, Vec<String>)> = Vec::new();
    for (to, item) in grants {
        let item = item.as_str().to_owned();
        match all.last_mut() {
            Some((last, items)) if *last == to => items.push(item),
            _ => all.push((to, vec![item])),
        }
    }
    all.into_iter()
        .map(|(to, items)| Allowed {
            audience: offered.iter().find(|it| it.audience == *to).map_or_else(
                || {
                    audience(
                        &Offered {
                            audience: to.clone(),
                            names: LocalizedText::default(),
                            partner: None,
                        },
                        locale,
                    )
                },
                |it| audience(it, locale),
            ),
            items,
        })
        .collect()
}

/// What an audience is called.
pub(crate) fn audience(offered: &Offered, locale: Locale) -> AudienceName {
    let (kind, code) = match &offered.audience {
        ConsentAudience::Network(code) => ("network", code.as_str()),
        ConsentAudience::Partner(code) => {
            let kind = offered.partner.map_or("partner", |kind| kind.as_str());
            (kind, code.as_str())
        }
        ConsentAudience::Own(code) => ("self", code.as_str()),
        ConsentAudience::Research => ("research", ""),
        ConsentAudience::Public => ("public", ""),
    };
    AudienceName {
        kind: kind.to_owned(),
        name: text(&offered.names, locale, code),
    }
}

/// Who of a network has consented to what.
pub(crate) fn consents_page(board: &ConsentsBoard, locale: Locale) -> ConsentsPage {
    let mut rows: Vec<ConsentsEntry> = board
        .rows
        .iter()
        .map(|row| {
            let current = row.consents.current();
            let items = |offered: &Offered| {
                let given = |item: &ConsentItem| {
                    let grant = (offered.audience.clone(), *item);
                    current.is_some_and(|it| it.grants.contains(&grant))
                };
                let given = ConsentItem::ALL.into_iter().filter(given);
                given.map(|item| item.as_str().to_owned()).collect()
            };
            ConsentsEntry {
                city: row.city.code.clone(),
                name: text(&row.city.names, locale, &row.city.code),
                said: current.is_some(),
                allowed: board.audiences.iter().map(items).collect(),
                public_from: current
                    .and_then(|it| it.public_from)
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            }
        })
        .collect();
    rows.sort_by(|one, other| compare(locale, &one.name, &other.name));
    ConsentsPage {
        board: BoardLink {
            network: board.network.code.clone(),
            network_name: text(&board.network.names, locale, &board.network.code),
            wave: board.wave.code.clone(),
            wave_name: text(&board.wave.names, locale, &board.wave.code),
            state: WaveState::at(&board.wave, board.at).code().to_owned(),
        },
        audiences: board
            .audiences
            .iter()
            .map(|offered| audience(offered, locale))
            .collect(),
        rows,
        said: count(board.said()),
    }
}
