//! `cycle-in-applicability`, `cycle-in-measures`: questions that wait for each other's answers,
//! measures for each other's values.

use std::collections::BTreeMap;

use super::{Context, DEFINITION_FILE};
use crate::definition::{Condition, Function, Measure, Method, Sample, Transform};
use crate::diagnostic::Diagnostic;
use crate::parse::method_sources;

/// Whether questions' conditions end somewhere.
pub(crate) fn check_questions(context: &mut Context) -> bool {
    let questions = &context.definition.questions;
    let index: BTreeMap<&str, usize> = questions
        .iter()
        .enumerate()
        .map(|(i, q)| (q.code.as_str(), i))
        .collect();
    let needs: Vec<Vec<usize>> = questions
        .iter()
        .map(|q| {
            let mut needs = Vec::new();
            if let Some(condition) = &q.applies_if {
                mentioned(condition, &mut |code, _| {
                    needs.extend(index.get(code).copied());
                });
            }
            needs
        })
        .collect();
    let (_, cycles) = order(&needs);
    for cycle in &cycles {
        let codes: Vec<_> = cycle.iter().map(|&i| questions[i].code.as_str()).collect();
        let path = format!("question/{}/applies_if", codes[0]);
        let found = Diagnostic::new("cycle-in-applicability").with("cycle", round(&codes));
        context.report(DEFINITION_FILE, &path, found);
    }
    cycles.is_empty()
}

/// An order of the measures in which each comes after those it needs; `None` after reporting that
/// there is none.
pub(crate) fn check_measures(context: &mut Context, method: &Method) -> Option<Vec<usize>> {
    let index: BTreeMap<&str, usize> = method
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| (m.code.as_str(), i))
        .collect();
    let needs: Vec<Vec<usize>> = method
        .measures
        .iter()
        .map(|measure| {
            let mut needs: Vec<usize> = method_sources(&measure.function)
                .iter()
                .filter_map(|code| index.get(code.as_str()).copied())
                .collect();
            for condition in conditions(measure) {
                let see = &mut |code: &str, is_measure| {
                    if is_measure {
                        needs.extend(index.get(code).copied());
                    }
                };
                mentioned(condition, see);
            }
            needs
        })
        .collect();
    let (order, cycles) = order(&needs);
    for cycle in &cycles {
        let codes: Vec<_> = cycle
            .iter()
            .map(|&i| method.measures[i].code.as_str())
            .collect();
        let found = Diagnostic::new("cycle-in-measures").with("cycle", round(&codes));
        context.report_measure(method, &method.measures[cycle[0]], "", found);
    }
    cycles.is_empty().then_some(order)
}

fn round(codes: &[&str]) -> String {
    let mut text = codes.join(" → ");
    text.push_str(" → ");
    text.push_str(codes.first().copied().unwrap_or_default());
    text
}

/// The conditions of a measure: its gate and its sample's.
pub(crate) fn conditions(measure: &Measure) -> impl Iterator<Item = &Condition> {
    let sample = match &measure.function {
        Function::Transform { transform, .. } => transform_sample(transform),
        _ => None,
    };
    let sample = sample.and_then(|s| s.only_if.as_ref());
    measure.gate.iter().map(|gate| &gate.only_if).chain(sample)
}

pub(crate) const fn transform_sample(transform: &Transform) -> Option<&Sample> {
    match transform {
        Transform::Goalposts { sample, .. }
        | Transform::ZScore { sample, .. }
        | Transform::Rank { sample, .. }
        | Transform::Percentile { sample, .. } => Some(sample),
        Transform::Log | Transform::Linear { .. } | Transform::Bands { .. } | Transform::Copy => {
            None
        }
    }
}

/// Calls `see(code, is_measure)` for every question and measure a condition mentions.
pub(crate) fn mentioned<'a>(condition: &'a Condition, see: &mut impl FnMut(&'a str, bool)) {
    match condition {
        Condition::QuestionIs { question, .. }
        | Condition::QuestionState { question, .. }
        | Condition::QuestionNumber { question, .. } => see(question.as_str(), false),
        Condition::MeasureNumber { measure, .. } => see(measure.as_str(), true),
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|c| mentioned(c, see)),
        Condition::Not(inner) => mentioned(inner, see),
        Condition::FactIs { .. }
        | Condition::FactNumber { .. }
        | Condition::Unit(_)
        | Condition::Period(_) => {}
    }
}

/// An order in which everything comes after what it needs, and the cycles that stand in its way,
/// each starting with its first element.
pub(crate) fn order(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut users = vec![Vec::new(); needs.len()];
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    for (i, list) in needs.iter().enumerate() {
        for &need in list {
            users[need].push(i);
        }
    }
    let mut ready: Vec<usize> = (0..needs.len())
        .rev()
        .filter(|&i| waiting[i] == 0)
        .collect();
    let mut done = vec![false; needs.len()];
    let (mut sorted, mut cycles) = (Vec::new(), Vec::new());
    loop {
        while let Some(i) = ready.pop() {
            if std::mem::replace(&mut done[i], true) {
                continue;
            }
            sorted.push(i);
            for &user in &users[i] {
                waiting[user] -= 1;
                if waiting[user] == 0 {
                    ready.push(user);
                }
            }
        }
        // Whoever still waits is in a cycle or behind one: walking towards what is needed ends in
        // the cycle. Its elements are then taken as done, to find the next one.
        let Some(start) = done.iter().position(|d| !d) else {
            break;
        };
        let mut walk = vec![start];
        let mut cycle = loop {
            let at = walk[walk.len() - 1];
            let Some(&next) = needs[at].iter().find(|n| !done[**n]) else {
                break Vec::new();
            };
            if let Some(first) = walk.iter().position(|&w| w == next) {
                break walk.split_off(first);
            }
            walk.push(next);
        };
        let Some(smallest) = (0..cycle.len()).min_by_key(|&i| cycle[i]) else {
            break;
        };
        cycle.rotate_left(smallest);
        ready.extend(&cycle);
        cycles.push(cycle);
    }
    (sorted, cycles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_by_need_and_finds_every_cycle() {
        assert_eq!(order(&[vec![1], vec![2], vec![]]), (vec![2, 1, 0], vec![]));
        let (_, cycles) = order(&[vec![1], vec![0], vec![3], vec![4], vec![2], vec![0]]);
        assert_eq!(cycles, vec![vec![0, 1], vec![2, 3, 4]]);
        assert_eq!(order(&[vec![0]]).1, vec![vec![0]]);
    }
}
