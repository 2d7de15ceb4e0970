//! A city over time: what changed since its last result, and how it went from wave to wave beside
//! its network.

use icc_domain::{Difference, Score};
use icc_questionnaire::definition::Measure;
use icc_scoring::score::{DECLARED, DOCUMENTED};
use icc_store::Wave;

use crate::city::{CityReport, CityResult, Row, score};
use crate::comparable::{Break, Made};
use crate::comparison::{between, question_worth};
use crate::group::{GroupReport, ShownCity};
use crate::network::Same;
use crate::snapshot::Snapshot;

/// How many strengths, and how many places to grow, are named.
const NAMED: usize = 3;

/// A city over time.
#[derive(Debug)]
pub struct Course<'a> {
    /// The indicators furthest above the network, the furthest first.
    pub strengths: Vec<Standing<'a>>,
    /// Those furthest below.
    pub to_grow: Vec<Standing<'a>>,
    /// What one question is worth in each indicator, on average, in points.
    pub worth: Vec<(&'a Measure, f64)>,
    /// The result before this one; none for the first.
    pub since: Option<Since<'a>>,
    /// The waves with a result of the city, newest first.
    pub waves: Vec<AtWave<'a>>,
}

/// An indicator beside the median of the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing<'a> {
    /// The indicator.
    pub measure: &'a Measure,
    /// The city's score.
    pub score: Score,
    /// How far it is from the median, in points above 0.
    pub points: f64,
}

/// What changed since another result.
#[derive(Debug)]
pub struct Since<'a> {
    /// The wave of the other result.
    pub wave: &'a Wave,
    /// The core index, then the indicators; or why none of them can be compared.
    pub changes: Result<Vec<Change<'a>>, Break>,
}

/// A measure in two waves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// In the earlier wave; or why the two cannot be compared.
    pub before: Result<Score, Break>,
    /// In this one.
    pub now: Score,
    /// The difference: not comparable where one of them is missing.
    pub difference: Difference,
}

/// A city and its network at one wave.
#[derive(Debug)]
pub struct AtWave<'a> {
    /// The wave.
    pub wave: &'a Wave,
    /// The city's core index.
    pub core: Score,
    /// Why it cannot be compared with the wave that is shown; none where it can.
    pub broken: Option<Break>,
    /// The mean of the network as it was then, and how many counted in it.
    pub network_then: Option<(usize, f64)>,
    /// The same other cities then and in the wave that is shown: only those that everybody may see
    /// in both.
    pub same: Option<Same>,
    /// The same for this wave and the one after it.
    pub step: Option<Same>,
}

impl Snapshot {
    /// A city over time; none without a result.
    #[must_use]
    pub fn course<'a>(&'a self, report: &CityReport<'a>) -> Option<Course<'a>> {
        let result = report.result.as_ref()?;
        let core = result.indicators.iter().filter(|row| !row.measure.optional);
        let rows: Vec<&Row<'a>> = core.collect();
        let above = |difference: Difference| match difference {
            Difference::Above { points } => Some(points),
            _ => None,
        };
        let below = |difference: Difference| match difference {
            Difference::Below { points } => Some(points),
            _ => None,
        };
        let at = report
            .waves
            .iter()
            .position(|wave| wave.id == result.wave.id)?;
        let since = report.waves.get(at + 1).map(|wave| Since {
            wave,
            changes: self.changes(report, result, wave),
        });
        let mut waves: Vec<AtWave<'a>> = Vec::new();
        let mut now: Option<Vec<ShownCity>> = None;
        let mut after: Option<(&Wave, Vec<ShownCity>)> = None;
        for wave in report.waves.iter().skip(at) {
            let Some((mut found, here)) = self.at_wave(report, result, wave) else {
                continue;
            };
            if wave.id == result.wave.id {
                now = Some(here.clone());
            } else if found.broken.is_none() {
                found.same = now.as_ref().and_then(|now| Same::of(&here, now));
            }
            found.step = after.as_ref().and_then(|(later, cities)| {
                self.index_comparable(wave, later).ok()?;
                Same::of(&here, cities)
            });
            waves.push(found);
            after = Some((wave, here));
        }
        Some(Course {
            strengths: furthest(&rows, above),
            to_grow: furthest(&rows, below),
            worth: result
                .indicators
                .iter()
                .map(|row| (row.measure, row.clear))
                .collect(),
            since,
            waves,
        })
    }

