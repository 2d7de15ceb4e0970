//! Figures about groups of cities.

use chrono::TimeDelta;
use icc_app::city::Figure;
use icc_app::group::{GroupReport, ShownCity};
use icc_app::naming::Naming;
use icc_i18n::compare;
use icc_pages::context::{CityScore, GroupBasis, GroupFigures};

use super::count;

/// What may be shown of a measure in a group.
pub(super) fn figures(figure: &Figure) -> GroupFigures {
    let found = figure.statistics;
    GroupFigures {
        n: count(figure.n),
        hidden: count(figure.hidden),
        countries: count(figure.countries),
        mean: found.map(|found| found.mean),
        median: found.map(|found| found.median),
        quartiles: found.and_then(|found| found.quartiles),
        range: found.and_then(|found| found.range),
    }
}

/// What the figures of a group rest on.
pub(super) fn basis(report: &GroupReport<'_>, naming: &Naming<'_>) -> GroupBasis {
    let program = &report.collection.methods[report.method].program;
    let definition = &report.collection.definition;
    let (n, countries) = report.group.size();
    // A wave closes at the midnight after its last day.
    let last = report.wave.record.closes_at - TimeDelta::seconds(1);
    GroupBasis {
        n,
        of: count(report.group.of),
        countries,
        hidden: count(report.group.hidden),
        wave: naming.wave(report.wave),
        date: last.date_naive(),
        edition: naming.edition(definition),
        method: naming.method(definition, &program.method),
        method_version: program.version.clone(),
        invented: report.invented,
    }
}

/// Cities by name: never by their score.
pub(super) fn by_name(cities: &[ShownCity], naming: &Naming<'_>) -> Vec<CityScore> {
    let mut named: Vec<CityScore> = cities
        .iter()
        .map(|city| CityScore {
            name: naming.city(&city.code),
            slug: city.code.clone(),
            wave: city.wave.clone(),
            unreviewed: city.unreviewed,
            declared: city.declared,
            documented: city.documented,
        })
        .collect();
    named.sort_by(|one, other| compare(naming.locale, &one.name, &other.name));
    named
}
