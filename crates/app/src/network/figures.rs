//! By what the figures of a network are known.

use serde_json::{Value, json};

use super::{NetworkReport, Progress};
use crate::answers::digest;
use crate::city::level;
use crate::group::{GroupReport, GroupRow};

impl NetworkReport<'_> {
    /// What tells its figures from any other ones: SHA-256, hexadecimal. It covers what a report shows:
    /// the wave, the definition and the method, who belongs to the network and who counts, each figure
    /// and each score that is shown. Names and descriptions are not in it, and nothing that the rule for
    /// small numbers keeps back.
    #[must_use]
    pub fn figures_digest(&self) -> String {
        let members: Vec<_> = self.members.iter().map(|city| code(city)).collect();
        let progress: Vec<_> = self.progress.iter().map(at_wave).collect();
        let now = self.now.as_ref().map(figures);
        digest(&json!([self.network.record.code, members, now, progress]).to_string())
    }
}

fn code(city: &crate::snapshot::City) -> &str {
    &city.municipality.record.code
}

fn figures(now: &GroupReport<'_>) -> Value {
    let program = &now.collection.methods[now.method].program;
    let group = &now.group;
    let rows = now.core().into_iter().chain(now.at(level::INDICATOR));
    let rows: Vec<_> = rows.map(row).collect();
    json!([
        now.wave.record.code,
        now.wave.record.definition_hash,
        [&program.method, &program.version],
        [group.n, group.hidden, group.of, group.countries],
        group.waves,
        rows,
    ])
}

fn row(row: &GroupRow<'_>) -> Value {
    let shown = row.figure.statistics;
    let shown = shown.map(|it| json!([it.mean, it.median, it.quartiles]));
    let cities = row.cities.iter();
    let cities: Vec<_> = cities
        .map(|city| json!([city.code, city.wave, city.declared, city.documented]))
        .collect();
    json!([row.measure.code.as_str(), row.figure.n, shown, cities])
}

fn at_wave(at: &Progress<'_>) -> Value {
    let mean = at.then.statistics.map(|it| it.mean);
    let same = at.same.map(|it| json!([it.n, it.before, it.now]));
    json!([at.wave.record.code, at.n, at.of, mean, same])
}
