//! Answers to questions that are not asked of the unit: allowed, since nothing is lost but what
//! counts nowhere, and most often a mistake in the answers or in what the condition looks at.

use std::collections::BTreeMap;

use icc_questionnaire::Definition;
use icc_scoring::Program;

use crate::input::Input;
use crate::problem::{Problem, Problems};

/// Cases looked at together.
const STEP: usize = 1 << 14;
/// Units that a warning names.
const NAMED: usize = 3;

impl Input {
    /// The answers that count nowhere because their question is not asked of the unit, as warnings
    /// about the file of answers: each question once.
    #[must_use]
    pub fn unasked(&self, definition: &Definition, program: &Program, file: &str) -> Problems {
        // Per question: how often, and the first units.
        let mut found: BTreeMap<usize, (usize, Vec<String>)> = BTreeMap::new();
        if program.asks_conditionally() {
            for start in (0..self.cases()).step_by(STEP) {
                let panel = self.block(start..(start + STEP).min(self.cases()));
                for (case, question) in program.unasked(&panel) {
                    let (count, units) = found.entry(question).or_default();
                    *count += 1;
                    if units.len() < NAMED {
                        units.push(self.case_name(start + case));
                    }
                }
            }
        }
        let mut doubts = Problems::new();
        doubts.in_file(file);
        for (question, (count, units)) in found {
            let problem = Problem::new("answer-not-asked").column("question");
            let problem = problem.with("question", &definition.questions[question].code);
            let problem = problem.with("count", count);
            doubts.push(problem.with("units", units.join(", ")));
        }
        doubts
    }

    /// A case's unit, with its period if it has one.
    fn case_name(&self, case: usize) -> String {
        match self.period(case) {
            "" => self.unit(case).to_owned(),
            period => format!("{} {period}", self.unit(case)),
        }
    }
}
