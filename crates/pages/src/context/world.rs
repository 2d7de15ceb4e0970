//! Where the cities are.

use serde::{Deserialize, Serialize};

use super::{ChartFigure, NetworkMember};

/// The cities by country.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorldPage {
    /// Where the real ones are; none where no place is known.
    #[serde(default)]
    pub map: Option<ChartFigure>,
    /// The countries, in the order of the language, the real ones first.
    pub countries: Vec<WorldCountry>,
}

/// A country with its cities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorldCountry {
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// How many of its cities show their newest result.
    pub shown: u32,
    /// Its cities, in the order of the language.
    pub cities: Vec<NetworkMember>,
}
