//! The entrance: the service in figures, and one city as an example.

use std::collections::BTreeSet;

use icc_app::city::level;
use icc_app::figure::{DECLARED, Picture};
use icc_app::finding::{headline, title};
use icc_pages::context::{FeaturedCity, Home};

use super::count;
use super::figures::figure;
use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx) -> Result<Home, Problem> {
    let snapshot = &cx.published.snapshot;
    let cities = snapshot
        .cities
        .values()
        .map(|city| &city.municipality.record)
        .filter(|record| !record.demonstration);
    let countries: BTreeSet<&str> = cities.map(|record| record.country.as_str()).collect();
    let with_result = snapshot.cities.keys().filter(|code| {
        let mut waves = snapshot
            .collections
            .iter()
            .flat_map(|c| c.waves.iter().map(move |w| (c, w)));
        waves.any(|(collection, wave)| collection.case(code, &wave.record.code).is_some())
    });
    let edition = cx
        .published
        .edition
        .as_ref()
        .map(|edition| &edition.definition);
    let indicators = edition
        .and_then(|definition| definition.methods.first())
        .map(|method| {
            let measures = method.measures.iter();
            measures
                .filter(|measure| level::is_at(measure, level::INDICATOR))
                .count()
        });
    Ok(Home {
        cities: count(snapshot.cities.len()),
        cities_with_result: count(with_result.count()),
        countries: count(countries.len()),
        questions: edition.map_or(0, |definition| count(definition.questions.len())),
        indicators: indicators.map_or(0, count),
        featured: snapshot
            .example()
            .map(|code| featured(cx, code))
            .transpose()?,
    })
}

fn featured(cx: &PageCx, code: &str) -> Result<FeaturedCity, Problem> {
    let report = cx.published.snapshot.city(code, None)?;
    let result = report.result.as_ref().ok_or(icc_app::Error::NotFound)?;
    let naming = cx.naming();
    let record = &report.city.municipality.record;
    Ok(FeaturedCity {
        slug: record.code.clone(),
        name: naming.text(&record.names),
        invented: record.demonstration,
        wave: result.wave.record.code.clone(),
        wave_name: naming.wave(result.wave),
        core: result.core.score(DECLARED),
        unreviewed: result.unreviewed,
        headline: headline(&report, result, &naming),
        finding: title(result, &naming),
        like_for_like: result.network.is_some(),
        figure: figure(cx, &report, Picture::Indicators, "example")?,
    })
}
