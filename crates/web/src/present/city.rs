//! A city at a wave.

use icc_app::bands;
use icc_app::city::{
    Beside, CityReport, CityResult, Group as Compared, LEAST_CITIES, LEAST_COUNTRIES, Row, score,
};
use icc_app::figure::{DECLARED, DOCUMENTED, Picture, VERIFIED};
use icc_app::finding::{headline, title};
use icc_app::naming::{NamedFact, Naming};
use icc_app::snapshot::City;
use icc_domain::Locale;
use icc_i18n::{compare, key};
use icc_pages::context::{
    AllCities, BandInWords, CityPage, CityResult as Shown, Fact, Group, GroupStatistics,
    IndexFigures, IndicatorRow, NamedRow, NamedScore, NetworkMembership, NoResult, OtherMethod,
    WaveChoice,
};

use super::count;
use super::figures::{figure, listed};
use super::response::moment;
use crate::extract::PageCx;
use crate::handlers::city_file::CityFile;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx, slug: &str, wave: Option<&str>) -> Result<CityPage, Problem> {
    let report = cx.published.snapshot.city(slug, wave)?;
    let naming = cx.naming();
    let record = &report.city.municipality.record;
    let shown = report
        .result
        .as_ref()
        .map(|found| result(cx, &report, found));
    let result = shown.transpose()?;
    Ok(CityPage {
        reader: cx.reader.clone(),
        own: None,
        slug: record.code.clone(),
        name: naming.text(&record.names),
        region: naming.region(record),
        country: naming.country(&record.country),
        invented: record.demonstration,
        networks: networks(cx, &report),
        facts: naming.facts(report.city).into_iter().map(fact).collect(),
        waves: waves(&report, &naming),
        course: report
            .result
            .as_ref()
            .and_then(|result| super::city_course::course(cx, &report, result)),
        bands: report
            .result
            .as_ref()
            .filter(|_| cx.reader.is_own())
            .map(|result| in_words(cx, result, &naming))
            .unwrap_or_default(),
        no_result: result.is_none().then_some(NoResult::NotInService),
        result,
        external: super::external::published(cx, report.city),
    })
}

