//! A score of a city, opened down to its answers.

use std::collections::BTreeMap;

pub use icc_scoring::explain::{Explanation, Member};

use crate::city::CityResult;

/// A score opened, and where it stands below the index.
#[derive(Debug)]
pub struct Opened {
    /// What it is made of.
    pub explanation: Explanation,
    /// Codes of the measures above it, from the index down; empty for an index.
    pub above: Vec<String>,
    /// Points of the core index that full marks in each question are worth to this city; empty for
    /// what counts in the extended index only.
    pub index_points: BTreeMap<String, f64>,
}

impl CityResult<'_> {
    /// Opens one of the city's scores; none for a measure that the method does not have.
    #[must_use]
    pub fn open(&self, measure: &str) -> Option<Opened> {
        let explanation = self.explain(measure)?;
        let core = self.explain(self.core.measure.code.as_str());
        let extended = self.extended.as_ref();
        let in_core = core.as_ref().and_then(|core| path(core, measure));
        let above = in_core.clone().or_else(|| {
            let extended = self.explain(extended?.measure.code.as_str())?;
            path(&extended, measure)
        });
        let mut index_points = BTreeMap::new();
        if let (Some(core), Some(_)) = (&core, in_core) {
            questions(core, &mut index_points);
        }
        Some(Opened {
            explanation,
            above: above.unwrap_or_default(),
            index_points,
        })
    }

    fn explain(&self, measure: &str) -> Option<Explanation> {
        let collection = self.collection;
        let method = &collection.methods[self.method];
        let panel = &collection.panel;
        let unit = panel.unit_name(self.case);
        let wave = &self.wave.record.code;
        method
            .program
            .explain(panel, &method.scores, unit, wave, measure)
    }
}

/// The measures from the one explained down to the wanted one, without it.
fn path(explanation: &Explanation, wanted: &str) -> Option<Vec<String>> {
    if explanation.measure == wanted {
        return Some(Vec::new());
    }
    let opened = explanation
        .members
        .iter()
        .filter_map(|m| m.opened.as_deref());
    let mut below = opened.filter_map(|inner| path(inner, wanted));
    let mut found = below.next()?;
    found.insert(0, explanation.measure.clone());
    Some(found)
}

/// What full marks in each question below are worth, in points of a scale of 100.
fn questions(explanation: &Explanation, points: &mut BTreeMap<String, f64>) {
    for member in &explanation.members {
        match (&member.opened, member.share) {
            (Some(inner), _) => questions(inner, points),
            (None, Some(share)) if member.sort == "question" => {
                *points.entry(member.code.clone()).or_default() += share * 100.0;
            }
            (None, _) => {}
        }
    }
}
