//! A city over time.

use icc_app::city::{CityReport, CityResult};
use icc_app::comparable::Break;
use icc_app::course::{AtWave, Standing};
use icc_app::naming::Naming;
use icc_app::network::Same;
use icc_pages::context::{
    CityCourse, CourseChange, CourseStanding, CourseWave, QuestionWorth, SameCities,
};

use super::count;
use crate::extract::PageCx;

pub(super) fn course(
    cx: &PageCx,
    report: &CityReport<'_>,
    result: &CityResult<'_>,
) -> Option<CityCourse> {
    let naming = cx.naming();
    let course = cx.published.snapshot.course(report)?;
    let label = |code: &str| naming.measure(result, code);
    let standing = |one: &Standing<'_>| CourseStanding {
        code: one.measure.code.to_string(),
        label: label(one.measure.code.as_str()),
        score: one.score,
        points: one.points,
    };
    let since = course.since.as_ref();
    let changes = since.and_then(|since| since.changes.as_ref().ok());
    let changes = changes.into_iter().flatten().map(|change| CourseChange {
        label: label(change.measure.code.as_str()),
        before: change.before.ok(),
        broken: word(change.before.err()),
        now: change.now,
        difference: change.difference,
    });
    let broken = since.and_then(|since| since.changes.as_ref().err());
    Some(CityCourse {
        strengths: course.strengths.iter().map(standing).collect(),
        to_grow: course.to_grow.iter().map(standing).collect(),
        worth: course
            .worth
            .iter()
            .map(|(measure, points)| QuestionWorth {
                code: measure.code.to_string(),
                label: label(measure.code.as_str()),
                points: *points,
            })
            .collect(),
        since: since.map(|since| naming.wave(since.wave)),
        broken: word(broken.copied()),
        changes: changes.collect(),
        waves: course.waves.iter().map(|one| wave(one, &naming)).collect(),
    })
}

fn wave(at: &AtWave<'_>, naming: &Naming<'_>) -> CourseWave {
    CourseWave {
        code: at.wave.record.code.clone(),
        wave: naming.wave(at.wave),
        core: at.core,
        broken: word(at.broken),
        network_then: at.network_then.map(|(n, mean)| (count(n), mean)),
        same: at.same.map(same),
    }
}

/// The same cities in two waves, as pages show them.
pub(super) fn same(same: Same) -> SameCities {
    SameCities {
        n: count(same.n),
        before: same.before,
        now: same.now,
    }
}

fn word(broken: Option<Break>) -> String {
    broken.map_or("", Break::as_str).to_owned()
}
