//! Units that a measure over units would lose: without the fact that groups or weighs them, a mean
//! would be that of others.

use std::collections::BTreeSet;

use icc_questionnaire::definition::{Function, Method};
use icc_questionnaire::{Decimal, number_meant};
use icc_scoring::{Panel, Program, ScoreError, Scores};

use crate::input::Input;
use crate::problem::{Problem, Problems, listed, or_none};

/// The file of facts, as reports about units that lack one name it.
pub(crate) struct FactsFile {
    name: String,
    /// The facts in it …
    names: BTreeSet<String>,
    /// … and with commas.
    known: String,
}

impl Input {
    /// Scores everything as one panel.
    ///
    /// # Errors
    /// The units without a fact that groups or weighs them.
    pub fn score(self, method: &Method, program: &Program) -> Result<(Panel, Scores), Problems> {
        let file = self.facts_file();
        let panel = self.panel(program)?;
        let scores = program.score(&panel).map_err(|e| file.ungrouped(e))?;
        let unweighed = file.unweighed(method, program, &panel, &scores);
        if unweighed.is_empty() {
            Ok((panel, scores))
        } else {
            Err(unweighed)
        }
    }

    /// Everything as one panel, its figures treated as the method says.
    ///
    /// # Errors
    /// The units without a size to divide by, and what else keeps figures from being treated.
    pub fn panel(self, program: &Program) -> Result<Panel, Problems> {
        let file = self.facts_file();
        let treated = program.treat(self.into_panel());
        treated.map_err(|errors| file.ungrouped(errors))
    }

    pub(crate) fn facts_file(&self) -> FactsFile {
        FactsFile {
            name: self.facts_name.clone(),
            names: self.known_facts().into_iter().map(str::to_owned).collect(),
            known: listed(&self.known_facts()),
        }
    }
}

impl FactsFile {
    fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        problems.in_file(&self.name);
        problems
    }

    /// No unit has a fact.
    fn nowhere(&self, fact: &str, place: &str) -> Problem {
        let nowhere = Problem::new("fact-nowhere").column("fact");
        let nowhere = nowhere.with("fact", fact).with("place", place);
        nowhere.with("known", or_none(&self.known))
    }

    /// What keeps units from being grouped, and their figures from being treated.
    pub(crate) fn ungrouped(&self, errors: Vec<ScoreError>) -> Problems {
        let mut problems = self.problems();
        let mut nowhere = BTreeSet::new();
        for error in errors {
            problems.push(match error {
                ScoreError::NoSize { fact, question, .. } if !self.names.contains(&fact) => {
                    // Told once, not for every unit.
                    if !nowhere.insert(fact.clone()) {
                        continue;
                    }
                    self.nowhere(&fact, &format!("treatment ({question})"))
                }
                ScoreError::NoSize {
                    unit,
                    period,
                    fact,
                    value,
                    question,
                } => {
                    let problem = match &value {
                        None => Problem::new("size-missing"),
                        Some(value) => {
                            let meant = number_meant(value).filter(|n| *n > Decimal::ZERO);
                            let meant = meant.map(|number| number.to_string());
                            Problem::new("size-invalid")
                                .with("value", value)
                                .with("similar", or_none(&meant.unwrap_or_default()))
                        }
                    };
                    let problem = problem.column("value").with("unit", unit);
                    let problem = problem.with("period", or_none(&period)).with("fact", fact);
                    problem.with("question", question)
                }
                ScoreError::NoYear { period } => {
                    let problem = Problem::new("period-without-year").column("period");
                    problem.with("period", or_none(&period))
                }
                ScoreError::TooLong {
                    unit,
                    period,
                    question,
                } => {
                    let problem = Problem::new("figure-too-long").with("unit", unit);
                    let problem = problem.with("period", or_none(&period));
                    problem.with("question", question)
                }
                ScoreError::NoGroup { unit, period, fact } => {
                    let problem = Problem::new("no-group").column("fact").with("unit", unit);
                    problem.with("period", or_none(&period)).with("fact", fact)
                }
                ScoreError::NoGroups { fact, measure } => {
                    self.nowhere(&fact, &format!("{measure}.per"))
                }
            });
        }
        problems
    }

    /// The units that a fact should weigh in a mean and cannot.
    fn unweighed(
        &self,
        method: &Method,
        program: &Program,
        panel: &Panel,
        scores: &Scores,
    ) -> Problems {
        let mut problems = self.problems();
        let mut told = BTreeSet::new();
        for measure in &method.measures {
            let Function::OverUnits {
                of,
                weight_by: Some(fact),
                ..
            } = &measure.function
            else {
                continue;
            };
            let info = program
                .measures_info()
                .find(|info| info.code == of.as_str());
            let kind = info.map_or(0, |info| info.kind);
            if !told.insert((kind, fact)) {
                continue;
            }
            let table = &scores.tables[kind];
            let value = |case: usize| {
                if kind == 0 {
                    return panel.facts.get(case, fact);
                }
                let period = &panel.periods[table.cases[case].period as usize];
                let unit = table.unit(case);
                panel.facts.grouped(&table.kind, unit, period, fact)
            };
            let cases = 0..table.cases.len();
            if !cases.is_empty() && cases.clone().all(|case| value(case).is_none()) {
                problems.push(self.nowhere(fact, &format!("{}.weight_by", measure.code)));
                continue;
            }
            for case in cases {
                let problem = match value(case) {
                    None => Problem::new("weight-missing"),
                    Some(value) => match value.parse::<Decimal>() {
                        Ok(weight) if weight >= Decimal::ZERO => continue,
                        _ => {
                            let meant = number_meant(value).filter(|n| *n >= Decimal::ZERO);
                            let meant = meant.map(|number| number.to_string());
                            let invalid = Problem::new("weight-invalid").with("value", value);
                            invalid.with("similar", or_none(&meant.unwrap_or_default()))
                        }
                    },
                };
                let period = &panel.periods[table.cases[case].period as usize];
                let problem = problem.column("value").with("unit", table.unit(case));
                let problem = problem.with("period", or_none(period)).with("fact", fact);
                problems.push(problem.with("measure", &measure.code));
            }
        }
        problems
    }
}
