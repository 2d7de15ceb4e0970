//! Where the cities are.

use std::collections::{BTreeMap, BTreeSet};

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
    let shown: BTreeSet<&str> = core
        .iter()
        .flat_map(|row| row.cities.iter().map(|city| city.code.as_str()))
        .collect();
    let mut by_country: BTreeMap<(bool, &str), Vec<NetworkMember>> = BTreeMap::new();
    for (code, city) in &snapshot.cities {
        let record = &city.municipality.record;
        let of_country = by_country
            .entry((record.demonstration, record.country.as_str()))
            .or_default();
        of_country.push(NetworkMember {
            slug: code.clone(),
            name: naming.text(&record.names),
            shown: shown.contains(code.as_str()),
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
