//! A city at one wave.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use icc_domain::FactValue;

use super::{CityCourse, Difference, OwnStanding, Reader, Score};
use crate::SafeSvg;

/// A city at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityPage {
    /// As which audience it is read.
    #[serde(default)]
    pub reader: Reader,
    /// How the result stands, where it is the city's own people who read it; else none.
    #[serde(default)]
    pub own: Option<OwnStanding>,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Province, state or region; empty when not known.
    pub region: String,
    /// Country in the reader's language.
    pub country: String,
    /// Whether city and answers are invented.
    pub invented: bool,
    /// Networks it belongs to.
    pub networks: Vec<NetworkMembership>,
    /// Published facts about the city, each with its year, definition and source.
    pub facts: Vec<Fact>,
    /// Waves one can look at, newest first; empty when there is no result.
    pub waves: Vec<WaveChoice>,
    /// The result of the chosen wave.
    pub result: Option<CityResult>,
    /// Why there is no result; given when `result` is none.
    pub no_result: Option<NoResult>,
    /// The city over time; none without a result.
    #[serde(default)]
    pub course: Option<CityCourse>,
    /// What the scores say in words; for the city itself alone, else empty.
    #[serde(default)]
    pub bands: Vec<BandInWords>,
    /// Results published elsewhere, shown apart.
    pub external: Vec<ExternalFact>,
}

/// What the score of an indicator or area says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandInWords {
    /// What it is called.
    pub label: String,
    /// A sentence.
    pub text: String,
}

/// A network of the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkMembership {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Members known to this service.
    pub members: u32,
    /// Members with a published result in this wave.
    pub published: u32,
    /// Whether a source names the city with it, without saying that it is a member.
    #[serde(default)]
    pub named: bool,
}

/// One published fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What is measured, in words: `population`, `foreign-born`.
    pub label: String,
    /// The value; none when nobody has published or entered it.
    pub value: Option<FactValue>,
    /// The year it holds for.
    pub year: Option<i32>,
    /// What exactly is counted; empty when the label says it all.
    pub definition: String,
    /// What a reader must know beside this figure; empty for nothing.
    pub note: String,
    /// Who published it; empty when there is no value.
    pub source: String,
    /// Address of the source, `http` or `https` only; empty when there is none.
    pub source_url: String,
    /// Whether the city has entered it itself.
    #[serde(default)]
    pub by_city: bool,
}

/// A wave to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaveChoice {
    /// Its code, used in the address.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Why a city shows no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoResult {
    /// The city has not published a result in this service.
    NotInService,
    /// It has, but not for the wave that was asked for.
    NotInWave,
}

/// The result of one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityResult {
    /// The wave's code.
    pub wave: String,
    /// The wave's name, such as `2026`.
    pub wave_name: String,
    /// Name of the edition.
    pub edition: String,
    /// Name of the method.
    pub method: String,
    /// Version of the method.
    pub method_version: String,
    /// Digest of the run, shown in full; hexadecimal.
    pub run_digest: String,
    /// Day of the final submission.
    pub submitted: NaiveDate,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
    /// What the page says first: the finding in one or two sentences.
    pub headline: String,
    /// What the first chart says, as its title.
    pub finding: String,
    /// When what everybody may see of it was corrected last; empty when it never was, and for the
    /// city itself.
    #[serde(default)]
    pub corrected: String,
    /// Whether its answers are shown, not its scores alone.
    pub answers_shown: bool,
    /// Other cities of the network with their index, where there are too few for a median, in the
    /// order of the language.
    pub named: Vec<NamedScore>,
    /// The same cities in each indicator.
    #[serde(default)]
    pub named_rows: Vec<NamedRow>,
    /// Code of the core index, for its explanation.
    pub core_code: String,
    /// The core index.
    pub core: IndexFigures,
    /// The core index of the network, where the city has one.
    pub core_network: Option<GroupStatistics>,
    /// The core index of all cities, where they are shown.
    pub core_all: Option<GroupStatistics>,
    /// The core index beside the network's median.
    pub core_difference: Difference,
    /// The extended index, with the optional indicators.
    pub extended: Option<Score>,
    /// The core index by the other methods.
    pub other_methods: Vec<OtherMethod>,
    /// The network beside which the city is shown.
    pub network: Option<Group>,
    /// All cities, or why they are not shown yet.
    pub all: AllCities,
    /// The indicators, core first, then the optional ones.
    pub indicators: Vec<IndicatorRow>,
    /// The areas of the composite indicator.
    pub areas: Vec<IndicatorRow>,
    /// Name of the indicator that the areas make up.
    pub areas_of: String,
    /// The indicators beside network and all cities.
    pub figure: Figure,
    /// The same for the areas.
    pub areas_figure: Option<Figure>,
    /// What is declared, documented and verified.
    #[serde(default)]
    pub spans_figure: Option<Figure>,
    /// The core index from wave to wave.
    #[serde(default)]
    pub trend_figure: Option<Figure>,
    /// Further views of the same numbers: bars, radar.
    pub other_figures: Vec<Figure>,
    /// Report and tables of the whole page.
    pub files: Vec<FigureFile>,
}

