//! What a city plans.

use std::collections::BTreeSet;

use icc_app::targets::{Target, TargetPage as Found, TargetSaid, Targets};
use icc_pages::context::{FieldError, TargetEntry, TargetPage, TargetVersion, TargetsPage};

use super::count;
use super::next_steps::{Trial, trial};
use super::response::{moment, text};
use crate::extract::PageCx;
use crate::problem::Problem;

/// A form for a target, with where it stands.
pub(crate) struct Drafted<'a> {
    /// Code of the wave.
    pub(crate) wave: &'a str,
    /// What the form says.
    pub(crate) said: &'a TargetSaid,
    /// What was wrong with it.
    pub(crate) errors: Vec<FieldError>,
    /// Whether somebody else has changed it meanwhile.
    pub(crate) conflict: bool,
}

pub(crate) fn entry(target: &Target) -> TargetEntry {
    TargetEntry {
        id: target.id.to_string(),
        name: target.name.clone(),
        due: target.due.to_string(),
        measures: count(target.questions.len()),
    }
}

/// `reader`: as whom the city reads the answers on which it plans, in addresses.
pub(crate) fn list(cx: &PageCx, found: &Targets, reader: String) -> TargetsPage {
    let snapshot = &cx.published.snapshot;
    let mut results = snapshot.results_of(&found.city.code).into_iter();
    let ground =
        results.find(|(collection, wave)| collection.shows_answers(&found.city.code, wave));
    TargetsPage {
        slug: found.city.code.clone(),
        name: text(&found.city.names, cx.locale, &found.city.code),
        invented: found.city.demonstration,
        targets: found.targets.iter().map(entry).collect(),
        may_keep: found.may_keep,
        reader,
        ground: ground.map_or_else(String::new, |(_, wave)| wave.record.code.clone()),
    }
}

/// The form for a new target.
pub(crate) fn new(cx: &PageCx, city: &str, drafted: Drafted<'_>) -> Result<TargetPage, Problem> {
    let found = trial(cx, city, drafted.wave, &drafted.said.questions)?;
    let (city_name, invented) = (found.name.clone(), found.invented);
    let wave_name = found.wave_name.clone();
    let page = form(city, drafted, Some(found));
    Ok(TargetPage {
        city_name,
        invented,
        wave_name,
        may_keep: true,
        ..page
    })
}

/// A target; what was sent instead of what is kept, when something was.
pub(crate) fn one(cx: &PageCx, found: &Found, drafted: Drafted<'_>) -> TargetPage {
    let code = &found.city.code;
    // A city that does not show its answers any more still sees what it has planned.
    let worked_out = trial(cx, code, drafted.wave, &drafted.said.questions).ok();
    let page = form(code, drafted, worked_out);
    TargetPage {
        city_name: text(&found.city.names, cx.locale, code),
        invented: found.city.demonstration,
        wave_name: found.wave.record.year.to_string(),
        id: found.target.id.to_string(),
        may_keep: found.may_keep,
        versions: found
            .versions
            .iter()
            .map(|(version, by)| TargetVersion {
                version: version.version,
                name: version.name.clone(),
                due: version.due.to_string(),
                measures: count(version.questions.len()),
                by: by.clone().unwrap_or_default(),
                at: moment(version.made_at),
            })
            .collect(),
        ..page
    }
}

/// What both have in common.
fn form(slug: &str, drafted: Drafted<'_>, trial: Option<Trial>) -> TargetPage {
    let said = drafted.said;
    let worked_out = trial.is_some();
    let trial = trial.unwrap_or_default();
    let listed: BTreeSet<&str> = trial
        .sections
        .iter()
        .flat_map(|section| &section.steps)
        .map(|step| step.code.as_str())
        .collect();
    let reached = said.questions.iter();
    let reached = reached.filter(|code| !listed.contains(code.as_str()));
    TargetPage {
        slug: slug.to_owned(),
        city_name: String::new(),
        invented: false,
        wave: drafted.wave.to_owned(),
        wave_name: String::new(),
        id: String::new(),
        name: said.name.clone(),
        due: said.due.clone(),
        version: said.version,
        may_keep: false,
        conflict: drafted.conflict,
        worked_out,
        planned: count(said.questions.len()),
        reached: reached.cloned().collect(),
        changes: trial.changes,
        places: trial.places,
        sections: trial.sections,
        versions: Vec::new(),
        errors: drafted.errors,
    }
}
