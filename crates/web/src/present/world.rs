//! Where the cities are.

use std::collections::BTreeMap;

use icc_app::figure::places;
use icc_app::group::GroupReport;
use icc_i18n::compare;
use icc_pages::context::{NetworkMember, WorldCountry, WorldPage};

use super::count;
use super::figures::chart;
use crate::extract::PageCx;
use crate::handlers::group_chart::About;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx) -> Result<WorldPage, Problem> {
    let snapshot = &cx.published.snapshot;
    let naming = cx.naming();
    let standing = snapshot.standing();
    let core = standing.as_ref().and_then(GroupReport::core);
    let shown: BTreeMap<&str, bool> = core
        .iter()
        .flat_map(|row| &row.cities)
        .map(|city| (city.code.as_str(), city.unreviewed))
        .collect();
    let mut by_country: BTreeMap<(bool, &str), Vec<NetworkMember>> = BTreeMap::new();
    for (code, city) in &snapshot.cities {
        let record = &city.municipality.record;
        let of_country = by_country
            .entry((record.demonstration, record.country.as_str()))
            .or_default();
        let found = shown.get(code.as_str());
        of_country.push(NetworkMember {
            slug: code.clone(),
            name: naming.text(&record.names),
            shown: found.is_some(),
            unreviewed: found.is_some_and(|unreviewed| *unreviewed),
        });
    }
    let countries = by_country
        .into_iter()
        .map(|((invented, country), mut cities)| {
            cities.sort_by(|one, other| compare(cx.locale, &one.name, &other.name));
            WorldCountry {
                name: naming.country(country),
                invented,
                shown: count(cities.iter().filter(|city| city.shown).count()),
                cities,
            }
        });
    let mut countries: Vec<WorldCountry> = countries.collect();
    countries.sort_by(|one, other| {
        let by_name = compare(cx.locale, &one.name, &other.name);
        one.invented.cmp(&other.invented).then(by_name)
    });
    Ok(WorldPage {
        map: chart(cx, (About::World, None), |at| places::world(&naming, at))?,
        countries,
    })
}
