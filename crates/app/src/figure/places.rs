//! Maps: where municipalities are. No figure stands in them; invented municipalities are nowhere.

use icc_charts::{
    Chart, ChartId, ChartKind, ChartSpec, MAX_PLACES, MapView, PlaceMap, Provenance, Results,
    Standing,
};
use icc_i18n::{Args, compare, key};
use icc_store::NetworkKind;

use super::Place;
use super::groups::rendered;
use crate::error::Error;
use crate::naming::Naming;
use crate::network::NetworkReport;
use crate::snapshot::City;

/// Draws where the real municipalities of the service are.
///
/// # Errors
/// [`Error::NotFound`] when no place is known, [`Error::Drawing`] when they cannot be drawn.
pub fn world(naming: &Naming<'_>, at: (Place, &str)) -> Result<Chart, Error> {
    let title = naming.i18n.plain(naming.locale, key!("figure-title-map"));
    let cities = naming.snapshot.cities.values();
    map(
        cities.map(|city| (city, Belongs::Here)),
        (title, MapView::World),
        naming,
        at,
    )
}

/// How a municipality belongs to what a map is about.
#[derive(Clone, Copy)]
enum Belongs {
    /// It is one of those that the map shows.
    Here,
    /// A source names it with the network of the map; that it is a member is not said.
    Named,
}

/// Draws where the members of a network are, and those that a source names with it: on the world for
/// an international one, on the land around them for another.
///
/// # Errors
/// As [`world`].
pub fn members(
    report: &NetworkReport<'_>,
    naming: &Naming<'_>,
    at: (Place, &str),
) -> Result<Chart, Error> {
    let record = &report.network.record;
    let args = Args::new().text("name", naming.text(&record.names));
    let title = key!("figure-title-network-map");
    let title = naming.i18n.text(naming.locale, title, &args);
    let view = match record.kind {
        NetworkKind::International => MapView::World,
        NetworkKind::National | NetworkKind::Regional => MapView::Around,
    };
    let members = report.members.iter().map(|city| (*city, Belongs::Here));
    let named = report.named.iter().map(|city| (*city, Belongs::Named));
    map(members.chain(named), (title, view), naming, at)
}

fn map<'c>(
    cities: impl Iterator<Item = (&'c City, Belongs)>,
    (title, view): (String, MapView),
    naming: &Naming<'_>,
    (place, id): (Place, &str),
) -> Result<Chart, Error> {
    let mut places: Vec<icc_charts::Place> = cities
        .filter(|(city, _)| !city.municipality.record.demonstration)
        .filter_map(|(city, belongs)| located(city, belongs, naming))
        .collect();
    if places.is_empty() {
        return Err(Error::NotFound);
    }
    places.sort_by(|one, other| compare(naming.locale, &one.name, &other.name));
    places.truncate(MAX_PLACES);
    let spec = ChartSpec {
        id: ChartId::new(id).map_err(Error::Drawing)?,
        title,
        subtitle: None,
        kind: ChartKind::Map(PlaceMap { places, view }),
        provenance: Provenance {
            date: naming.snapshot.consent.on,
            method: String::new(),
            notes: naming.reserved().into_iter().collect(),
        },
        demonstration: false,
    };
    rendered(&spec, naming, place)
}

/// A municipality as a point; none where its place is not known.
fn located(city: &City, belongs: Belongs, naming: &Naming<'_>) -> Option<icc_charts::Place> {
    let record = &city.municipality.record;
    let (latitude, longitude) = record.latitude.zip(record.longitude)?;
    let region = naming.region(record);
    let country = naming.country(&record.country);
    let within = [region, country]
        .into_iter()
        .filter(|part| !part.is_empty());
    let has_results = !naming.snapshot.results_of(&record.code).is_empty();
    Some(icc_charts::Place {
        name: naming.text(&record.names),
        region: within.collect::<Vec<_>>().join(", "),
        latitude,
        longitude,
        results: match belongs {
            Belongs::Named => Results::Named,
            Belongs::Here if has_results => Results::Published,
            Belongs::Here => Results::NotYet,
        },
        standing: Standing::Among,
    })
}
