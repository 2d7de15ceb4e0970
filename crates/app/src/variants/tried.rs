//! Every wave by a method and by the variant of it.

use std::cmp::Reverse;
use std::sync::Arc;

use icc_disclosure::LEAST;
use icc_domain::Score;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{Measure, Method};
use icc_scoring::benchmark::statistics;
use icc_scoring::score::DECLARED;
use icc_scoring::{Panel, Program, Scores, Statistics};
use icc_store::Wave;

use super::ground::core;
use super::{Ground, LEAST_MOVE, Variant};
use crate::city::{level, score};
use crate::collection::Collection;
use crate::error::Error;
use crate::snapshot::Snapshot;

/// What a variant makes of every wave.
#[derive(Debug)]
pub struct Tried<'a> {
    /// Whether only those count that show everybody their answers.
    pub needs_answers: bool,
    /// The waves that were scored again, newest first.
    pub waves: Vec<TriedWave<'a>>,
    /// The others, newest first.
    pub apart: Vec<Apart<'a>>,
}

/// A wave that was not scored again.
#[derive(Debug)]
pub struct Apart<'a> {
    /// The wave.
    pub wave: &'a Wave,
    /// Everything answered with its definition.
    pub collection: &'a Arc<Collection>,
    /// Why.
    pub why: Elsewhere,
}

/// Why a wave was not scored again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// It asked with another edition.
    Edition,
    /// Its version of the edition lacks the method, or something that is changed.
    Version,
}

impl Elsewhere {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Version => "version",
        }
    }
}

/// A wave by both. The invented and the real world never stand in one figure.
#[derive(Debug)]
pub struct TriedWave<'a> {
    /// Everything answered with the same definition.
    pub collection: &'a Arc<Collection>,
    /// The wave.
    pub wave: &'a Wave,
    /// The method, as this version of the edition has it.
    pub method: &'a Method,
    /// Whether its municipalities are invented.
    pub invented: bool,
    /// The municipalities that count, by code, with their core index.
    pub cities: Vec<TriedCity>,
    /// How many show their scores but not their answers, and are left out for that.
    pub left_out: usize,
    /// The core index, then indicators and areas in the order of the method.
    pub measures: Vec<TriedMeasure<'a>>,
    /// Digest of the method, and of the variant.
    pub digests: (String, String),
}

/// A municipality by both.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedCity {
    /// Its code.
    pub code: String,
    /// Its core index by the method.
    pub now: Score,
    /// Its core index by the variant.
    pub then: Score,
}

/// A measure by both.
#[derive(Debug, Clone)]
pub struct TriedMeasure<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// Municipalities with a score by both.
    pub n: usize,
    /// How many of these move by [`LEAST_MOVE`] or more.
    pub moved: usize,
    /// How many have a score by the method alone.
    pub lost: usize,
    /// How many have one by the variant alone.
    pub gained: usize,
    /// The mean difference; none below four municipalities.
    pub mean: Option<f64>,
    /// The least and the greatest difference; none without any.
    pub range: Option<(f64, f64)>,
    /// The figures by both; none below four municipalities.
    pub spreads: Option<Spreads>,
}

/// Figures of the same municipalities by a method and by the variant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spreads {
    /// By the method.
    pub now: Statistics,
    /// By the variant.
    pub then: Statistics,
}

impl TriedCity {
    /// The points that the variant gives more (positive) or less; none where either has no score.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        difference(self.now, self.then)
    }

    /// Whether it moves: by [`LEAST_MOVE`] or more, or to or from no score.
    #[must_use]
    pub fn moves(&self) -> bool {
        match self.difference() {
            Some(difference) => moves(difference),
            None => self.now.value().is_some() != self.then.value().is_some(),
        }
    }
}

