//! What came of a module: counts over what was handed in, question by question, apart from every
//! score. Who coordinates the network sees all of it; members see what the rule for small numbers
//! allows, once the module is closed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_disclosure::{LEAST, Spread};
use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{Definition, State};
use icc_scoring::benchmark::statistics;
use icc_store::{
    HandIn, Municipality, MunicipalityId, Network, QuestionModule, Repositories, Scope,
};

use super::disclosed::spread;
use super::sheet::Sheet;
use super::{CityStanding, Found, ModuleState, asked_of, cities_of, municipalities};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::responses::Entry;
use crate::service::Service;

/// The numbers that were answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberResult {
    /// Half of them are below.
    pub median: f64,
    /// A quarter is below the first, a quarter above the second; none where that says too much.
    pub quartiles: Option<(f64, f64)>,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResult {
    /// Its code.
    pub code: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What the reader is shown.
    pub spread: Spread,
    /// How many municipalities have answered it; in words of its own for those that have not.
    pub answered: usize,
    /// How many have said so in place of an answer, for each state in its order; empty where that
    /// says too much.
    pub states: Vec<(State, usize)>,
    /// How many have chosen each option, in its order; empty where that says too much.
    pub options: Vec<(String, usize)>,
    /// How many have answered that none of the options holds.
    pub none: usize,
    /// The numbers; none for other questions, and where that says too much.
    pub numbers: Option<NumberResult>,
    /// The texts, by municipality; for those who see what was handed in.
    pub texts: Vec<(Municipality, String)>,
}

impl QuestionResult {
    /// The share of those that have answered, from 0 to 1.
    #[must_use]
    pub fn share(&self, n: usize) -> Option<f64> {
        (self.answered > 0).then(|| n as f64 / self.answered as f64)
    }

    /// The options that most have chosen, if anybody has chosen one.
    #[must_use]
    pub fn most(&self) -> Vec<&str> {
        let most = self.options.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let chosen = self.options.iter().filter(|(_, n)| *n == most && most > 0);
        chosen.map(|(code, _)| code.as_str()).collect()
    }
}

/// What came of a module.
#[derive(Debug)]
pub struct ModuleResults {
    /// Whose module.
    pub network: Network,
    /// The module.
    pub module: QuestionModule,
    /// How far it has come.
    pub state: ModuleState,
    /// The last day on which it can be answered.
    pub last_day: Option<NaiveDate>,
    /// What was asked.
    pub definition: Definition,
    /// How many municipalities it asked: the members of now, and whoever handed in as a member.
    pub members: usize,
    /// How many have handed in.
    pub handed_in: usize,
    /// Its questions, in order.
    pub questions: Vec<QuestionResult>,
    /// What each municipality has handed in, by code; for those who see that.
    pub answers: Vec<(CityStanding, BTreeMap<String, Entry>)>,
    /// Whether the reader sees everything that was handed in.
    pub sees_all: bool,
    /// When it was looked at.
    pub at: DateTime<Utc>,
}

/// Whether there are results for a reader who sees what was handed in, or does not: before the end
/// a second look would tell what a municipality has changed.
pub(super) fn may_see(state: ModuleState, sees_answers: bool) -> bool {
    match state {
        ModuleState::Draft | ModuleState::ToCome => false,
        ModuleState::Open => sees_answers,
        ModuleState::Closed => true,
    }
}

impl Service {
    /// What came of a module.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are no results that the person may see.
    pub async fn module_results(
        &self,
        actor: &Actor,
        at: (&str, &str),
    ) -> Result<ModuleResults, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let found = self
            .found_module(actor, at, Action::SeeModules, &read)
            .await?;
        let sees_all = actor.may(Action::SeeModuleAnswers, &found.subject);
        if !may_see(found.state, sees_all) {
            return Err(Error::NotFound);
        }
        let definition = found.definition()?;
        let hand_ins = read.modules().hand_ins(&[found.module.id]).await?;
        let handed = cities_of(&hand_ins.iter().collect::<Vec<_>>());
        let last = newest(&hand_ins);
        let shown = if sees_all {
            given_to_see(actor, &found, &last, &read).await?
        } else {
            Vec::new()
        };
        let entries = counted(&found, &last, &read).await?;
        snapshot.end().await?;
        let questions = definition.questions.iter().map(|question| {
            let code = question.code.as_str();
            let all = entries.iter().map(|it| it.get(code));
            let mut result = result(question, all, sees_all);
            if sees_all && question.kind == QuestionKind::Text {
                result.texts = texts(&shown, code);
            }
            result
        });
        Ok(ModuleResults {
            questions: questions.collect(),
            last_day: found.terms.last().map(|term| term.last_day),
            handed_in: handed.len(),
            members: asked_of(&found.subject, handed),
            at: self.clock().now(),
            state: found.state,
            network: found.network,
            module: found.module,
            definition,
            answers: shown,
            sees_all,
        })
    }
}

/// The newest of what each municipality handed in, of hand-ins in their order.
fn newest(hand_ins: &[HandIn]) -> BTreeMap<MunicipalityId, &HandIn> {
    hand_ins.iter().map(|it| (it.municipality, it)).collect()
}

