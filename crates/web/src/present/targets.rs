//! What a city plans.

use std::collections::BTreeSet;

use icc_app::accounts::Colleague;
use icc_app::explain;
use icc_app::practices::PracticeRow;
use icc_app::targets::{Latest, Reached, Target, TargetPage as Found, TargetSaid, Targets, Wave};
use icc_pages::context::{
    FieldError, MeasureFollowed, PersonChoice, TargetEntry, TargetPage, TargetPractice,
    TargetReached, TargetVersion, TargetsPage,
};

use super::next_steps::{Trial, trial};
use super::response::{moment, text};
use super::{count, practices};
use crate::extract::PageCx;
use crate::problem::Problem;

/// A form for a target, with where it stands.
pub(crate) struct Drafted<'a> {
    /// Code of the wave.
    pub(crate) wave: &'a str,
    /// What the form says.
    pub(crate) said: &'a TargetSaid,
    /// Those who can answer for it.
    pub(crate) owners: Vec<Colleague>,
    /// The practices that it can follow.
    pub(crate) practices: Vec<PracticeRow>,
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
        owner: String::new(),
        followed: None,
    }
}

/// Those who can answer for a target; whoever does stays among them, also after having left.
pub(crate) fn owners(found: &Found) -> Vec<Colleague> {
    let mut owners = found.colleagues.clone();
    let owner = found.target.owner.zip(found.owner.clone());
    let owner = owner.map(|(account, name)| Colleague { account, name });
    owners.extend(owner.filter(|owner| !found.colleagues.contains(owner)));
    owners
}

/// What planned questions get in the newest wave, where that is after the one on which they were
/// planned.
fn followed(
    cx: &PageCx,
    latest: Option<&Latest<'_>>,
    ground: &Wave,
    planned: &BTreeSet<String>,
) -> Option<(TargetReached, Vec<MeasureFollowed>)> {
    let latest = latest?;
    let all = latest.followed(ground, planned)?;
    let result = &latest.result;
    let naming = cx.naming();
    let measures: Vec<MeasureFollowed> = all
        .into_iter()
        .map(|one| {
            let (state, points, maximum) = match one.reached {
                Reached::Full => ("reached", 0.0, 0.0),
                Reached::Partly(points, maximum) => ("open", points, maximum),
                Reached::NotCounted => ("not-counted", 0.0, 0.0),
            };
            MeasureFollowed {
                text: explain::text(result, &one.question, &naming),
                code: one.question,
                state: state.to_owned(),
                points,
                maximum,
            }
        })
        .collect();
    let of = |states: &[&str]| {
        let all = measures.iter();
        count(
            all.filter(|one| states.contains(&one.state.as_str()))
                .count(),
        )
    };
    let reached = TargetReached {
        wave_name: naming.wave(result.wave),
        reached: of(&["reached"]),
        counted: of(&["reached", "open"]),
    };
    Some((reached, measures))
}

/// `reader`: as whom the city reads the answers on which it plans, in addresses.
pub(crate) fn list(cx: &PageCx, found: &Targets, reader: String) -> Result<TargetsPage, Problem> {
    let latest = cx.published.snapshot.latest_answers(&found.city.code)?;
    let latest = latest.as_ref();
    Ok(TargetsPage {
        slug: found.city.code.clone(),
        name: text(&found.city.names, cx.locale, &found.city.code),
        invented: found.city.demonstration,
        targets: found
            .targets
            .iter()
            .map(|(target, wave, owner)| TargetEntry {
                owner: owner.clone().unwrap_or_default(),
                followed: followed(cx, latest, wave, &target.questions).map(|(it, _)| it),
                ..entry(target)
            })
            .collect(),
        may_keep: found.may_keep,
        reader,
        ground: latest.map_or_else(String::new, |it| it.result.wave.record.code.clone()),
    })
}

/// The form for a new target.
pub(crate) fn new(cx: &PageCx, city: &str, drafted: Drafted<'_>) -> Result<TargetPage, Problem> {
    let found = trial(cx, city, drafted.wave, &drafted.said.questions)?;
    let (city_name, invented) = (found.name.clone(), found.invented);
    let wave_name = found.wave_name.clone();
    let page = form(cx, city, drafted, Some(found));
    Ok(TargetPage {
        city_name,
        invented,
        wave_name,
        may_keep: true,
        ..page
    })
}

/// A target; what was sent instead of what is kept, when something was.
pub(crate) fn one(cx: &PageCx, found: &Found, drafted: Drafted<'_>) -> Result<TargetPage, Problem> {
    let code = &found.city.code;
    // A city that does not show its answers any more still sees what it has planned.
    let worked_out = trial(cx, code, drafted.wave, &drafted.said.questions).ok();
    let page = form(cx, code, drafted, worked_out);
    let latest = cx.published.snapshot.latest_answers(code)?;
    let followed = followed(cx, latest.as_ref(), &found.wave, &found.target.questions);
    let (followed, measures) = followed.unzip();
    Ok(TargetPage {
        owner_name: found.owner.clone().unwrap_or_default(),
        followed,
        measures: measures.unwrap_or_default(),
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
    })
}

/// What both have in common.
fn form(cx: &PageCx, slug: &str, drafted: Drafted<'_>, trial: Option<Trial>) -> TargetPage {
    let said = drafted.said;
    let naming = cx.naming();
    let words = practices::words(cx, &naming);
    let entries = practices::entries(&drafted.practices, &words, &naming);
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
        owner: said.owner.clone(),
        owner_name: String::new(),
        owners: drafted
            .owners
            .into_iter()
            .map(|one| PersonChoice {
                id: one.account.to_string(),
                name: one.name,
            })
            .collect(),
        practices: entries
            .into_iter()
            .map(|entry| TargetPractice {
                chosen: said.practices.contains(&entry.id),
                entry,
            })
            .collect(),
        followed: None,
        measures: Vec::new(),
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
