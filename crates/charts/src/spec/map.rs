//! Where municipalities are.

use crate::spec::Standing;

/// The most places a map takes.
pub const MAX_PLACES: usize = 1000;

/// Points on outlines of the land.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMap {
    /// The places, in the order of the table; never by score.
    pub places: Vec<Place>,
    /// How much of the world is shown.
    pub view: MapView,
}

/// How much of the world a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapView {
    /// All of it but Antarctica.
    World,
    /// The part that holds every place, with air around.
    Around,
}

/// One municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Its country or province, as the table says it.
    pub region: String,
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// What is known of it.
    pub results: Results,
    /// Whether the chart is about it.
    pub standing: Standing,
}

/// What is known of the results of a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Results {
    /// There are published results.
    Published,
    /// There are no published results.
    NotYet,
    /// A source names it with what the map is about, without saying that it belongs there: nothing
    /// is said of its results.
    Named,
}