impl TriedWave<'_> {
    /// The municipalities that move, the largest difference first, then by code; those that get or
    /// lose a score come last.
    #[must_use]
    pub fn movers(&self) -> Vec<&TriedCity> {
        let mut movers: Vec<&TriedCity> = self.cities.iter().filter(|one| one.moves()).collect();
        movers.sort_by(|one, other| {
            let by = |it: &TriedCity| it.difference().map_or(-1.0, f64::abs);
            by(other)
                .total_cmp(&by(one))
                .then_with(|| one.code.cmp(&other.code))
        });
        movers
    }
}

fn difference(now: Score, then: Score) -> Option<f64> {
    Some(then.value()? - now.value()?)
}

fn moves(difference: f64) -> bool {
    difference.abs() >= LEAST_MOVE
}

impl Snapshot {
    /// Scores every wave of the edition by a method and by a variant of it.
    ///
    /// # Errors
    /// [`Error::Broken`] where the variant cannot be computed.
    pub fn tried<'a>(&'a self, ground: &Ground<'_>, variant: &Variant) -> Result<Tried<'a>, Error> {
        let needs_answers = variant.needs_answers(ground.method);
        let edition = &ground.collection.definition.id;
        let (mut waves, mut apart) = (Vec::new(), Vec::new());
        for collection in &self.collections {
            let definition = &collection.definition;
            let why = if definition.id == *edition {
                Elsewhere::Version
            } else {
                Elsewhere::Edition
            };
            let changed = variant.of(definition, ground.method.id.as_str());
            let changed = changed.filter(|_| why == Elsewhere::Version);
            let at = collection.method(ground.method.id.as_str());
            if let (Some(changed), Some(at)) = (changed, at) {
                let trial = Trial {
                    snapshot: self,
                    collection,
                    at,
                    needs_answers,
                };
                waves.extend(trial.waves(&changed)?);
            } else {
                apart.extend(collection.waves.iter().map(|wave| Apart {
                    wave,
                    collection,
                    why,
                }));
            }
        }
        let newest = |wave: &Wave| Reverse((wave.record.opens_at, wave.record.code.clone()));
        waves.sort_by_key(|one| newest(one.wave));
        apart.sort_by_key(|one| newest(one.wave));
        Ok(Tried {
            needs_answers,
            waves,
            apart,
        })
    }
}

/// What is scored again.
struct Trial<'a> {
    snapshot: &'a Snapshot,
    collection: &'a Arc<Collection>,
    /// Position of the method.
    at: usize,
    needs_answers: bool,
}

/// Both results, case by case.
struct Both {
    panel: Panel,
    scores: Option<(Scores, Scores)>,
}

