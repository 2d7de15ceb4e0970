//! Facts that a method or definition looks at and does not find: allowed, and most often a slip of
//! the pen that would change scores without a word.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::definition::{
    Condition, Filling, Function, Method, Transform, TreatmentStep,
};
use icc_questionnaire::{Decimal, Definition};
use icc_scoring::panel::NO_VALUE;

use crate::input::{COPY, Input};
use crate::problem::{Problem, Problems, listed, or_none};

/// How a fact is looked at.
#[derive(Debug, Default)]
struct Use {
    /// Where it is looked at first: a question or measure and the key.
    place: String,
    /// Whether it is compared with a number.
    number: bool,
    /// Groups that are named by its values, with the measure.
    groups: BTreeMap<String, String>,
}

type Uses = BTreeMap<String, Use>;

impl Input {
    /// What is doubtful about the facts that a method and its definition look at, as warnings
    /// about the file of facts: each fact once.
    #[must_use]
    pub fn doubts(&self, definition: &Definition, method: &Method, file: &str) -> Problems {
        let mut doubts = Problems::new();
        doubts.in_file(file);
        let known = self.known_facts();
        for (fact, used) in uses(definition, method) {
            let problem = |code| Problem::new(code).column("fact").with("fact", &fact);
            // That there is no draft is nothing to doubt.
            if fact == COPY && !known.contains(COPY) {
                continue;
            }
            if !known.contains(fact.as_str()) {
                let nowhere = problem("fact-nowhere").with("place", &used.place);
                doubts.push(nowhere.with("known", or_none(&listed(&known))));
                continue;
            }
            let values = self.values_of(&fact);
            for (group, place) in &used.groups {
                if !values.contains_key(group.as_str()) {
                    let nowhere = problem("group-nowhere").with("group", group);
                    let found: Vec<&str> = values.keys().copied().collect();
                    let nowhere = nowhere.with("place", place);
                    doubts.push(nowhere.with("known", found.join(", ")));
                }
            }
            let unreadable: Vec<_> = values
                .iter()
                .filter(|(value, _)| used.number && value.parse::<Decimal>().is_err())
                .collect();
            if let Some((value, (_, unit))) = unreadable.first() {
                let count: usize = unreadable.iter().map(|(_, (count, _))| count).sum();
                let problem = problem("fact-not-a-number").with("place", &used.place);
                let problem = problem.with("count", count).with("unit", unit);
                doubts.push(problem.with("value", value));
            }
        }
        doubts
    }

    /// The names of all facts that some unit has.
    pub(crate) fn known_facts(&self) -> BTreeSet<&str> {
        let facts = &self.panel.facts;
        let grouped = facts.groups().values().flatten().map(|(fact, _)| fact);
        let names = facts.names().iter();
        names.chain(grouped).map(String::as_str).collect()
    }

    /// The values of a fact, each with how many units in periods have it and the first of them.
    fn values_of(&self, fact: &str) -> BTreeMap<&str, (usize, &str)> {
        let mut values: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        let known = &self.panel.facts;
        if let Some(column) = known.column(fact) {
            let column = column.iter().enumerate();
            for (case, value) in column.filter(|(_, value)| **value != NO_VALUE) {
                let value = known.values()[*value as usize].as_str();
                values.entry(value).or_insert((0, self.unit(case))).0 += 1;
            }
        }
        for ((_, unit), facts) in known.groups() {
            for value in facts.get(fact).into_iter().flat_map(BTreeMap::values) {
                values.entry(value).or_insert((0, unit)).0 += 1;
            }
        }
        values
    }
}

/// Every fact that is looked at and whose absence would not be an error.
fn uses(definition: &Definition, method: &Method) -> Uses {
    let mut uses = Uses::new();
    for question in &definition.questions {
        if let Some(condition) = &question.applies_if {
            of_condition(
                condition,
                &format!("{}.applies_if", question.code),
                &mut uses,
            );
        }
    }
    for (place, step) in (1..).zip(&method.treatments) {
        if let TreatmentStep::Impute { with, .. } = &step.step
            && let Filling::Mean { within, .. } | Filling::Median { within, .. } = with
            && let Some(fact) = within
        {
            entry(&mut uses, fact, &format!("treatment/{place}.within"));
        }
    }
    for measure in &method.measures {
        let code = &measure.code;
        if let Some(gate) = &measure.gate {
            of_condition(&gate.only_if, &format!("{code}.only_if"), &mut uses);
        }
        match &measure.function {
            Function::Members { weights, .. } => {
                if let Some(by_group) = &weights.by_group {
                    let place = format!("{code}.weights_by");
                    let used = entry(&mut uses, &by_group.fact, &place);
                    for group in by_group.groups.keys() {
                        used.groups.entry(group.clone()).or_insert(place.clone());
                    }
                }
            }
            Function::Transform {
                transform:
                    Transform::Goalposts { sample, .. }
                    | Transform::ZScore { sample, .. }
                    | Transform::Rank { sample, .. }
                    | Transform::Percentile { sample, .. },
                ..
            } => {
                if let Some(condition) = &sample.only_if {
                    of_condition(condition, &format!("{code}.sample_if"), &mut uses);
                }
            }
            _ => {}
        }
    }
    uses
}

fn entry<'a>(uses: &'a mut Uses, fact: &str, place: &str) -> &'a mut Use {
    uses.entry(fact.to_owned()).or_insert_with(|| Use {
        place: place.to_owned(),
        ..Use::default()
    })
}

fn of_condition(condition: &Condition, place: &str, uses: &mut Uses) {
    match condition {
        Condition::FactIs { fact, .. } => {
            entry(uses, fact, place);
        }
        Condition::FactNumber { fact, .. } => {
            let used = entry(uses, fact, place);
            if !used.number {
                used.number = true;
                place.clone_into(&mut used.place);
            }
        }
        Condition::All(list) | Condition::Any(list) => {
            for inner in list {
                of_condition(inner, place, uses);
            }
        }
        Condition::Not(inner) => of_condition(inner, place, uses),
        _ => {}
    }
}