    fn changes<'a>(
        &'a self,
        report: &CityReport<'a>,
        result: &CityResult<'a>,
        before: &Wave,
    ) -> Result<Vec<Change<'a>>, Break> {
        let city = &report.city.municipality.record.code;
        let rows = std::iter::once(&result.core).chain(&result.indicators);
        let changes = rows.map(|row| {
            let measure = row.measure.code.as_str();
            let then = self.score_before(city, (before, result.wave), measure);
            let now = row.score(DECLARED);
            Change {
                measure: row.measure,
                before: then.map(|cell| score(cell, DECLARED)),
                difference: then.map_or(Difference::NotComparable, |cell| {
                    let worth = row.clear.max(question_worth(cell));
                    let now = (now, row.score(DOCUMENTED));
                    let then = (score(cell, DECLARED), score(cell, DOCUMENTED));
                    between(now, then, worth)
                }),
                now,
            }
        });
        let changes: Vec<Change<'a>> = changes.collect();
        let broken = changes.first().and_then(|change| change.before.err());
        match broken.filter(|_| changes.iter().all(|change| change.before.is_err())) {
            Some(broken) => Err(broken),
            None => Ok(changes),
        }
    }

    /// A city and its network at one wave, and those of the network that everybody may see then.
    fn at_wave<'a>(
        &'a self,
        report: &CityReport<'a>,
        result: &CityResult<'a>,
        wave: &'a Wave,
    ) -> Option<(AtWave<'a>, Vec<ShownCity>)> {
        let own = &report.city.municipality.record;
        let collections = self.collections.iter();
        let collection = collections
            .filter(|one| one.waves.iter().any(|other| other.id == wave.id))
            .find(|one| one.case(&own.code, &wave.record.code).is_some())?;
        let method = collection.method(&wave.record.method_id)?;
        let case = collection.case(&own.code, &wave.record.code)?;
        let core = result.core.measure.code.as_str();
        let there = self.comparable(Made::of(wave), Made::of(result.wave), core);
        let code = there.unwrap_or(core);
        let position = collection.methods[method].program.measure_position(code)?;
        let network = result
            .network
            .as_ref()
            .and_then(|group| group.network.as_deref());
        let then = network.and_then(|code| {
            let members = self.members(self.networks.get(code)?.id);
            self.group_at((collection, wave), own.demonstration, network, |code| {
                code != own.code && members.contains(code)
            })
        });
        let core_of = |report: &GroupReport<'a>| {
            let row = report.core()?;
            let here = row
                .cities
                .iter()
                .filter(|city| city.wave == report.wave.record.code);
            Some(here.cloned().collect::<Vec<_>>())
        };
        let here = then.as_ref().and_then(core_of).unwrap_or_default();
        let found = AtWave {
            wave,
            core: score(collection.cell(method, case, position), DECLARED),
            network_then: then.as_ref().and_then(|then| {
                let figure = &then.core()?.figure;
                Some((figure.n, figure.statistics?.mean))
            }),
            same: None,
            step: None,
            broken: there.err(),
        };
        Some((found, here))
    }
}

/// The rows on one side of the network, the furthest first; equal ones keep the order of the method.
fn furthest<'a>(rows: &[&Row<'a>], side: impl Fn(Difference) -> Option<f64>) -> Vec<Standing<'a>> {
    let found = rows.iter().filter_map(|row| {
        Some(Standing {
            measure: row.measure,
            score: row.score(DECLARED),
            points: side(row.difference())?,
        })
    });
    let mut found: Vec<Standing<'a>> = found.collect();
    found.sort_by(|one, other| other.points.total_cmp(&one.points));
    found.truncate(NAMED);
    found
}
