//! A method with something changed.

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Definition, Function, ItemPoints, Measure, Method, PointsRule, Question, Treatment,
};

use super::{Absence, Variant};
use crate::city::level;

/// Why points cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Refused {
    /// There is no such question, or no such answer.
    Unknown,
    /// An answer brings more than the maximum that the method has set.
    Above(Decimal),
    /// No answer brings anything.
    Nothing,
}

impl Variant {
    /// What is asked in a definition with one of its methods changed, and nothing but that method;
    /// none where the definition lacks something that is changed.
    pub(super) fn of(&self, definition: &Definition, id: &str) -> Option<Definition> {
        let mut method = definition.method(id)?.clone();
        let mut measures = method.measures.iter_mut();
        let core = measures.find(|measure| level::is_at(measure, level::INDEX))?;
        self.change_core(core)?;
        self.change_treatments(&mut method);
        if let Some((code, points)) = &self.points {
            let question = definition.question(code)?;
            let mut items = method.points.iter_mut();
            let item = items.find(|item| item.question.as_str() == code)?;
            *item = worth(question, item, points).ok()?;
        }
        Some(Definition {
            id: definition.id.clone(),
            version: definition.version.clone(),
            languages: Vec::new(),
            external: definition.external,
            scales: definition.scales.clone(),
            sections: Vec::new(),
            questions: definition.questions.clone(),
            methods: vec![method],
            texts: BTreeMap::new(),
            crosswalks: Vec::new(),
        })
    }

    fn change_core(&self, core: &mut Measure) -> Option<()> {
        if let Some(treatment) = self.treatments.get(&Absence::NoScore) {
            core.missing.no_score = *treatment;
        }
        let changes_core =
            !self.weights.is_empty() || self.combine.is_some() || self.floor.is_some();
        if !changes_core {
            return Some(());
        }
        let Function::Members {
            combine,
            members,
            weights,
            beyond,
            floor_values,
            ..
        } = &mut core.function
        else {
            return None;
        };
        for (code, weight) in &self.weights {
            let at = members.iter().position(|member| member.as_str() == code)?;
            *weights.all.get_mut(at)? = *weight;
            // They hold for everybody.
            weights.by_group = None;
        }
        // What weighs nothing any more is taken out: whoever has no score in it has an index all the
        // same.
        let is_out = |code: &str| self.weights.get(code).is_some_and(|it| it.is_zero());
        let kept = members.iter().zip(&weights.all);
        let kept = kept.filter(|(member, _)| !is_out(member.as_str()));
        (*members, weights.all) = kept
            .map(|(member, weight)| (member.clone(), *weight))
            .unzip();
        beyond.retain(|member| !is_out(member.as_str()));
        *combine = self.combine.unwrap_or(*combine);
        *floor_values = self.floor.or(*floor_values);
        Some(())
    }

    fn change_treatments(&self, method: &mut Method) {
        for (absence, treatment) in &self.treatments {
            for measure in &mut method.measures {
                if let Some(own) = answer_treatment(measure, *absence) {
                    *own = *treatment;
                }
            }
        }
    }

    /// Whether the answers can be read off what it changes.
    pub(super) fn needs_answers(&self, method: &Method) -> bool {
        let of_answers = self.treatments.keys().any(|it| *it != Absence::NoScore);
        if of_answers || self.points.is_some() {
            return true;
        }
        // What is made of scores is known to whoever has these.
        let core = super::ground::core(method);
        let members = core.map(crate::city::members).unwrap_or_default();
        members
            .iter()
            .any(|member| method.measure(member.as_str()).is_none())
    }
}

/// How an answer that is missing counts in a measure; none for a score that is missing.
fn answer_treatment(measure: &mut Measure, absence: Absence) -> Option<&mut Treatment> {
    let missing = &mut measure.missing;
    Some(match absence {
        Absence::Unknown => &mut missing.unknown,
        Absence::NotAnswered => &mut missing.not_answered,
        Absence::NotApplicable => &mut missing.not_applicable,
        Absence::NotWithinPowers => &mut missing.not_within_powers,
        Absence::NoScore => return None,
    })
}

/// The points of a question with some of them changed. The maximum moves with them, unless the method
/// has set it apart from what can be reached.
pub(super) fn worth(
    question: &Question,
    item: &ItemPoints,
    changed: &BTreeMap<String, Decimal>,
) -> Result<ItemPoints, Refused> {
    let mut rule = item.rule.clone();
    for (code, points) in changed {
        let found = match &mut rule {
            PointsRule::Option(all)
            | PointsRule::Best(all)
            | PointsRule::Sum { points: all, .. } => {
                let mut all = all.iter_mut();
                all.find(|(option, _)| option.as_str() == code)
                    .map(|(_, points)| points)
            }
            PointsRule::Steps(steps) => {
                let mut steps = steps.iter_mut();
                steps
                    .find(|step| step.ticks.to_string() == *code)
                    .map(|step| &mut step.points)
            }
            PointsRule::Value | PointsRule::Bands(_) => None,
        };
        *found.ok_or(Refused::Unknown)? = *points;
    }
    let reach = rule.reach(question);
    let maximum = match (item.maximum, reach) {
        (Some(set), Some(reach)) if Some(set) != item.rule.reach(question) => {
            if reach > set {
                return Err(Refused::Above(set));
            }
            Some(set)
        }
        _ => reach,
    };
    if maximum.is_some_and(|most| most <= Decimal::ZERO) {
        return Err(Refused::Nothing);
    }
    Ok(ItemPoints {
        rule,
        maximum,
        ..item.clone()
    })
}
