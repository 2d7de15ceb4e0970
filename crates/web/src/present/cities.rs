//! The list of cities, or what a search found.

use std::collections::BTreeMap;

use icc_app::city::{level, score};
use icc_app::figure::DECLARED;
use icc_app::paging::Paging;
use icc_app::snapshot::City;
use icc_i18n::{compare, fold};
use icc_pages::context::{CityEntry, CityList, EntryResult, NetworkChoice};

use super::{count, pagination};
use crate::extract::PageCx;

/// Cities on one page of the list.
const PER_PAGE: usize = 40;

/// What a visitor looks for.
pub(crate) struct Wanted {
    pub(crate) query: String,
    /// Code of a network; empty for all.
    pub(crate) network: String,
    /// Page of the list, from 1.
    pub(crate) page: u32,
}

pub(crate) fn page(cx: &PageCx, wanted: &Wanted) -> CityList {
    let snapshot = &cx.published.snapshot;
    let naming = cx.naming();
    let words = fold(&wanted.query);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let network = snapshot
        .networks
        .get(&wanted.network)
        .map(|network| network.id);
    let in_network = |city: &&City| {
        wanted.network.is_empty() || city.memberships.iter().any(|m| Some(m.network) == network)
    };
    let fits = |city: &&City| {
        let record = &city.municipality.record;
        let mut text: Vec<String> = record.names.0.values().cloned().collect();
        text.extend([naming.region(record), naming.country(&record.country)]);
        let text = fold(&text.join(" "));
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<(String, &City)> = snapshot
        .cities
        .values()
        .filter(in_network)
        .filter(|city| words.is_empty() || fits(city))
        .map(|city| (naming.text(&city.municipality.record.names), city))
        .collect();
    found.sort_by(|(a, _), (b, _)| compare(cx.locale, a, b));
    let page = usize::try_from(wanted.page).unwrap_or(usize::MAX);
    let paging = Paging::new(page, PER_PAGE, found.len());
    let cities = paging
        .part(&found)
        .iter()
        .map(|(name, city)| entry(cx, name, city));
    CityList {
        query: wanted.query.clone(),
        network: wanted.network.clone(),
        networks: networks(cx),
        total: count(found.len()),
        cities: cities.collect(),
        pagination: pagination(paging),
    }
}

/// Networks that have members here, in the order of the language.
fn networks(cx: &PageCx) -> Vec<NetworkChoice> {
    let snapshot = &cx.published.snapshot;
    let naming = cx.naming();
    let has_members = |id| {
        let mut cities = snapshot.cities.values();
        cities.any(|city| city.memberships.iter().any(|m| m.network == id))
    };
    let mut choices: Vec<NetworkChoice> = snapshot
        .networks
        .values()
        .filter(|network| has_members(network.id))
        .map(|network| NetworkChoice {
            code: network.record.code.clone(),
            name: naming.text(&network.record.names),
        })
        .collect();
    choices.sort_by(|a, b| compare(cx.locale, &a.name, &b.name));
    choices
}

fn entry(cx: &PageCx, name: &str, city: &City) -> CityEntry {
    let naming = cx.naming();
    let record = &city.municipality.record;
    let by_id: BTreeMap<_, _> = {
        let networks = cx.published.snapshot.networks.values();
        networks.map(|network| (network.id, network)).collect()
    };
    let networks = city
        .memberships
        .iter()
        .filter_map(|m| by_id.get(&m.network));
    CityEntry {
        slug: record.code.clone(),
        name: name.to_owned(),
        region: naming.region(record),
        country: naming.country(&record.country),
        networks: networks
            .map(|network| naming.text(&network.record.names))
            .collect(),
        invented: record.demonstration,
        result: latest(cx, &record.code),
    }
}

/// The core index of a city at its latest wave.
fn latest(cx: &PageCx, code: &str) -> EntryResult {
    let results = cx.published.snapshot.results_of(code);
    let found = results.first().and_then(|(collection, wave)| {
        let method = collection.method(&wave.record.method_id)?;
        let case = collection.case(code, &wave.record.code)?;
        let mut measures = collection.methods[method].program.measures_info();
        let core = measures.position(|measure| measure.level == Some(level::INDEX))?;
        Some(EntryResult::Published {
            wave: cx.naming().wave(wave),
            unreviewed: collection.is_unreviewed(case),
            core: score(collection.cell(method, case, core), DECLARED),
        })
    });
    found.unwrap_or(EntryResult::Absent)
}
