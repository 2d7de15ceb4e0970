//! What full marks would take: the next steps of a city, and what planned measures would change.
//! Nothing here is kept, and nothing of it enters a published figure.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Score;
use icc_questionnaire::definition::{Measure, PointsRule, Question};
use icc_questionnaire::{Grade, State};
use icc_scoring::Panel;
use icc_scoring::explain::{Explanation, Member};
use icc_scoring::panel::{AnswerColumns, AnswerRow};
use icc_scoring::score::{DECLARED, DOCUMENTED};

use crate::city::{CityReport, CityResult, score};
use crate::error::Error;
use crate::place::Place;
use crate::snapshot::Snapshot;

/// The next steps of a city, and what those that are planned would change.
#[derive(Debug)]
pub struct Plans<'a> {
    /// The questions in which points are lost, in the order of the questionnaire.
    pub steps: Vec<NextStep<'a>>,
    /// The core index, then the indicators: as they are and as they would be.
    pub changes: Vec<Planned<'a>>,
    /// Where the city stands among those that everybody may see, as it is and as it would be; none
    /// where nobody else has a score.
    pub places: Option<(Place, Place)>,
}

/// A question in which points are lost.
#[derive(Debug)]
pub struct NextStep<'a> {
    /// The question.
    pub question: &'a Question,
    /// What the answer gets, and what could be had.
    pub points: (f64, f64),
    /// The options that full marks take: one of them, or all of them.
    pub options: Vec<&'a str>,
    /// How many of the options it takes.
    pub ticks: usize,
    /// Points of the core index that full marks would add; none where it adds nothing to it.
    pub gain: Option<f64>,
    /// Cities that show their answers and have full marks, by code.
    pub examples: Vec<String>,
    /// Whether it is planned.
    pub planned: bool,
}

/// A measure as it is and as it would be.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// As it is.
    pub now: Score,
    /// As it would be.
    pub then: Score,
    /// As it would be, counting positive answers only with evidence: nothing is documented yet of
    /// what is planned.
    pub documented: Score,
}

/// What a question's answer gets.
#[derive(Debug)]
pub(crate) struct Marks {
    pub(crate) points: f64,
    pub(crate) maximum: f64,
}

impl Marks {
    /// Of a question that counts; none for any other member, and where nothing can be had.
    pub(crate) fn of(member: &Member) -> Option<Self> {
        let is_counted = member.sort == "question" && member.counts();
        let maximum = member.maximum.filter(|most| is_counted && *most > 0.0)?;
        let points = member.points.unwrap_or_default();
        Some(Self { points, maximum })
    }

    /// Whether no more can be had.
    pub(crate) fn are_full(&self) -> bool {
        self.points >= self.maximum
    }

    /// The part of the points that is lost, 0 to 1.
    pub(crate) fn lost(&self) -> f64 {
        1.0 - self.points / self.maximum
    }
}

