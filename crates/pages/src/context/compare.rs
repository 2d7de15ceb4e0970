//! Up to five cities or groups on one scale, and cities that are like one.

use serde::{Deserialize, Serialize};

use super::{ChartFigure, Difference, FactValue, GroupBasis, GroupFigures, PlaceInWords, Score};

/// A comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparePage {
    /// What is compared, as addresses write it.
    pub with: String,
    /// How many can be compared.
    pub most: u32,
    /// What is compared, in a fixed order.
    pub columns: Vec<CompareColumn>,
    /// All of it on one scale; none while nothing is compared.
    #[serde(default)]
    pub chart: Option<ChartFigure>,
    /// The indicators around a centre, as a second view.
    #[serde(default)]
    pub radar: Option<ChartFigure>,
    /// The measures: indices, then indicators.
    pub rows: Vec<CompareRow>,
    /// What the figures rest on; none while nobody has a result.
    pub basis: Option<GroupBasis>,
    /// Cities that can be chosen, in the order of the language.
    pub cities: Vec<CompareChoice>,
    /// Networks that can be chosen.
    pub networks: Vec<CompareChoice>,
    /// Classes that can be chosen.
    pub classes: Vec<CompareChoice>,
    /// Countries that can be chosen.
    pub countries: Vec<CompareChoice>,
    /// Classes with too few cities: name, and how many there are.
    pub unfilled: Vec<(String, u32)>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareChoice {
    /// As addresses write it.
    pub value: String,
    /// Its name.
    pub name: String,
}

/// Something that is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompareColumn {
    /// Its name; of a list of one's own the names of its cities.
    pub name: String,
    /// What it is: `city`, `network`, `class`, `country`, `own`.
    pub kind: String,
    /// Its code, for a city or network; empty for others.
    pub code: String,
    /// Whether it has anything to show.
    pub known: bool,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// Cities that count and that belong to it; none for a city.
    pub counted: Option<(u32, u32)>,
    /// The same comparison without it.
    pub without: String,
    /// Where a city stands among the others; none for a group.
    #[serde(default)]
    pub place: Option<PlaceInWords>,
}

/// A measure of everything that is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompareRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether it is an index, which has no page of its own.
    pub index: bool,
    /// In the order of the columns.
    pub values: Vec<CompareValue>,
    /// The first beside the second, where two are compared and the first is a city.
    pub difference: Option<Difference>,
}

/// What a subject has of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum CompareValue {
    /// A city.
    City {
        /// As it declares.
        declared: Score,
        /// Counting positive answers only with evidence.
        documented: Score,
    },
    /// A group.
    Group {
        /// Its figures.
        figures: GroupFigures,
    },
    /// Nothing is known here.
    Unknown,
}

/// Cities that are like one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarPage {
    /// The city's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it is invented.
    pub invented: bool,
    /// Names of the figures that count; empty where the city has none of them.
    pub measures: Vec<String>,
    /// The nearest first.
    pub found: Vec<SimilarEntry>,
    /// Cities that cannot be placed.
    pub without: u32,
    /// A comparison with the nearest ones that show their scores; empty where there is none.
    pub compare: String,
}

/// A city that is like another.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not depend on each other"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarEntry {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Country in the reader's language.
    pub country: String,
    /// Whether everybody may see its newest result.
    pub shown: bool,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// How far away it is, in standard deviations.
    pub distance: f64,
    /// The figures one by one.
    pub reasons: Vec<SimilarReason>,
    /// Whether both are of one country.
    pub same_country: bool,
    /// Whether the same table says what is within their powers.
    pub same_powers: bool,
}

/// One figure of both cities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarReason {
    /// What is measured.
    pub label: String,
    /// The first city's figure.
    pub own: FactValue,
    /// The other's.
    pub other: FactValue,
    /// The difference in standard deviations.
    pub standardised: f64,
    /// How close that is: `very-close`, `close`, `further`.
    pub near: String,
}
