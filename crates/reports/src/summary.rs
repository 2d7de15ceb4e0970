//! What the summary of a city says, as plain data.
//!
//! Texts are in the language of the report; numbers are unrounded and are shown once, by the
//! rules of that language.

use chrono::NaiveDate;
use icc_domain::{Difference, Score};
use serde::{Deserialize, Serialize};

use crate::Fact;

/// The summary of one city at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CitySummary {
    /// The city's name.
    pub name: String,
    /// Province, state or region; empty when not known.
    pub region: String,
    /// Country.
    pub country: String,
    /// Whether city and answers are invented; marks every page.
    pub demonstration: bool,
    /// The wave's name, such as `2026`; empty for a city without a result.
    pub wave: String,
    /// The finding in one or two sentences.
    pub headline: String,
    /// What the figures are and are not, in one sentence; stands at the index and on every page.
    pub statement: String,
    /// Published facts about the city; the first page shows the first three that have a value.
    pub facts: Vec<Fact>,
    /// What the rows say together, the heading above them; required with rows.
    pub finding: String,
    /// The index; none for a city without a result.
    pub index: Option<IndexCard>,
    /// The indicators, core first, then the optional ones.
    pub rows: Vec<Row>,
    /// Name of the indicator that the areas make up; empty without areas.
    pub areas_of: String,
    /// The areas of that indicator.
    pub areas: Vec<Row>,
    /// The network beside which the city is shown.
    pub network: Option<Group>,
    /// All cities, or why they are not shown yet; none for a city without a result.
    pub all: Option<AllCities>,
    /// Pictures of the first page, from top to bottom. Without any, the rows stand there as a
    /// list.
    pub charts: Vec<Chart>,
    /// Where the numbers come from; required as soon as there is a number.
    pub provenance: Option<Provenance>,
    /// Further statements about the figures, a sentence or two each.
    pub notes: Vec<String>,
}

/// The core index with its three figures and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexCard {
    /// As the city declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
    /// Counting positive answers only when verified.
    pub verified: Score,
    /// The index were every unknown answer worth nothing, and full points; none when nothing is
    /// unknown.
    pub unknown: Option<(f64, f64)>,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// Weight of what applies to the city, in percent of all weight, 0 to 100.
    pub applies: f64,
    /// Scored questions within the city's powers that apply to it.
    pub in_scope: u32,
    /// Scored questions left out because others have the power.
    pub not_within_powers: u32,
    /// Scored questions left out because they have no object in the city.
    pub not_applicable: u32,
    /// Scored questions of the edition.
    pub questions: u32,
    /// Day of the final submission.
    pub submitted: NaiveDate,
    /// The extended index, with the optional indicators.
    pub extended: Option<Score>,
    /// The core index by the other methods.
    pub other_methods: Vec<OtherMethod>,
    /// The index of the network.
    pub network: Option<Statistics>,
    /// The index of all cities.
    pub all: Option<Statistics>,
    /// The city beside its network.
    pub difference: Difference,
}

/// The core index by another method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherMethod {
    /// The method's name.
    pub name: String,
    /// Its result.
    pub core: Score,
}

/// One indicator or area beside the groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
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
    /// The network; none when too few of its cities count here.
    pub network: Option<Statistics>,
    /// All cities; none when too few count here.
    pub all: Option<Statistics>,
    /// The city beside the network's median.
    pub difference: Difference,
}

/// What a group has for the index, an indicator or an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Cities that count.
    pub n: u32,
    /// Their countries.
    pub countries: u32,
    /// Mean of cities.
    pub mean: f64,
    /// Median of cities.
    pub median: f64,
    /// Lower quartile; none where it is kept back.
    pub q1: Option<f64>,
    /// Upper quartile, likewise.
    pub q3: Option<f64>,
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

/// A picture drawn elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The picture. Its texts should name the family `Inter`; files it links to are refused.
    pub svg: String,
    /// Heading above it; empty for none.
    pub title: String,
    /// What the picture says, for those who do not see it.
    pub sentence: String,
    /// Wave, n and date under it.
    pub caption: String,
}

/// Where the numbers come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Name of the edition.
    pub edition: String,
    /// Digest of the definition, hexadecimal.
    pub definition_digest: String,
    /// Name of the method.
    pub method: String,
    /// Its identifier.
    pub method_id: String,
    /// Its version.
    pub method_version: String,
    /// Digest of the answers that went in, hexadecimal.
    pub inputs_digest: String,
    /// Digest of the run, hexadecimal.
    pub run_digest: String,
    /// Version of the engine that calculated.
    pub engine_version: String,
    /// Day of the calculation.
    pub calculated: NaiveDate,
    /// Submissions in that calculation.
    pub n: u32,
    /// Address where the current state of these figures can be looked up; empty for none.
    pub address: String,
}