impl Snapshot {
    /// What full marks would take in each question in which a city loses points, and what the
    /// `planned` ones of them would change: the same engine scores the same answers again, with full
    /// marks in those.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the city does not show its answers.
    pub fn plans<'a>(
        &'a self,
        report: &CityReport<'a>,
        planned: &BTreeSet<String>,
    ) -> Result<Plans<'a>, Error> {
        let result = report.result.as_ref().ok_or(Error::NotFound)?;
        let own = opened(result).ok_or(Error::NotFound)?;
        let core = result.open(result.core.measure.code.as_str());
        let gains = core.map(|core| core.index_points).unwrap_or_default();
        let marks = marks(&own);
        let others = self.with_full_marks(report, result);
        let definition = &result.collection.definition;
        let mut best: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
        let mut steps = Vec::new();
        for (at, question) in definition.questions.iter().enumerate() {
            let code = question.code.as_str();
            let Some(found) = marks.get(code) else {
                continue;
            };
            let full = full_marks(result, question);
            if found.are_full() || full.is_empty() {
                continue;
            }
            let is_planned = planned.contains(code);
            if let (true, Ok(at)) = (is_planned, u16::try_from(at)) {
                best.insert(at, full.clone());
            }
            steps.push(NextStep {
                points: (found.points, found.maximum),
                ticks: full.len(),
                options: offered(result, question, &full),
                gain: gains.get(code).map(|points| points * found.lost()),
                examples: others
                    .iter()
                    .filter(|(_, full)| full.contains(code))
                    .map(|(city, _)| city.clone())
                    .collect(),
                planned: is_planned,
                question,
            });
        }
        let changes = changes(result, &best)?;
        Ok(Plans {
            places: changes
                .first()
                .and_then(|core| self.places(report, result, core)),
            changes,
            steps,
        })
    }

    /// Where a city stands with its core index as it is, and as it would be.
    fn places(
        &self,
        report: &CityReport<'_>,
        result: &CityResult<'_>,
        core: &Planned<'_>,
    ) -> Option<(Place, Place)> {
        let own = &report.city.municipality.record;
        let at = (result.collection, result.wave);
        let others = self.group_at(at, own.demonstration, None, |code| code != own.code)?;
        let others = &others.core()?.cities;
        let worth = result.core.clear;
        let now = Place::of((core.now, result.core.score(DOCUMENTED)), worth, others)?;
        let then = Place::of((core.then, core.documented), worth, others)?;
        Some((now, then))
    }

    /// The other cities of the wave that show their answers, with the questions in which they have
    /// full marks.
    fn with_full_marks(
        &self,
        report: &CityReport<'_>,
        result: &CityResult<'_>,
    ) -> BTreeMap<String, BTreeSet<String>> {
        let own = &report.city.municipality.record;
        let collection = result.collection;
        let cases = collection.cases_of(&result.wave.record.code);
        let shown = cases
            .map(|case| collection.panel.unit_name(case))
            .filter(|code| {
                *code != own.code
                    && self.is_invented(code) == own.demonstration
                    && collection.shows_answers(code, result.wave)
            });
        let found = shown.map(|code| {
            let program = &collection.methods[result.method].program;
            let scores = collection.scores(result.method);
            let top = top(result);
            let wave = &result.wave.record.code;
            let opened = program.explain(&collection.panel, scores, code, wave, top);
            let marks = opened.map(|opened| marks(&opened)).unwrap_or_default();
            let full = marks.into_iter().filter(|(_, it)| it.are_full());
            (
                code.to_owned(),
                full.map(|(question, _)| question).collect(),
            )
        });
        found.collect()
    }
}

/// The measure that reaches every question that scores: the extended index where there is one.
fn top<'r>(result: &'r CityResult<'_>) -> &'r str {
    let extended = result.extended.as_ref().unwrap_or(&result.core);
    extended.measure.code.as_str()
}

pub(crate) fn opened(result: &CityResult<'_>) -> Option<Explanation> {
    result.open(top(result)).map(|opened| opened.explanation)
}

/// Points and maximum of every question that counts.
pub(crate) fn marks(explanation: &Explanation) -> BTreeMap<String, Marks> {
    let members = explanation.all().flat_map(|opened| &opened.members);
    members
        .filter_map(|member| Some((member.code.clone(), Marks::of(member)?)))
        .collect()
}

