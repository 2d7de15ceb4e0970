//! Cities that are like one.

use icc_app::comparison::{MOST, Selection, Subject};
use icc_app::group::GroupReport;
use icc_app::similar::{Likeness, Reason};
use icc_domain::FactValue;
use icc_pages::context::{SimilarEntry, SimilarPage, SimilarReason};

use super::count;
use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) fn page(cx: &PageCx, code: &str) -> Result<SimilarPage, Problem> {
    let snapshot = &cx.published.snapshot;
    let naming = cx.naming();
    let found = snapshot.similar(code, naming.data)?;
    let label = |code: &str| {
        let measure = naming.data.measure(code);
        measure.map_or_else(|| code.to_owned(), |one| naming.text(&one.names))
    };
    let value = |measure: &str, value: f64| {
        let known = naming.data.measure(measure);
        known.map_or(FactValue::Number { value, decimals: 1 }, |measure| {
            icc_app::naming::value(measure, value)
        })
    };
    let standing = snapshot.standing();
    let core = standing.as_ref().and_then(GroupReport::core);
    let result = |code: &str| core?.cities.iter().find(|city| city.code == code);
    let is_shown = |code: &str| result(code).is_some();
    let entry = |one: &Likeness<'_>| {
        let record = &one.city.municipality.record;
        let reason = |reason: &Reason| SimilarReason {
            label: label(&reason.measure),
            own: value(&reason.measure, reason.own),
            other: value(&reason.measure, reason.other),
            standardised: reason.standardised.abs(),
            near: reason.near().as_str().to_owned(),
        };
        SimilarEntry {
            slug: record.code.clone(),
            name: naming.text(&record.names),
            country: naming.country(&record.country),
            shown: is_shown(&record.code),
            unreviewed: result(&record.code).is_some_and(|city| city.unreviewed),
            distance: one.distance,
            reasons: one.reasons.iter().map(reason).collect(),
            same_country: one.same_country,
            same_powers: one.same_powers,
        }
    };
    let entries: Vec<SimilarEntry> = found.found.iter().map(entry).collect();
    let mut selection = Selection::default();
    let nearest = entries.iter().filter(|entry| entry.shown).take(MOST - 1);
    let nearest: Vec<&str> = nearest.map(|entry| entry.slug.as_str()).collect();
    if is_shown(code) && !nearest.is_empty() {
        selection.add(Subject::City(code.to_owned()));
        for other in nearest {
            selection.add(Subject::City(other.to_owned()));
        }
    }
    let record = &found.city.municipality.record;
    Ok(SimilarPage {
        slug: record.code.clone(),
        name: naming.text(&record.names),
        invented: record.demonstration,
        measures: found.measures.iter().map(|code| label(code)).collect(),
        found: entries,
        without: count(found.without),
        compare: selection.written(),
    })
}
