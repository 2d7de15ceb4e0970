//! From the rows of two files to sorted cases with their facts and answers.

use std::collections::BTreeSet;

use icc_questionnaire::Definition;
use icc_questionnaire::validate::QuestionTable;
use icc_scoring::Panel;
use icc_scoring::panel::{AnswerColumns, Case, FactTable, GroupedFacts, NO_VALUE};

use super::rows;
use crate::answers::{Answers, CaseName};
use crate::distinct::{Distinct, EMPTY};
use crate::facts::{Fact, Facts};
use crate::names::Names;
use crate::problem::{Problem, Problems};

/// The fact that marks a unit's copy as a draft when its value is [`DRAFT`].
pub(crate) const COPY: &str = "copy";
pub(crate) const DRAFT: &str = "draft";

pub(super) fn lay_out(
    definition: &Definition,
    questions: &QuestionTable,
    names: &Names,
    facts: &Facts,
    mut answers: Answers,
    problems: &mut Problems,
) -> Panel {
    let own: Vec<Fact> = facts
        .list
        .iter()
        .filter(|f| f.kind == EMPTY)
        .copied()
        .collect();
    name_the_only_period(&own, &mut answers, problems);
    let universe = Universe::new(names, &own, &answers);
    if universe.cases.is_empty() && problems.is_empty() {
        problems.push(Problem::new("no-units"));
    }
    let (facts_of_units, drafts) = universe.lay_out_facts(names, facts, &own);
    let mut panel = Panel {
        units: universe
            .units
            .iter()
            .map(|u| names.units.text(*u).to_owned())
            .collect(),
        periods: universe
            .periods
            .iter()
            .map(|p| names.periods.text(*p).to_owned())
            .collect(),
        cases: Vec::new(),
        drafts,
        facts: facts_of_units,
        offsets: Vec::new(),
        rows: AnswerColumns::default(),
        treatments: None,
    };
    let mut next = 0;
    let find = |name: &CaseName| {
        let place = universe.find(*name, next);
        next = place + 1;
        place
    };
    let places: Vec<usize> = answers.cases.iter().map(find).collect();
    let laid = rows::lay_out(
        definition,
        questions,
        answers,
        &places,
        universe.cases.len(),
        problems,
    );
    (panel.offsets, panel.rows) = laid;
    panel.cases = universe.cases;
    panel
}

/// Answers without any period belong to the only one that the facts name.
fn name_the_only_period(own: &[Fact], answers: &mut Answers, problems: &mut Problems) {
    if answers.cases.is_empty() || answers.cases.iter().any(|(_, period)| *period != EMPTY) {
        return;
    }
    let named: BTreeSet<u32> = own
        .iter()
        .map(|f| f.period)
        .filter(|p| *p != EMPTY)
        .collect();
    let mut named = named.into_iter();
    match (named.next(), named.next()) {
        (None, _) => {}
        (Some(only), None) => {
            answers.cases = answers
                .cases
                .iter()
                .map(|(unit, _)| (*unit, only))
                .collect();
        }
        _ => problems.push(Problem::new("period-missing").row(1).column("period")),
    }
}

/// Which units and periods exist.
struct Universe {
    /// Numbers of the names of the answering units, sorted by name.
    units: Vec<u32>,
    /// Likewise of the periods.
    periods: Vec<u32>,
    /// Place of each number in `units`, or `NO_VALUE`.
    unit_place: Vec<u32>,
    period_place: Vec<u32>,
    cases: Vec<Case>,
}

impl Universe {
    fn new(names: &Names, own: &[Fact], answers: &Answers) -> Self {
        let mut named = vec![false; names.units.len()];
        let mut known = vec![false; names.units.len()];
        let mut occurs = vec![false; names.periods.len()];
        for (unit, period) in &answers.cases {
            named[*unit as usize] = true;
            occurs[*period as usize] = true;
        }
        for fact in own {
            known[fact.unit as usize] = true;
            if fact.period != EMPTY {
                named[fact.unit as usize] = true;
                occurs[fact.period as usize] = true;
            }
        }
        if occurs.iter().all(|occurs| !occurs) {
            // Without any named period there is one, without a name.
            occurs[EMPTY as usize] = true;
        }
        let is_unit: Vec<bool> = named.iter().zip(&known).map(|(a, b)| *a || *b).collect();
        let (units, unit_place) = sorted(&names.units, &is_unit);
        let (periods, period_place) = sorted(&names.periods, &occurs);
        let case = |unit: u32, period: u32| Case {
            period: period_place[period as usize],
            unit: unit_place[unit as usize],
        };
        let mut cases: Vec<Case> = answers
            .cases
            .iter()
            .map(|(unit, period)| case(*unit, *period))
            .collect();
        cases.extend(
            own.iter()
                .filter(|f| f.period != EMPTY)
                .map(|f| case(f.unit, f.period)),
        );
        for unit in units.iter().filter(|unit| !named[**unit as usize]) {
            cases.extend(periods.iter().map(|period| case(*unit, *period)));
        }
        cases.sort_unstable();
        cases.dedup();
        Self {
            units,
            periods,
            unit_place,
            period_place,
            cases,
        }
    }