/// What the scores of indicators and areas say, for the city itself.
fn in_words(cx: &PageCx, result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<BandInWords> {
    let data = cx.app.service.data();
    let areas = result.areas.iter().flat_map(|(_, areas)| areas);
    let rows = result.indicators.iter().chain(areas);
    let said = rows.filter_map(|row| {
        Some(BandInWords {
            label: naming.measure(result, row.measure.code.as_str()),
            text: bands::in_words(data, result, row, cx.locale)?,
        })
    });
    said.collect()
}

fn fact(fact: NamedFact) -> Fact {
    Fact {
        label: fact.label,
        value: fact.value,
        year: fact.year,
        definition: fact.definition,
        note: fact.note,
        source: fact.source,
        source_url: fact.source_url,
        by_city: fact.by_city,
    }
}

fn waves(report: &CityReport<'_>, naming: &Naming<'_>) -> Vec<WaveChoice> {
    let current = report.result.as_ref().map(|result| result.wave.id);
    let waves = report.waves.iter();
    waves
        .map(|wave| WaveChoice {
            code: wave.record.code.clone(),
            name: naming.wave(wave),
            current: Some(wave.id) == current,
        })
        .collect()
}

/// The city itself reads here what is not out yet.
fn corrected(cx: &PageCx, result: &CityResult<'_>, code: &str) -> String {
    let wave = (code.to_owned(), result.wave.id);
    let at = cx.published.corrections.get(&wave).copied();
    at.filter(|_| !cx.reader.is_own())
        .map(moment)
        .unwrap_or_default()
}

fn networks(cx: &PageCx, report: &CityReport<'_>) -> Vec<NetworkMembership> {
    let snapshot = &cx.published.snapshot;
    let naming = cx.naming();
    let of_city = report.city.memberships.iter().map(|one| (one, false));
    let named = report.city.named.iter().map(|one| (one, true));
    of_city
        .chain(named)
        .filter_map(|(membership, named)| {
            let mut networks = snapshot.networks.values();
            let network = networks.find(|network| network.id == membership.network)?;
            Some((network, named))
        })
        .map(|(network, named)| {
            let is_member = |city: &&City| city.memberships.iter().any(|m| m.network == network.id);
            let members = || snapshot.cities.values().filter(is_member);
            let published = members().filter(|city| {
                report.result.as_ref().is_some_and(|result| {
                    let code = &city.municipality.record.code;
                    result
                        .collection
                        .case(code, &result.wave.record.code)
                        .is_some()
                })
            });
            NetworkMembership {
                code: network.record.code.clone(),
                name: naming.text(&network.record.names),
                members: count(members().count()),
                published: count(published.count()),
                named,
            }
        })
        .collect()
}

fn result(cx: &PageCx, report: &CityReport<'_>, result: &CityResult<'_>) -> Result<Shown, Problem> {
    let naming = cx.naming();
    let collection = result.collection;
    let program = &collection.methods[result.method].program;
    let computation = cx.published.computations.get(&result.wave.id);
    let rows = |rows: &[Row<'_>]| -> Vec<IndicatorRow> {
        rows.iter().map(|one| row(one, result, &naming)).collect()
    };
    let drawn = |picture: Picture| {
        let shown = picture.is_of(report);
        shown
            .then(|| figure(cx, report, picture, picture.name()))
            .transpose()
    };
    let others = [Picture::Bars, Picture::Radar].map(drawn).into_iter();
    let others: Result<Vec<_>, Problem> = others.collect();
    let reports = CityFile::all().filter(|file| {
        // What is not out has no computation that a report or table could name.
        let out = !cx.reader.is_own();
        let whole = matches!(file, CityFile::Summary(_) | CityFile::Report(_));
        out && (whole || *file == CityFile::Scores)
    });
    let named = named(result, &naming);
    Ok(Shown {
        wave: result.wave.record.code.clone(),
        wave_name: naming.wave(result.wave),
        edition: naming.edition(&collection.definition),
        method: naming.method(&collection.definition, &program.method),
        method_version: program.version.clone(),
        run_digest: computation
            .map(|one| one.digest.clone())
            .unwrap_or_default(),
        submitted: collection.submitted[result.case],
        unreviewed: result.unreviewed,
        headline: headline(report, result, &naming),
        finding: title(result, &naming),
        corrected: corrected(cx, result, &report.city.municipality.record.code),
        answers_shown: result.answers_shown,
        named_rows: named_rows(result, &named, &naming),
        named,
        core_code: result.core.measure.code.to_string(),
        core: index(&result.core),
        core_network: result.core.network.as_ref().and_then(statistics),
        core_all: result.core.all.as_ref().and_then(statistics),
        core_difference: result.core.difference(),
        extended: result.extended.as_ref().map(|row| row.score(DECLARED)),
        other_methods: other_methods(result, &naming),
        network: result.network.as_ref().map(|compared| {
            let name = compared.network.as_deref();
            let name = name.map(|code| naming.network(code)).unwrap_or_default();
            group(compared, name, result, &naming)
        }),
        all: all(cx, result, &naming),
        indicators: rows(&result.indicators),
        areas: result
            .areas
            .as_ref()
            .map(|(_, areas)| rows(areas))
            .unwrap_or_default(),
        areas_of: result
            .areas
            .as_ref()
            .map(|(of, _)| naming.measure(result, of.measure.code.as_str()))
            .unwrap_or_default(),
        figure: figure(cx, report, Picture::Indicators, Picture::Indicators.name())?,
        areas_figure: drawn(Picture::Areas)?,
        spans_figure: drawn(Picture::Spans)?,
        trend_figure: drawn(Picture::Trend)?,
        other_figures: others?.into_iter().flatten().collect(),
        files: reports.map(|file| listed(cx, file)).collect(),
    })
}

fn index(core: &Row<'_>) -> IndexFigures {
    IndexFigures {
        declared: core.score(DECLARED),
        documented: core.score(DOCUMENTED),
        verified: core.score(VERIFIED),
        coverage: core.coverage(),
        applies: core.applies(),
        answered: core.answered(),
        in_scope: core.in_scope(),
        not_within_powers: core.not_within_powers(),
        not_applicable: core.not_applicable(),
        questions: core.questions(),
        unknown: core.unknown(),
    }
}

fn other_methods(result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<OtherMethod> {
    let others = result.other_methods.iter();
    others
        .map(|(method, cell)| {
            let program = &result.collection.methods[*method].program;
            OtherMethod {
                name: naming.method(&result.collection.definition, &program.method),
                version: program.version.clone(),
                core: score(cell, DECLARED),
            }
        })
        .collect()
}

fn row(row: &Row<'_>, result: &CityResult<'_>, naming: &Naming<'_>) -> IndicatorRow {
    IndicatorRow {
        code: row.measure.code.to_string(),
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

/// The cities of the network by name, where there are too few for a median.
fn named(result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<NamedScore> {
    let beside = result.core.network.iter();
    let named = beside.flat_map(|beside| &beside.like_for_like.named);
    let named = named.map(|(code, value)| NamedScore {
        name: naming.city(code),
        city: code.clone(),
        value: *value,
        unreviewed: result.unreviewed_peers.contains(code),
    });
    in_order_of_names(named.collect(), naming.locale)
}

/// Never by score: that would be a rank.
fn in_order_of_names(mut named: Vec<NamedScore>, locale: Locale) -> Vec<NamedScore> {
    named.sort_by(|one, other| compare(locale, &one.name, &other.name));
    named
}

/// The same cities in each indicator.
fn named_rows(
    result: &CityResult<'_>,
    cities: &[NamedScore],
    naming: &Naming<'_>,
) -> Vec<NamedRow> {
    let named = |row: &Row<'_>| {
        let beside = row.network.iter();
        let named = beside.flat_map(|beside| beside.like_for_like.named.clone());
        named.collect::<std::collections::BTreeMap<String, f64>>()
    };
    if cities.is_empty() {
        return Vec::new();
    }
    let rows = result.indicators.iter();
    rows.map(|row| {
        let values = named(row);
        NamedRow {
            label: naming.measure(result, row.measure.code.as_str()),
            values: cities
                .iter()
                .map(|one| values.get(&one.city).copied())
                .collect(),
        }
    })
    .collect()
}

fn statistics(beside: &Beside) -> Option<GroupStatistics> {
    let group = &beside.like_for_like;
    group.statistics.map(|found| GroupStatistics {
        n: count(group.n),
        mean: found.mean,
        median: found.median,
        q1: found.quartiles.map(|(q1, _)| q1),
        q3: found.quartiles.map(|(_, q3)| q3),
        deviation: found.deviation,
        at_100: found.share_at_100.map(|share| share * 100.0),
    })
}

fn group(compared: &Compared, name: String, result: &CityResult<'_>, naming: &Naming<'_>) -> Group {
    let (n, countries) = compared.size();
    Group {
        name,
        n,
        of: count(compared.of),
        countries,
        date: result.as_of,
        editions: vec![naming.edition(&result.collection.definition)],
        like_for_like: true,
    }
}

fn all(cx: &PageCx, result: &CityResult<'_>, naming: &Naming<'_>) -> AllCities {
    let (n, countries) = result.all.size();
    if result.all.is_large() {
        let name = cx.app.i18n.plain(cx.locale, key!("figure-all"));
        return AllCities::Group {
            group: group(&result.all, name, result, naming),
        };
    }
    AllCities::NotYet {
        n,
        countries,
        cities_needed: count(LEAST_CITIES),
        countries_needed: count(LEAST_COUNTRIES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_that_are_named_stand_in_the_order_of_their_names() {
        let scores = [("Zélande", 91.0), ("Étang", 12.0), ("Estuaire", 47.0)];
        let named = scores.map(|(name, value)| NamedScore {
            name: name.to_owned(),
            city: name.to_lowercase(),
            value,
            unreviewed: false,
        });
        let ordered = in_order_of_names(named.to_vec(), Locale::Fr);
        let names: Vec<&str> = ordered.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Estuaire", "Étang", "Zélande"]);
    }
}
