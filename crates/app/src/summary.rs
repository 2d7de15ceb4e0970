//! The summary of a city for its council, as a printed report.

use std::sync::Arc;

use icc_i18n::key;
use icc_reports::{
    AllCities, Chart, CitySummary, Fact, Group, IndexCard, OtherMethod, Provenance, Row, Statistics,
};
pub use icc_reports::{Paper, Pdf, Printing};
use icc_scoring::score::{DECLARED, DOCUMENTED, VERIFIED};

use crate::city::{
    self, Beside, CityReport, CityResult, Figure, LEAST_CITIES, LEAST_COUNTRIES, score,
};
use crate::collection::Collection;
use crate::error::Error;
use crate::figure::{Picture, Place, count, draw};
use crate::finding::{headline, title};
use crate::naming::{NamedFact, Naming};
use crate::provenance::Computation;

/// Typesets the summary of a city. `address` is where the current figures can be looked up; empty
/// for none. It takes a tenth of a second and more.
///
/// # Errors
/// [`Error::NotFound`] for a city without a result; [`Error::Drawing`] and [`Error::Printing`]
/// when its figures cannot be shown.
pub fn print(
    report: &CityReport<'_>,
    computation: &Computation,
    naming: &Naming<'_>,
    address: &str,
    printing: &Printing,
) -> Result<Pdf, Error> {
    let summary = summary(report, computation, naming, address)?;
    let pdf = icc_reports::city_summary(&summary, naming.i18n, naming.locale, printing)
        .map_err(Error::Printing)?;
    if !pdf.not_shown.is_empty() {
        tracing::warn!(letters = ?pdf.not_shown, "no embedded font has these letters");
    }
    Ok(pdf)
}

/// What the summary says.
///
/// # Errors
/// As [`print()`].
pub fn summary(
    report: &CityReport<'_>,
    computation: &Computation,
    naming: &Naming<'_>,
    address: &str,
) -> Result<CitySummary, Error> {
    let result = report.result.as_ref().ok_or(Error::NotFound)?;
    let record = &report.city.municipality.record;
    let words = |id: &str| naming.i18n.plain(naming.locale, id);
    let rows = |rows: &[city::Row<'_>]| -> Vec<Row> {
        rows.iter().map(|one| row(one, result, naming)).collect()
    };
    let picture = draw(
        report,
        Picture::Indicators,
        naming,
        Place::Report,
        "indicators",
    )?;
    Ok(CitySummary {
        name: naming.text(&record.names),
        region: naming.region(record),
        country: naming.country(&record.country),
        demonstration: record.demonstration,
        wave: naming.wave(result.wave),
        headline: headline(report, result, naming),
        finding: title(result, naming),
        statement: naming.statement(result.unreviewed),
        facts: naming.facts(report.city).into_iter().map(fact).collect(),
        index: Some(index(result, naming)),
        rows: rows(&result.indicators),
        areas_of: result
            .areas
            .as_ref()
            .map(|(of, _)| naming.measure(result, of.measure.code.as_str()))
            .unwrap_or_default(),
        areas: result
            .areas
            .as_ref()
            .map(|(_, areas)| rows(areas))
            .unwrap_or_default(),
        network: result.network.as_ref().map(|group| {
            let name = group.network.as_deref();
            let name = name.map(|code| naming.network(code)).unwrap_or_default();
            self::group(group, name, result, naming)
        }),
        all: Some(all(result, naming)),
        charts: vec![Chart {
            svg: picture.svg,
            // The report prints the finding above it.
            title: String::new(),
            sentence: picture.sentence,
            caption: picture.caption,
        }],
        provenance: Some(provenance(result, computation, naming, address)),
        notes: naming
            .reserved()
            .into_iter()
            .chain([words(key!("site-not")), words(key!("method-not-ranking"))])
            .collect(),
    })
}

fn fact(fact: NamedFact) -> Fact {
    Fact {
        label: fact.label,
        value: fact.value,
        year: fact.year,
        definition: fact.definition,
        note: fact.note,
        source: fact.source,
    }
}