    /// The place of a case that exists; `guess` is looked at first, because files are mostly
    /// written in order.
    fn find(&self, (unit, period): CaseName, guess: usize) -> usize {
        let case = Case {
            period: self.period_place[period as usize],
            unit: self.unit_place[unit as usize],
        };
        if self.cases.get(guess) == Some(&case) {
            return guess;
        }
        self.cases
            .binary_search(&case)
            .unwrap_or_else(|place| place)
    }

    /// The facts of the cases, and which cases are drafts.
    fn lay_out_facts(&self, names: &Names, facts: &Facts, own: &[Fact]) -> (FactTable, Vec<bool>) {
        let stated = own.iter().filter(|f| f.fact != EMPTY && f.value != EMPTY);
        let mut has_name = vec![false; facts.names.len()];
        let mut has_value = vec![false; facts.values.len()];
        for fact in stated.clone() {
            has_name[fact.fact as usize] = true;
            has_value[fact.value as usize] = true;
        }
        let (name_list, name_place) = sorted(&facts.names, &has_name);
        let (values, value_place) = sorted(&facts.values, &has_value);
        let fact_names: Vec<String> = name_list
            .iter()
            .map(|n| facts.names.text(*n).to_owned())
            .collect();
        let values: Vec<String> = values
            .iter()
            .map(|v| facts.values.text(*v).to_owned())
            .collect();
        let mut columns = vec![vec![NO_VALUE; self.cases.len()]; name_list.len()];
        let (starts, by_unit) = self.by_unit();
        // The facts of a unit are sorted by period, those of every period first: what a period
        // says itself comes later and stays.
        for fact in stated {
            let column = &mut columns[name_place[fact.fact as usize] as usize];
            let value = value_place[fact.value as usize];
            if fact.period == EMPTY {
                let unit = self.unit_place[fact.unit as usize] as usize;
                for case in &by_unit[starts[unit]..starts[unit + 1]] {
                    column[*case as usize] = value;
                }
            } else if let Some(cell) = column.get_mut(self.find((fact.unit, fact.period), 0)) {
                *cell = value;
            }
        }
        let copy = fact_names.iter().position(|name| name == COPY);
        let draft = values.iter().position(|value| value == DRAFT);
        let is_draft = |case| match (copy, draft) {
            (Some(copy), Some(draft)) => columns[copy][case] as usize == draft,
            _ => false,
        };
        let drafts = (0..self.cases.len()).map(is_draft).collect();
        let grouped = grouped(names, facts);
        let facts = FactTable::from_columns(fact_names, values, columns, grouped);
        (facts, drafts)
    }

    /// The cases of each unit: those of unit `i` are `starts[i]..starts[i + 1]` of the list.
    fn by_unit(&self) -> (Vec<usize>, Vec<u32>) {
        let mut starts = vec![0; self.units.len() + 1];
        for case in &self.cases {
            starts[case.unit as usize + 1] += 1;
        }
        for unit in 0..self.units.len() {
            starts[unit + 1] += starts[unit];
        }
        let mut next = starts.clone();
        let mut list = vec![0; self.cases.len()];
        for (place, case) in (0..).zip(&self.cases) {
            list[next[case.unit as usize]] = place;
            next[case.unit as usize] += 1;
        }
        (starts, list)
    }
}

/// The numbers of the texts in use, sorted by text, and the place of each.
fn sorted(texts: &Distinct, in_use: &[bool]) -> (Vec<u32>, Vec<u32>) {
    let numbers = (0..)
        .zip(in_use)
        .filter(|(_, used)| **used)
        .map(|(number, _)| number);
    let mut list: Vec<u32> = numbers.collect();
    list.sort_unstable_by(|a, b| texts.text(*a).cmp(texts.text(*b)));
    let mut places = vec![NO_VALUE; texts.len()];
    for (place, number) in (0..).zip(&list) {
        places[*number as usize] = place;
    }
    (list, places)
}

/// Facts of units that a measure over units makes.
fn grouped(names: &Names, facts: &Facts) -> GroupedFacts {
    let mut grouped = GroupedFacts::new();
    for fact in &facts.list {
        if fact.kind == EMPTY || fact.fact == EMPTY || fact.value == EMPTY {
            continue;
        }
        let unit = (
            facts.kinds.text(fact.kind).to_owned(),
            names.units.text(fact.unit).to_owned(),
        );
        let period = (fact.period != EMPTY).then(|| names.periods.text(fact.period).to_owned());
        grouped
            .entry(unit)
            .or_default()
            .entry(facts.names.text(fact.fact).to_owned())
            .or_default()
            .insert(period, facts.values.text(fact.value).to_owned());
    }
    grouped
}
