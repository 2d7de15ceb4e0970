//! What full marks would take, and what planned measures would change.

use std::collections::{BTreeMap, BTreeSet};

use icc_app::city::CityResult;
use icc_app::explain::{option, text};
use icc_app::naming::Naming;
use icc_app::plans::{NextStep as Found, Plans};
use icc_app::practices::{LostPoint, PracticeRow};
use icc_app::tools::ToolRow;
use icc_i18n::compare;
use icc_pages::context::{
    MeasureLink, NextStep, NextStepsPage, PlaceInWords, PlannedChange, StepSection,
};

use super::count;
use super::place::in_words;
use super::{practices, tools};
use crate::extract::PageCx;
use crate::problem::Problem;

/// How many can be ticked at once: as many as one target may name.
pub(crate) const MOST: usize = icc_app::targets::MOST_QUESTIONS;
/// Between the codes of questions in an address.
pub(crate) const BETWEEN: char = '.';

/// What the next steps of a city are, and what those that are planned would change.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    /// Name of the city.
    pub(crate) name: String,
    /// Whether it is invented.
    pub(crate) invented: bool,
    /// Name of the wave.
    pub(crate) wave_name: String,
    /// How many of the steps are planned.
    pub(crate) planned: u32,
    /// The core index, then the indicators that would change; empty while nothing is planned.
    pub(crate) changes: Vec<PlannedChange>,
    /// Where the city stands among others, as it is and, once something is planned, as it would be.
    pub(crate) places: Vec<PlaceInWords>,
    /// The questions in which points are lost, by section.
    pub(crate) sections: Vec<StepSection>,
}

/// What helps where points are lost, by question.
pub(crate) struct Helping {
    pub(crate) practices: BTreeMap<String, Vec<PracticeRow>>,
    pub(crate) tools: BTreeMap<String, Vec<ToolRow>>,
}

pub(crate) fn page(
    cx: &PageCx,
    (city, wave): (&str, &str),
    planned: &BTreeSet<String>,
    (may_keep, helping): (bool, &Helping),
) -> Result<NextStepsPage, Problem> {
    let mut trial = trial(cx, city, wave, planned)?;
    let naming = cx.naming();
    let ties = practices::words(cx, &naming);
    for step in trial.sections.iter_mut().flat_map(|it| &mut it.steps) {
        if let Some(rows) = helping.practices.get(&step.code) {
            step.practices = practices::entries(rows, &ties, &naming);
        }
        if let Some(rows) = helping.tools.get(&step.code) {
            step.tools = tools::entries(rows, cx);
        }
    }
    Ok(NextStepsPage {
        reader: cx.reader.clone(),
        slug: city.to_owned(),
        name: trial.name,
        invented: trial.invented,
        wave: wave.to_owned(),
        wave_name: trial.wave_name,
        most: count(MOST),
        planned: trial.planned,
        changes: trial.changes,
        places: trial.places,
        sections: trial.sections,
        plan: written(planned),
        may_keep,
    })
}

/// The questions of today's edition, for looking up what helps with them.
pub(crate) fn asked_today(cx: &PageCx) -> Vec<LostPoint> {
    let edition = cx.published.edition.as_ref();
    let questions = edition.map(|edition| edition.definition.questions.iter());
    let point = questions.into_iter().flatten().map(|question| LostPoint {
        question: question.code.to_string(),
        indicator: question.section.to_string(),
    });
    point.collect()
}

/// What is planned, as addresses write it.
pub(crate) fn written(planned: &BTreeSet<String>) -> String {
    let codes: Vec<&str> = planned.iter().map(String::as_str).collect();
    codes.join(&BETWEEN.to_string())
}

/// Works out what is planned.
pub(crate) fn trial(
    cx: &PageCx,
    city: &str,
    wave: &str,
    planned: &BTreeSet<String>,
) -> Result<Trial, Problem> {
    let snapshot = &cx.published.snapshot;
    let report = snapshot.city(city, Some(wave))?;
    let plans = snapshot.plans(&report, planned)?;
    let result = report.result.as_ref().ok_or(icc_app::Error::NotFound)?;
    let naming = cx.naming();
    let ticked = plans.steps.iter().filter(|step| step.planned).count();
    let changes = plans
        .changes
        .iter()
        .enumerate()
        .filter(|(at, change)| ticked > 0 && (*at == 0 || change.now != change.then));
    let places = plans.places.iter().flat_map(|(now, then)| {
        let then = (ticked > 0).then_some(then);
        std::iter::once(now).chain(then)
    });
    let record = &report.city.municipality.record;
    Ok(Trial {
        name: naming.text(&record.names),
        invented: record.demonstration,
        wave_name: naming.wave(result.wave),
        planned: count(ticked),
        changes: changes
            .map(|(_, change)| PlannedChange {
                label: naming.measure(result, change.measure.code.as_str()),
                now: change.now,
                then: change.then,
            })
            .collect(),
        places: places.map(|place| in_words(place, &naming)).collect(),
        sections: sections(&plans, result, &naming),
    })
}

fn sections(plans: &Plans<'_>, result: &CityResult<'_>, naming: &Naming<'_>) -> Vec<StepSection> {
    let texts = naming.texts(&result.collection.definition);
    let mut sections: Vec<(String, StepSection)> = Vec::new();
    for found in &plans.steps {
        let step = step(found, result, naming);
        let section = found.question.section.as_str();
        match sections.last_mut() {
            Some((code, last)) if code == section => last.steps.push(step),
            _ => {
                let title = texts.and_then(|texts| texts.sections.get(section));
                let label = title.map_or_else(|| section.to_owned(), |it| it.title.clone());
                let steps = vec![step];
                sections.push((section.to_owned(), StepSection { label, steps }));
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

fn step(found: &Found<'_>, result: &CityResult<'_>, naming: &Naming<'_>) -> NextStep {
    let code = found.question.code.as_str();
    let mut examples: Vec<MeasureLink> = found
        .examples
        .iter()
        .map(|city| MeasureLink {
            code: city.clone(),
            label: naming.city(city),
        })
        .collect();
    examples.sort_by(|one, other| compare(naming.locale, &one.label, &other.label));
    NextStep {
        text: text(result, code, naming),
        points: found.points.0,
        maximum: found.points.1,
        options: found
            .options
            .iter()
            .map(|one| option(result, code, one, naming))
            .collect(),
        ticks: count(found.ticks),
        gain: found.gain,
        planned: found.planned,
        code: code.to_owned(),
        examples,
        practices: Vec::new(),
        tools: Vec::new(),
    }
}
