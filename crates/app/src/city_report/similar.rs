//! The cities that are most like one, in its report: why they are, and their figures.

use icc_reports::{Nearness, SimilarCities, SimilarCity, SimilarReason, SimilarRow};

use crate::city::{CityReport, CityResult};
use crate::error::Error;
use crate::figure::count;
use crate::naming::{Naming, value};
use crate::similar::{Likeness, Near, Reason, SimilarGroup};
use crate::summary::shown;

pub(super) fn of(
    report: &CityReport<'_>,
    result: &CityResult<'_>,
    naming: &Naming<'_>,
) -> Result<SimilarCities, Error> {
    let own = &report.city.municipality.record;
    let similar = naming.snapshot.similar(&own.code, naming.data)?;
    let group = SimilarGroup::of(&similar, result)?;
    let city = |one: &Likeness<'_>| {
        let record = &one.city.municipality.record;
        SimilarCity {
            name: naming.text(&record.names),
            country: naming.country(&record.country),
            counted: group.cities.contains(&record.code),
            distance: one.distance,
            reasons: one.reasons.iter().map(|it| reason(it, naming)).collect(),
            same_country: one.same_country,
            same_powers: one.same_powers,
        }
    };
    let rows = group.rows.iter().map(|row| SimilarRow {
        label: naming.measure(result, row.measure.code.as_str()),
        declared: row.declared,
        statistics: shown(&row.figure),
        difference: row.difference,
    });
    Ok(SimilarCities {
        criteria: similar
            .measures
            .iter()
            .map(|it| label(it, naming))
            .collect(),
        cities: similar.found.iter().map(city).collect(),
        without: count(similar.without),
        rows: rows.collect(),
    })
}

fn label(measure: &str, naming: &Naming<'_>) -> String {
    let known = naming.data.measure(measure);
    known.map_or_else(|| measure.to_owned(), |one| naming.text(&one.names))
}

fn reason(reason: &Reason, naming: &Naming<'_>) -> SimilarReason {
    let known = naming.data.measure(&reason.measure);
    let shown = |figure: f64| {
        let plain = icc_domain::FactValue::Number {
            value: figure,
            decimals: 1,
        };
        known.map_or(plain, |measure| value(measure, figure))
    };
    SimilarReason {
        label: label(&reason.measure, naming),
        own: shown(reason.own),
        other: shown(reason.other),
        near: match reason.near() {
            Near::VeryClose => Nearness::VeryClose,
            Near::Close => Nearness::Close,
            Near::Further => Nearness::Further,
        },
        difference: reason.standardised.abs(),
    }
}
