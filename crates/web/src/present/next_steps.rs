//! What full marks would take, and what planned measures would change.

use std::collections::BTreeSet;

use icc_app::explain::{option, text};
use icc_app::plans::NextStep as Found;
use icc_i18n::compare;
use icc_pages::context::{MeasureLink, NextStep, NextStepsPage, PlannedChange, StepSection};

use super::count;
use crate::extract::PageCx;
use crate::problem::Problem;

/// How many can be ticked at once: what a query may hold.
pub(crate) const MOST: usize = 30;

pub(crate) fn page(
    cx: &PageCx,
    city: &str,
    wave: &str,
    planned: &BTreeSet<String>,
) -> Result<NextStepsPage, Problem> {
    let snapshot = &cx.published.snapshot;
    let report = snapshot.city(city, Some(wave))?;
    let plans = snapshot.plans(&report, planned)?;
    let result = report.result.as_ref().ok_or(icc_app::Error::NotFound)?;
    let naming = cx.naming();
    let definition = &result.collection.definition;
    let texts = naming.texts(definition);
    let step = |found: &Found<'_>| {
        let code = found.question.code.as_str();
        let mut examples: Vec<MeasureLink> = found
            .examples
            .iter()
            .map(|city| MeasureLink {
                code: city.clone(),
                label: naming.city(city),
            })
            .collect();
        examples.sort_by(|one, other| compare(cx.locale, &one.label, &other.label));
        NextStep {
            text: text(result, code, &naming),
            points: found.points.0,
            maximum: found.points.1,
            options: found
                .options
                .iter()
                .map(|one| option(result, code, one, &naming))
                .collect(),
            ticks: count(found.ticks),
            gain: found.gain,
            planned: found.planned,
            code: code.to_owned(),
            examples,
        }
    };
    let mut sections: Vec<(String, StepSection)> = Vec::new();
    for found in &plans.steps {
        let section = found.question.section.as_str();
        match sections.last_mut() {
            Some((code, last)) if code == section => last.steps.push(step(found)),
            _ => {
                let title = texts.and_then(|texts| texts.sections.get(section));
                let label = title.map_or_else(|| section.to_owned(), |it| it.title.clone());
                let steps = vec![step(found)];
                sections.push((section.to_owned(), StepSection { label, steps }));
            }
        }
    }
    let ticked = plans.steps.iter().filter(|step| step.planned).count();
    let changes = plans
        .changes
        .iter()
        .enumerate()
        .filter(|(at, change)| ticked > 0 && (*at == 0 || change.now != change.then));
    let record = &report.city.municipality.record;
    Ok(NextStepsPage {
        slug: record.code.clone(),
        name: naming.text(&record.names),
        invented: record.demonstration,
        wave: result.wave.record.code.clone(),
        wave_name: naming.wave(result.wave),
        most: count(MOST),
        planned: count(ticked),
        changes: changes
            .map(|(_, change)| PlannedChange {
                label: naming.measure(result, change.measure.code.as_str()),
                now: change.now,
                then: change.then,
            })
            .collect(),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
    })
}
