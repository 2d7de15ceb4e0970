//! Every wave by a method and by the variant of it.

use std::cmp::Reverse;
use std::sync::Arc;

use icc_disclosure::LEAST;
use icc_domain::Score;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{Measure, Method};
use icc_scoring::benchmark::statistics;
use icc_scoring::score::DECLARED;
use icc_scoring::{Program, Scores, Statistics};
use icc_store::Wave;

use super::ground::shown;
use super::{Ground, LEAST_MOVE, Variant};
use crate::city::score;
use crate::collection::Collection;
use crate::comparable::{Break, Made};
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
    /// How many show their scores but not their answers, and are left out for that.
    pub left_out: usize,
    /// What the method measures: see [`Ground::measures`].
    pub measures: Vec<TriedMeasure<'a>>,
    /// Digest of the method, and of the variant.
    pub digests: (String, String),
}

/// A municipality in one measure by both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TriedCity<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its score by the method.
    pub now: Score,
    /// Its score by the variant.
    pub then: Score,
}

/// A measure by both.
#[derive(Debug, Clone)]
pub struct TriedMeasure<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The municipalities that count, also those without a score, in the order of the data.
    pub cities: Vec<TriedCity<'a>>,
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

impl TriedCity<'_> {
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

impl<'a> Tried<'a> {
    /// The wave of a code; the newest where the code is empty, or of no wave that was scored again.
    #[must_use]
    pub fn wave(&self, code: &str) -> Option<&TriedWave<'a>> {
        let mut waves = self.waves.iter();
        let named = waves.find(|one| one.wave.record.code == code);
        named.or(self.waves.first())
    }
}

impl<'a> TriedWave<'a> {
    /// A measure; none where this version of the method lacks it.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&TriedMeasure<'a>> {
        let mut measures = self.measures.iter();
        measures.find(|one| one.measure.code.as_str() == code)
    }

    fn made(&self) -> Made<'_> {
        Made {
            definition: &self.collection.hash,
            method: self.method.id.as_str(),
        }
    }
}

impl<'a> TriedMeasure<'a> {
    /// The municipalities: those that move, the largest difference first; those that get or lose a
    /// score; those that stay; those without a score. Equal ones by code.
    #[must_use]
    pub fn ranked(&self) -> Vec<&TriedCity<'a>> {
        let key = |city: &TriedCity<'_>| match city.difference() {
            Some(difference) if moves(difference) => (0, -difference.abs()),
            None if city.moves() => (1, 0.0),
            Some(_) => (2, 0.0),
            None => (3, 0.0),
        };
        let mut ranked: Vec<&TriedCity<'a>> = self.cities.iter().collect();
        ranked.sort_by(|one, other| {
            let ((kind, far), (other_kind, other_far)) = (key(one), key(other));
            kind.cmp(&other_kind)
                .then(far.total_cmp(&other_far))
                .then_with(|| one.code.cmp(other.code))
        });
        ranked
    }
}

fn difference(now: Score, then: Score) -> Option<f64> {
    Some(then.value()? - now.value()?)
}

fn moves(difference: f64) -> bool {
    difference.abs() >= LEAST_MOVE
}

impl Snapshot {
    /// Why what a measure is in two waves by a method cannot be compared; none where it can.
    #[must_use]
    pub fn tried_apart(
        &self,
        one: &TriedWave<'_>,
        other: &TriedWave<'_>,
        measure: &str,
    ) -> Option<Break> {
        let (earlier, later) = if one.wave.record.opens_at <= other.wave.record.opens_at {
            (one, other)
        } else {
            (other, one)
        };
        let (earlier, later) = (earlier.made(), later.made());
        self.comparable(earlier, later, measure).err()
    }

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
    /// The cases in the panel of the collection.
    cases: Vec<usize>,
    scores: Option<(Scores, Scores)>,
}

impl<'a> Trial<'a> {
    fn waves(&self, changed: &Definition) -> Result<Vec<TriedWave<'a>>, Error> {
        let collection = self.collection;
        let method = &collection.definition.methods[self.at];
        let cases: Vec<usize> = (0..collection.panel.cases.len())
            .filter(|&case| !self.needs_answers || self.shows_answers(case))
            .collect();
        let both = self.both(changed, cases)?;
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
    fn both(&self, changed: &Definition, cases: Vec<usize>) -> Result<Both, Error> {
        let panel = self.collection.panel.only(&cases);
        let by = |program: &Program| {
            let scores = program.score(&panel);
            scores.map_err(|e| Error::broken(e.iter().map(ToString::to_string)))
        };
        let own = &self.collection.methods[self.at].program;
        let other = Program::compile(changed, &own.method);
        let other = other.map_err(|e| Error::broken([e.to_string()]))?;
        let scores = if cases.is_empty() {
            None
        } else {
            Some((by(own)?, by(&other)?))
        };
        Ok(Both { cases, scores })
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
        let panel = &self.collection.panel;
        let is_here = |case: usize| {
            panel.period_name(case) == wave.record.code && own_world(panel.unit_name(case))
        };
        // Where each stands among those that were scored again, with its municipality.
        let cases = both.cases.iter().enumerate();
        let cases: Vec<(usize, &'a str)> = cases
            .filter(|&(_, &case)| is_here(case))
            .map(|(at, &case)| (at, panel.unit_name(case)))
            .collect();
        let all = (0..panel.cases.len()).filter(|&case| is_here(case)).count();
        let program = &self.collection.methods[self.at].program;
        let of = |code: &str| -> Vec<TriedCity<'a>> {
            let position = program.measure_position(code);
            let Some((measure, (now, then))) = position.zip(both.scores.as_ref()) else {
                return Vec::new();
            };
            let of = |scores: &Scores, at| score(scores.cell(0, at, measure), DECLARED);
            let cities = cases.iter().map(|&(at, code)| TriedCity {
                code,
                now: of(now, at),
                then: of(then, at),
            });
            cities.collect()
        };
        TriedWave {
            collection: self.collection,
            wave,
            method,
            invented,
            left_out: all.saturating_sub(cases.len()),
            measures: shown(method)
                .map(|measure| moved(measure, of(measure.code.as_str())))
                .collect(),
            digests: digests.clone(),
        }
    }
}

fn moved<'a>(measure: &'a Measure, cities: Vec<TriedCity<'a>>) -> TriedMeasure<'a> {
    let only = |one: fn(&TriedCity<'_>) -> Score, other: fn(&TriedCity<'_>) -> Score| {
        let alone =
            |city: &&TriedCity<'_>| one(city).value().is_some() && other(city).value().is_none();
        cities.iter().filter(alone).count()
    };
    let known: Vec<(f64, f64)> = cities
        .iter()
        .filter_map(|city| Some((city.now.value()?, city.then.value()?)))
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
        lost: only(|city| city.now, |city| city.then),
        gained: only(|city| city.then, |city| city.now),
        mean: found.filter(|_| enough).map(|found| found.mean),
        range: found.map(|found| (found.minimum, found.maximum)),
        spreads: spreads
            .filter(|_| enough)
            .map(|(now, then)| Spreads { now, then }),
        cities,
    }
}
