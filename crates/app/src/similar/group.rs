//! The figures of the cities that are most like one, beside its own.

use icc_disclosure::Known;
use icc_domain::{Difference, Score};
use icc_questionnaire::definition::Measure;
use icc_scoring::score::DECLARED;

use super::Similar;
use crate::city::{CityResult, Figure, Row};
use crate::collection::Stand;
use crate::error::Error;
use crate::group::figure;

/// The most similar cities as a group: only those that the reader may see. A list that is made for
/// one city must not let anybody work out who hides in it.
#[derive(Debug)]
pub struct SimilarGroup<'a> {
    /// Codes of those that count.
    pub cities: Vec<String>,
    /// The core index, then the indicators.
    pub rows: Vec<SimilarRow<'a>>,
}

/// A measure of a city beside those that are like it.
#[derive(Debug)]
pub struct SimilarRow<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The city's own score.
    pub declared: Score,
    /// Every other city on the questions within this one's powers.
    pub figure: Figure,
    /// The city beside their median.
    pub difference: Difference,
}

impl<'a> SimilarGroup<'a> {
    /// The group beside a result of the city.
    ///
    /// # Errors
    /// When the engine refuses what is kept.
    pub fn of(similar: &Similar<'_>, result: &CityResult<'a>) -> Result<Self, Error> {
        let collection = result.collection;
        let is_similar = |code: &str| {
            let mut found = similar.found.iter();
            found.any(|one| one.city.municipality.record.code == code)
        };
        let mut stands = collection.group(result.method, result.wave, is_similar);
        stands.retain(|stand| stand.known == Known::Shown);
        let counted = collection.counted();
        let own = &similar.city.municipality.record.code;
        let own = counted.case(own, &result.wave.record.code);
        let own = own.ok_or(Error::NotFound)?;
        let cases: Vec<usize> = stands.iter().map(|stand| stand.case).collect();
        let program = &collection.methods[result.method].program;
        let like = program
            .like_for_like(&counted.panel, own, &cases)
            .map_err(|found| Error::broken(found.iter().map(ToString::to_string)))?;
        let row = |row: &Row<'a>| {
            let position = program.measure_position(row.measure.code.as_str())?;
            let value = |case: usize| {
                let at = cases.binary_search(&case).ok()?;
                like.cell(0, at, position).score()
            };
            let figure = figure(collection, result.method, &stands, value);
            let declared = row.score(DECLARED);
            let median = figure.statistics.map(|found| found.median);
            Some(SimilarRow {
                measure: row.measure,
                declared,
                difference: Difference::between(declared, median, row.clear),
                figure,
            })
        };
        let rows = std::iter::once(&result.core).chain(&result.indicators);
        let name = |stand: &Stand| counted.panel.unit_name(stand.case).to_owned();
        Ok(Self {
            cities: stands.iter().map(name).collect(),
            rows: rows.filter_map(row).collect(),
        })
    }
}
