//! The entrance.

use serde::{Deserialize, Serialize};

use super::{Figure, Score};

/// The entrance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// Cities in the list, with or without result.
    pub cities: u32,
    /// Cities with a published result in this service.
    pub cities_with_result: u32,
    /// Countries of the real cities in the list; invented ones do not add to the world.
    pub countries: u32,
    /// Questions of the current edition.
    pub questions: u32,
    /// Indicators of the current edition.
    pub indicators: u32,
    /// One city shown as an example, if any has a result.
    pub featured: Option<FeaturedCity>,
}

/// A city shown on the entrance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeaturedCity {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// The wave's code, for addresses.
    pub wave: String,
    /// The wave's name, such as `2026`.
    pub wave_name: String,
    /// Its core index.
    pub core: Score,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// The finding in one or two sentences.
    pub headline: String,
    /// What the picture says, as its title.
    pub finding: String,
    /// Whether the network is compared on the questions within the city's powers.
    pub like_for_like: bool,
    /// Its indicators beside its network.
    pub figure: Figure,
}
