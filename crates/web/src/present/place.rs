//! Where a city stands among others.

use icc_app::naming::Naming;
use icc_app::place::{Neighbour, Place, Side, Third};
use icc_pages::context::{NeighbourCity, PlaceInWords};

use super::count;

pub(super) fn in_words(place: &Place, naming: &Naming<'_>) -> PlaceInWords {
    let neighbour = |one: &Neighbour| NeighbourCity {
        name: naming.city(&one.city),
        slug: one.city.clone(),
        value: one.value,
        difference: one.difference,
    };
    PlaceInWords {
        n: count(place.n),
        side: Side::as_str(place.side).to_owned(),
        third: place.third.map_or("", Third::as_str).to_owned(),
        higher: place.higher.as_ref().map(neighbour),
        lower: place.lower.as_ref().map(neighbour),
    }
}