fn index(result: &CityResult<'_>, naming: &Naming<'_>) -> IndexCard {
    let core = &result.core;
    let methods = &result.collection.methods;
    IndexCard {
        declared: core.score(DECLARED),
        documented: core.score(DOCUMENTED),
        verified: core.score(VERIFIED),
        unknown: core.unknown(),
        coverage: core.coverage(),
        applies: core.applies(),
        in_scope: core.in_scope(),
        not_within_powers: core.not_within_powers(),
        not_applicable: core.not_applicable(),
        questions: core.questions(),
        submitted: result.collection.submitted[result.case],
        extended: result.extended.as_ref().map(|row| row.score(DECLARED)),
        other_methods: result
            .other_methods
            .iter()
            .map(|(method, cell)| OtherMethod {
                name: naming.method(
                    &result.collection.definition,
                    &methods[*method].program.method,
                ),
                core: score(cell, DECLARED),
            })
            .collect(),
        network: core.network.as_ref().and_then(statistics),
        all: core.all.as_ref().and_then(statistics),
        difference: core.difference(),
    }
}

fn row(row: &city::Row<'_>, result: &CityResult<'_>, naming: &Naming<'_>) -> Row {
    Row {
        label: naming.measure(result, row.measure.code.as_str()),
        optional: row.measure.optional,
        declared: row.score(DECLARED),
        documented: row.score(DOCUMENTED),
        verified: row.score(VERIFIED),
        coverage: row.coverage(),
        network: row.network.as_ref().and_then(statistics),
        all: row.all.as_ref().and_then(statistics),
        difference: row.difference(),
    }
}

fn statistics(beside: &Beside) -> Option<Statistics> {
    shown(&beside.like_for_like)
}

/// What may be shown of a measure in a group, as reports take it.
pub(crate) fn shown(group: &Figure) -> Option<Statistics> {
    group.statistics.map(|found| Statistics {
        n: count(group.n),
        countries: count(group.countries),
        mean: found.mean,
        median: found.median,
        q1: found.quartiles.map(|(q1, _)| q1),
        q3: found.quartiles.map(|(_, q3)| q3),
    })
}

fn group(group: &city::Group, name: String, result: &CityResult<'_>, naming: &Naming<'_>) -> Group {
    let (n, countries) = group.size();
    Group {
        name,
        n,
        of: count(group.of),
        countries,
        date: result.as_of,
        editions: vec![naming.edition(&result.collection.definition)],
        like_for_like: true,
    }
}

fn all(result: &CityResult<'_>, naming: &Naming<'_>) -> AllCities {
    let (n, countries) = result.all.size();
    if result.all.is_large() {
        let name = naming.i18n.plain(naming.locale, key!("figure-all"));
        AllCities::Group {
            group: group(&result.all, name, result, naming),
        }
    } else {
        AllCities::NotYet {
            n,
            countries,
            cities_needed: count(LEAST_CITIES),
            countries_needed: count(LEAST_COUNTRIES),
        }
    }
}

fn provenance(
    result: &CityResult<'_>,
    computation: &Computation,
    naming: &Naming<'_>,
    address: &str,
) -> Provenance {
    let of = (Arc::as_ref(result.collection), result.method);
    named_provenance(of, computation, naming, address)
}

/// Where the figures of a method come from, in words.
pub(crate) fn named_provenance(
    (collection, method): (&Collection, usize),
    computation: &Computation,
    naming: &Naming<'_>,
    address: &str,
) -> Provenance {
    let program = &collection.methods[method].program;
    Provenance {
        edition: naming.edition(&collection.definition),
        definition_digest: computation.definition_digest.clone(),
        method: naming.method(&collection.definition, &program.method),
        method_id: program.method.clone(),
        method_version: program.version.clone(),
        inputs_digest: computation.inputs_digest.clone(),
        run_digest: computation.digest.clone(),
        engine_version: computation.engine_version.clone(),
        calculated: computation.computed_at.date_naive(),
        n: count(computation.submissions),
        address: address.to_owned(),
    }
}
