//! A score of a city, opened down to its answers.

use std::collections::BTreeMap;

pub use icc_scoring::explain::{Explanation, Member, Opened as Measure};

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
    let mut at = explanation
        .all()
        .find(|opened| opened.measure == wanted)?
        .measure
        .as_str();
    let mut above = Vec::new();
    // A measure comes after every one that it is a member of, so each step leads up.
    while at != explanation.opened.measure {
        let user = explanation.all().find(|opened| has_member(opened, at))?;
        above.insert(0, user.measure.clone());
        at = &user.measure;
    }
    Some(above)
}

fn has_member(opened: &Measure, code: &str) -> bool {
    let mut members = opened.members.iter();
    members.any(|member| member.sort == "measure" && member.code == code)
}

/// What full marks in each question below are worth, in points of a scale of 100.
fn questions(explanation: &Explanation, points: &mut BTreeMap<String, f64>) {
    let members = explanation.all().flat_map(|opened| &opened.members);
    for member in members.filter(|member| member.sort == "question") {
        if let Some(share) = member.share {
            *points.entry(member.code.clone()).or_default() += share * 100.0;
        }
    }
}
