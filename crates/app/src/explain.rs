//! A score of a city, opened down to its answers.

mod answers;
mod conditions;
mod counting;

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Function, Question};
pub use icc_scoring::explain::{Explanation, Member, Opened as Measure, Sign, Token};

pub use answers::{
    Answering, OptionPoints, Rule, Step, Support, answering, chosen, label, option, support, text,
    worth,
};
pub use conditions::{InWords, conditions, notes};
pub use counting::{Counting, counting};

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

/// A question opened: where the city's answer counts.
#[derive(Debug)]
pub struct OpenedQuestion {
    /// The measures that it is a member of, opened, in the order of the method.
    pub uses: Vec<Measure>,
    /// Codes of the measures above it, from the index down to the first of those.
    pub above: Vec<String>,
    /// Points of the core index that full marks are worth to this city; none when it adds nothing
    /// to it.
    pub index_points: Option<f64>,
}

impl OpenedQuestion {
    /// The question in one of its measures.
    #[must_use]
    pub fn member<'a>(&self, of: &'a Measure, code: &str) -> Option<&'a Member> {
        let mut members = of.members.iter();
        members.find(|member| member.sort == "question" && member.code == code)
    }
}

impl CityResult<'_> {
    /// Opens one of the city's scores; none for a measure that the method does not have, or when the
    /// city does not show its answers.
    #[must_use]
    pub fn open(&self, measure: &str) -> Option<Opened> {
        if !self.answers_shown {
            return None;
        }
        let explanation = self.explain(measure)?;
        let core = self.explain(self.core.measure.code.as_str());
        let in_core = core.as_ref().and_then(|core| path(core, measure));
        let above = in_core
            .clone()
            .or_else(|| path(&self.explain_extended()?, measure));
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

    /// Opens one of the questions that the method gives points; none for any other, or when the
    /// city does not show its answers.
    #[must_use]
    pub fn open_question(&self, question: &str) -> Option<OpenedQuestion> {
        if !self.answers_shown {
            return None;
        }
        let method = &self.collection.definition.methods[self.method];
        let has_it = |function: &Function| match function {
            Function::Members { members, .. } => members.iter().any(|one| one.as_str() == question),
            Function::Transform { of, .. } => of.as_str() == question,
            _ => false,
        };
        let using = method.measures.iter().filter(|one| has_it(&one.function));
        let uses: Vec<Measure> = using
            .filter_map(|measure| Some(self.explain(measure.code.as_str())?.opened))
            .collect();
        let first = uses.first()?.measure.clone();
        let core = self.explain(self.core.measure.code.as_str());
        let in_core = core.as_ref().and_then(|core| path(core, &first));
        let mut above = in_core
            .or_else(|| path(&self.explain_extended()?, &first))
            .unwrap_or_default();
        above.push(first);
        let mut index_points = BTreeMap::new();
        if let Some(core) = &core {
            questions(core, &mut index_points);
        }
        Some(OpenedQuestion {
            uses,
            above,
            index_points: index_points.remove(question),
        })
    }

    /// Questions of a section that no method may give points: asked for context.
    pub fn asked_for_context(&self, section: &str) -> impl Iterator<Item = &Question> {
        let questions = self.collection.definition.questions.iter();
        questions.filter(move |one| one.unscored && one.section.as_str() == section)
    }

    fn explain_extended(&self) -> Option<Explanation> {
        let extended = self.extended.as_ref()?;
        self.explain(extended.measure.code.as_str())
    }

    fn explain(&self, measure: &str) -> Option<Explanation> {
        let collection = self.collection;
        let method = &collection.methods[self.method];
        let panel = &collection.panel;
        let unit = panel.unit_name(self.case);
        let wave = &self.wave.record.code;
        method
            .program
            .explain(panel, collection.scores(self.method), unit, wave, measure)
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
