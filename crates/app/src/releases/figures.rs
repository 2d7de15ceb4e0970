//! The rows of figures: of everybody, of each network and of each country.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::Arc;

use icc_datasets::released::Cell;
use icc_questionnaire::definition::Measure;
use icc_store::{MunicipalityId, Wave};

use super::tables::{Rows, waves, world};
use crate::city::Figure;
use crate::collection::Collection;
use crate::snapshot::Snapshot;

/// Municipalities of one world of which figures are told.
struct Told {
    /// What kind of group they are, and which one.
    group: [Cell; 2],
    invented: bool,
    members: BTreeSet<MunicipalityId>,
}

/// The figures of everybody, of each network and of each country, wave by wave, as the rule for
/// small numbers lets them be told. Waves are worked out on every processor.
pub(super) fn figures(snapshot: &Snapshot) -> Rows {
    let told = told(snapshot);
    let waves: Vec<(&Arc<Collection>, &Wave)> = waves(snapshot).collect();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = waves.len().div_ceil(threads).max(1);
    let of_share = |share: &[(&Arc<Collection>, &Wave)]| -> Rows {
        let rows = share
            .iter()
            .map(|(collection, wave)| of_wave(collection, wave, &told));
        rows.flatten().collect()
    };
    std::thread::scope(|scope| {
        let shares = waves.chunks(share);
        let all: Vec<_> = shares
            .map(|share| scope.spawn(move || of_share(share)))
            .collect();
        let ended = all.into_iter().map(|one| match one.join() {
            Ok(rows) => rows,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        ended.flatten().collect()
    })
}

/// The groups, those of the real world first.
fn told(snapshot: &Snapshot) -> Vec<Told> {
    let mut told = Vec::new();
    for invented in [false, true] {
        let cities = snapshot.cities.iter();
        let own: BTreeMap<&str, MunicipalityId> = cities
            .filter(|(_, city)| city.municipality.record.demonstration == invented)
            .map(|(code, city)| (code.as_str(), city.municipality.id))
            .collect();
        if own.is_empty() {
            continue;
        }
        let mut tell = |kind: &str, value: Cell, members: BTreeSet<MunicipalityId>| {
            told.push(Told {
                group: [Cell::text(kind), value],
                invented,
                members,
            });
        };
        tell("all", Cell::Absent, own.values().copied().collect());
        for (code, network) in &snapshot.networks {
            let members = snapshot.members(network.id).into_iter();
            let members = members.filter_map(|code| own.get(code).copied());
            tell("network", Cell::text(code), members.collect());
        }
        let mut countries: BTreeMap<&str, BTreeSet<MunicipalityId>> = BTreeMap::new();
        for (code, id) in &own {
            if let Some(city) = snapshot.cities.get(*code) {
                let country = city.municipality.record.country.as_str();
                countries.entry(country).or_default().insert(*id);
            }
        }
        for (country, members) in countries {
            tell("country", Cell::text(country), members);
        }
    }
    told
}

fn of_wave(collection: &Arc<Collection>, wave: &Wave, told: &[Told]) -> Rows {
    let Some(method) = collection.method(&wave.record.method_id) else {
        return Rows::new();
    };
    let mut rows = Rows::new();
    for group in told {
        let within = |id: &MunicipalityId| group.members.contains(id);
        let stands = collection.stands(method, wave, within);
        if stands.is_empty() {
            continue;
        }
        let figures = collection.figures(method, &stands);
        let place = (collection.as_ref(), method, wave);
        rows.extend(figures.map(|(measure, _, figure)| row(place, group, measure, &figure)));
    }
    rows
}

fn row(
    (collection, method, wave): (&Collection, usize, &Wave),
    told: &Told,
    measure: &Measure,
    figure: &Figure,
) -> Vec<Cell> {
    let program = &collection.methods[method].program;
    let [group, value] = told.group.clone();
    let of = figure.statistics.as_ref();
    let level = measure.level.as_ref().map(ToString::to_string);
    let quartiles = of.and_then(|of| of.quartiles);
    let range = of.and_then(|of| of.range);
    vec![
        Cell::text(collection.definition.id.as_str()),
        Cell::text(&program.method),
        Cell::text(&program.version),
        Cell::text(&wave.record.code),
        world(told.invented),
        group,
        value,
        Cell::text(measure.code.as_str()),
        Cell::text(level.unwrap_or_default()),
        Cell::text(figure.spread.code()),
        Cell::count(figure.n),
        Cell::count(told.members.len()),
        Cell::count(figure.countries),
        Cell::number(of.map(|of| of.mean)),
        Cell::number(of.map(|of| of.median)),
        Cell::number(quartiles.map(|quartiles| quartiles.0)),
        Cell::number(quartiles.map(|quartiles| quartiles.1)),
        Cell::number(of.and_then(|of| of.deviation)),
        Cell::number(of.and_then(|of| of.share_at_100)),
        Cell::number(range.map(|range| range.0)),
        Cell::number(range.map(|range| range.1)),
    ]
}