/// An index with its three figures and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexFigures {
    /// As the city declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
    /// Counting positive answers only when verified.
    pub verified: Score,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// Weight of what applies to the city, in percent of all weight, 0 to 100.
    pub applies: f64,
    /// Scored questions answered.
    pub answered: u32,
    /// Scored questions within the city's powers that apply to it.
    pub in_scope: u32,
    /// Scored questions left out because others have the power.
    pub not_within_powers: u32,
    /// Scored questions left out because they have no object in the city.
    pub not_applicable: u32,
    /// Scored questions of the edition.
    pub questions: u32,
    /// The index were every unknown answer worth nothing, and full points; none when nothing is
    /// unknown.
    pub unknown: Option<(f64, f64)>,
}

/// The core index by another method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherMethod {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its result.
    pub core: Score,
}

/// A city with its index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedScore {
    /// The city's slug.
    pub city: String,
    /// Its name.
    pub name: String,
    /// Its index.
    pub value: f64,
    /// Whether it was accepted without anybody looking at it.
    #[serde(default)]
    pub unreviewed: bool,
}

/// The cities that are shown by name, in one indicator or area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedRow {
    /// Name of the indicator.
    pub label: String,
    /// Their scores, in the order of the cities; none where too few of them have one.
    pub values: Vec<Option<f64>>,
}

/// A group of cities beside which one is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Cities that count, without the city shown.
    pub n: u32,
    /// Cities that belong to it, without the city shown.
    pub of: u32,
    /// Their countries.
    pub countries: u32,
    /// The day the group was taken.
    pub date: NaiveDate,
    /// Names of the editions that its cities answered.
    pub editions: Vec<String>,
    /// Whether every city is recomputed on the questions within the shown city's powers.
    pub like_for_like: bool,
}

/// All cities, or why there is no comparison with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum AllCities {
    /// Enough cities.
    Group {
        /// The group.
        group: Group,
    },
    /// Too few cities or countries for a comparison.
    NotYet {
        /// Cities so far.
        n: u32,
        /// Countries so far.
        countries: u32,
        /// Cities needed.
        cities_needed: u32,
        /// Countries needed.
        countries_needed: u32,
    },
}

/// One indicator or area of the city beside the groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether it counts in the extended index only.
    pub optional: bool,
    /// As the city declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
    /// Counting positive answers only when verified.
    pub verified: Score,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// The network.
    pub network: Option<GroupStatistics>,
    /// All cities.
    pub all: Option<GroupStatistics>,
    /// The city beside the network's median.
    pub difference: Difference,
}

/// What a group has for one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GroupStatistics {
    /// Cities that count for this indicator.
    pub n: u32,
    /// Mean of cities.
    pub mean: f64,
    /// Median of cities.
    pub median: f64,
    /// Lower quartile; none where it is kept back.
    pub q1: Option<f64>,
    /// Upper quartile, likewise.
    pub q3: Option<f64>,
    /// Standard deviation; none where some are hidden and there are too few.
    #[serde(default)]
    pub deviation: Option<f64>,
    /// How many in a hundred have 100; none as before.
    #[serde(default)]
    pub at_100: Option<f64>,
}

/// A chart in a page, with what it says and where its numbers are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Identifier in the page; letters, digits and hyphens.
    pub id: String,
    /// The picture for wide screens; its element ids are unique in the page.
    pub svg: SafeSvg,
    /// The picture for narrow screens, if it has its own.
    pub narrow: Option<SafeSvg>,
    /// What the picture says, in a sentence.
    pub sentence: String,
    /// Wave, n and date under the picture.
    pub caption: String,
    /// The picture and its numbers as files.
    pub files: Vec<FigureFile>,
}

/// A file beside a chart or page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureFile {
    /// Its name in the address, such as `indicators.svg`.
    pub file: String,
    /// Its format in capitals, such as `SVG`.
    pub format: String,
}

/// A rate published elsewhere. Published ranks are not repeated here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExternalFact {
    /// What was published: the overall index, or an indicator's name.
    pub label: String,
    /// The year it was published for.
    pub year: i32,
    /// Whether the year is approximate.
    pub year_approximate: bool,
    /// Name of the edition; empty when it is not known.
    pub edition: String,
    /// Whether the edition is our inference from the date.
    pub edition_inferred: bool,
    /// The published rate.
    pub rate: ExternalRate,
    /// The published mean of the sample; none when not published.
    pub sample_average: Option<ExternalRate>,
    /// Whom the sample was, in words.
    pub sample: String,
    /// Cities in the sample; none when not published.
    pub sample_size: Option<u32>,
    /// What a reader must know beside it; empty for nothing.
    pub note: String,
    /// Address of the source.
    pub source_url: String,
    /// Name of the source's site, shown as the link.
    pub source: String,
}

/// A published rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ExternalRate {
    /// The number as published.
    pub value: f64,
    /// Decimals as published.
    pub decimals: u8,
}