/// What was handed in, to be counted: in no order that names a municipality.
async fn counted<A: Sync>(
    found: &Found,
    last: &BTreeMap<MunicipalityId, &HandIn>,
    read: &Repositories<'_, A>,
) -> Result<Vec<BTreeMap<String, Entry>>, Error> {
    let mut all = Vec::new();
    for hand_in in last.values() {
        let pair = (found.module.id, hand_in.municipality);
        // Nobody is shown this but as counts.
        let scope = Scope::service();
        let kept = read.modules().sheet(&scope, pair, hand_in.sheet).await?;
        all.push(entries(Sheet::read(kept.as_ref())?));
    }
    Ok(all)
}

/// What each municipality handed in, for somebody who may see that.
async fn given_to_see<A: Sync>(
    actor: &Actor,
    found: &Found,
    last: &BTreeMap<MunicipalityId, &HandIn>,
    read: &Repositories<'_, A>,
) -> Result<Vec<(CityStanding, BTreeMap<String, Entry>)>, Error> {
    let cities: BTreeSet<MunicipalityId> = last.keys().copied().collect();
    let mut all = Vec::new();
    for city in municipalities(cities, read).await? {
        let Some(hand_in) = last.get(&city.id) else {
            continue;
        };
        let subject = found.of_city(&city, read).await?;
        let scope = actor.module_scope(&subject);
        let pair = (found.module.id, city.id);
        let kept = read.modules().sheet(&scope, pair, hand_in.sheet).await?;
        let standing = CityStanding {
            begun: true,
            handed_in: Some(hand_in.made_at),
            member: found.is_member(city.id),
            city,
        };
        all.push((standing, entries(Sheet::read(kept.as_ref())?)));
    }
    Ok(all)
}

fn entries(sheet: Sheet) -> BTreeMap<String, Entry> {
    let given = sheet.0.into_iter();
    given.map(|(code, given)| (code, given.entry)).collect()
}

/// The texts that were answered to a question.
fn texts(
    shown: &[(CityStanding, BTreeMap<String, Entry>)],
    code: &str,
) -> Vec<(Municipality, String)> {
    let said = shown.iter().filter_map(|(standing, entries)| {
        let entry = entries.get(code)?;
        let is_said = entry.state == State::Answered && !entry.value.is_empty();
        is_said.then(|| (standing.city.clone(), entry.value.clone()))
    });
    said.collect()
}

/// Counts the answers to a question.
fn result<'a>(
    question: &Question,
    all: impl Iterator<Item = Option<&'a Entry>>,
    sees_all: bool,
) -> QuestionResult {
    let mut states: BTreeMap<State, usize> = BTreeMap::new();
    let mut options: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut n, mut none, mut numbers) = (0, 0, Vec::new());
    for entry in all {
        n += 1;
        let state = entry.map_or(State::NotAnswered, |entry| entry.state);
        *states.entry(state).or_default() += 1;
        let Some(entry) = entry.filter(|entry| entry.state == State::Answered) else {
            continue;
        };
        if question.kind.has_options() && entry.chose_none() {
            none += 1;
        }
        for option in &entry.options {
            *options.entry(option).or_default() += 1;
        }
        if question.kind.is_number() {
            numbers.extend(entry.value.parse::<f64>().ok());
        }
    }
    let answered = states.get(&State::Answered).copied().unwrap_or(0);
    let figures = statistics(numbers);
    // Everybody who handed in stands in the counts, with an answer or with a state; in the middle
    // of numbers stand those that have answered.
    let of_counts = if sees_all { Spread::Whole } else { spread(n) };
    let of_numbers = if sees_all {
        Spread::Whole
    } else {
        spread(answered)
    };
    let counts = of_counts == Spread::Whole;
    let said = State::ALL.into_iter();
    let said = said.filter(|state| !matches!(state, State::Answered | State::NotAsked));
    let has_middle = sees_all || matches!(of_numbers, Spread::Whole | Spread::Middle);
    let is_number = question.kind.is_number();
    QuestionResult {
        code: question.code.to_string(),
        kind: question.kind,
        spread: if is_number { of_numbers } else { of_counts },
        answered: if counts || (is_number && has_middle) {
            answered
        } else {
            0
        },
        states: if counts {
            said.map(|state| (state, states.get(&state).copied().unwrap_or(0)))
                .collect()
        } else {
            Vec::new()
        },
        options: if counts {
            let all = question.options.iter().map(|option| option.code.as_str());
            all.map(|code| (code.to_owned(), options.get(code).copied().unwrap_or(0)))
                .collect()
        } else {
            Vec::new()
        },
        none: if counts { none } else { 0 },
        numbers: figures
            .filter(|_| is_number && has_middle)
            .map(|figures| NumberResult {
                median: figures.median,
                // Quarters of fewer than four are no quarters.
                quartiles: (of_numbers == Spread::Whole && answered >= LEAST)
                    .then_some((figures.lower_quartile, figures.upper_quartile)),
            }),
        texts: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