/// The fewest options that give full marks, by their position; empty where numbers decide.
fn full_marks(result: &CityResult<'_>, question: &Question) -> Vec<u8> {
    let method = &result.collection.definition.methods[result.method];
    let Some(item) = method.item(question.code.as_str()) else {
        return Vec::new();
    };
    let points = |at: usize| {
        let of = match &item.rule {
            PointsRule::Option(points)
            | PointsRule::Best(points)
            | PointsRule::Sum { points, .. } => points.get(&question.options[at].code),
            _ => None,
        };
        of.map_or(0.0, |points| points.to_f64())
    };
    let positions = 0..question.options.len();
    let chosen: Vec<usize> = match &item.rule {
        PointsRule::Option(_) | PointsRule::Best(_) => {
            let best = positions.max_by(|one, other| {
                // Of equal ones the first.
                points(*one).total_cmp(&points(*other)).then(other.cmp(one))
            });
            best.into_iter().collect()
        }
        PointsRule::Sum { .. } => positions.filter(|at| points(*at) > 0.0).collect(),
        PointsRule::Steps(steps) => {
            let most = steps
                .iter()
                .max_by(|one, other| one.points.cmp(&other.points));
            let ticks = most.map_or(0, |step| step.ticks);
            let ticks = usize::try_from(ticks).unwrap_or(usize::MAX);
            positions.take(ticks).collect()
        }
        PointsRule::Value | PointsRule::Bands(_) => Vec::new(),
    };
    chosen
        .into_iter()
        .filter_map(|at| u8::try_from(at).ok())
        .collect()
}

/// The options that readers are told: where the number of ticks counts, all of them.
fn offered<'a>(result: &CityResult<'a>, question: &'a Question, full: &[u8]) -> Vec<&'a str> {
    let method = &result.collection.definition.methods[result.method];
    let by_ticks = method
        .item(question.code.as_str())
        .is_some_and(|item| matches!(item.rule, PointsRule::Steps(_)));
    let options = question.options.iter().enumerate();
    options
        .filter(|(at, _)| by_ticks || full.iter().any(|one| usize::from(*one) == *at))
        .map(|(_, option)| option.code.as_str())
        .collect()
}

/// The measures as they are, and as the engine scores them with full marks in some questions.
fn changes<'a>(
    result: &CityResult<'a>,
    best: &BTreeMap<u16, Vec<u8>>,
) -> Result<Vec<Planned<'a>>, Error> {
    let collection = result.collection;
    let program = &collection.methods[result.method].program;
    let panel = with_answers(&collection.panel, result.case, best);
    let scores = program
        .score(&panel)
        .map_err(|e| Error::broken(e.iter().map(ToString::to_string)))?;
    let rows = std::iter::once(&result.core).chain(&result.indicators);
    let planned = rows.filter_map(|row| {
        let position = program.measure_position(row.measure.code.as_str())?;
        let cell = scores.cell(0, result.case, position);
        Some(Planned {
            measure: row.measure,
            now: row.score(DECLARED),
            then: score(cell, DECLARED),
            documented: score(cell, DOCUMENTED),
        })
    });
    Ok(planned.collect())
}

/// The same panel with other answers of one case: each question with exactly these options.
fn with_answers(panel: &Panel, case: usize, answers: &BTreeMap<u16, Vec<u8>>) -> Panel {
    let old = &panel.rows;
    let mut rows = AnswerColumns::default();
    let mut offsets = vec![0];
    let mut numbers = old.number_rows.iter().zip(&old.numbers).peekable();
    for at in 0..panel.cases.len() {
        let mut new = answers.iter().filter(|_| at == case).peekable();
        let push_new = |rows: &mut AnswerColumns, question: u16, options: &[u8]| {
            for option in options {
                rows.push(AnswerRow {
                    question,
                    option: Some(*option),
                    state: State::Answered,
                    grade: Grade::Declared,
                    number: None,
                });
            }
        };
        for row in panel.offsets[at]..panel.offsets[at + 1] {
            let question = old.question[row];
            while let Some((planned, options)) = new.next_if(|(planned, _)| **planned <= question) {
                push_new(&mut rows, *planned, options);
            }
            let number = numbers.next_if(|(one, _)| **one == row);
            if at == case && answers.contains_key(&question) {
                continue;
            }
            if let Some((_, number)) = number {
                rows.number_rows.push(rows.question.len());
                rows.numbers.push(*number);
            }
            rows.push_packed(question, old.option[row], old.mark[row]);
        }
        for (planned, options) in new {
            push_new(&mut rows, *planned, options);
        }
        offsets.push(rows.question.len());
    }
    Panel {
        offsets,
        rows,
        ..panel.clone()
    }
}