impl<'a> Trial<'a> {
    fn waves(&self, changed: &Definition) -> Result<Vec<TriedWave<'a>>, Error> {
        let collection = self.collection;
        let method = &collection.definition.methods[self.at];
        let cases: Vec<usize> = (0..collection.panel.cases.len())
            .filter(|&case| !self.needs_answers || self.shows_answers(case))
            .collect();
        let both = self.both(changed, collection.panel.only(&cases))?;
        let digest = changed.method(method.id.as_str()).map(Method::hash);
        let digests = (method.hash(), digest.unwrap_or_default());
        let waves = collection.waves.iter();
        Ok(waves
            .map(|wave| self.wave(wave, method, &both, &digests))
            .collect())
    }

    fn shows_answers(&self, case: usize) -> bool {
        let collection = self.collection;
        let (unit, period) = (
            collection.panel.unit_name(case),
            collection.panel.period_name(case),
        );
        let mut waves = collection.waves.iter();
        let wave = waves.find(|wave| wave.record.code == period);
        wave.is_some_and(|wave| collection.shows_answers(unit, wave))
    }

    /// The same answers by both, so that whatever looks at a sample looks at the same one.
    fn both(&self, changed: &Definition, panel: Panel) -> Result<Both, Error> {
        let by = |program: &Program| {
            let scores = program.score(&panel);
            scores.map_err(|e| Error::broken(e.iter().map(ToString::to_string)))
        };
        let own = &self.collection.methods[self.at].program;
        let other = Program::compile(changed, &own.method);
        let other = other.map_err(|e| Error::broken([e.to_string()]))?;
        let scores = if panel.cases.is_empty() {
            None
        } else {
            Some((by(own)?, by(&other)?))
        };
        Ok(Both { panel, scores })
    }

    fn wave(
        &self,
        wave: &'a Wave,
        method: &'a Method,
        both: &Both,
        digests: &(String, String),
    ) -> TriedWave<'a> {
        let invented = self.snapshot.shows_invented(self.collection, wave);
        let own_world = |code: &str| self.snapshot.is_invented(code) == invented;
        let here = |panel: &Panel| -> Vec<usize> {
            let cases = 0..panel.cases.len();
            cases
                .filter(|&case| panel.period_name(case) == wave.record.code)
                .filter(|&case| own_world(panel.unit_name(case)))
                .collect()
        };
        let cases = here(&both.panel);
        let all = here(&self.collection.panel).len();
        let program = &self.collection.methods[self.at].program;
        let of = |code: &str| -> Vec<(Score, Score)> {
            let position = program.measure_position(code);
            let scores = position.zip(both.scores.as_ref());
            let pair = |case: usize, (at, (now, then)): (usize, &(Scores, Scores))| {
                let of = |scores: &Scores| score(scores.cell(0, case, at), DECLARED);
                (of(now), of(then))
            };
            let pairs = cases.iter().filter_map(|&case| Some(pair(case, scores?)));
            pairs.collect()
        };
        let indicators = method.measures.iter();
        let indicators = indicators.filter(|one| {
            let levels = [level::INDICATOR, level::AREA];
            levels.iter().any(|level| level::is_at(one, level))
        });
        let index = core(method);
        let measures = index.into_iter().chain(indicators);
        let of_index = index.map_or_else(Vec::new, |index| of(index.code.as_str()));
        let cities = cases.iter().zip(of_index);
        TriedWave {
            collection: self.collection,
            wave,
            method,
            invented,
            cities: cities
                .map(|(&case, (now, then))| TriedCity {
                    code: both.panel.unit_name(case).to_owned(),
                    now,
                    then,
                })
                .collect(),
            left_out: all.saturating_sub(cases.len()),
            measures: measures
                .map(|measure| moved(measure, &of(measure.code.as_str())))
                .collect(),
            digests: digests.clone(),
        }
    }
}

fn moved<'a>(measure: &'a Measure, pairs: &[(Score, Score)]) -> TriedMeasure<'a> {
    let only = |one: fn(&(Score, Score)) -> Score, other: fn(&(Score, Score)) -> Score| {
        let alone =
            |pair: &&(Score, Score)| one(pair).value().is_some() && other(pair).value().is_none();
        pairs.iter().filter(alone).count()
    };
    let known: Vec<(f64, f64)> = pairs
        .iter()
        .filter_map(|(now, then)| Some((now.value()?, then.value()?)))
        .collect();
    let differences: Vec<f64> = known.iter().map(|(now, then)| then - now).collect();
    let found = statistics(differences.clone());
    let enough = known.len() >= LEAST;
    let figures = |of: fn(&(f64, f64)) -> f64| statistics(known.iter().map(of).collect());
    let spreads = figures(|pair| pair.0).zip(figures(|pair| pair.1));
    TriedMeasure {
        measure,
        n: known.len(),
        moved: differences.iter().filter(|it| moves(**it)).count(),
        lost: only(|pair| pair.0, |pair| pair.1),
        gained: only(|pair| pair.1, |pair| pair.0),
        mean: found.filter(|_| enough).map(|found| found.mean),
        range: found.map(|found| (found.minimum, found.maximum)),
        spreads: spreads
            .filter(|_| enough)
            .map(|(now, then)| Spreads { now, then }),
    }
}
