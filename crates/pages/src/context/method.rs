//! How scores are made.

use serde::{Deserialize, Serialize};

use super::{Pagination, Score};

/// The methods side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodPage {
    /// Name of the edition.
    pub edition: String,
    /// The methods, the default one first.
    pub methods: Vec<Method>,
    /// Effective weight of every question, by indicator.
    pub weights: Vec<WeightSection>,
    /// The wave that the movers are taken from; none when nobody has a result.
    pub wave: Option<String>,
    /// Cities with a result under both of the first two methods.
    pub compared: u32,
    /// Points from which a difference between the two methods is listed.
    pub least: u32,
    /// Cities below which there is no comparison with all cities.
    pub cities_needed: u32,
    /// Countries below which there is none.
    pub countries_needed: u32,
    /// Cities whose core index differs by at least `least` points between the first two methods,
    /// largest difference first: those of this page.
    pub movers: Vec<Mover>,
    /// Where this page of them stands.
    pub pagination: Pagination,
}

/// One method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it does, in a sentence or two.
    pub summary: String,
    /// Whether scores are shown by it unless said otherwise.
    pub default: bool,
}

/// The questions of one indicator or area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightSection {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its questions in the order of the edition.
    pub questions: Vec<WeightRow>,
}

/// What one question is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightRow {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Points of the index that full marks here are worth, per method in the order of
    /// [`MethodPage::methods`]; none where the question does not count.
    pub weights: Vec<Option<f64>>,
}

/// A city whose index differs between two methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// Whether its result was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// Core index by the first method.
    pub first: Score,
    /// Core index by the second method.
    pub second: Score,
    /// Points that the second method gives more (positive) or less.
    pub difference: f64,
}
