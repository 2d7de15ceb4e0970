//! One city as an example, for readers who have not chosen one yet.

use std::cmp::Ordering;

use icc_questionnaire::State;
use icc_scoring::benchmark::statistics;

use crate::city::level;
use crate::collection::Collection;
use crate::snapshot::Snapshot;

/// A city that might be the example.
struct Candidate<'a> {
    code: &'a str,
    /// Its core index.
    index: f64,
    /// Whether no question is left blank or unknown, and every index and indicator has a score. An
    /// area may have none: schools are not every city's to decide.
    complete: bool,
}

impl Snapshot {
    /// A city that shows what a page can show: with a published result in the newest wave, beside
    /// a network that is not of everybody, and complete.
    ///
    /// Of such networks it is the largest, and of its complete cities the one whose core index is
    /// nearest to the network's median, so that nobody is put first or last by this; equally near
    /// ones go by their code. Where no city is complete any of the network will do, and where
    /// every network is of everybody, that one. None while no city is in a network with others.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        let collection = self.newest()?;
        let wave = &collection.waves.last()?.record;
        let method = collection.method(&wave.method_id)?;
        let candidates = candidates(collection, method, &wave.code)?;
        let groups = self.networks.values().map(|network| {
            let members = self.members(network.id);
            let is_part = candidates.iter().any(|one| !members.contains(one.code));
            // A city is shown beside the first of its networks: only those count here.
            let first_is = |one: &&Candidate<'_>| {
                let city = self.cities.get(one.code);
                let first = city.and_then(|city| city.memberships.first());
                first.is_some_and(|membership| membership.network == network.id)
            };
            let shown: Vec<_> = candidates.iter().filter(first_is).collect();
            (is_part, shown)
        });
        let several = groups.filter(|(_, shown)| shown.len() > 1);
        let (_, shown) = several.max_by_key(|(is_part, shown)| {
            let complete = shown.iter().any(|one| one.complete);
            (*is_part, complete, shown.len())
        })?;
        let median = statistics(shown.iter().map(|one| one.index).collect())?.median;
        let away = |one: &Candidate<'_>| (one.index - median).abs();
        let better = |a: &Candidate<'_>, b: &Candidate<'_>| match b.complete.cmp(&a.complete) {
            Ordering::Equal => away(a).total_cmp(&away(b)).then_with(|| a.code.cmp(b.code)),
            other => other,
        };
        let chosen = shown.into_iter().min_by(|a, b| better(a, b))?;
        self.cities
            .get_key_value(chosen.code)
            .map(|(code, _)| code.as_str())
    }
}

/// The cities with a core index in a wave; none where the method has no index.
fn candidates<'a>(
    collection: &'a Collection,
    method: usize,
    wave: &str,
) -> Option<Vec<Candidate<'a>>> {
    let program = &collection.methods[method].program;
    let at = |wanted: &[&str]| -> Vec<usize> {
        let levels = program.measures_info().map(|measure| measure.level);
        let wanted = |level: Option<&str>| level.is_some_and(|level| wanted.contains(&level));
        let found = levels.enumerate().filter(|(_, level)| wanted(*level));
        found.map(|(measure, _)| measure).collect()
    };
    let core = *at(&[level::INDEX]).first()?;
    let shown = at(&[level::INDEX, level::INDICATOR]);
    let cell = |case, measure| collection.cell(method, case, measure);
    let of_case = |case| {
        let index = cell(case, core).score()?;
        let scored = shown
            .iter()
            .all(|measure| cell(case, *measure).score().is_some());
        let open = [State::Unknown, State::NotAnswered];
        let open = open.map(|state| cell(case, core).counts[state as usize]);
        Some(Candidate {
            code: collection.panel.unit_name(case),
            index,
            complete: scored && open == [0, 0],
        })
    };
    Some(collection.cases_of(wave).filter_map(of_case).collect())
}
