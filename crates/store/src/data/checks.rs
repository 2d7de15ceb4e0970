//! What only shows when the files are seen together.

use std::collections::BTreeMap;

use super::reader::Problems;
use super::{ReferenceData, Unit};

pub(super) fn check(data: &ReferenceData, problems: &mut Problems) {
    problems.resolve();
    figures_fit_their_unit(data, problems);
    real_and_invented_are_apart(data, problems);
    jurisdictions_are_in_their_country(data, problems);
    every_invented_municipality_has_a_profile(data, problems);
}

fn figures_fit_their_unit(data: &ReferenceData, problems: &mut Problems) {
    for fact in &data.facts {
        let unit = data.measure(&fact.measure).map(|measure| measure.unit);
        let message = match unit {
            Some(Unit::Percent) if fact.value > 100.0 => "value: a share is at most 100",
            Some(Unit::Count) if fact.value.fract() > 0.0 => "value: persons are whole",
            _ => continue,
        };
        let year = fact.year.unwrap_or_default();
        let key = format!(
            "{}.{}.{year}.{}",
            fact.municipality_code, fact.measure, fact.source
        );
        problems.about("fact", &key, "number", message);
    }
}

/// A real municipality never has an invented figure or network, and the other way round.
fn real_and_invented_are_apart(data: &ReferenceData, problems: &mut Problems) {
    let municipalities: BTreeMap<&str, bool> = data
        .municipalities
        .iter()
        .map(|it| (it.code.as_str(), it.demonstration))
        .collect();
    let sources: BTreeMap<&str, bool> = data
        .sources
        .iter()
        .map(|it| (it.code.as_str(), it.demonstration))
        .collect();
    let networks: BTreeMap<&str, bool> = data
        .networks
        .iter()
        .map(|it| (it.code.as_str(), it.demonstration))
        .collect();
    let message = "mixes something real with something invented";
    for fact in &data.facts {
        let place = municipalities.get(fact.municipality_code.as_str());
        let source = sources.get(fact.source.as_str());
        if place.zip(source).is_some_and(|(a, b)| a != b) {
            let year = fact.year.unwrap_or_default();
            let key = format!(
                "{}.{}.{year}.{}",
                fact.municipality_code, fact.measure, fact.source
            );
            problems.about("fact", &key, "invented", message);
        }
    }
    for membership in &data.memberships {
        let place = municipalities.get(membership.municipality_code.as_str());
        let network = networks.get(membership.network_code.as_str());
        let source = sources.get(membership.source.as_str());
        let differs = |other: Option<&bool>| place.zip(other).is_some_and(|(a, b)| a != b);
        if differs(network) || differs(source) {
            let key = format!(
                "{}.{}.{}",
                membership.network_code,
                membership.municipality_code,
                membership.joined.as_deref().unwrap_or_default()
            );
            problems.about("membership", &key, "invented", message);
        }
    }
    for result in &data.published_results {
        if municipalities.get(result.municipality_code.as_str()) == Some(&true) {
            let what = "an invented municipality has no published result";
            problems.about("municipality", &result.municipality_code, "invented", what);
        }
    }
    for network in &data.networks {
        let source = sources.get(network.source.as_str());
        let parent = network
            .parent
            .as_deref()
            .and_then(|parent| networks.get(parent));
        for other in [source, parent].into_iter().flatten() {
            if *other != network.demonstration {
                problems.about("network", &network.code, "invented", message);
            }
        }
    }
}

fn jurisdictions_are_in_their_country(data: &ReferenceData, problems: &mut Problems) {
    for municipality in &data.municipalities {
        let jurisdiction = municipality
            .jurisdiction
            .as_deref()
            .and_then(|code| data.jurisdiction(code));
        if let Some(jurisdiction) = jurisdiction
            && (jurisdiction.country != municipality.country
                || (jurisdiction.province.is_some()
                    && jurisdiction.province != municipality.province))
        {
            let message = format!("jurisdiction: {} is elsewhere", jurisdiction.code);
            problems.about("municipality", &municipality.code, "jurisdiction", message);
        }
    }
}

fn every_invented_municipality_has_a_profile(data: &ReferenceData, problems: &mut Problems) {
    let profiles = &data.demonstration.profiles;
    for municipality in &data.municipalities {
        let has_profile = profiles
            .iter()
            .any(|it| it.municipality == municipality.code);
        if municipality.demonstration != has_profile {
            let message = "invented municipalities have a profile, real ones have none";
            problems.about("municipality", &municipality.code, "profile", message);
        }
    }
}
